import { describe, expect, it } from 'vitest';
import { gridOf, mondayOf } from './week';

describe('a week', () => {
  it('begins on its Monday', () => {
    expect([mondayOf('2026-11-23'), mondayOf('2026-11-26'), mondayOf('2026-11-29')]).toEqual(['2026-11-23', '2026-11-23', '2026-11-23']);
  });

  it('has a row for each hour between the first and the last beginning, in the zone of the town', () => {
    const grid = gridOf([{ startsAt: '2026-11-23T08:30:00Z' }, { startsAt: '2026-11-25T10:00:00Z' }], '2026-11-23', 'Europe/Paris');
    expect(grid.days).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']);
    expect(grid.rows.map(row => [row.hour, row.cells.map(cell => cell.length)])).toEqual([[9, [1, 0, 0, 0, 0]], [10, [0, 0, 0, 0, 0]], [11, [0, 0, 1, 0, 0]]]);
  });

  it('shows a Saturday on which something begins', () => {
    expect(gridOf([{ startsAt: '2026-11-28T09:00:00Z' }], '2026-11-23', 'Europe/Paris').days).toContain('2026-11-28');
  });
});
