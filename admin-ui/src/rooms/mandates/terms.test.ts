import { describe, expect, it } from 'vitest';
import { daysLeft, mayBeRenewed } from './terms';

const now = Date.parse('2026-11-26T10:00:00Z');

describe('the time a mandate has left', () => {
  it('is whole days', () => expect(daysLeft('2026-12-08T09:00:00Z', now)).toBe(11));
  it('is nothing on the last day', () => expect(daysLeft('2026-11-26T22:00:00Z', now)).toBe(0));
});

describe('a renewal', () => {
  it('is offered in the last 30 days', () => expect(mayBeRenewed({ state: 'GRANTED', endsAt: '2026-12-20T10:00:00Z' }, now)).toBe(true));
  it('is not offered thirty days and an hour before the end', () => expect(mayBeRenewed({ state: 'GRANTED', endsAt: '2026-12-26T11:00:00Z' }, now)).toBe(false));
  it('is not offered before', () => expect(mayBeRenewed({ state: 'GRANTED', endsAt: '2027-05-20T10:00:00Z' }, now)).toBe(false));
  it('is not offered once it is withdrawn', () => expect(mayBeRenewed({ state: 'WITHDRAWN', endsAt: '2026-12-01T10:00:00Z' }, now)).toBe(false));
});
