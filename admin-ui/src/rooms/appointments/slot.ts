import type { Slot } from './names';

/** A slot as the address of the screen keeps it: an instant and opaque ids, nothing of a person. */
export type Chosen = { startsAt: string; mediatorIds: string[]; placeId: string | null; outside?: boolean };

export function written({ startsAt, mediatorIds, placeId, outside }: Chosen) {
  return [startsAt, mediatorIds.join('.'), placeId ?? '', ...(outside ? ['outside'] : [])].join('~');
}

/** Null for an address that somebody mangled. */
export function read(text: string | undefined): Chosen | null {
  const [startsAt, mediators, placeId, outside] = text?.split('~') ?? [];
  if (!startsAt || !mediators || Number.isNaN(Date.parse(startsAt))) return null;
  return { startsAt, mediatorIds: mediators.split('.'), placeId: placeId || null, ...(outside === 'outside' ? { outside: true } : {}) };
}

export function chosenOf(slot: Slot): Chosen {
  return { startsAt: slot.startsAt, mediatorIds: [...slot.mediatorIds], placeId: slot.place?.id ?? null };
}

/** Ids in the address, joined by a comma; none when absent. */
export function ids(text: string | undefined) {
  return text ? text.split(',').filter(Boolean) : [];
}

/** Slots of a day by who receives and where, in the order of each one's first hour. */
export function grouped(slots: readonly Slot[]) {
  const groups = new Map<string, Slot[]>();
  for (const slot of slots) {
    const key = [...slot.mediatorIds, slot.place?.id ?? ''].join(' ');
    groups.set(key, [...groups.get(key) ?? [], slot]);
  }
  return [...groups].map(([key, of]) => ({ key, slots: of }));
}
