import { useState } from 'react';
import { useQuery } from 'urql';
import type { ResultOf } from '../../../graphql';
import { dayAndHour, plainDayWithYear } from '../../../ui/dates';
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
          {stuckMessages.nodes.length === 0 ? <Empty title={say('messages.stuck.none')} /> : <><StuckTable rows={stuckMessages.nodes} onAct={(kind, message) => setAct({ kind, message })} /><Pages of={stuckMessages.pageInfo} at={at} count={stuckMessages.nodes.length} /></>}
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
  return (
    <Wide label={say('messages.stuck')}>
      <table>
        <thead><tr><th scope="col">{say('messages.what')}</th><th scope="col">{say('messages.why')}</th><th scope="col">{say('messages.since')}</th><th scope="col">{say('settings.acts')}</th></tr></thead>
        <tbody>
          {rows.map(each => (
            <tr key={each.id}>
              <th scope="row">{messageWord(each.kind)}</th>
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
