import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { useDevice } from '../../app/device/DeviceProvider';
import { packsOf } from '../../app/device/store';
import { useHasRole, useSession } from '../../app/session';
import type { ResultOf } from '../../graphql';
import { Pages, usePages } from '../../ui/Pages';
import { Answer, Empty } from '../../ui/States';
import { useTitle } from '../../ui/title';
import { Wide } from '../../ui/Wide';
import { say } from '../../words';
import { SessionsDocument } from './documents';
import { seatsOf, span, teamOf } from './Facts';
import { SessionFilters } from './SessionFilters';
import { variablesOf, type Filters } from './filters';
import type { Reading } from './reading';

type Row = ResultOf<typeof SessionsDocument>['sessions']['nodes'][number];
const look = { PLANNED: 'now', OPEN: 'good', CLOSED: '', CANCELLED: 'bad' } as const;

/** Sessions to come, or those that the filters in the address let through. */
export function Sessions() {
  useTitle(say('outreach.title'));
  const runs = useHasRole('MEDIATOR', 'COORDINATOR');
  const filters = useSearch({ strict: false }) as Filters;
  const navigate = useNavigate();
  const { town } = useSession();
  // The first page is asked from the beginning of a day, so that the question stays the same while the list is read.
  const variables = useMemo(() => variablesOf(filters, town.timeZone), [filters, town.timeZone]);
  return (
    <>
      <div className="head"><h1>{say('outreach.title')}</h1>{runs && <Link className="button" to="/sessions/new">{say('outreach.plan')}</Link>}</div>
      <SessionFilters filters={filters} apply={search => void navigate({ to: '/sessions', search })} />
      <List key={JSON.stringify(variables)} variables={variables} />
    </>
  );
}

function List({ variables }: { variables: ReturnType<typeof variablesOf> }) {
  const at = usePages();
  const [result, ask] = useQuery({ query: SessionsDocument, variables: { ...variables, first: 50, after: at.after } });
  const retry = () => ask({ requestPolicy: 'network-only' });
  if (!result.data && result.error?.networkError) return <><Answer of={{ ...result, retry }}>{() => null}</Answer><KeptSessions /></>;
  return (
    <Answer of={{ ...result, retry }}>{({ sessions }) => sessions.nodes.length === 0 && at.number === 1
      ? <Empty title={say('outreach.empty')}><p>{say('outreach.empty.hint')}</p></Empty>
      : <><Table rows={sessions.nodes} /><Pages of={sessions.pageInfo} at={at} count={sessions.nodes.length} /></>}</Answer>
  );
}

function Table({ rows }: { rows: (Row | Reading)[] }) {
  const { town } = useSession();
  return (
    <Wide label={say('outreach.title')}>
      <table>
        <caption className="visually-hidden">{say('outreach.title')}</caption>
        <thead><tr>
          <th scope="col">{say('outreach.column.when')}</th><th scope="col">{say('outreach.column.title')}</th><th scope="col">{say('outreach.column.place')}</th>
          <th scope="col">{say('outreach.column.team')}</th><th scope="col">{say('outreach.column.seats')}</th><th scope="col">{say('outreach.column.state')}</th>
        </tr></thead>
        <tbody>{rows.map(row => (
          <tr key={row.id}>
            <td>{span(row, town.timeZone)}</td>
            <th scope="row"><Link to="/sessions/$id" params={{ id: row.id }}>{row.title}</Link><span className="hint">{say(`SessionKind.${row.kind}`)}</span></th>
            <td>{row.place?.name}</td>
            <td>{teamOf(row)}</td>
            <td>{seatsOf(row)}</td>
            <td><span className={`state ${look[row.state]}`}>{say(`SessionState.${row.state}`)}</span></td>
          </tr>
        ))}</tbody>
      </table>
    </Wide>
  );
}

/** Without network: the sessions that this device keeps. */
function KeptSessions() {
  const { me } = useDevice();
  const [kept, setKept] = useState<Reading[]>([]);
  useEffect(() => {
    void packsOf(me).then(packs => setKept(packs.map(each => each.reading as Reading).sort((one, other) => one.startsAt.localeCompare(other.startsAt))));
  }, [me]);
  if (kept.length === 0) return null;
  return <section><h2>{say('outreach.onDevice')}</h2><p className="hint">{say('outreach.onDevice.hint')}</p><Table rows={kept} /></section>;
}
