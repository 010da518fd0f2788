import type { ResultOf } from '../../graphql';
import { fullName } from '../../ui/names';
import { say } from '../../words';
import type { ResidentLine } from './documents';

/** A resident as lists show them. */
export type ResidentInLine = ResultOf<typeof ResidentLine>;

/** « Amina Haddad »; for who gave no name, or whose name is withheld, words that say so. */
export function nameOf(resident: Pick<ResidentInLine, 'identity' | 'identityWithheldBecause'>) {
  const { identity, identityWithheldBecause } = resident;
  if (!identity) return identityWithheldBecause ? say(`WithheldBecause.${identityWithheldBecause}.short`) : say('residents.anonymous');
  return fullName(identity) || say('residents.anonymous');
}

/** « née ou né en 1962 », empty when the year is not known. */
export function bornIn(resident: Pick<ResidentInLine, 'identity'>) {
  return resident.identity?.birthYear ? say('residents.bornIn', { year: String(resident.identity.birthYear) }) : '';
}
