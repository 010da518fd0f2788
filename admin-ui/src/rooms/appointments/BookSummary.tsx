import { useQuery } from 'urql';
import { useAct } from '../../ui/act';
import { Answer, Empty } from '../../ui/States';
import { say } from '../../words';
import { BookAppointment, Booked } from './documents';
import { whoIs, type Mediator, type Reason } from './names';
import type { Chosen } from './slot';
import { Summary } from './Summary';
import { toldBy } from './told';

/** The last look at a booking, and the booking. */
export function BookSummary({ residentId, reason, chosen, mediators, onDone, onChoose }: {
  residentId: string; reason: Reason; chosen: Chosen; mediators: Mediator[]; onDone: (appointmentId: string) => void; onChoose: (slot: Chosen) => void;
}) {
  const [result, ask] = useQuery({ query: Booked, variables: { id: residentId } });
  const { act } = useAct(BookAppointment);
  const book = (holdId: string | null) => act({ input: {
    residentId, reasonId: reason.id, holdId, startsAt: chosen.startsAt, mediatorIds: chosen.mediatorIds, placeId: chosen.placeId, kind: chosen.outside ? 'OUTSIDE_OPENING' : null,
  } });
  return (
    <Answer of={{ ...result, retry: ask }}>{({ resident }) => resident
      ? <Summary who={whoIs(resident)} told={toldBy(resident.contactPoints)} reason={reason} chosen={chosen} mediators={mediators} word={say('book.act')} act={book} onDone={onDone} onChoose={onChoose} />
      : <Empty title={say('book.noResident')} />}</Answer>
  );
}
