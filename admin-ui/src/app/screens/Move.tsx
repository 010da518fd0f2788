import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import type { ResultOf } from '../../graphql';
import { BookedStep } from '../../rooms/appointments/BookedStep';
import { MoveAppointment, OneAppointment } from '../../rooms/appointments/documents';
import { whoIs } from '../../rooms/appointments/names';
import { OutsideHour } from '../../rooms/appointments/OutsideHour';
import { useMediators } from '../../rooms/appointments/reading';
import { ids, read, written, type Chosen } from '../../rooms/appointments/slot';
import { SlotStep } from '../../rooms/appointments/SlotStep';
import { Summary } from '../../rooms/appointments/Summary';
import { useAct } from '../../ui/act';
import { dayAndHour } from '../../ui/dates';
import { Answer, Empty } from '../../ui/States';
import { useTitle } from '../../ui/title';
import { say } from '../../words';
import type { SlotAddress } from '../addresses';
import { useSession } from '../session';

/** Another hour, place or mediator for an appointment; it stays as it was until that is confirmed. */
export function Move() {
  const { appointmentId } = useParams({ from: '/appointments/$appointmentId/move' });
  useTitle(say('move.title'));
  const [result, ask] = useQuery({ query: OneAppointment, variables: { id: appointmentId } });
  return (
    <>
      <h1>{say('move.title')}</h1>
      <Answer of={{ ...result, retry: ask }}>{({ appointment }) => appointment?.reason ? <Moving appointment={appointment} /> : <Empty title={say('appointment.none')} />}</Answer>
    </>
  );
}

function Moving({ appointment }: { appointment: NonNullable<ResultOf<typeof OneAppointment>['appointment']> }) {
  const { town: { timeZone } } = useSession();
  const search = useSearch({ from: '/appointments/$appointmentId/move' });
  const navigate = useNavigate();
  const mediators = useMediators();
  const { act } = useAct(MoveAppointment);
  const [isMoved, setMoved] = useState(false);
  const chosen = read(search.slot);
  const go = (more: SlotAddress) => void navigate({ to: '/appointments/$appointmentId/move', params: { appointmentId: appointment.id }, search: { ...search, ...more } });
  const choose = (slot: Chosen) => go({ slot: written(slot) });
  const was = dayAndHour(appointment.startsAt, timeZone);
  if (isMoved) return <BookedStep appointmentId={appointment.id} title={say('move.done')} />;
  if (!appointment.reason) return null;

  return (
    <>
      <p>{say('move.of', { who: whoIs(appointment.resident), reason: appointment.reason.name, when: was })}</p>
      {!chosen && <>
        <SlotStep reasonId={appointment.reason.id} mediators={mediators} filters={{ from: search.from, mediators: ids(search.mediators), places: ids(search.places) }} onChoose={choose}
          onFilter={more => go({ from: more.from ?? search.from, mediators: more.mediators?.join() ?? search.mediators, places: more.places?.join() ?? search.places })} />
        <OutsideHour reason={appointment.reason} mediators={mediators} onChoose={choose} />
      </>}
      {chosen && <>
        <p><Link to="/appointments/$appointmentId/move" params={{ appointmentId: appointment.id }} search={{ ...search, slot: undefined }}>{say('move.otherSlot')}</Link></p>
        <Summary who={whoIs(appointment.resident)} before={was} told={say('move.told')} reason={appointment.reason} chosen={chosen} mediators={mediators} word={say('move.act')} onChoose={choose} onDone={() => setMoved(true)}
          act={holdId => act({ input: { appointmentId: appointment.id, holdId, startsAt: chosen.startsAt, mediatorIds: chosen.mediatorIds, placeId: chosen.placeId, kind: chosen.outside ? 'OUTSIDE_OPENING' : null } })} />
      </>}
    </>
  );
}
