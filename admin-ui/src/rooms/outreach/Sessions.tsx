import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { useDevice } from '../../app/device/DeviceProvider';
import { packsOf } from '../../app/device/store';
import { useHasRole, useSession } from '../../app/session';
import type { ResultOf } from '../../graphql';
import { Answer, Empty } from '../../ui/States';
import { useTitle } from '../../ui/title';
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
      <Pages key={JSON.stringify(variables)} variables={variables} />
    </>
  );
}

/** The list, a page below the other. */
function Pages({ variables }: { variables: ReturnType<typeof variablesOf> }) {
  const [cursors, setCursors] = useState<(string | null)[]>([null]);
  return <>{cursors.map((after, index) => <Page key={after} variables={{ ...variables, first: 50, after }} isFirst={index === 0} more={index === cursors.length - 1 ? cursor => setCursors(now => [...now, cursor]) : undefined} />)}</>;
}

function Page({ variables, isFirst, more }: { variables: ReturnType<typeof variablesOf> & { first: number; after: string | null }; isFirst: boolean; more?: (cursor: string | null) => void }) {
  const [result, ask] = useQuery({ query: SessionsDocument, variables });
  const retry = () => ask({ requestPolicy: 'network-only' });
  if (!result.data && result.error?.networkError) return <><Answer of={{ ...result, retry }}>{() => null}</Answer><KeptSessions /></>;
  return (
    <Answer of={{ ...result, retry }}>{({ sessions }) => (
      <>
        {isFirst && sessions.nodes.length === 0 && <Empty title={say('outreach.empty')}><p>{say('outreach.empty.hint')}</p></Empty>}
        {sessions.nodes.length > 0 && <Table rows={sessions.nodes} />}
        {sessions.pageInfo.hasNextPage && more && <button type="button" className="quiet" onClick={() => more(sessions.pageInfo.endCursor)}>{say('list.more')}</button>}
        {isFirst && !sessions.pageInfo.hasNextPage && sessions.nodes.length > 0 && <p className="soft">{say('list.count', { count: sessions.nodes.length })}</p>}
      </>
    )}</Answer>
  );
}

function Table({ rows }: { rows: (Row | Reading)[] }) {
  const { town } = useSession();
  return (
    <div className="wide">
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
    </div>
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
