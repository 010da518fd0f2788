import { graphql } from '../../graphql';

/** Sessions by their beginning, as far as the filters let them through. */
export const SessionsDocument = graphql(`
  query Sessions($first: Int!, $after: String, $from: DateTime, $until: DateTime, $kind: SessionKind, $mediatorId: ID, $placeId: ID, $states: [SessionState!], $withFreeSeat: Boolean!) {
    sessions(first: $first, after: $after, from: $from, until: $until, kind: $kind, mediatorId: $mediatorId, placeId: $placeId, states: $states, withFreeSeat: $withFreeSeat) {
      nodes { id kind state title startsAt endsAt seats seatsTaken place { id name } team { id givenName familyName } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** The page of a session, as it is kept on the device too: of residents no more than their names. */
export const SessionDocument = graphql(`
  query Session($id: ID!, $after: String) {
    session(id: $id) {
      id kind state title about themes startsAt endsAt timeZone seats seatsTaken differenceReason cancelledBecause openedAt closedAt cancelledAt
      place { id kind name address street streetComplement postalCode city inseeCode }
      structure { id name }
      team { id givenName familyName }
      kit { name planned takenOut broughtBack }
      stock { planned takenOut handedOut broughtBack }
      walkInCounts { theme people minutes }
      registrations(first: 100, after: $after) {
        nodes { id number position state resident { id identity { givenName familyName isAnonymous } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** Who holds sessions, and where. */
export const SessionChoicesDocument = graphql(`
  query SessionChoices($morePeople: String, $morePlaces: String) {
    professionals(first: 100, role: MEDIATOR, after: $morePeople) { nodes { id givenName familyName } pageInfo { hasNextPage endCursor } }
    places(first: 100, after: $morePlaces) { nodes { id name city kind } pageInfo { hasNextPage endCursor } }
  }
`);

/** To whom one may give a session; the town's others are refused. */
export const PlannedMediatorsDocument = graphql(`
  query PlannedMediators($after: String) {
    plannedMediators(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
  }
`);

export const PlanSessionDocument = graphql(`
  mutation PlanSession($input: PlanSessionInput!) {
    planSession(input: $input) { outreachSession { id } errors { __typename ... on UserError { message path } ... on MediatorTaken { mediatorIds } } }
  }
`);

export const ChangeSessionDocument = graphql(`
  mutation ChangeSession($input: ChangeSessionInput!) {
    changeSession(input: $input) { outreachSession { id } errors { __typename ... on UserError { message path } ... on MediatorTaken { mediatorIds } } }
  }
`);

export const CancelSessionDocument = graphql(`
  mutation CancelSession($input: CancelSessionInput!) {
    cancelSession(input: $input) { outreachSession { id state } errors { __typename ... on UserError { message path } } }
  }
`);

export const OpenSessionDocument = graphql(`
  mutation OpenSession($input: OpenSessionInput!) {
    openSession(input: $input) { outreachSession { id state } errors { __typename ... on UserError { message path } } }
  }
`);

export const CloseSessionDocument = graphql(`
  mutation CloseSession($input: CloseSessionInput!) {
    closeSession(input: $input) { outreachSession { id state } errors { __typename ... on UserError { message path } } }
  }
`);

export const LeaveSessionDocument = graphql(`
  mutation LeaveSession($input: LeaveSessionInput!) {
    leaveSession(input: $input) { sessionRegistration { id state } errors { __typename ... on UserError { message path } } }
  }
`);
