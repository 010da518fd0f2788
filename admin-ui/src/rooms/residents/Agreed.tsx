import { useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import type { ResultOf } from '../../graphql';
import { dayAndHour, dayWithYear, hour } from '../../ui/dates';
import { Section } from '../../ui/Section';
import { Answer } from '../../ui/States';
import { fullName } from '../../ui/names';
import { say } from '../../words';
import { ResidentAppointments } from './documents';

type Answered = ResultOf<typeof ResidentAppointments>;
type Appointment = Answered['appointments']['nodes'][number];
type Seat = NonNullable<Answered['resident']>['sessionRegistrations']['nodes'][number];
type Line = { id: string; at: string; what: string; where: string; state: string; look: string; opens: boolean };

const looks: Record<string, string> = { ARRIVED: 'now', HONOURED: 'good', CAME: 'good', NO_SHOW: 'bad', DID_NOT_COME: 'bad', CANCELLED_BY_RESIDENT: 'bad', CANCELLED_BY_TOWN: 'bad', LEFT: 'bad', WAITING: 'late' };

/** Appointments and seats at sessions: what comes first, then what was. */
export function Agreed({ id, zone, acts, open }: { id: string; zone: string; acts?: ReactNode; open: (appointment: string, label: string, aloud: string) => ReactNode }) {
  const [result, ask] = useQuery({ query: ResidentAppointments, variables: { id } });
  const [now] = useState(() => Date.now());
  return (
    <Section title={say('agreed.title')} acts={acts}>
      <Answer of={{ ...result, retry: ask }}>{data => {
        const lines = [...data.appointments.nodes.map(lineOf), ...(data.resident?.sessionRegistrations.nodes ?? []).flatMap(seatOf)].sort((a, b) => a.at.localeCompare(b.at));
        const coming = lines.filter(each => Date.parse(each.at) >= now - 3_600_000);
        const past = lines.filter(each => !coming.includes(each)).reverse();
        return (
          <>
            <h3>{say('agreed.coming')}</h3>
            {coming.length === 0 ? <p className="soft">{say('agreed.coming.none')}</p> : <Lines lines={coming} zone={zone} open={open} />}
            {past.length > 0 && <details open={coming.length === 0}><summary>{say('agreed.past', { count: past.length })}</summary><Lines lines={past} zone={zone} open={open} withYear /></details>}
            {data.appointments.pageInfo.hasNextPage && <p className="hint">{say('agreed.more')}</p>}
          </>
        );
      }}</Answer>
    </Section>
  );
}

function Lines({ lines, zone, open, withYear = false }: { lines: Line[]; zone: string; open: (appointment: string, label: string, aloud: string) => ReactNode; withYear?: boolean }) {
  const when = (line: Line) => withYear ? `${dayWithYear(line.at, zone)}, ${hour(line.at, zone)}` : dayAndHour(line.at, zone);
  return (
    <ul className="plain rows">
      {lines.map(line => (
        <li key={line.id}>
          <span><strong>{line.opens ? open(line.id, when(line), say('agreed.open', { when: when(line) })) : when(line)}</strong><br />{line.what}{line.where && <span className="soft"> · {line.where}</span>}</span>
          <span className={`state ${line.look}`}>{line.state}</span>
        </li>
      ))}
    </ul>
  );
}

function lineOf(each: Appointment): Line {
  const what = each.reason?.name ?? (each.contentWithheldBecause ? say('agreed.elsewhere', { structure: each.structure?.name ?? '' }) : '');
  const mediators = (each.mediators ?? []).map(one => fullName(one)).join(' et ');
  const where = [each.place?.name ?? (each.reason ? say(`AppointmentMode.${each.reason.mode}`) : ''), mediators].filter(Boolean).join(', ');
  return { id: each.id, at: each.startsAt, what, where, state: say(`AppointmentState.${each.state}`), look: looks[each.state] ?? '', opens: each.contentWithheldBecause === null };
}

function seatOf(each: Seat): Line[] {
  if (!each.session) return [];
  const state = each.state === 'WAITING' && each.position ? say('agreed.waiting', { position: each.position }) : say(`SeatState.${each.state}`);
  return [{ id: each.id, at: each.session.startsAt, what: each.session.title, where: each.session.place?.name ?? '', state, look: looks[each.state] ?? '', opens: false }];
}
