import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { begunProcedure, procedureOf } from './procedure';

const zone = 'Europe/Paris';
const known = { theme: 'HOUSING', title: 'Demande de logement' };

describe('the moment of a procedure', () => {
  beforeEach(() => { vi.useFakeTimers({ now: new Date('2026-11-24T09:00:00Z') }); });
  afterEach(() => { vi.useRealTimers(); });

  it('is that of its recording, however long its draft has waited', () => {
    const draft = begunProcedure(known, zone);
    expect([draft.day, draft.time]).toEqual(['', '']);
    vi.setSystemTime(new Date('2026-11-25T15:00:00Z'));
    expect(procedureOf(draft, 'resident', zone).happenedAt).toBeNull();
  });

  it('is the one that was chosen', () => {
    expect(procedureOf({ ...begunProcedure(known, zone), day: '2026-11-23', time: '14:05' }, 'resident', zone).happenedAt).toBe('2026-11-23T13:05:00.000Z');
  });

  it('is that of an appointment of an earlier day, and now for one of today', () => {
    const [earlier, today] = [begunProcedure({ ...known, at: '2026-11-20T08:30:00Z' }, zone), begunProcedure({ ...known, at: '2026-11-24T08:30:00Z' }, zone)];
    expect(procedureOf(earlier, 'resident', zone).happenedAt).toBe('2026-11-20T08:30:00.000Z');
    expect(procedureOf(today, 'resident', zone).happenedAt).toBeNull();
  });
});
