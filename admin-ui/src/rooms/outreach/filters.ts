import { addDays, dayIn, instantOf } from '../../ui/dates';

/** The filters of the list as they stand in the address. */
export type Filters = { from?: string; until?: string; kind?: string; state?: string; mediator?: string; place?: string; free?: boolean };

export function readFilters(search: Record<string, unknown>): Filters {
  const text = (name: string) => typeof search[name] === 'string' && search[name] !== '' ? search[name] : undefined;
  const oneOf = (name: string, values: string[]) => values.find(each => each === search[name]);
  return { from: text('from'), until: text('until'), kind: oneOf('kind', ['PERMANENCE', 'WORKSHOP']), state: oneOf('state', ['PLANNED', 'OPEN', 'CLOSED', 'CANCELLED']), mediator: text('mediator'), place: text('place'), free: search['free'] === true ? true : undefined };
}

/** Filters as the query's variables: days are meant by the town's clocks, the last one included. Without a day, from today on. */
export function variablesOf(filters: Filters, zone: string, today = dayIn(zone)) {
  return {
    from: instantOf(filters.from ?? today, '00:00', zone), until: filters.until ? instantOf(addDays(filters.until, 1), '00:00', zone) : null,
    kind: (filters.kind ?? null) as 'PERMANENCE' | 'WORKSHOP' | null, states: (filters.state ? [filters.state] : null) as ('PLANNED' | 'OPEN' | 'CLOSED' | 'CANCELLED')[] | null,
    mediatorId: filters.mediator ?? null, placeId: filters.place ?? null, withFreeSeat: filters.free ?? false,
  };
}
