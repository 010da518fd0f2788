import { Link, useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { choicesOf } from '../../rooms/appointments/choices';
import { OneAppointment } from '../../rooms/appointments/documents';
import { whoIs } from '../../rooms/appointments/names';
import { State } from '../../rooms/appointments/Row';
import { Slip } from '../../rooms/appointments/Slip';
import { dayIn } from '../../ui/dates';
import { takeFocus } from '../../ui/focus';
import { Answer, Empty } from '../../ui/States';
import { useTitle } from '../../ui/title';
import { say } from '../../words';
import { useHasRole, useSession } from '../session';

/** One appointment, as the slip that is printed for the resident. */
export function Appointment() {
  const { appointmentId } = useParams({ from: '/appointments/$appointmentId' });
  const { town: { timeZone } } = useSession();
  const canReport = useHasRole('MEDIATOR', 'SOCIAL_WORKER');
  useTitle(say('appointment.title'));
  const [result, ask] = useQuery({ query: OneAppointment, variables: { id: appointmentId } });
  return (
    <Answer of={{ ...result, retry: ask }}>{({ appointment }) => appointment ? (
      <>
        <div className="head no-print">
          <h1>{say('appointment.of', { who: whoIs(appointment.resident) })} <State line={appointment} /></h1>
        </div>
        <p className="acts no-print">
          <button type="button" ref={takeFocus} onClick={() => print()}>{say('booked.slip')}</button>
          {choicesOf(appointment, timeZone).includes('move') && <Link className="button quiet" to="/appointments/$appointmentId/move" params={{ appointmentId }}>{say('appointments.move')}</Link>}
          {appointment.resident && <Link className="button quiet" to="/residents/$id" params={{ id: appointment.resident.id }}>{say('booked.resident')}</Link>}
          {canReport && appointment.state === 'HONOURED' && <Link className="button quiet" to="/reports/new" search={{ appointment: appointmentId }}>{say('appointment.report')}</Link>}
          {canReport && appointment.resident && <Link className="button quiet" to="/procedures/new" search={{ resident: appointment.resident.id, appointment: appointmentId }}>{say('appointment.procedure')}</Link>}
          <Link className="button quiet" to="/" search={{ day: dayIn(timeZone, new Date(appointment.startsAt)) }}>{say('appointment.day')}</Link>
        </p>
        {appointment.contentWithheldBecause ? <Empty title={say('appointments.otherStructure', { structure: appointment.structure?.name ?? '' })} /> : <Slip of={appointment} />}
      </>
    ) : <Empty title={say('appointment.none')} />}</Answer>
  );
}
