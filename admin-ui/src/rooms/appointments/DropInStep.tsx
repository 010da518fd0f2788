import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useSession } from '../../app/session';
import { useAct, type Done } from '../../ui/act';
import { faultAt, Faults } from '../../ui/Faults';
import type { ResultOf } from '../../graphql';
import { say } from '../../words';
import { Alternatives } from './Alternatives';
import { BookAppointment } from './documents';
import type { Mediator, Reason } from './names';
import type { Chosen } from './slot';
import { lastPlace, rememberPlace, WhoWhere, type WithWhom } from './WhoWhere';

/** Somebody who came without an appointment: received from now on, and waiting until then. */
export function DropInStep({ residentId, reason, mediators, onBooked, onChoose }: {
  residentId: string; reason: Reason; mediators: Mediator[]; onBooked: (appointmentId: string) => void; onChoose: (slot: Chosen) => void;
}) {
  const { me } = useSession();
  // The minute of arrival, the same for a second attempt.
  const [startsAt] = useState(() => new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString());
  const [whom, setWhom] = useState<WithWhom>({ mediatorIds: me.roles.includes('MEDIATOR') ? [me.id] : [], placeId: reason.mode === 'AT_PLACE' ? lastPlace() : null });
  const { act, isActing } = useAct(BookAppointment);
  const [done, setDone] = useState<Done<ResultOf<typeof BookAppointment>['bookAppointment']> | null>(null);

  const form = useRef<HTMLFormElement>(null);
  // The next key is wanted where something is missing, otherwise on the act.
  useEffect(() => {
    const fields = [...form.current?.querySelectorAll('select') ?? []];
    (fields.find(field => field.value === '') ?? form.current?.querySelector('button'))?.focus();
  }, []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await act({ input: { residentId, reasonId: reason.id, startsAt, kind: 'DROP_IN', mediatorIds: whom.mediatorIds.filter(Boolean), placeId: whom.placeId } });
    setDone(answer);
    if (answer.kind !== 'done' || !answer.payload.appointment) return;
    rememberPlace(whom.placeId);
    onBooked(answer.payload.appointment.id);
  };

  return (
    <form className="panel" ref={form} onSubmit={event => void submit(event)}>
      <Faults of={done} labels={{ mediatorIds: say('book.mediator'), placeId: say('book.place') }} />
      <Alternatives of={done} mediators={mediators} onChoose={onChoose} />
      <p>{say('book.dropIn.hint')}</p>
      <WhoWhere reason={reason} mediators={mediators} value={whom} onChange={setWhom} faults={{ mediatorIds: faultAt(done, 'mediatorIds'), placeId: faultAt(done, 'placeId') }} />
      <p><button type="submit" disabled={isActing}>{say(isActing ? 'form.sending' : 'book.dropIn.act')}</button></p>
    </form>
  );
}
