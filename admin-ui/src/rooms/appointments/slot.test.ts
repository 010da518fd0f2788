import { describe, expect, it } from 'vitest';
import { ids, read, written } from './slot';

describe('a slot in the address', () => {
  it('comes back as it was written', () => {
    const slot = { startsAt: '2026-12-01T08:30:00Z', mediatorIds: ['UHJvOjE=', 'UHJvOjI='], placeId: 'UGw6MQ==' };
    expect(read(written(slot))).toEqual(slot);
    expect(read(written({ ...slot, placeId: null, outside: true }))).toEqual({ ...slot, placeId: null, outside: true });
  });

  it('is none when mangled', () => {
    expect([read(undefined), read(''), read('tomorrow~a~b'), read('2026-12-01T08:30:00Z')]).toEqual([null, null, null, null]);
  });

  it('stands beside lists of ids', () => {
    expect([ids(undefined), ids('a,b')]).toEqual([[], ['a', 'b']]);
  });
});
