/** A French number in pairs, as people say it; any other one as it is kept; nothing for none. */
export function telephone(number: string | null | undefined) {
  if (!number) return '';
  const rest = /^\+33(\d{9})$/.exec(number)?.[1];
  return rest ? `0${rest}`.replace(/(\d\d)(?=\d)/g, '$1 ') : number;
}
