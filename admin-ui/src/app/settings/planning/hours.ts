/** « 9 h », « 9 h 30 », from the contract's local time (`09:30:00`). */
export function clock(time: string) {
  const [hours, minutes] = time.split(':');
  return `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`;
}

/** As a field of the browser takes it: `09:30`. */
export function typedHour(time: string) {
  return time.slice(0, 5);
}

/** As the contract takes it; empty stays empty, which the product refuses by its field. */
export function sentHour(typed: string) {
  return typed.length === 5 ? `${typed}:00` : typed;
}
