import { graphql } from '../../../graphql';

const ClientLine = graphql(`
  fragment ClientLine on PartnerClient @_unmask { id name clientId scopes createdAt lastUsedAt revokedAt structure { id name } }
`);

export const ClientsDocument = graphql(`
  query PartnerClients($after: String, $revoked: Boolean!) {
    partnerClients(first: 20, after: $after, revoked: $revoked) { nodes { ...ClientLine } pageInfo { hasNextPage endCursor } }
  }
`, [ClientLine]);

export const ClientChoicesDocument = graphql(`
  query ClientChoices { structures(first: 100) { nodes { id name kind } } }
`);

/** The secret comes with this answer and with no other. */
export const CreateClientDocument = graphql(`
  mutation CreatePartnerClient($input: CreatePartnerClientInput!) {
    createPartnerClient(input: $input) { partnerClient { ...ClientLine secret } errors { __typename ... on UserError { message path } } }
  }
`, [ClientLine]);

export const ChangeClientScopesDocument = graphql(`
  mutation ChangePartnerClientScopes($input: ChangePartnerClientScopesInput!) {
    changePartnerClientScopes(input: $input) { partnerClient { ...ClientLine } errors { __typename ... on UserError { message path } } }
  }
`, [ClientLine]);

export const RotateClientSecretDocument = graphql(`
  mutation RotatePartnerClientSecret($input: RotatePartnerClientSecretInput!) {
    rotatePartnerClientSecret(input: $input) { partnerClient { ...ClientLine secret } errors { __typename ... on UserError { message path } } }
  }
`, [ClientLine]);

export const RevokeClientDocument = graphql(`
  mutation RevokePartnerClient($input: RevokePartnerClientInput!) {
    revokePartnerClient(input: $input) { partnerClient { ...ClientLine } errors { __typename ... on UserError { message path } } }
  }
`, [ClientLine]);
