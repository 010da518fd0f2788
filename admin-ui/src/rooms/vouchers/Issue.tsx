import { useState } from 'react';
import { useQuery } from 'urql';
import { useSession } from '../../app/session';
import type { ResultOf } from '../../graphql';
import { dayIn, plainDayWithYear } from '../../ui/dates';
import { Faults } from '../../ui/Faults';
import { Choices } from '../../ui/fields';
import { useForm } from '../../ui/form';
import { euros } from '../../ui/money';
import { Answer, Empty } from '../../ui/States';
import { say } from '../../words';
import { IssueBookletDocument, ProgrammesDocument } from './documents';

type Programme = ResultOf<typeof ProgrammesDocument>['programmes']['nodes'][number];
type Booklet = NonNullable<ResultOf<typeof IssueBookletDocument>['issueBooklet']['booklet']>;

/** Hands the next booklet of the stock over to somebody, then leads to its sheet. */
export function Issue({ resident, onOther, onSee }: { resident: { id: string; name: string }; onOther: () => void; onSee: () => void }) {
  const [result, ask] = useQuery({ query: ProgrammesDocument, variables: {} });
  const [booklet, setBooklet] = useState<Booklet | null>(null);
  if (booklet) return <Issued booklet={booklet} name={resident.name} onOther={onOther} onSee={onSee} />;
  return <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{data => <IssueForm programmes={data.programmes.nodes} resident={resident} onOther={onOther} onIssued={setBooklet} />}</Answer>;
}

function IssueForm({ programmes, resident, onOther, onIssued }: { programmes: Programme[]; resident: { id: string; name: string }; onOther: () => void; onIssued: (booklet: Booklet) => void }) {
  const { town } = useSession();
  const live = programmes.filter(each => each.validUntilOn >= dayIn(town.timeZone));
  const { draft, change, send, isActing, done, fault } = useForm(`vouchers.issue.${resident.id}`, { programmeId: '' }, IssueBookletDocument);
  const chosen = draft.programmeId || (live.length === 1 ? live[0]?.id ?? '' : '');
  if (live.length === 0) return <Empty title={say('vouchers.issue.none')}><p>{say('vouchers.issue.none.hint')}</p></Empty>;

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const answer = await send({ input: { programmeId: chosen, residentId: resident.id } });
    if (answer.kind === 'done' && answer.payload.booklet) onIssued(answer.payload.booklet);
  };
  return (
    <form className="panel" onSubmit={event => void submit(event)}>
      <Faults of={done} labels={{ programmeId: '' }} />
      <div className="head">
        <h2>{say('vouchers.issue.to', { name: resident.name })}</h2>
        <button type="button" className="link" onClick={onOther}>{say('vouchers.issue.other')}</button>
      </div>
      <Choices id="programmeId" legend={say('vouchers.issue.programme')} fault={fault('programmeId')} chosen={[chosen]} cards onChange={([programmeId]) => change({ programmeId })}
        options={live.map(each => ({
          value: each.id, label: each.name,
          hint: say('vouchers.issue.terms', { count: each.vouchersPerBooklet, value: euros(each.faceValue), until: plainDayWithYear(each.validUntilOn), last: plainDayWithYear(each.lastDayOn) }),
        }))} />
      <p className="hint">{say('vouchers.issue.hint')}</p>
      <button type="submit" disabled={isActing || !chosen}>{say(isActing ? 'form.sending' : 'vouchers.issue.act')}</button>
    </form>
  );
}

function Issued({ booklet, name, onOther, onSee }: { booklet: Booklet; name: string; onOther: () => void; onSee: () => void }) {
  return (
    <section className="panel form" role="status">
      <h2>{say('vouchers.issue.done', { serial: booklet.serial, name })}</h2>
      <p>{say('vouchers.issue.sheet.hint')}</p>
      <p className="acts">
        {booklet.sheetPath && <a className="button" href={booklet.sheetPath} target="_blank" rel="noreferrer">{say('vouchers.issue.sheet')}</a>}
        <button type="button" className="quiet" onClick={onSee}>{say('vouchers.issue.see')}</button>
        <button type="button" className="quiet" onClick={onOther}>{say('vouchers.issue.again')}</button>
      </p>
    </section>
  );
}
