import { useSession } from '../../app/session';
import type { Done } from '../../ui/act';
import { dayAndHour } from '../../ui/dates';
import { say } from '../../words';
import { choosing, ofSlot, together, type Mediator, type Slot } from './names';
import { chosenOf, type Chosen } from './slot';

type Errors = readonly { __typename: string; alternatives?: readonly Slot[] }[];

/** When somebody else was quicker: the nearest slots that are free now, each one press away. */
export function Alternatives({ of, mediators, onChoose }: { of: Done<{ errors: unknown }> | null; mediators: Mediator[]; onChoose: (slot: Chosen) => void }) {
  const { town: { timeZone } } = useSession();
  const taken = of?.kind === 'refused' ? (of.payload.errors as Errors).find(each => each.__typename === 'SlotTaken') : undefined;
  if (!taken) return null;
  const slots = taken.alternatives ?? [];
  return (
    <section className="panel" aria-labelledby="alternatives">
      <h2 id="alternatives">{say(slots.length > 0 ? 'slots.alternatives' : 'slots.alternatives.none')}</h2>
      <ul className="plain slots wide-slots">
        {slots.map(slot => {
          const [when, who] = [dayAndHour(slot.startsAt, timeZone), together(ofSlot(slot, mediators))];
          return <li key={`${slot.startsAt} ${who}`}><button type="button" className="quiet" aria-label={choosing(slot, when, who)} onClick={() => onChoose(chosenOf(slot))}>{when} <span className="soft">{who}</span></button></li>;
        })}
      </ul>
    </section>
  );
}
