import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { useSession } from '../../app/session';
import { dayAndHour } from '../../ui/dates';
import { takeFocus } from '../../ui/focus';
import { Answer, Empty } from '../../ui/States';
import { say } from '../../words';
import { Booked, LettersToPrint, OneAppointment } from './documents';
import { together, where, whoIs } from './names';
import { hasNoWire, toldBy } from './told';

/** What was agreed, and what usually comes next. */
export function BookedStep({ appointmentId, title }: { appointmentId: string; title: string }) {
  const { town: { timeZone } } = useSession();
  const [result, ask] = useQuery({ query: OneAppointment, variables: { id: appointmentId }, requestPolicy: 'network-only' });
  return (
    <Answer of={{ ...result, retry: ask }}>{({ appointment }) => appointment ? (
      <section className="panel" aria-labelledby="booked">
        <h2 id="booked" tabIndex={-1} ref={takeFocus}>{title}</h2>
        <p><strong>{dayAndHour(appointment.startsAt, timeZone)}</strong>{' · '}{[whoIs(appointment.resident), appointment.reason?.name, together(appointment.mediators ?? []), where(appointment.place, appointment.reason?.mode)].filter(Boolean).join(' · ')}</p>
        {appointment.kind !== 'DROP_IN' && appointment.resident && <Told residentId={appointment.resident.id} appointmentId={appointmentId} />}
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

/** How the resident is told of it. */
function Told({ residentId, appointmentId }: { residentId: string; appointmentId: string }) {
  const [{ data }] = useQuery({ query: Booked, variables: { id: residentId }, requestPolicy: 'cache-first' });
  if (!data?.resident) return null;
  if (hasNoWire(data.resident.contactPoints)) return <LetterOf appointmentId={appointmentId} />;
  return <p className="soft">{say('booked.told', { how: toldBy(data.resident.contactPoints) })}</p>;
}

/** Who has neither e-mail nor mobile is written to on paper: the letter is there once the message has been prepared. */
function LetterOf({ appointmentId }: { appointmentId: string }) {
  const [{ data }, ask] = useQuery({ query: LettersToPrint, requestPolicy: 'network-only' });
  const letter = data?.lettersToPrint.nodes.find(each => each.subjectId === appointmentId);
  if (letter) return <p><a className="button quiet" href={letter.page} target="_blank" rel="noreferrer">{say('booked.letter')}</a></p>;
  return <p className="soft">{say('booked.letter.soon')} <button type="button" className="link" onClick={() => ask({ requestPolicy: 'network-only' })}>{say('booked.letter.look')}</button></p>;
}
