import { graphql } from '../../../graphql';

const PlaceLine = graphql(`
  fragment PlaceLine on Place @_unmask {
    id name kind street streetComplement postalCode city inseeCode telephone openingHours address archivedAt coordinates { latitude longitude } structure { id name } openData { mednumId }
  }
`);

export const PlacesDocument = graphql(`
  query PlacesToSet($after: String, $text: String, $kind: PlaceKind, $archived: Boolean!) {
    places(first: 20, after: $after, text: $text, kind: $kind, archived: $archived) { nodes { ...PlaceLine } pageInfo { hasNextPage endCursor } }
  }
`, [PlaceLine]);

export const PlaceChoicesDocument = graphql(`
  query PlaceChoices { structures(first: 100) { nodes { id name telephone } } }
`);

export const OpenPlaceDocument = graphql(`
  mutation OpenPlace($input: OpenPlaceInput!) {
    openPlace(input: $input) { place { ...PlaceLine } errors { __typename ... on UserError { message path } } }
  }
`, [PlaceLine]);

export const ChangePlaceDocument = graphql(`
  mutation ChangePlace($input: ChangePlaceInput!) {
    changePlace(input: $input) { place { ...PlaceLine } errors { __typename ... on UserError { message path } } }
  }
`, [PlaceLine]);

export const ArchivePlaceDocument = graphql(`
  mutation ArchivePlace($input: ArchivePlaceInput!) {
    archivePlace(input: $input) { place { id archivedAt } errors { __typename ... on UserError { message path } } }
  }
`);

export const ImportPlacesDocument = graphql(`
  mutation ImportPlaces($input: ImportPlacesInput!) {
    importPlaces(input: $input) { placeImport { id opened changed unchanged refused } errors { __typename ... on UserError { message path } } }
  }
`);

export const RefusedLinesDocument = graphql(`
  query RefusedLines($id: ID!, $after: String) {
    node(id: $id) { __typename id ... on PlaceImport { refusedLines(first: 20, after: $after) { nodes { id number column reason } pageInfo { hasNextPage endCursor } } } }
  }
`);
