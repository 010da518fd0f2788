/**
 * Reads a voucher's code while it is typed: 16 symbols of Crockford's base 32, then a check symbol (the value modulo 37). It only
 * spares a trip: the product reads the code again and decides alone.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U';
const length = 17;

export type Reading =
  | { kind: 'empty' }
  | { kind: 'short'; missing: number; shown: string }
  | { kind: 'foreign'; symbol: string; shown: string }
  | { kind: 'long'; shown: string }
  | { kind: 'wrong'; shown: string }
  | { kind: 'good'; shown: string };

/** Capitals, spaces and dashes do not matter; letters that look like digits are digits. */
function straighten(typed: string) {
  return typed.replace(/[\s\u00a0\u202f–—-]/g, '').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
}

function check(symbols: string) {
  return [...symbols].reduce((rest, symbol) => (rest * 32 + alphabet.indexOf(symbol)) % 37, 0);
}

export function readCode(typed: string): Reading {
  const symbols = straighten(typed);
  if (symbols === '') return { kind: 'empty' };
  const shown = symbols.match(/.{1,4}/g)?.join('-') ?? '';
  const foreign = [...symbols.slice(0, length)].find((symbol, at) => { const value = alphabet.indexOf(symbol); return value < 0 || (value > 31 && at < length - 1); });
  if (foreign !== undefined) return { kind: 'foreign', symbol: foreign, shown };
  if (symbols.length < length) return { kind: 'short', missing: length - symbols.length, shown };
  if (symbols.length > length) return { kind: 'long', shown };
  return { kind: alphabet[check(symbols.slice(0, -1))] === symbols.at(-1) ? 'good' : 'wrong', shown };
}
