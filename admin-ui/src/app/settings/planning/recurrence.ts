/** A series of days as people say it, to and from the part of RFC 5545 that the contract understands. */
export const weekDays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type WeekDay = (typeof weekDays)[number];

const names: Record<WeekDay, string> = { MO: 'lundi', TU: 'mardi', WE: 'mercredi', TH: 'jeudi', FR: 'vendredi', SA: 'samedi', SU: 'dimanche' };
const ranks: Record<string, string> = { 1: '1er', 2: '2e', 3: '3e', 4: '4e', 5: '5e', '-1': 'dernier' };

export type Series = { kind: 'ONCE' | 'WEEKLY' | 'MONTHLY_WEEKDAY' | 'MONTHLY_DAY'; every: string; days: WeekDay[]; rank: string; weekDay: WeekDay; monthDay: string; lastOn: string };

export const weekly: Series = { kind: 'WEEKLY', every: '1', days: [], rank: '1', weekDay: 'MO', monthDay: '1', lastOn: '' };

/** The rule to send; null for one day only. What is out of bounds goes out as typed: the product says what is wrong with it. */
export function ruleOf({ kind, every, days, rank, weekDay, monthDay, lastOn }: Series): string | null {
  if (kind === 'ONCE') return null;
  const interval = `INTERVAL=${Math.trunc(Number(every)) || 1}`;
  const until = lastOn ? `;UNTIL=${lastOn.replaceAll('-', '')}` : '';
  if (kind === 'WEEKLY') return `FREQ=WEEKLY;${interval};BYDAY=${weekDays.filter(each => days.includes(each)).join(',')}${until}`;
  if (kind === 'MONTHLY_WEEKDAY') return `FREQ=MONTHLY;${interval};BYDAY=${rank}${weekDay}${until}`;
  return `FREQ=MONTHLY;${interval};BYMONTHDAY=${Math.trunc(Number(monthDay))}${until}`;
}

/** « tous les mardis et jeudis », « une semaine sur deux, le lundi », « le 2e mardi du mois ». Null for a rule of another kind. */
export function ruleInWords(rule: string | null): string | null {
  if (!rule) return null;
  const parts = Object.fromEntries(rule.split(';').map(part => part.split('=') as [string, string]));
  const every = Number(parts.INTERVAL ?? 1);
  if (parts.FREQ === 'DAILY' && parts.COUNT === '1') return 'une seule fois';
  if (parts.FREQ === 'WEEKLY' && parts.BYDAY) return weeklyInWords(parts.BYDAY.split(',').filter(isDay), every);
  const months = every === 1 ? 'du mois' : every === 2 ? 'un mois sur deux' : `tous les ${every} mois`;
  const numbered = /^(-?\d)(\w\w)$/.exec(parts.BYDAY ?? '');
  if (parts.FREQ === 'MONTHLY' && numbered && isDay(numbered[2])) return `le ${ranks[numbered[1] ?? ''] ?? numbered[1]} ${names[numbered[2]]} ${months}`;
  if (parts.FREQ === 'MONTHLY' && parts.BYMONTHDAY) return `le ${parts.BYMONTHDAY === '-1' ? 'dernier jour' : parts.BYMONTHDAY === '1' ? '1er' : parts.BYMONTHDAY} ${months}`;
  return null;
}

function weeklyInWords(days: WeekDay[], every: number) {
  if (every === 1) return days.length === 7 ? 'tous les jours' : `tous les ${listed(days.map(each => `${names[each]}s`))}`;
  return `${every === 2 ? 'une semaine sur deux' : `toutes les ${every} semaines`}, le ${listed(days.map(each => names[each]))}`;
}

function listed(words: string[]) {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} et ${words.at(-1)}`;
}

function isDay(text: string | undefined): text is WeekDay {
  return text !== undefined && text in names;
}

export function weekDayName(day: WeekDay) {
  return names[day];
}

/** The Monday of the week of a day. */
export function mondayOf(on: string) {
  const at = new Date(`${on}T12:00:00Z`);
  return new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
}
