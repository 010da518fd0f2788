import { expect, it } from 'vitest';
import { visits, type Entry } from './journalGroups';

const entry = (id: string, at: string, more: Partial<Entry> = {}): Entry => ({ id, kind: 'READING', operation: 'resident', happenedAt: at, actorId: 'samia', actorKind: 'PROFESSIONAL', structureId: null, ...more });

it('counts what one person read within a quarter of an hour as one visit', () => {
  const found = visits([entry('3', '2026-11-26T09:10:00Z', { operation: 'appointments' }), entry('2', '2026-11-26T09:00:00Z'), entry('1', '2026-11-26T08:00:00Z')]);
  expect(found.map(each => [each.from, each.until, each.readings])).toEqual([
    ['2026-11-26T09:00:00Z', '2026-11-26T09:10:00Z', ['appointments', 'resident']],
    ['2026-11-26T08:00:00Z', '2026-11-26T08:00:00Z', ['resident']],
  ]);
});

it('says a change once, and not that it was read on the way', () => {
  const [visit] = visits([entry('3', '2026-11-26T09:02:00Z', { operation: 'noteTold' }), entry('2', '2026-11-26T09:02:00Z', { operation: 'noteTold', kind: 'ACT' }), entry('1', '2026-11-26T09:01:00Z')]);
  expect([visit?.acts, visit?.readings]).toEqual([['noteTold'], ['resident']]);
});

it('keeps people apart', () => {
  expect(visits([entry('2', '2026-11-26T09:02:00Z', { actorId: 'claire' }), entry('1', '2026-11-26T09:00:00Z')])).toHaveLength(2);
});
