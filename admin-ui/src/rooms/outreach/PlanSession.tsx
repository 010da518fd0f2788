import { useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useSession } from '../../app/session';
import { useAct, type Done, type Refusal } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { Faults } from '../../ui/Faults';
import { Broken, Loading } from '../../ui/States';
import { useTitle } from '../../ui/title';
import { say } from '../../words';
import { ChangeSessionDocument, PlanSessionDocument } from './documents';
import { useReading, type Reading } from './reading';
import { SessionForm } from './SessionForm';
import { empty, fieldOf, termsOf, typedOf } from './terms';

const labels = {
  title: say('outreach.form.title'), day: say('outreach.form.day'), startTime: say('outreach.form.from'), endTime: say('outreach.form.until'), placeId: say('outreach.form.place'), place: say('outreach.form.where'),
  name: say('outreach.form.name'), street: say('outreach.form.street'), postalCode: say('outreach.form.postalCode'), city: say('outreach.form.city'), inseeCode: say('outreach.form.insee'),
  mediatorIds: say('outreach.form.team'), seats: say('outreach.form.seats'), kit: say('outreach.form.kit'), vouchers: say('outreach.form.vouchers'),
};

/** The summary leads to fields by their own names, which stand below `terms` in a refusal's path. */
function atFields(done: Done<unknown> | null): Done<unknown> | null {
  if (done?.kind !== 'refused') return done;
  return { ...done, refusals: done.refusals.map(each => ({ ...each, path: [fieldOf(each.path) ?? ''] })) };
}

/** A session to be planned. */
export function PlanSession() {
  useTitle(say('outreach.plan'));
  const { town, me } = useSession();
  const navigate = useNavigate();
  const mine = useMemo(() => ({ ...empty, mediatorIds: me.roles.includes('MEDIATOR') ? [me.id] : [] }), [me]);
  const { draft, change, discard, found } = useDraft('outreach.plan', mine);
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const { act, isActing } = useAct(PlanSessionDocument);
  const plan = async (lacking: Refusal[]) => {
    if (lacking.length > 0) return setDone({ kind: 'refused', refusals: lacking, payload: {} });
    const end = await act({ input: { terms: termsOf(draft) } });
    setDone(end);
    if (end.kind !== 'done' || !end.payload.outreachSession) return;
    discard();
    await navigate({ to: '/sessions/$id', params: { id: end.payload.outreachSession.id } });
  };
  return (
    <>
      <h1>{say('outreach.plan')}</h1>
      <Faults of={atFields(done)} labels={labels} />
      {found && <p className="notice">{say('form.draft')} <button type="button" className="link" onClick={discard}>{say('form.draft.discard')}</button></p>}
      <SessionForm typed={draft} change={change} done={done} zone={town.timeZone} isActing={isActing} onSubmit={lacking => void plan(lacking)}>{say('outreach.form.submit')}</SessionForm>
    </>
  );
}

/** A session to be changed: everything is given again, as it stood. */
export function ChangeSession() {
  useTitle(say('outreach.change.title'));
  const { id } = useParams({ strict: false }) as { id: string };
  const { reading, error, refresh } = useReading(id);
  if (reading) return <Changing reading={reading} />;
  return error ? <Broken error={error} retry={() => void refresh()} /> : <Loading />;
}

function Changing({ reading }: { reading: Reading }) {
  const navigate = useNavigate();
  const [before] = useState(() => typedOf(reading));
  const { draft, change, discard, found } = useDraft(`outreach.change.${reading.id}`, before);
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const { act, isActing } = useAct(ChangeSessionDocument);
  const save = async (lacking: Refusal[]) => {
    if (lacking.length > 0) return setDone({ kind: 'refused', refusals: lacking, payload: {} });
    const end = await act({ input: { sessionId: reading.id, terms: termsOf(draft) } });
    setDone(end);
    if (end.kind !== 'done') return;
    discard();
    await navigate({ to: '/sessions/$id', params: { id: reading.id } });
  };
  return (
    <>
      <h1>{say('outreach.change.title')}</h1>
      <Faults of={atFields(done)} labels={labels} />
      {found && <p className="notice">{say('form.draft')} <button type="button" className="link" onClick={discard}>{say('form.draft.discard')}</button></p>}
      <SessionForm typed={draft} team={before.mediatorIds} change={change} done={done} zone={reading.timeZone} isActing={isActing} onSubmit={lacking => void save(lacking)}>{say('outreach.form.change')}</SessionForm>
    </>
  );
}
