import { Link } from '@tanstack/react-router';
import { useSession } from '../../app/session';
import { hour, plainDay, dayIn } from '../../ui/dates';
import { say } from '../../words';
import { choicesOf, toneOf, type Choice } from './choices';
import { together, where, which, whoIs, type Line } from './names';

export type Take = (choice: Choice, line: Line) => void;
export const keyOf: Record<Choice, string> = { arrive: 'a', honour: 'h', miss: 'n', cancel: 'x', move: 'd', undo: 'z' };

/** A state, by its word and a shape. */
export function State({ line }: { line: Pick<Line, 'state' | 'isLateCancellation'> }) {
  return <span className={`state ${toneOf[line.state]}`}>{say(`AppointmentState.${line.state}`)}{line.isLateCancellation && ` ${say('appointments.late')}`}</span>;
}

/** One appointment of the day: hour, person, reason, place, state, and what can be done with it now. */
export function Row({ line, take, isActing, showDay = false, showMediators = false }: { line: Line; take: Take; isActing: boolean; showDay?: boolean; showMediators?: boolean }) {
  const { town: { timeZone: zone } } = useSession();
  const hours = say('appointments.hours', { from: hour(line.startsAt, zone), until: hour(line.endsAt, zone) });
  const when = showDay ? say('appointments.dayAndHours', { day: plainDay(dayIn(zone, new Date(line.startsAt))), hours }) : hours;
  return (
    <li className={line.state.startsWith('CANCELLED') ? 'appointment off' : 'appointment'} data-appointment={line.id}>
      <Link className="main hours" to="/appointments/$appointmentId" params={{ appointmentId: line.id }} aria-label={say('appointments.main', { when, who: whoIs(line.resident), state: say(`AppointmentState.${line.state}`) })}>{when}</Link>
      <div>
        <p className="who">{line.resident ? <Link to="/residents/$id" params={{ id: line.resident.id }}>{whoIs(line.resident)}</Link> : <span className="soft">{say('appointments.otherStructure', { structure: line.structure?.name ?? '' })}</span>}</p>
        <p className="soft">
          {[line.reason?.name, where(line.place, line.reason?.mode), showMediators && say('appointments.with', { who: together(line.mediators ?? []) }), line.kind !== 'IN_OPENING' && say(`BookingKind.${line.kind}`), line.cancelledBecause && say(`CancellingReason.${line.cancelledBecause}`)].filter(Boolean).join(' · ')}
        </p>
      </div>
      <State line={line} />
      <p className="acts">
        {line.contentWithheldBecause === null && choicesOf(line, zone).map(choice => (
          <button key={choice} type="button" className="quiet small" disabled={isActing} aria-keyshortcuts={keyOf[choice]} onClick={() => take(choice, line)}>
            {say(`appointments.${choice}`)}<span className="visually-hidden">{' '}{which(line, zone)}</span>
          </button>
        ))}
      </p>
    </li>
  );
}
