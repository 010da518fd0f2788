import type { VariablesOf } from '../../graphql';
import type { FindResidents } from './documents';

/** What is known of a person, as typed. */
export type TypedFacts = { name: string; otherName: string; birthYear: string; telephone: string; email: string };
export type Facts = VariablesOf<typeof FindResidents>['facts'];

export const noFacts: TypedFacts = { name: '', otherName: '', birthYear: '', telephone: '', email: '' };

/** What was typed, without what was left empty; null while there are fewer than two facts, which the product would refuse. */
export function factsOf(typed: TypedFacts): Facts | null {
  const year = Number(typed.birthYear.trim());
  const facts = Object.fromEntries(Object.entries({
    name: typed.name.trim(), otherName: typed.otherName.trim(), telephone: typed.telephone.trim(), email: typed.email.trim(),
    birthYear: Number.isInteger(year) && year > 0 ? year : '',
  }).filter(([, value]) => value !== ''));
  return Object.keys(facts).length < 2 ? null : facts;
}
