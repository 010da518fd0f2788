import { useQuery } from 'urql';
import type { ResultOf } from '../../graphql';
import { dayWithYear, plainDayWithYear } from '../../ui/dates';
import { Section } from '../../ui/Section';
import { Answer } from '../../ui/States';
import { say } from '../../words';
import { ResidentRequests } from './documents';

type Request = NonNullable<ResultOf<typeof ResidentRequests>['resident']>['grcRequests']['nodes'][number];

const looks: Record<string, string> = { QUEUED: 'late', FAILED: 'bad', REJECTED: 'bad', DONE: 'good' };

/** What was handed over to the town, where it stands, and the days that the law counts. */
export function Requests({ id, zone }: { id: string; zone: string }) {
  const [result, ask] = useQuery({ query: ResidentRequests, variables: { id } });
  return (
    <Section title={say('requests.title')}>
      <Answer of={{ ...result, retry: ask }}>{data => {
        const requests = data.resident?.grcRequests;
        if (!requests || requests.nodes.length === 0) return <p className="soft">{say('requests.none')}</p>;
        return (
          <>
            <ul className="plain rows">{requests.nodes.map(each => <Line key={each.id} request={each} zone={zone} />)}</ul>
            {requests.pageInfo.hasNextPage && <p className="hint">{say('file.lastFifty')}</p>}
          </>
        );
      }}</Answer>
    </Section>
  );
}

function Line({ request, zone }: { request: Request; zone: string }) {
  const told = (request.messages ?? []).find(each => each.sentAt);
  return (
    <li>
      <span>
        <strong>{request.kind?.name}</strong>
        <span className="hint">{say('requests.number', { number: request.number })}{request.reference && <> · {say('requests.reference', { reference: request.reference })}</>} · {say('requests.received', { day: plainDayWithYear(request.receivedOn) })}</span>
      </span>
      <span><span className={`state ${looks[request.state] ?? 'now'}`}>{say(`GrcState.${request.state}`)}</span> <span className="soft">{say('file.since', { day: dayWithYear(request.stateChangedAt, zone) })}</span></span>
      {request.awaitsDecision && <p className="warning">{say('requests.decide')}</p>}
      <dl className="facts">
        <dt>{say('requests.registration')}</dt><dd>{told?.sentAt ? say('requests.told', { day: dayWithYear(told.sentAt, zone) }) : say('requests.dueBy', { day: plainDayWithYear(request.registrationReceiptDueOn) })}</dd>
        <dt>{say('requests.reception')}</dt><dd>{hasReceipt(request) ? say('requests.acknowledged') : say('requests.dueBy', { day: plainDayWithYear(request.receptionReceiptDueOn) })}</dd>
        <dt>{say('requests.silence')}</dt><dd>{silence(request)}</dd>
      </dl>
    </li>
  );
}

/** The town's own receipt has come once its state has gone past « taken ». */
function hasReceipt(request: Request) {
  return ['ACKNOWLEDGED', 'IN_PROGRESS', 'DONE', 'REJECTED'].includes(request.state);
}

function silence(request: Request) {
  if (request.state === 'DONE' || request.state === 'REJECTED') return say('requests.settled');
  if (request.suspendedOn) return say('requests.suspended', { day: plainDayWithYear(request.suspendedOn) });
  if (!request.silenceSpeaksAfterOn) return say('requests.settled');
  return say(`SilenceEffect.${request.silenceMeans}.after`, { day: plainDayWithYear(request.silenceSpeaksAfterOn) });
}
