import { Link } from '@tanstack/react-router';
import { useSession } from '../../app/session';
import { hour, plainDay } from '../../ui/dates';
import { Empty } from '../../ui/States';
import { Wide } from '../../ui/Wide';
import { say } from '../../words';
import { together, whoIs, type Line } from './names';
import { State } from './Row';
import { gridOf } from './week';

/** The week as a table: the days are its columns, the hours its rows. */
export function WeekGrid({ lines, monday, showMediators }: { lines: Line[]; monday: string; showMediators: boolean }) {
  const { town: { timeZone: zone } } = useSession();
  const { days, rows } = gridOf(lines, monday, zone);
  if (rows.length === 0) return <Empty title={say('week.empty')} />;
  return (
    <Wide label={say('week.caption', { day: plainDay(monday) })}>
      <table className="week">
        <caption className="visually-hidden">{say('week.caption', { day: plainDay(monday) })}</caption>
        <thead><tr><th scope="col">{say('week.hour')}</th>{days.map(on => <th key={on} scope="col"><Link to="/" search={now => ({ ...now, day: on, view: undefined })}>{plainDay(on)}</Link></th>)}</tr></thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.hour}>
              <th scope="row">{say('week.row', { hour: row.hour })}</th>
              {row.cells.map((cell, index) => (
                <td key={days[index]}>
                  {cell.length > 0 && <ul className="plain">{cell.map(line => (
                    <li key={line.id} className={line.state.startsWith('CANCELLED') ? 'off' : undefined}>
                      <Link to="/appointments/$appointmentId" params={{ appointmentId: line.id }}>{hour(line.startsAt, zone)} {whoIs(line.resident)}</Link>
                      <span className="hint">{[line.reason?.name, showMediators && together(line.mediators ?? [])].filter(Boolean).join(' · ')}</span>
                      {line.state !== 'PLANNED' && <State line={line} />}
                    </li>
                  ))}</ul>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
