import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { useSession } from '../../app/session';
import { dayAndHour } from '../../ui/dates';
import { Answer, Empty } from '../../ui/States';
import { say } from '../../words';
import { LettersToPrint, OneAppointment } from './documents';
import { together, where, whoIs, type Line } from './names';

/** What was agreed, and what usually comes next. */
export function BookedStep({ appointmentId, title }: { appointmentId: string; title: string }) {
  const { town: { timeZone } } = useSession();
  const [result, ask] = useQuery({ query: OneAppointment, variables: { id: appointmentId }, requestPolicy: 'network-only' });
  return (
    <Answer of={{ ...result, retry: ask }}>{({ appointment }) => appointment ? (
      <section className="panel" aria-labelledby="booked">
        <h2 id="booked" tabIndex={-1} ref={focusOnce}>{title}</h2>
        <p><strong>{dayAndHour(appointment.startsAt, timeZone)}</strong>{' · '}{[whoIs(appointment.resident), appointment.reason?.name, together(appointment.mediators ?? []), where(appointment.place, appointment.reason?.mode)].filter(Boolean).join(' · ')}</p>
        {appointment.kind !== 'DROP_IN' && <LetterOf appointment={appointment} />}
        <p className="acts">
          {appointment.kind === 'DROP_IN' ? <Link className="button" to="/">{say('booked.today')}</Link> : <Link className="button" to="/appointments/$appointmentId" params={{ appointmentId }}>{say('booked.slip')}</Link>}
          {appointment.resident && <Link className="button quiet" to="/book" search={{ resident: appointment.resident.id }}>{say('booked.again')}</Link>}
          <Link className="button quiet" to="/book">{say('booked.other')}</Link>
          {appointment.resident && <Link className="button quiet" to="/residents/$id" params={{ id: appointment.resident.id }}>{say('booked.resident')}</Link>}
        </p>
      </section>
    ) : <Empty title={say('appointment.none')} />}</Answer>
  );
}

/** Who has neither e-mail nor mobile is written to on paper: the letter is there once the message has been prepared. */
function LetterOf({ appointment }: { appointment: Pick<Line, 'id'> }) {
  const [{ data }, ask] = useQuery({ query: LettersToPrint, requestPolicy: 'network-only' });
  const letter = data?.lettersToPrint.nodes.find(each => each.subjectId === appointment.id);
  if (letter) return <p><a className="button quiet" href={letter.page} target="_blank" rel="noreferrer">{say('booked.letter')}</a></p>;
  return <p className="soft">{say('booked.told')} <button type="button" className="link" onClick={() => ask({ requestPolicy: 'network-only' })}>{say('booked.letter.look')}</button></p>;
}

function focusOnce(element: HTMLElement | null) {
  element?.focus();
}
