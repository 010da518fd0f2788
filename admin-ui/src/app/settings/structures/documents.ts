import { graphql } from '../../../graphql';

export const StructuresDocument = graphql(`
  query Structures($after: String, $archived: Boolean!) {
    structures(first: 50, after: $after, archived: $archived) {
      nodes { id name kind telephone address archivedAt }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const OpenStructureDocument = graphql(`
  mutation OpenStructure($input: OpenStructureInput!) {
    openStructure(input: $input) { structure { id name kind telephone address archivedAt } errors { __typename ... on UserError { message path } } }
  }
`);

export const ChangeStructureDocument = graphql(`
  mutation ChangeStructure($input: ChangeStructureInput!) {
    changeStructure(input: $input) { structure { id name kind telephone address archivedAt } errors { __typename ... on UserError { message path } } }
  }
`);

export const ArchiveStructureDocument = graphql(`
  mutation ArchiveStructure($input: ArchiveStructureInput!) {
    archiveStructure(input: $input) { structure { id archivedAt } errors { __typename ... on UserError { message path } } }
  }
`);
