import { graphql } from '../../../graphql';

const ProfessionalLine = graphql(`
  fragment ProfessionalLine on Professional @_unmask { id givenName familyName email roles departedAt structures { id name } account { state } }
`);

export const ProfessionalsDocument = graphql(`
  query Professionals($after: String, $role: Role, $departed: Boolean!) {
    professionals(first: 20, after: $after, role: $role, departed: $departed) { nodes { ...ProfessionalLine } pageInfo { hasNextPage endCursor } }
  }
`, [ProfessionalLine]);

/** Whom somebody may hand over to, and the structures to choose from. */
export const StaffChoicesDocument = graphql(`
  query StaffChoices {
    professionals(first: 100) { nodes { id givenName familyName roles } }
    structures(first: 100) { nodes { id name } }
  }
`);

export const InviteProfessionalDocument = graphql(`
  mutation InviteProfessional($input: InviteProfessionalInput!) {
    inviteProfessional(input: $input) { professional { ...ProfessionalLine } errors { __typename ... on UserError { message path } } }
  }
`, [ProfessionalLine]);

export const ChangeProfessionalDocument = graphql(`
  mutation ChangeProfessional($input: ChangeProfessionalInput!) {
    changeProfessional(input: $input) { professional { ...ProfessionalLine } errors { __typename ... on UserError { message path } } }
  }
`, [ProfessionalLine]);

export const ResendInvitationDocument = graphql(`
  mutation ResendInvitation($input: ResendInvitationInput!) {
    resendInvitation(input: $input) { professional { ...ProfessionalLine } errors { __typename ... on UserError { message path } } }
  }
`, [ProfessionalLine]);

export const ResetTotpDocument = graphql(`
  mutation ResetTotp($input: ResetTotpInput!) {
    resetTotp(input: $input) { professional { ...ProfessionalLine } errors { __typename ... on UserError { message path } } }
  }
`, [ProfessionalLine]);

export const EndProfessionalDocument = graphql(`
  mutation EndProfessional($input: EndProfessionalInput!) {
    endProfessional(input: $input) { professional { ...ProfessionalLine } errors { __typename ... on UserError { message path } } }
  }
`, [ProfessionalLine]);
