import { graphql } from '../../graphql';

/** An appointment as lists show it. */
export const AppointmentLine = graphql(`
  fragment AppointmentLine on Appointment @_unmask {
    id startsAt endsAt state stateBefore stateChangedAt kind cancelledBecause isLateCancellation contentWithheldBecause
    reason { id name mode durationMinutes }
    resident { id identity { givenName familyName isAnonymous } identityWithheldBecause }
    place { id name }
    mediators { id givenName familyName }
    structure { id name }
  }
`);

/** Appointments that begin between two instants. */
export const Day = graphql(`
  query Day($from: DateTime!, $until: DateTime!, $mediatorId: ID, $after: String) {
    appointments(first: 100, after: $after, from: $from, until: $until, mediatorId: $mediatorId) {
      nodes { ...AppointmentLine }
      pageInfo { hasNextPage endCursor }
    }
  }
`, [AppointmentLine]);

/** Those of earlier days of which nobody said how they ended. */
export const ToComplete = graphql(`
  query ToComplete($from: DateTime!, $until: DateTime!, $mediatorId: ID) {
    appointments(first: 50, from: $from, until: $until, mediatorId: $mediatorId, states: [PLANNED, ARRIVED]) {
      nodes { ...AppointmentLine }
      pageInfo { hasNextPage }
    }
  }
`, [AppointmentLine]);

/** News of appointments; the answer renews the row it is about. */
export const AppointmentNews = graphql(`
  subscription AppointmentNews($mediatorId: ID) {
    appointmentChanged(mediatorId: $mediatorId) { appointment { ...AppointmentLine } }
  }
`, [AppointmentLine]);

export const Mediators = graphql(`
  query Mediators { professionals(first: 100, role: MEDIATOR) { nodes { id givenName familyName } } }
`);

export const MarkArrived = graphql(`
  mutation MarkArrived($input: MarkArrivedInput!) {
    markArrived(input: $input) { appointment { ...AppointmentLine } errors { __typename ... on UserError { message path } } }
  }
`, [AppointmentLine]);

export const HonourAppointment = graphql(`
  mutation HonourAppointment($input: HonourAppointmentInput!) {
    honourAppointment(input: $input) { appointment { ...AppointmentLine } errors { __typename ... on UserError { message path } } }
  }
`, [AppointmentLine]);

export const RecordNoShow = graphql(`
  mutation RecordNoShow($input: RecordNoShowInput!) {
    recordNoShow(input: $input) { appointment { ...AppointmentLine } errors { __typename ... on UserError { message path } } }
  }
`, [AppointmentLine]);

export const CancelAppointment = graphql(`
  mutation CancelAppointment($input: CancelAppointmentInput!) {
    cancelAppointment(input: $input) { appointment { ...AppointmentLine } errors { __typename ... on UserError { message path } } }
  }
`, [AppointmentLine]);

export const UndoAppointment = graphql(`
  mutation UndoAppointment($input: UndoAppointmentInput!) {
    undoAppointment(input: $input) { appointment { ...AppointmentLine } errors { __typename ... on UserError { message path } } }
  }
`, [AppointmentLine]);

export const Reasons = graphql(`
  query Reasons { reasons(first: 100) { nodes { id name mode durationMinutes mediatorsNeeded textBefore textAfter needsMandate } } }
`);

export const BookingPlaces = graphql(`
  query BookingPlaces { places(first: 100) { nodes { id name address } } }
`);

export const SlotLine = graphql(`
  fragment SlotLine on FreeSlot @_unmask { startsAt endsAt mediatorIds mediator { id givenName familyName } place { id name } }
`);

/** What is free on each of seven days; a day shows 100 slots at most, and says when there are more. */
export const FreeWeek = graphql(`
  query FreeWeek($reasonIds: [ID!]!, $mediatorIds: [ID!], $placeIds: [ID!], $d0: DateTime!, $d1: DateTime!, $d2: DateTime!, $d3: DateTime!, $d4: DateTime!, $d5: DateTime!, $d6: DateTime!, $d7: DateTime!) {
    day0: freeSlots(first: 100, reasonIds: $reasonIds, mediatorIds: $mediatorIds, placeIds: $placeIds, from: $d0, until: $d1) { nodes { ...SlotLine } pageInfo { hasNextPage } }
    day1: freeSlots(first: 100, reasonIds: $reasonIds, mediatorIds: $mediatorIds, placeIds: $placeIds, from: $d1, until: $d2) { nodes { ...SlotLine } pageInfo { hasNextPage } }
    day2: freeSlots(first: 100, reasonIds: $reasonIds, mediatorIds: $mediatorIds, placeIds: $placeIds, from: $d2, until: $d3) { nodes { ...SlotLine } pageInfo { hasNextPage } }
    day3: freeSlots(first: 100, reasonIds: $reasonIds, mediatorIds: $mediatorIds, placeIds: $placeIds, from: $d3, until: $d4) { nodes { ...SlotLine } pageInfo { hasNextPage } }
    day4: freeSlots(first: 100, reasonIds: $reasonIds, mediatorIds: $mediatorIds, placeIds: $placeIds, from: $d4, until: $d5) { nodes { ...SlotLine } pageInfo { hasNextPage } }
    day5: freeSlots(first: 100, reasonIds: $reasonIds, mediatorIds: $mediatorIds, placeIds: $placeIds, from: $d5, until: $d6) { nodes { ...SlotLine } pageInfo { hasNextPage } }
    day6: freeSlots(first: 100, reasonIds: $reasonIds, mediatorIds: $mediatorIds, placeIds: $placeIds, from: $d6, until: $d7) { nodes { ...SlotLine } pageInfo { hasNextPage } }
  }
`, [SlotLine]);

export const NextAvailability = graphql(`
  query NextAvailability($reasonIds: [ID!]!, $mediatorIds: [ID!], $placeIds: [ID!], $from: DateTime!) {
    nextAvailability(reasonIds: $reasonIds, mediatorIds: $mediatorIds, placeIds: $placeIds, from: $from) { ...SlotLine }
  }
`, [SlotLine]);

export const HoldSlot = graphql(`
  mutation HoldSlot($input: HoldSlotInput!) {
    holdSlot(input: $input) {
      hold { id expiresAt }
      errors { __typename ... on UserError { message path } ... on SlotTaken { alternatives { ...SlotLine } } }
    }
  }
`, [SlotLine]);

export const ReleaseHold = graphql(`
  mutation ReleaseHold($input: ReleaseHoldInput!) {
    releaseHold(input: $input) { hold { id expiresAt } errors { __typename ... on UserError { message path } } }
  }
`);

export const BookAppointment = graphql(`
  mutation BookAppointment($input: BookAppointmentInput!) {
    bookAppointment(input: $input) {
      appointment { ...AppointmentLine }
      errors { __typename ... on UserError { message path } ... on SlotTaken { alternatives { ...SlotLine } } }
    }
  }
`, [AppointmentLine, SlotLine]);

export const MoveAppointment = graphql(`
  mutation MoveAppointment($input: MoveAppointmentInput!) {
    moveAppointment(input: $input) {
      appointment { ...AppointmentLine }
      errors { __typename ... on UserError { message path } ... on SlotTaken { alternatives { ...SlotLine } } }
    }
  }
`, [AppointmentLine, SlotLine]);

/** The person of a booking, and how the town can reach them. */
export const Booked = graphql(`
  query BookedPerson($id: ID!) {
    resident(id: $id) {
      id
      identity { givenName familyName birthYear isAnonymous }
      identityWithheldBecause
      contactPoints { id kind value ownerLabel preferred }
      contactPointsWithheldBecause
    }
  }
`);

/** One appointment, with all that its slip says. */
export const OneAppointment = graphql(`
  query OneAppointment($id: ID!) {
    appointment(id: $id) {
      ...AppointmentLine
      reason { id name mode durationMinutes mediatorsNeeded textBefore textAfter isDiscreet needsMandate }
      place { id name address telephone }
      structure { id name address telephone }
    }
  }
`, [AppointmentLine]);

/** The letters of the structure that wait for the printer, to find the one of an appointment. */
export const LettersToPrint = graphql(`
  query LettersToPrint { lettersToPrint(first: 100) { nodes { id subjectId page } } }
`);

/** What the resident takes home beside the hour: asking for it is journalled. */
export const SlipFacts = graphql(`
  query SlipFacts($appointmentId: ID!) { appointmentSlip(appointmentId: $appointmentId) { pin linkQrSvg } }
`);
