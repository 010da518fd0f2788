import { graphql } from '../../../graphql';

export const GrcLinkDocument = graphql(`
  query GrcLinkToSet { grcLink { id targetUrl changedAt previousSecretUntil } }
`);

/** The secret comes with the first link and with each change of secret, never again. */
export const SetGrcLinkDocument = graphql(`
  mutation SetGrcLink($input: SetGrcLinkInput!) {
    setGrcLink(input: $input) { grcLink { id targetUrl changedAt previousSecretUntil secret } errors { __typename ... on UserError { message path } } }
  }
`);

export const RotateGrcSecretDocument = graphql(`
  mutation RotateGrcSecret($input: RotateGrcSecretInput!) {
    rotateGrcSecret(input: $input) { grcLink { id changedAt previousSecretUntil secret } errors { __typename ... on UserError { message path } } }
  }
`);

export const GrcKindsDocument = graphql(`
  query GrcKindsToSet($after: String) {
    grcRequestKinds(first: 50, after: $after) { nodes { id code name silenceMeans silenceMonths } pageInfo { hasNextPage endCursor } }
  }
`);

export const SetGrcKindDocument = graphql(`
  mutation SetGrcRequestKind($input: SetGrcRequestKindInput!) {
    setGrcRequestKind(input: $input) { grcRequestKind { id code name silenceMeans silenceMonths } errors { __typename ... on UserError { message path } } }
  }
`);
