import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema';

/** Documents of the staff application, typed by the committed contract. Each lives in a `documents.ts`, so that the build trusts it. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string; Date: string; LocalTime: string };
}>();

export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada';
export { readFragment } from 'gql.tada';
