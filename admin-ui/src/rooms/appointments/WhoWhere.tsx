import { useQuery } from 'urql';
import { Select } from '../../ui/fields';
import { fullName } from '../../ui/names';
import { say } from '../../words';
import { BookingPlaces } from './documents';
import type { Mediator, Reason } from './names';

export type WithWhom = { mediatorIds: string[]; placeId: string | null };

/** With which mediators, and where when the reason receives at a place. */
export function WhoWhere({ reason, mediators, value, faults, onChange }: { reason: Reason; mediators: Mediator[]; value: WithWhom; faults: { mediatorIds?: string; placeId?: string }; onChange: (value: WithWhom) => void }) {
  const [{ data }] = useQuery({ query: BookingPlaces, requestPolicy: 'cache-first' });
  const choose = (at: number, id: string) => onChange({ ...value, mediatorIds: Array.from({ length: reason.mediatorsNeeded }, (_, index) => index === at ? id : value.mediatorIds[index] ?? '') });
  return (
    <>
      {Array.from({ length: reason.mediatorsNeeded }, (_, at) => (
        <Select key={at} id={at === 0 ? 'mediatorIds' : `mediator-${at}`} label={say(at === 0 ? 'book.mediator' : 'book.mediator.second')} required value={value.mediatorIds[at] ?? ''} fault={at === 0 ? faults.mediatorIds : undefined} onChange={id => choose(at, id)}>
          <option value="">{say('book.mediator.choose')}</option>
          {mediators.map(each => <option key={each.id} value={each.id}>{fullName(each)}</option>)}
        </Select>
      ))}
      {reason.mode === 'AT_PLACE' && (
        <Select id="placeId" label={say('book.place')} required value={value.placeId ?? ''} fault={faults.placeId} onChange={id => onChange({ ...value, placeId: id || null })}>
          <option value="">{say('book.place.choose')}</option>
          {data?.places.nodes.map(each => <option key={each.id} value={each.id}>{each.name}</option>)}
        </Select>
      )}
    </>
  );
}

/** The place of the last drop-in on this device: most days are spent at one. */
const kept = 'inclusion.place';
export const lastPlace = () => localStorage.getItem(kept);
export const rememberPlace = (id: string | null) => { if (id) localStorage.setItem(kept, id); };
