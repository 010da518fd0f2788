import { graphql } from '../../graphql';

/** A mandate in a list: what it covers, until when, what was done under it. Its text stays sealed. */
const MandateLine = graphql(`
  fragment MandateLine on Mandate @_unmask {
    id state themes withdrawnThemes termDays draftedAt grantedAt endsAt withdrawnAt withdrawnBecause
    explainedBy { id givenName familyName }
    place { id name }
    renews { id }
    uses(first: 20) { nodes { id theme usedAt by { id givenName familyName } } pageInfo { hasNextPage } }
  }
`);

export const ResidentMandates = graphql(`
  query ResidentMandates($id: ID!) {
    resident(id: $id) { id mandates(first: 50) { nodes { ...MandateLine } pageInfo { hasNextPage } } }
  }
`, [MandateLine]);

const Signer = graphql(`
  fragment Signer on Resident @_unmask { id identity { givenName familyName birthYear isAnonymous } fileWithheldBecause }
`);

/** All of one mandate, its sealed words too: to be read, signed or printed. Reading it is journalled. */
const MandatePaper = graphql(`
  fragment MandatePaper on Mandate @_unmask {
    id state themes withdrawnThemes termDays protection guardianName text textVersion textSha256 signature draftedAt grantedAt endsAt withdrawnAt withdrawnBecause
    explainedBy { id givenName familyName }
    place { id name }
    structure { id name address telephone }
    renews { id }
    resident { ...Signer }
  }
`, [Signer]);

export const OneMandate = graphql(`
  query OneMandate($id: ID!) { node(id: $id) { ... on Mandate { ...MandatePaper } } }
`, [MandatePaper]);

/** For whom a mandate is prepared, and where it may be signed. */
export const MandateSigner = graphql(`
  query MandateSigner($id: ID!) {
    resident(id: $id) { ...Signer }
    places(first: 100) { nodes { id name } }
  }
`, [Signer]);

export const DraftMandate = graphql(`
  mutation DraftMandate($input: DraftMandateInput!) {
    draftMandate(input: $input) { mandate { ...MandatePaper } errors { __typename ... on UserError { message path } } }
  }
`, [MandatePaper]);

export const RenewMandate = graphql(`
  mutation RenewMandate($input: RenewMandateInput!) {
    renewMandate(input: $input) { mandate { ...MandatePaper } errors { __typename ... on UserError { message path } } }
  }
`, [MandatePaper]);

export const GrantMandate = graphql(`
  mutation GrantMandate($input: GrantMandateInput!) {
    grantMandate(input: $input) { mandate { ...MandatePaper } errors { __typename ... on UserError { message path } } }
  }
`, [MandatePaper]);

export const WithdrawMandate = graphql(`
  mutation WithdrawMandate($input: WithdrawMandateInput!) {
    withdrawMandate(input: $input) { mandate { ...MandateLine } errors { __typename ... on UserError { message path } } }
  }
`, [MandateLine]);

export const DiscardMandateDraft = graphql(`
  mutation DiscardMandateDraft($input: DiscardMandateDraftInput!) {
    discardMandateDraft(input: $input) { resident { id } errors { __typename ... on UserError { message path } } }
  }
`);
