import { say } from '../../../words';

/** What a partner's program may be granted, from the least to the most. */
export const scopes = ['planning:read', 'appointments:read', 'appointments:prescribe', 'residents:read', 'residents:write', 'vouchers:redeem'] as const;

/** A scope in words; one that this screen does not know yet stands as it is. */
export function scopeWord(scope: string) {
  const known = scopes.find(each => each === scope);
  return known ? say(`scope.${known}`) : scope;
}
