import { describe, expect, it } from 'vitest';
import { mondayOf, ruleInWords, ruleOf, weekly } from './recurrence';

describe('a series of days', () => {
  it('is written as the contract reads it', () => {
    expect(ruleOf({ ...weekly, kind: 'ONCE' })).toBeNull();
    expect(ruleOf({ ...weekly, days: ['TH', 'TU'], lastOn: '2027-06-30' })).toBe('FREQ=WEEKLY;INTERVAL=1;BYDAY=TU,TH;UNTIL=20270630');
    expect(ruleOf({ ...weekly, kind: 'MONTHLY_WEEKDAY', rank: '-1', weekDay: 'FR', every: '2', lastOn: '2027-06-30' })).toBe('FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR;UNTIL=20270630');
    expect(ruleOf({ ...weekly, kind: 'MONTHLY_DAY', monthDay: '15', lastOn: '2027-06-30' })).toBe('FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=15;UNTIL=20270630');
  });

  it('is said in plain French', () => {
    expect(ruleInWords('FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;UNTIL=20271231T080000Z')).toBe('tous les mardis');
    expect(ruleInWords('FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,FR')).toBe('tous les lundis, mardis et vendredis');
    expect(ruleInWords('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH')).toBe('une semaine sur deux, le lundi et jeudi');
    expect(ruleInWords('FREQ=WEEKLY;INTERVAL=3;BYDAY=SA')).toBe('toutes les 3 semaines, le samedi');
    expect(ruleInWords('FREQ=MONTHLY;INTERVAL=1;BYDAY=2TU')).toBe('le 2e mardi du mois');
    expect(ruleInWords('FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR')).toBe('le dernier vendredi un mois sur deux');
    expect(ruleInWords('FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=1')).toBe('le 1er du mois');
    expect(ruleInWords('FREQ=DAILY;COUNT=1')).toBe('une seule fois');
    expect(ruleInWords('FREQ=YEARLY')).toBeNull();
    expect(ruleInWords(null)).toBeNull();
  });

  it('begins its weeks on Monday', () => {
    expect([mondayOf('2026-11-23'), mondayOf('2026-11-26'), mondayOf('2026-11-29'), mondayOf('2027-01-01')]).toEqual(['2026-11-23', '2026-11-23', '2026-11-23', '2026-12-28']);
  });
});
