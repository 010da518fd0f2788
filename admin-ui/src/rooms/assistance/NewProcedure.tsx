import { Link, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { useSession } from '../../app/session';
import type { ResultOf } from '../../graphql';
import { useAct, type Done } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { Faults } from '../../ui/Faults';
import { unanswered } from '../../ui/form';
import { Answer, Empty } from '../../ui/States';
import { useTitle } from '../../ui/title';
import { say } from '../../words';
import type { ProcedureAddress } from './addresses';
import { ProcedureForAppointmentDocument, ProcedureForResidentDocument, RecordProcedureDocument } from './documents';
import { begunProcedure, procedureOf } from './procedure';
import { ProcedureForm } from './ProcedureForm';
import { nameOf } from './report';
import { Submit } from './Submit';

type Resident = NonNullable<ResultOf<typeof ProcedureForResidentDocument>['resident']>;
const labels = { mode: say('procedure.mode'), theme: say('procedure.theme'), title: say('procedure.name'), outcome: say('procedure.outcome'), steps: say('procedure.steps'), outsideReference: say('procedure.reference'), notes: say('procedure.notes'), happenedAt: say('procedure.day') };

/** A procedure done with or for a resident, begun from their file or from an appointment. */
export function NewProcedure() {
  useTitle(say('procedure.new'));
  const address = useSearch({ strict: false }) as ProcedureAddress;
  const { resident, appointment } = address;
  if (appointment) return <OfAppointment id={appointment} />;
  return resident ? <OfResident id={resident} /> : <Nobody title={say('procedure.nobody')} />;
}

function OfAppointment({ id }: { id: string }) {
  const [result, ask] = useQuery({ query: ProcedureForAppointmentDocument, variables: { appointmentId: id } });
  return (
    <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ appointment }) => appointment?.resident
      ? <Form resident={appointment.resident} theme={appointment.reason?.theme ?? ''} title={appointment.reason?.name ?? ''} at={appointment.startsAt} appointmentId={id} />
      : <Nobody title={say('procedure.unknown')} />}</Answer>
  );
}

function OfResident({ id }: { id: string }) {
  const [result, ask] = useQuery({ query: ProcedureForResidentDocument, variables: { residentId: id } });
  return <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ resident }) => resident ? <Form resident={resident} theme="" title="" /> : <Nobody title={say('procedure.unknown')} />}</Answer>;
}

function Nobody({ title }: { title: string }) {
  return <><h1>{say('procedure.new')}</h1><Empty title={title}><p>{say('procedure.nobody.hint')}</p><p><Link className="button" to="/residents">{say('procedure.find')}</Link></p></Empty></>;
}

function Form({ resident, theme, title, at, appointmentId }: { resident: Resident; theme: string; title: string; at?: string; appointmentId?: string }) {
  const { town } = useSession();
  const begun = useMemo(() => begunProcedure({ theme, title, at }, town.timeZone), [theme, title, at, town.timeZone]);
  const { draft, change, discard, found } = useDraft(`procedure.${appointmentId ?? resident.id}`, begun);
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const [saved, setSaved] = useState<{ id: string; title: string } | null>(null);
  const { act, isActing } = useAct(RecordProcedureDocument);
  const save = async (form: EventTarget) => {
    const missing = unanswered(form);
    if (missing.length > 0) return setDone({ kind: 'refused', refusals: missing, payload: null });
    const end = await act({ input: procedureOf(draft, resident.id, town.timeZone) });
    setDone(end);
    if (end.kind !== 'done' || !end.payload.assistedProcedure) return;
    setSaved({ id: end.payload.assistedProcedure.id, title: draft.title });
    discard();
  };
  if (saved) return <Saved {...saved} appointmentId={appointmentId} />;
  return (
    <>
      <div className="head"><h1>{say('procedure.new')} <span className="soft">{say('procedure.whom', { name: nameOf(resident) })}</span></h1></div>
      <Faults of={done} labels={labels} />
      {found && <p className="notice">{say('form.draft')} <button type="button" className="link" onClick={discard}>{say('form.draft.discard')}</button></p>}
      <ProcedureForm typed={draft} change={change} done={done} residentId={resident.id} isActing={isActing} onSubmit={form => void save(form)} />
    </>
  );
}

/** What comes next: to hand it over, to write the report, or nothing. */
function Saved({ id, title, appointmentId }: { id: string; title: string; appointmentId?: string }) {
  return (
    <section className="panel" role="status">
      <h1>{say('procedure.saved')}</h1>
      <p>{title}</p>
      <p>{say('procedure.saved.next')}</p>
      <div className="acts">
        <Submit id={id} title={title} />
        <Link className="button quiet" to="/reports/new" search={appointmentId ? { appointment: appointmentId } : {}}>{say('procedure.report')}</Link>
        <Link className="button quiet" to="/procedures">{say('procedure.list')}</Link>
      </div>
    </section>
  );
}
