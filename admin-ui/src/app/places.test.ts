import { expect, it } from 'vitest';
import { keyOf } from '../rooms/appointments/Row';
import { places } from './places';

it('leads to each place by a key of its own, also from the day, whose lines have keys too', () => {
  const ofTheDay = ['j', 'k', 'v', ...Object.values(keyOf)];
  const keys = [...places.map(each => each.key), ...ofTheDay];
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});
