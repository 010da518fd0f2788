import { telephone } from '../../ui/telephone';
import { say } from '../../words';

type Point = { kind: 'EMAIL' | 'LANDLINE' | 'MOBILE' | 'POSTAL'; value: string; ownerLabel: string | null };

/** How the resident will be told, as far as this caller may see: an e-mail before a text message before a letter to print. */
export function toldBy(points: readonly Point[] | null) {
  if (points === null) return say('told.withheld');
  const found = points.find(each => each.kind === 'EMAIL') ?? points.find(each => each.kind === 'MOBILE');
  const owner = found?.ownerLabel ? ` (${found.ownerLabel})` : '';
  if (found?.kind === 'EMAIL') return say('told.email', { to: found.value + owner });
  if (found?.kind === 'MOBILE') return say('told.sms', { to: telephone(found.value) + owner });
  return say('told.letter');
}

/** True for who is known to have neither e-mail nor mobile: a letter is their only way. */
export function hasNoWire(points: readonly Point[] | null) {
  return points !== null && points.every(each => each.kind !== 'EMAIL' && each.kind !== 'MOBILE');
}
