import { useQuery } from 'urql';
import { Choices } from '../../ui/fields';
import { fullName } from '../../ui/names';
import { say } from '../../words';
import { BookingPlaces } from './documents';
import type { Mediator } from './names';

export type Filters = { from?: string; mediators: string[]; places: string[] };

/** With whom and where, several at once; none ticked means everybody, everywhere. */
export function SlotFilters({ filters, mediators, onFilter }: { filters: Filters; mediators: Mediator[]; onFilter: (filters: Partial<Filters>) => void }) {
  const [{ data }] = useQuery({ query: BookingPlaces, requestPolicy: 'cache-first' });
  const places = data?.places.nodes ?? [];
  const names = [...mediators.filter(each => filters.mediators.includes(each.id)).map(fullName), ...places.filter(each => filters.places.includes(each.id)).map(each => each.name)];
  return (
    <details className="filters">
      <summary>{names.length > 0 ? say('slots.filtered', { names: names.join(', ') }) : say('slots.filter')}</summary>
      <div className="panel columns">
        <Choices id="mediators" several legend={say('slots.mediators')} chosen={filters.mediators} onChange={chosen => onFilter({ mediators: chosen })} options={mediators.map(each => ({ value: each.id, label: fullName(each) }))} />
        <Choices id="places" several legend={say('slots.places')} chosen={filters.places} onChange={chosen => onFilter({ places: chosen })} options={places.map(each => ({ value: each.id, label: each.name }))} />
      </div>
    </details>
  );
}
