import { graphql } from '../../../graphql';

const OpeningLine = graphql(`
  fragment OpeningLine on Opening @_unmask {
    id rule firstOn lastOn startTime endTime isKeptOnHolidays endedAt mediator { id givenName familyName } place { id name } reasons { id name colour mode }
  }
`);

/** Whom, where and for what one may plan. */
export const PlanningChoicesDocument = graphql(`
  query PlanningChoices($placeText: String) {
    plannedMediators(first: 100) { nodes { id givenName familyName } }
    places(first: 100, text: $placeText) { nodes { id name city } pageInfo { hasNextPage } }
    reasons(first: 100) { nodes { id name mode colour } }
  }
`);

export const OpeningsDocument = graphql(`
  query OpeningsToSet($after: String, $mediatorId: ID) {
    openings(first: 20, after: $after, mediatorId: $mediatorId) { nodes { ...OpeningLine } pageInfo { hasNextPage endCursor } }
  }
`, [OpeningLine]);

/** An opening day by day. */
export const OpeningDaysDocument = graphql(`
  query OpeningDays($id: ID!, $from: Date!, $until: Date!) {
    node(id: $id) { __typename id ... on Opening { occurrences(from: $from, until: $until) { day startsAt endsAt } } }
  }
`);

export const PlanOpeningDocument = graphql(`
  mutation PlanOpening($input: PlanOpeningInput!) {
    planOpening(input: $input) { opening { ...OpeningLine } errors { __typename ... on UserError { message path } } }
  }
`, [OpeningLine]);

export const ChangeOpeningDocument = graphql(`
  mutation ChangeOpening($input: ChangeOpeningInput!) {
    changeOpening(input: $input) { opening { ...OpeningLine } errors { __typename ... on UserError { message path } } }
  }
`, [OpeningLine]);

export const EndOpeningDocument = graphql(`
  mutation EndOpening($input: EndOpeningInput!) {
    endOpening(input: $input) { opening { ...OpeningLine } errors { __typename ... on UserError { message path } } }
  }
`, [OpeningLine]);

export const ChangeOneOccurrenceDocument = graphql(`
  mutation ChangeOneOccurrence($input: ChangeOneOccurrenceInput!) {
    changeOneOccurrence(input: $input) { opening { id } errors { __typename ... on UserError { message path } } }
  }
`);

export const RemoveOneOccurrenceDocument = graphql(`
  mutation RemoveOneOccurrence($input: RemoveOneOccurrenceInput!) {
    removeOneOccurrence(input: $input) { opening { id } errors { __typename ... on UserError { message path } } }
  }
`);

/** Openings and absences that touch a week. */
export const WeekDocument = graphql(`
  query WeekAsOffered($from: Date!, $until: Date!, $mediatorId: ID, $placeId: ID) {
    openings(first: 100, from: $from, until: $until, mediatorId: $mediatorId, placeId: $placeId) {
      nodes { id mediator { id givenName familyName } place { id name } reasons { id name colour } occurrences(from: $from, until: $until) { day startsAt endsAt } }
      pageInfo { hasNextPage }
    }
    absences(first: 100, from: $from, until: $until, mediatorId: $mediatorId) { nodes { id rule kind firstOn lastOn startTime endTime mediator { id givenName familyName } } }
  }
`);

/** The slots of a reason that are free in a week, as residents and staff find them. */
export const WeekSlotsDocument = graphql(`
  query WeekSlots($reasonIds: [ID!]!, $from: DateTime!, $until: DateTime!, $mediatorIds: [ID!], $placeIds: [ID!], $after: String) {
    freeSlots(first: 100, after: $after, reasonIds: $reasonIds, from: $from, until: $until, mediatorIds: $mediatorIds, placeIds: $placeIds) {
      nodes { startsAt endsAt mediatorIds mediator { id givenName familyName } place { id name } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

const AbsenceLine = graphql(`
  fragment AbsenceLine on Absence @_unmask { id kind rule firstOn lastOn startTime endTime withdrawnAt mediator { id givenName familyName } }
`);

export const AbsencesDocument = graphql(`
  query AbsencesToSet($after: String, $mediatorId: ID) {
    absences(first: 20, after: $after, mediatorId: $mediatorId) { nodes { ...AbsenceLine } pageInfo { hasNextPage endCursor } }
  }
`, [AbsenceLine]);

export const DeclareAbsenceDocument = graphql(`
  mutation DeclareAbsence($input: DeclareAbsenceInput!) {
    declareAbsence(input: $input) { absence { ...AbsenceLine } errors { __typename ... on UserError { message path } } }
  }
`, [AbsenceLine]);

export const DeclareRepeatedAbsenceDocument = graphql(`
  mutation DeclareRepeatedAbsence($input: DeclareRepeatedAbsenceInput!) {
    declareRepeatedAbsence(input: $input) { absence { ...AbsenceLine } errors { __typename ... on UserError { message path } } }
  }
`, [AbsenceLine]);

export const WithdrawAbsenceDocument = graphql(`
  mutation WithdrawAbsence($input: WithdrawAbsenceInput!) {
    withdrawAbsence(input: $input) { absence { id withdrawnAt } errors { __typename ... on UserError { message path } } }
  }
`);
