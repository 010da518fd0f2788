import { describe, expect, it } from 'vitest';
import { choicesOf } from './choices';

const zone = 'Europe/Paris';
const now = new Date('2026-11-26T09:00:00Z');
const line = (state: 'PLANNED' | 'ARRIVED' | 'HONOURED' | 'NO_SHOW' | 'CANCELLED_BY_TOWN', startsAt: string, stateChangedAt = '2026-11-20T09:00:00Z') =>
  ({ state, stateBefore: state === 'PLANNED' ? null : 'PLANNED' as const, startsAt, stateChangedAt, kind: 'IN_OPENING' as const, contentWithheldBecause: null });

describe('what can be done with an appointment', () => {
  it('of a day to come: move and cancel', () => {
    expect(choicesOf(line('PLANNED', '2026-11-27T08:00:00Z'), zone, now)).toEqual(['move', 'cancel']);
  });

  it('later today: say the arrival, and move; within the hour also that it took place', () => {
    expect(choicesOf(line('PLANNED', '2026-11-26T14:00:00Z'), zone, now)).toEqual(['arrive', 'move', 'cancel']);
    expect(choicesOf(line('PLANNED', '2026-11-26T09:30:00Z'), zone, now)).toEqual(['arrive', 'honour', 'move', 'cancel']);
  });

  it('begun: missed too', () => {
    expect(choicesOf(line('PLANNED', '2026-11-26T08:30:00Z'), zone, now)).toEqual(['arrive', 'honour', 'miss', 'move', 'cancel']);
  });

  it('of a past day: how it ended, and no other hour', () => {
    expect(choicesOf(line('PLANNED', '2026-11-24T08:30:00Z'), zone, now)).toEqual(['honour', 'miss', 'cancel']);
    expect(choicesOf(line('ARRIVED', '2026-11-24T08:30:00Z'), zone, now)).toEqual(['honour', 'cancel']);
  });

  it('closed: taken back on the day of the change, in the zone of the town', () => {
    expect(choicesOf(line('HONOURED', '2026-11-26T08:00:00Z', '2026-11-26T08:40:00Z'), zone, now)).toEqual(['undo']);
    expect(choicesOf(line('NO_SHOW', '2026-11-25T08:00:00Z', '2026-11-25T22:40:00Z'), zone, now)).toEqual([]);
    expect(choicesOf(line('CANCELLED_BY_TOWN', '2026-11-25T08:00:00Z', '2026-11-25T23:10:00Z'), zone, now)).toEqual(['undo']);
  });

  it('taken back already: not a second time', () => {
    const arrivedAgain = { ...line('ARRIVED', '2026-11-26T08:00:00Z', '2026-11-26T08:40:00Z'), stateBefore: null };
    expect(choicesOf(arrivedAgain, zone, now)).toEqual(['honour', 'cancel']);
  });
});
