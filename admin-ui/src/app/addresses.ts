type Search = Record<string, unknown>;
const text = (of: unknown) => typeof of === 'string' && of !== '' ? of : undefined;
const day = (of: unknown) => typeof of === 'string' && /^\d{4}-\d\d-\d\d$/.test(of) ? of : undefined;

/** What the address of the day says: which day, the week or not, whose. */
export function dayAddress(search: Search): { day?: string; view?: 'week'; of?: string } {
  return { day: day(search['day']), view: search['view'] === 'week' ? 'week' : undefined, of: text(search['of']) };
}

/** How slots are looked for, and the one that was chosen: days and opaque ids. */
export type SlotAddress = { from?: string; mediators?: string; places?: string; slot?: string };

export function slotAddress(search: Search): SlotAddress {
  return { from: day(search['from']), mediators: text(search['mediators']), places: text(search['places']), slot: text(search['slot']) };
}

/** The steps of a booking that are done, so that a reload or « back » loses nothing; nothing of a person but an opaque id. */
export type BookAddress = SlotAddress & { kind?: 'now'; resident?: string; reason?: string; done?: string };

export function bookAddress(search: Search): BookAddress {
  return { ...slotAddress(search), kind: search['kind'] === 'now' ? 'now' : undefined, resident: text(search['resident']), reason: text(search['reason']), done: text(search['done']) };
}
