type Named = { givenName?: string | null; familyName?: string | null } | null | undefined;

/** « Amina Haddad »; empty for who gave no name. What stands instead is the screen's to say. */
export function fullName(person: Named) {
  return [person?.givenName, person?.familyName].filter(Boolean).join(' ');
}
