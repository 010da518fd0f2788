import { addDays, dayIn } from '../../ui/dates';

/** The Monday of a day's week. */
export function mondayOf(on: string) {
  const weekday = new Date(`${on}T12:00:00Z`).getUTCDay();
  return addDays(on, -((weekday + 6) % 7));
}

/** Seven days from one on. */
export function sevenFrom(on: string) {
  return [0, 1, 2, 3, 4, 5, 6].map(each => addDays(on, each));
}

function hourOf(at: string, zone: string) {
  const parts = new Intl.DateTimeFormat('fr-FR', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).formatToParts(new Date(at));
  return Number(parts.find(part => part.type === 'hour')?.value);
}

/**
 * A week as a table: a row for each hour from the first beginning to the last, a column for each day. Saturday and Sunday
 * are left out while nothing begins then.
 */
export function gridOf<T extends { startsAt: string }>(lines: readonly T[], monday: string, zone: string) {
  const at = lines.map(line => ({ line, on: dayIn(zone, new Date(line.startsAt)), hour: hourOf(line.startsAt, zone) }));
  const days = sevenFrom(monday).filter((on, index) => index < 5 || at.some(each => each.on === on));
  const inside = at.filter(each => days.includes(each.on));
  if (inside.length === 0) return { days, rows: [] };
  const [first, last] = [Math.min(...inside.map(each => each.hour)), Math.max(...inside.map(each => each.hour))];
  const rows = Array.from({ length: last - first + 1 }, (_, index) => first + index).map(hour => ({
    hour, cells: days.map(on => inside.filter(each => each.on === on && each.hour === hour).map(each => each.line)),
  }));
  return { days, rows };
}
