import { describe, expect, it } from 'vitest';
import { addDays, dayAndHour, dayIn, hour, instantOf, minutes, plainDay, plainDayWithYear } from './dates';

describe('dates in words', () => {
  it('says an instant in the zone of the town, winter and summer', () => {
    expect(dayAndHour('2026-11-24T08:30:00Z', 'Europe/Paris')).toBe('mardi 24 novembre à 9\u00a0h\u00a030');
    expect(dayAndHour('2026-07-14T08:00:00Z', 'Europe/Paris')).toBe('mardi 14 juillet à 10\u00a0h');
    expect(hour('2026-11-24T23:05:00Z', 'Indian/Reunion')).toBe('3\u00a0h\u00a005');
  });

  it('says a day without moving it', () => {
    expect(plainDay('2026-12-31')).toBe('jeudi 31 décembre');
    expect([plainDay('2026-12-01'), plainDayWithYear('2026-12-01'), plainDay('2026-12-11')]).toEqual(['mardi 1er décembre', '1er décembre 2026', 'vendredi 11 décembre']);
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(dayIn('Indian/Reunion', new Date('2026-12-31T20:30:00Z'))).toBe('2027-01-01');
  });

  it('finds the instant of a local hour on both sides of a change of clocks', () => {
    expect(instantOf('2026-10-24', '09:00', 'Europe/Paris')).toBe('2026-10-24T07:00:00.000Z');
    expect(instantOf('2026-10-25', '09:00', 'Europe/Paris')).toBe('2026-10-25T08:00:00.000Z');
    expect(instantOf('2026-03-29', '00:30', 'Europe/Paris')).toBe('2026-03-28T23:30:00.000Z');
  });

  it('says a length', () => {
    expect([minutes(45), minutes(60), minutes(95)]).toEqual(['45\u00a0min', '1\u00a0h', '1\u00a0h\u00a035']);
  });
});
