import { graphql } from '../../graphql';

/** Asked right before anything is sent: the cookie may be another account's by now. */
export const WhoSendsDocument = graphql(`
  query WhoSends { me { id } myStructure { id } }
`);

/** What the product says of a registration now, to compare with what was seen when its attendance was noted. */
export const AttendanceNowDocument = graphql(`
  query AttendanceNow($id: ID!) { node(id: $id) { id ... on SessionRegistration { state } } }
`);

export const CountWalkInDocument = graphql(`
  mutation CountWalkIn($input: CountWalkInInput!) {
    countWalkIn(input: $input) { walkIn { id } errors { __typename ... on UserError { message path } ... on KeyReused { inProgress } } }
  }
`);

export const RegisterForSessionDocument = graphql(`
  mutation RegisterForSession($input: RegisterForSessionInput!) {
    registerForSession(input: $input) { sessionRegistration { id state } errors { __typename ... on UserError { message path } ... on KeyReused { inProgress } } }
  }
`);

export const MarkSessionAttendanceDocument = graphql(`
  mutation MarkSessionAttendance($input: MarkSessionAttendanceInput!) {
    markSessionAttendance(input: $input) { sessionRegistration { id state } errors { __typename ... on UserError { message path } ... on KeyReused { inProgress } } }
  }
`);

export const SendActivityReportDocument = graphql(`
  mutation SendActivityReport($input: RecordActivityReportInput!) {
    recordActivityReport(input: $input) { activityReport { id } errors { __typename ... on UserError { message path } ... on KeyReused { inProgress } } }
  }
`);
