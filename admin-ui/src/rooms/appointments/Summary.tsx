import { useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { useSession } from '../../app/session';
import type { Done } from '../../ui/act';
import { dayAndHour, hour, minutes } from '../../ui/dates';
import { Faults } from '../../ui/Faults';
import { takeFocus } from '../../ui/focus';
import { say } from '../../words';
import { Alternatives } from './Alternatives';
import { BookingPlaces } from './documents';
import { together, where, type Mediator, type Reason } from './names';
import type { Chosen } from './slot';
import { useHold } from './useHold';

type Ended = Done<{ errors: readonly { __typename: string }[]; appointment: { id: string } | null }>;

/** What is about to be agreed, read before it is confirmed; the slot is kept meanwhile. */
export function Summary({ who, told, before, reason, chosen, mediators, word, act, onDone, onChoose }: {
  who: string; told: ReactNode; before?: ReactNode; reason: Reason; chosen: Chosen; mediators: Mediator[]; word: string;
  act: (holdId: string | null) => Promise<Ended>; onDone: (appointmentId: string) => void; onChoose: (slot: Chosen) => void;
}) {
  const { town: { timeZone } } = useSession();
  const { held, done: holding, holdId, spend } = useHold(chosen, reason.id);
  const [{ data }] = useQuery({ query: BookingPlaces, requestPolicy: 'cache-first' });
  const [ended, setEnded] = useState<Ended | null>(null);
  const [isActing, setActing] = useState(false);
  const place = data?.places.nodes.find(each => each.id === chosen.placeId);

  const confirm = async () => {
    setActing(true);
    const first = await act(await holdId());
    // The form may have stayed open for longer than a slot is kept: then whether it is still free decides.
    const isExpired = first.kind === 'refused' && first.payload.errors.some(each => each.__typename === 'HoldExpired');
    const answer = isExpired ? await act(null) : first;
    setActing(false);
    if (answer.kind !== 'done' || !answer.payload.appointment) return setEnded(answer);
    spend();
    onDone(answer.payload.appointment.id);
  };

  return (
    <div className="panel">
      <Faults of={ended ?? holding} />
      <Alternatives of={ended ?? holding} mediators={mediators} onChoose={onChoose} />
      <dl className="facts">
        <dt>{say('book.who')}</dt><dd>{who}</dd>
        {before && <><dt>{say('move.before')}</dt><dd>{before}</dd></>}
        <dt>{say('book.when')}</dt><dd><strong>{dayAndHour(chosen.startsAt, timeZone)}</strong> <span className="soft">({minutes(reason.durationMinutes)})</span></dd>
        <dt>{say('book.what')}</dt><dd>{reason.name}</dd>
        <dt>{say('book.with')}</dt><dd>{together(mediators.filter(each => chosen.mediatorIds.includes(each.id)))}</dd>
        <dt>{say('book.where')}</dt><dd>{where(place, reason.mode)}{place?.address && <span className="hint">{place.address}</span>}</dd>
        {reason.textBefore && <><dt>{say('book.before')}</dt><dd>{reason.textBefore}</dd></>}
        {reason.textAfter && <><dt>{say('book.bring')}</dt><dd>{reason.textAfter}</dd></>}
        <dt>{say('book.told')}</dt><dd>{told}</dd>
      </dl>
      <p className="acts">
        <button type="button" disabled={isActing} ref={takeFocus} onClick={() => void confirm()}>{isActing ? say('form.sending') : word}</button>
        <span className="soft" role="status">{held ? say('book.held', { hour: hour(held.expiresAt, timeZone) }) : chosen.outside ? say('book.outside') : ''}</span>
      </p>
    </div>
  );
}
