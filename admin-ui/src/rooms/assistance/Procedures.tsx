import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { useHasRole, useSession } from '../../app/session';
import type { ResultOf } from '../../graphql';
import { day, dayAndHour } from '../../ui/dates';
import { Pages, usePages } from '../../ui/Pages';
import { Answer, Empty } from '../../ui/States';
import { useTitle } from '../../ui/title';
import { Wide } from '../../ui/Wide';
import { say } from '../../words';
import { ProceduresDocument } from './documents';
import { nameOf } from './report';
import { Submit } from './Submit';

type Row = ResultOf<typeof ProceduresDocument>['assistedProcedures']['nodes'][number];
const look = { COMPLETED: 'good', TO_CONTINUE: 'now', PAPERS_MISSING: 'late', NOT_POSSIBLE_ONLINE: 'bad', GIVEN_UP: '' } as const;

/** What was done with or for residents, the last first. */
export function Procedures() {
  useTitle(say('procedure.title'));
  const writes = useHasRole('MEDIATOR', 'SOCIAL_WORKER');
  const at = usePages();
  const [result, ask] = useQuery({ query: ProceduresDocument, variables: { first: 50, after: at.after } });
  return (
    <>
      <div className="head"><h1>{say('procedure.title')}</h1>{writes && <Link className="button" to="/procedures/new">{say('procedure.new')}</Link>}</div>
      <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ assistedProcedures: { nodes, pageInfo } }) => nodes.length === 0 && at.number === 1
        ? <Empty title={say('procedure.empty')}><p>{say('procedure.empty.hint')}</p></Empty>
        : <><Table rows={nodes} /><Pages of={pageInfo} at={at} count={nodes.length} /></>}</Answer>
    </>
  );
}

function Table({ rows }: { rows: Row[] }) {
  const { town, structure } = useSession();
  const writes = useHasRole('MEDIATOR', 'SOCIAL_WORKER');
  return (
    <Wide label={say('procedure.title')}>
      <table>
        <caption className="visually-hidden">{say('procedure.title')}</caption>
        <thead><tr>
          <th scope="col">{say('procedure.column.when')}</th><th scope="col">{say('procedure.column.what')}</th><th scope="col">{say('procedure.column.who')}</th>
          <th scope="col">{say('procedure.column.mode')}</th><th scope="col">{say('procedure.column.outcome')}</th><th scope="col">{say('procedure.column.sent')}</th>
        </tr></thead>
        <tbody>{rows.map(row => (
          <tr key={row.id}>
            <td>{dayAndHour(row.happenedAt, town.timeZone)}</td>
            <th scope="row">{row.content ? <>{row.content.title}<span className="hint">{say(`Theme.${row.content.theme}`)}</span></> : <span className="soft">{say('procedure.withheld', { structure: row.structure?.name ?? '' })}</span>}</th>
            <td>{row.content?.resident ? nameOf(row.content.resident) : '–'}</td>
            <td>{row.content ? say(`AssistanceMode.${row.content.mode}`) : '–'}</td>
            <td><span className={`state ${look[row.outcome]}`}>{say(`ProcedureOutcome.${row.outcome}`)}</span></td>
            <td>{row.submittedAt ? say('procedure.sent', { on: day(row.submittedAt, town.timeZone) })
              : writes && row.content && row.structure?.id === structure?.id ? <Submit id={row.id} title={row.content.title} small /> : say('procedure.notSent')}</td>
          </tr>
        ))}</tbody>
      </table>
    </Wide>
  );
}
