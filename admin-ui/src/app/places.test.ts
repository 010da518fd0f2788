import { expect, it } from 'vitest';
import { keyOf } from '../rooms/appointments/Row';
import { places } from './places';

it('leads to each place by a key of its own, also from screens that have keys too', () => {
  const [ofTheDay, ofAFile, ofResidents] = [['j', 'k', 'v', ...Object.values(keyOf)], ['m'], ['/', 'n']];
  for (const others of [ofTheDay, ofAFile, ofResidents]) {
    const keys = ['?', ...places.map(each => each.key), ...others];
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  }
});
