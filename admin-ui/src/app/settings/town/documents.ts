import { graphql } from '../../../graphql';

export const TownDocument = graphql(`
  query TownToSet { town { id name inseeCode timeZone telephone holidayRegion senderAddress } }
`);

export const ChangeTownDocument = graphql(`
  mutation ChangeTown($input: ChangeTownInput!) {
    changeTown(input: $input) { territory { id name telephone holidayRegion senderAddress } errors { __typename ... on UserError { message path } } }
  }
`);
