import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import type { ResultOf } from '../../../graphql';
import { dayAndHour, plainDayWithYear } from '../../../ui/dates';
import { useAct, type Done } from '../../../ui/act';
import { ConfirmAct, LineAct } from '../../../ui/ConfirmAct';
import { Faults } from '../../../ui/Faults';
import { TextField } from '../../../ui/fields';
import { useForm } from '../../../ui/form';
import { Pages, usePages } from '../../../ui/Pages';
import { Answer, Empty } from '../../../ui/States';
import { useTitle } from '../../../ui/title';
import { Wide } from '../../../ui/Wide';
import { say } from '../../../words';
import { useHasRole, useSession } from '../../session';
import { AbandonMessageDocument, MessagesDocument, RetryMessageDocument, SetSmsBudgetDocument } from './documents';
import { messageWord } from './kinds';

type Answered = ResultOf<typeof MessagesDocument>;
type Stuck = Answered['stuckMessages']['nodes'][number];

/** What text messages cost this month, and the messages that wait for a person's decision. */
export function Messages() {
  useTitle(say('messages.title'));
  const isAdministrator = useHasRole('ADMINISTRATOR');
  const at = usePages();
  const [act, setAct] = useState<{ kind: 'retry' | 'abandon'; message: Stuck } | null>(null);
  const [result, ask] = useQuery({ query: MessagesDocument, variables: { after: at.after } });
  return (
    <>
      <h1>{say('messages.title')}</h1>
      <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ smsUse, stuckMessages }) => (
        <>
          <section className="panel form">
            <h2>{say('messages.sms')}</h2>
            <p>{say('messages.sms.use', { used: smsUse.segmentsUsed, allowed: smsUse.segmentsAllowed, since: plainDayWithYear(smsUse.monthOn) })}</p>
            <progress max={Math.max(smsUse.segmentsAllowed, 1)} value={Math.min(smsUse.segmentsUsed, smsUse.segmentsAllowed)} aria-label={say('messages.sms')} />
            {isAdministrator && <Budget allowed={smsUse.segmentsAllowed} />}
          </section>
          <h2>{say('messages.stuck')}</h2>
          {stuckMessages.nodes.length === 0 && !at.after ? <Empty title={say('messages.stuck.none')} /> : <>{stuckMessages.nodes.length > 1 && <RetryAll rows={stuckMessages.nodes} />}<StuckTable rows={stuckMessages.nodes} onAct={(kind, message) => setAct({ kind, message })} /><Pages of={stuckMessages.pageInfo} at={at} count={stuckMessages.nodes.length} /></>}
        </>
      )}</Answer>
      {act?.kind === 'retry' && (
        <ConfirmAct title={messageWord(act.message.kind)} act={say('messages.retry')} document={RetryMessageDocument} variables={{ input: { stuckMessageId: act.message.id } }} onClose={() => setAct(null)}><p>{say('messages.retry.hint')}</p></ConfirmAct>
      )}
      {act?.kind === 'abandon' && (
        <ConfirmAct title={messageWord(act.message.kind)} act={say('messages.abandon')} document={AbandonMessageDocument} variables={{ input: { stuckMessageId: act.message.id } }} onClose={() => setAct(null)}><p>{say('messages.abandon.hint')}</p></ConfirmAct>
      )}
    </>
  );
}

function StuckTable({ rows, onAct }: { rows: Stuck[]; onAct: (kind: 'retry' | 'abandon', message: Stuck) => void }) {
  const { town } = useSession();
  const meetsResidents = useHasRole('COORDINATOR');
  return (
    <Wide label={say('messages.stuck')}>
      <table>
        <thead><tr><th scope="col">{say('messages.what')}</th><th scope="col">{say('messages.why')}</th><th scope="col">{say('messages.since')}</th><th scope="col">{say('settings.acts')}</th></tr></thead>
        <tbody>
          {rows.map(each => (
            <tr key={each.id}>
              <th scope="row">{meetsResidents && each.kind.startsWith('APPOINTMENT_') ? <Link to="/appointments/$appointmentId" params={{ appointmentId: each.subjectId }}>{messageWord(each.kind)}</Link> : messageWord(each.kind)}</th>
              <td>{say(`MessageFault.${each.lastFault}`)}<span className="hint">{say('messages.attempts', { count: each.attempts })}</span></td>
              <td>{dayAndHour(each.stuckAt, town.timeZone)}</td>
              <td><div className="acts"><LineAct act={say('messages.retry')} of={messageWord(each.kind)} onClick={() => onAct('retry', each)} /><LineAct act={say('messages.abandon')} of={messageWord(each.kind)} onClick={() => onAct('abandon', each)} /></div></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

/** When what kept them all has passed (a server that was away), they leave one after the other, without being asked one by one. */
function RetryAll({ rows }: { rows: Stuck[] }) {
  const { act } = useAct(RetryMessageDocument);
  const [at, setAt] = useState<{ sent: number; of: number } | null>(null);
  const [failed, setFailed] = useState<Done<unknown> | null>(null);
  const retry = async () => {
    setFailed(null);
    for (const [sent, { id }] of rows.entries()) {
      setAt({ sent, of: rows.length });
      const answer = await act({ input: { stuckMessageId: id } });
      // Somebody else may have decided about this one; without the network none would leave.
      if (answer.kind !== 'done') setFailed(answer);
      if (answer.kind === 'failed') break;
    }
    setAt(null);
  };
  return (
    <>
      <Faults of={failed} />
      <p className="acts">
        <button type="button" className="quiet" disabled={at !== null} onClick={() => void retry()}>{say('messages.retry.all', { count: rows.length })}</button>
        {at && <span role="status"><progress max={at.of} value={at.sent} aria-label={say('messages.retry.all', { count: at.of })} /></span>}
      </p>
    </>
  );
}

function Budget({ allowed }: { allowed: number }) {
  const { draft, change, send, isActing, done, fault } = useForm('sms.budget', { segmentsPerMonth: String(allowed) }, SetSmsBudgetDocument);
  const submit = async (event: React.FormEvent) => { event.preventDefault(); await send({ input: { segmentsPerMonth: Number(draft.segmentsPerMonth) } }); };
  return (
    <form onSubmit={event => void submit(event)} noValidate>
      <Faults of={done} labels={{ segmentsPerMonth: '' }} />
      {done?.kind === 'done' && <p className="notice" role="status">{say('settings.saved')}</p>}
      <TextField id="segmentsPerMonth" type="number" min={0} label={say('messages.sms.budget')} hint={say('messages.sms.budget.hint')} fault={fault('segmentsPerMonth')} value={draft.segmentsPerMonth} required onChange={segmentsPerMonth => change({ segmentsPerMonth })} />
      <button type="submit" disabled={isActing}>{say('settings.save')}</button>
    </form>
  );
}
