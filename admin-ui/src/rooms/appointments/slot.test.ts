import { describe, expect, it } from 'vitest';
import { grouped, ids, read, written } from './slot';

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

describe('the slots of a day', () => {
  it('stand together by mediator and place, the one who is free first first', () => {
    const slot = (startsAt: string, mediator: string, place: string) => ({ startsAt, endsAt: startsAt, mediatorIds: [mediator], mediator: null, place: { id: place, name: place } });
    const groups = grouped([slot('9', 'louis', 'mairie'), slot('10', 'samia', 'bus'), slot('11', 'louis', 'mairie'), slot('12', 'samia', 'mairie')]);
    expect(groups.map(group => [group.key, group.slots.map(each => each.startsAt)])).toEqual([['louis mairie', ['9', '11']], ['samia bus', ['10']], ['samia mairie', ['12']]]);
  });
});
