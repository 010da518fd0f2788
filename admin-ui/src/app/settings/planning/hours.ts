/** « 9 h », « 9 h 30 », from the contract's local time. */
export function clock(time: string) {
  const [hours, minutes] = time.split(':');
  return `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`;
}

/** As a field of the browser and the contract take it: `09:30`. */
export function typedHour(time: string) {
  return time.slice(0, 5);
}
