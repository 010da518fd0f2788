/** An entry of the journal, as far as grouping asks. */
export type Entry = { id: string; kind: string; operation: string; happenedAt: string; actorId: string | null; actorKind: string; structureId: string | null };
export type Visit = { first: Entry; from: string; until: string; operations: string[]; count: number };

const close = 15 * 60_000;

/** Opening one file makes several entries: those of one person, of one kind, less than 15 minutes apart, are one visit. Entries come last first. */
export function visits(entries: Entry[]): Visit[] {
  const found: Visit[] = [];
  for (const entry of entries) {
    const last = found[found.length - 1];
    const same = last && last.first.actorId === entry.actorId && last.first.actorKind === entry.actorKind && last.first.kind === entry.kind
      && Date.parse(last.from) - Date.parse(entry.happenedAt) < close;
    if (!same) {
      found.push({ first: entry, from: entry.happenedAt, until: entry.happenedAt, operations: [entry.operation], count: 1 });
      continue;
    }
    last.from = entry.happenedAt;
    last.count += 1;
    if (!last.operations.includes(entry.operation)) last.operations.push(entry.operation);
  }
  return found;
}
