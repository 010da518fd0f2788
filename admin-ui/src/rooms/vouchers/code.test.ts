import { describe, expect, it } from 'vitest';
import { readCode } from './code';

// Sums made by hand of the rule « value modulo 37 »: 0 gives 0, 1 gives 1, 32^15 + 1 gives 32^15 mod 37 + 1.
const good = '0000-0000-0000-0001-1';

describe('a voucher’s code while it is typed', () => {
  it('is good when its check symbol fits', () => {
    expect(readCode(good)).toEqual({ kind: 'good', shown: good });
    expect(readCode('0000-0000-0000-000Z-Z').kind).toBe('good');
  });

  it('forgives case, spaces, dashes, and letters that look like digits', () => {
    for (const typed of ['0000 0000 0000 0001 1', 'oooo-OOOO-0000-000i-l', '0000\u00a00000\u202f0000–0001 1', '00000000000000011']) expect(readCode(typed)).toEqual({ kind: 'good', shown: good });
  });

  it('reads check symbols that are no digit: 36 is U, 32 to 35 are * ~ $ =', () => {
    expect(readCode('0000-0000-0000-0014-U').kind).toBe('good');
    expect(readCode('0000-0000-0000-0010-*').kind).toBe('good');
    expect(readCode('0000-0000-0000-0011-~').kind).toBe('good');
    expect(readCode('0000-0000-0000-0012-$').kind).toBe('good');
    expect(readCode('0000-0000-0000-0013-=').kind).toBe('good');
  });

  it('sees each wrong symbol and each pair exchanged', () => {
    expect(readCode('0000-0000-0000-0002-1').kind).toBe('wrong');
    expect(readCode('0000-0000-0000-0010-1').kind).toBe('wrong');
    expect(readCode('1000-0000-0000-0000-0').kind).toBe('wrong');
  });

  it('says what is missing, too much, or no symbol of a code', () => {
    expect(readCode(' - ')).toEqual({ kind: 'empty' });
    expect(readCode('7k3m 9q')).toEqual({ kind: 'short', missing: 11, shown: '7K3M-9Q' });
    expect(readCode('0000-0000-0000-0001-12').kind).toBe('long');
    expect(readCode('7K3!')).toEqual({ kind: 'foreign', symbol: '!', shown: '7K3!' });
    expect(readCode('U000')).toEqual({ kind: 'foreign', symbol: 'U', shown: 'U000' });
  });
});
