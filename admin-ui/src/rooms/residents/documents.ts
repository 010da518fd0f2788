import { graphql } from '../../graphql';

/** Enough to tell a resident from another one: the name and the birth year, no more. */
export const ResidentLine = graphql(`
  fragment ResidentLine on Resident @_unmask {
    id
    identity { givenName familyName birthYear isAnonymous }
    identityWithheldBecause
  }
`);

/** Who it may be. Each one shown is journalled. */
export const FindResidents = graphql(`
  query FindResidents($facts: ResidentFactsInput!) {
    findResidents(facts: $facts) { hasMore hits { ...ResidentLine } }
  }
`, [ResidentLine]);

/** A new file; probable duplicates come back with the refusal. */
export const RecordResident = graphql(`
  mutation RecordResident($input: RecordResidentInput!) {
    recordResident(input: $input) {
      resident { ...ResidentLine }
      errors { __typename ... on UserError { message path } ... on ProbableDuplicates { candidates { ...ResidentLine } } }
    }
  }
`, [ResidentLine]);
