import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { useSession } from '../../app/session';
import type { ResultOf } from '../../graphql';
import { dayAndHour, minutes } from '../../ui/dates';
import { Pages, usePages } from '../../ui/Pages';
import { Answer, Empty } from '../../ui/States';
import { useTitle } from '../../ui/title';
import { Wide } from '../../ui/Wide';
import { say } from '../../words';
import { ActivityReportsDocument } from './documents';
import { nameOf } from './report';

type Row = ResultOf<typeof ActivityReportsDocument>['activityReports']['nodes'][number];

/** What help the structure gave, the last first. */
export function Reports() {
  useTitle(say('report.title'));
  const at = usePages();
  const [result, ask] = useQuery({ query: ActivityReportsDocument, variables: { first: 50, after: at.after } });
  return (
    <>
      <div className="head"><h1>{say('report.title')}</h1><Link className="button" to="/reports/new">{say('report.new')}</Link></div>
      <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ activityReports: { nodes, pageInfo } }) => nodes.length === 0 && at.number === 1
        ? <Empty title={say('report.empty')}><p>{say('report.empty.hint')}</p></Empty>
        : <><Table rows={nodes} /><Pages of={pageInfo} at={at} count={nodes.length} /></>}</Answer>
    </>
  );
}

function Table({ rows }: { rows: Row[] }) {
  const { town } = useSession();
  return (
    <Wide label={say('report.title')}>
      <table>
        <caption className="visually-hidden">{say('report.title')}</caption>
        <thead><tr>
          <th scope="col">{say('report.column.when')}</th><th scope="col">{say('report.column.who')}</th><th scope="col">{say('report.column.themes')}</th>
          <th scope="col">{say('report.column.where')}</th><th scope="col" className="number">{say('report.column.minutes')}</th><th scope="col">{say('report.column.acts')}</th>
        </tr></thead>
        <tbody>{rows.map(row => {
          const when = dayAndHour(row.happenedAt, town.timeZone);
          return (
            <tr key={row.id}>
              <th scope="row">{when}</th>
              <td>{row.kind === 'GROUP' ? say('report.group', { count: row.participants }) : nameOf(row.resident)}</td>
              <td>{row.themes.map(each => say(`ReportTheme.${each}`)).join(', ')}</td>
              <td>{row.place?.name ?? say(`HelpHeld.${row.held}`)}</td>
              <td className="number">{minutes(row.minutes)}</td>
              <td><Link to="/reports/new" search={{ copy: row.id }} aria-label={say('report.copyOf', { when })}>{say('report.copy')}</Link></td>
            </tr>
          );
        })}</tbody>
      </table>
    </Wide>
  );
}
