import { describe, expect, it } from 'vitest';
import type { FieldRecord } from '../../app/device/store';
import { readFilters, variablesOf } from './filters';
import { countsOf, linesOf, type Reading } from './reading';
import { empty, fieldOf, lackingOf, termsOf, writtenKit } from './terms';

const seat = (id: string, state: Reading['registrations'][number]['state'], number: number) =>
  ({ id, number, position: null, state, resident: { id: `resident of ${id}`, identity: { givenName: id, familyName: 'Durand', isAnonymous: false } } });
const reading = { registrations: [seat('Rose', 'SEATED', 1), seat('Omar', 'LEFT', 2)], walkInCounts: [{ theme: 'HOUSING', people: 2, minutes: 40 }] } as unknown as Reading;
const record = (kind: FieldRecord['kind'], input: Record<string, unknown>, more: Partial<FieldRecord> = {}) =>
  ({ number: 1, deviceRecordId: `${kind}-1`, kind, input, after: null, state: 'WAITING', about: 'Omar Durand', ...more }) as FieldRecord;

describe('what waits on the device, laid over the session', () => {
  it('shows an attendance at once and says that it is not sent', () => {
    const [rose] = linesOf(reading, [record('ATTENDANCE', { registrationId: 'Rose', came: true })]);
    expect([rose?.state, rose?.isUnsent]).toEqual(['CAME', true]);
  });

  it('does not show an attendance that was refused: the product says otherwise', () => {
    const [rose] = linesOf(reading, [record('ATTENDANCE', { registrationId: 'Rose', came: true }, { state: 'REFUSED' })]);
    expect([rose?.state, rose?.isUnsent]).toEqual(['SEATED', false]);
  });

  it('adds a registration as a line of its own, which may be attended before it is sent', () => {
    const lines = linesOf(reading, [record('REGISTRATION', { residentId: 'resident of Omar' }), record('ATTENDANCE', { came: false }, { after: 'REGISTRATION-1' })]);
    expect(lines.map(each => [each.name, each.state])).toEqual([['Rose Durand', 'SEATED'], ['Omar Durand', 'LEFT'], ['Omar Durand', 'DID_NOT_COME']]);
  });

  it('does not add a registration that was refused to somebody who is in the list already', () => {
    const refused = (resident: string) => linesOf(reading, [record('REGISTRATION', { residentId: resident }, { state: 'REFUSED' })]).length;
    expect([refused('resident of Rose'), refused('resident of Omar')]).toEqual([2, 3]);
  });

  it('counts who walked in on both sides', () => {
    const counts = countsOf(reading, [record('WALK_IN', { theme: 'HOUSING', minutes: 10 }), record('WALK_IN', { theme: null, minutes: 5 })]);
    expect(counts).toEqual([{ theme: 'HOUSING', people: 3, minutes: 50, unsent: 1 }, { theme: null, people: 1, minutes: 5, unsent: 1 }]);
  });
});

describe('the terms of a session', () => {
  it('reads a kit written one thing a line, and gives back the line that is not so', () => {
    expect(writtenKit('6 tablettes\n\n 1  borne wifi')).toEqual({ kit: [{ name: 'tablettes', count: 6 }, { name: 'borne wifi', count: 1 }], wrong: undefined });
    expect(writtenKit('6 tablettes\nune rallonge').wrong).toBe('une rallonge');
  });

  it('says what is lacking before anything is sent, and names one place only', () => {
    expect(lackingOf(empty)).toEqual(['title', 'day', 'placeId']);
    expect(lackingOf({ ...empty, title: 'Atelier', where: 'oneOff', day: '2026-12-01' })).toEqual([]);
    expect(termsOf({ ...empty, where: 'oneOff', placeId: 'known', name: 'Halle' }).place).not.toHaveProperty('placeId');
  });

  it('finds the field that a refusal is about', () => {
    expect(fieldOf(['terms', 'place', 'oneOff', 'city'])).toBe('city');
    expect(fieldOf(['terms', 'kit', 'name'])).toBe('kit');
  });
});

describe('the filters of the list', () => {
  it('come from the address, and what is none of theirs is left out', () => {
    expect(readFilters({ kind: 'WORKSHOP', state: 'WHATEVER', free: true, from: '2026-12-01' })).toEqual({ kind: 'WORKSHOP', free: true, from: '2026-12-01' });
  });

  it('mean days by the clocks of the town, the last one included', () => {
    const asked = variablesOf({ until: '2026-12-01' }, 'Europe/Paris', '2026-11-26');
    expect([asked.from, asked.until]).toEqual(['2026-11-25T23:00:00.000Z', '2026-12-01T23:00:00.000Z']);
  });
});
