/** Dates in words, in the zone of the town (« mardi 24 novembre à 9 h 30 »). Instants and days come from the contract as text. */
const words = (zone: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('fr-FR', { timeZone: zone, ...options });

/** The first of a month is « 1er », as in the product's messages; browsers say « 1 ». */
function dayWords(at: string | Date, zone: string, options: Intl.DateTimeFormatOptions) {
  return words(zone, { day: 'numeric', month: 'long', ...options }).formatToParts(new Date(at)).map(({ type, value }) => type === 'day' && value === '1' ? '1er' : value).join('');
}

export function day(at: string | Date, zone: string) {
  return dayWords(at, zone, { weekday: 'long' });
}

export function dayWithYear(at: string | Date, zone: string) {
  return dayWords(at, zone, { year: 'numeric' });
}

/** « 9 h », « 9 h 30 », never broken at the end of a line. */
export function hour(at: string | Date, zone: string) {
  const [hours, minutes] = words(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at)).split(':');
  return `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`;
}

export function dayAndHour(at: string, zone: string) {
  return `${day(at, zone)} à ${hour(at, zone)}`;
}

/** A day of the calendar, without zone: `2026-11-24`. */
export function plainDay(on: string) {
  return day(`${on}T12:00:00Z`, 'UTC');
}

export function plainDayWithYear(on: string) {
  return dayWithYear(`${on}T12:00:00Z`, 'UTC');
}

/** The day it is somewhere, as `2026-11-24`. */
export function dayIn(zone: string, at: Date = new Date()) {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

export function addDays(on: string, days: number) {
  return new Date(Date.parse(`${on}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The instant at which a local hour comes in a zone. For the two hours of a year that clocks skip or double, the product refuses or asks. */
export function instantOf(on: string, time: string, zone: string) {
  const wanted = Date.parse(`${on}T${time}:00Z`);
  const offsetAt = (instant: number) => {
    const parts = Object.fromEntries(words(zone, { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
      .formatToParts(instant).map(part => [part.type, part.value]));
    return Date.parse(`${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}:${parts['second']}Z`) - instant;
  };
  const first = wanted - offsetAt(wanted);
  return new Date(wanted - offsetAt(first)).toISOString();
}

export function minutes(count: number) {
  return count < 60 ? `${count}\u00a0min` : `${Math.floor(count / 60)}\u00a0h${count % 60 ? `\u00a0${String(count % 60).padStart(2, '0')}` : ''}`;
}
