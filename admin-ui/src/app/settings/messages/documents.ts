import { graphql } from '../../../graphql';

export const MessagesDocument = graphql(`
  query MessagesToSet($after: String) {
    smsUse { monthOn segmentsUsed segmentsAllowed }
    stuckMessages(first: 20, after: $after) { nodes { id kind subjectId attempts lastFault queuedAt stuckAt } pageInfo { hasNextPage endCursor } }
  }
`);

export const SetSmsBudgetDocument = graphql(`
  mutation SetSmsBudget($input: SetSmsBudgetInput!) {
    setSmsBudget(input: $input) { smsUse { monthOn segmentsUsed segmentsAllowed } errors { __typename ... on UserError { message path } } }
  }
`);

export const RetryMessageDocument = graphql(`
  mutation RetryMessage($input: RetryMessageInput!) {
    retryMessage(input: $input) { messageReceipt { id state } errors { __typename ... on UserError { message path } } }
  }
`);

export const AbandonMessageDocument = graphql(`
  mutation AbandonMessage($input: AbandonMessageInput!) {
    abandonMessage(input: $input) { messageReceipt { id state } errors { __typename ... on UserError { message path } } }
  }
`);

export const LettersDocument = graphql(`
  query LettersToPrint($after: String) {
    lettersToPrint(first: 20, after: $after) { nodes { id kind queuedAt printedAt page } pageInfo { hasNextPage endCursor } }
  }
`);

export const MarkLetterPrintedDocument = graphql(`
  mutation MarkLetterPrinted($input: MarkLetterPrintedInput!) {
    markLetterPrinted(input: $input) { messageReceipt { id state } errors { __typename ... on UserError { message path } } }
  }
`);

export const ReleaseLetterDocument = graphql(`
  mutation ReleaseLetter($input: ReleaseLetterInput!) {
    releaseLetter(input: $input) { messageReceipt { id state } errors { __typename ... on UserError { message path } } }
  }
`);
