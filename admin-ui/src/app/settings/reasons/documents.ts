import { graphql } from '../../../graphql';

const ReasonTerms = graphql(`
  fragment ReasonTerms on Reason @_unmask {
    id name theme colour mode durationMinutes stepMinutes bufferAfterMinutes noticeMinMinutes noticeMaxDays whoBooks isGroup mediatorsNeeded
    needsMandate acceptsVoucher textBefore textAfter isDiscreet cancelNoticeMinutes moveNoticeMinutes reminderHours archivedAt
  }
`);

export const ReasonsDocument = graphql(`
  query ReasonsToSet($after: String, $archived: Boolean!) {
    reasons(first: 50, after: $after, archived: $archived) { nodes { ...ReasonTerms } pageInfo { hasNextPage endCursor } }
  }
`, [ReasonTerms]);

export const CreateReasonDocument = graphql(`
  mutation CreateReason($input: CreateReasonInput!) {
    createReason(input: $input) { reason { ...ReasonTerms } errors { __typename ... on UserError { message path } } }
  }
`, [ReasonTerms]);

export const ChangeReasonDocument = graphql(`
  mutation ChangeReason($input: ChangeReasonInput!) {
    changeReason(input: $input) { reason { ...ReasonTerms } errors { __typename ... on UserError { message path } } }
  }
`, [ReasonTerms]);

export const ArchiveReasonDocument = graphql(`
  mutation ArchiveReason($input: ArchiveReasonInput!) {
    archiveReason(input: $input) { reason { id archivedAt } errors { __typename ... on UserError { message path } } }
  }
`);
