/** An entry of the journal, as far as grouping asks. */
export type Entry = { id: string; kind: string; operation: string; happenedAt: string; actorId: string | null; actorKind: string; structureId: string | null };
export type Visit = { first: Entry; from: string; until: string; acts: string[]; readings: string[] };

const close = 15 * 60_000;

/**
 * Opening one file makes several entries: those of one person, less than 15 minutes apart, are one visit. What was changed was
 * read on the way, which is not said twice. Entries come last first.
 */
export function visits(entries: Entry[]): Visit[] {
  const found: Visit[] = [];
  for (const entry of entries) {
    const last = found[found.length - 1];
    const isSame = last && last.first.actorId === entry.actorId && last.first.actorKind === entry.actorKind && Date.parse(last.from) - Date.parse(entry.happenedAt) < close;
    const visit = isSame ? last : { first: entry, from: entry.happenedAt, until: entry.happenedAt, acts: [], readings: [] };
    if (!isSame) found.push(visit);
    visit.from = entry.happenedAt;
    const done = entry.kind === 'ACT' ? visit.acts : visit.readings;
    if (!done.includes(entry.operation)) done.push(entry.operation);
  }
  return found.map(each => ({ ...each, readings: each.readings.filter(one => !each.acts.includes(one)) }));
}
