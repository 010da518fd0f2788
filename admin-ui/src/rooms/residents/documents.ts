import { graphql } from '../../graphql';

/** Enough to tell a resident from another one: the name and the birth year, no more. */
export const ResidentLine = graphql(`
  fragment ResidentLine on Resident @_unmask {
    id
    identity { givenName familyName birthYear isAnonymous }
    identityWithheldBecause
  }
`);

/** Who it may be. Each one shown is journalled. */
export const FindResidents = graphql(`
  query FindResidents($facts: ResidentFactsInput!) {
    findResidents(facts: $facts) { hasMore hits { ...ResidentLine } }
  }
`, [ResidentLine]);

/** A new file; probable duplicates come back with the refusal. */
export const RecordResident = graphql(`
  mutation RecordResident($input: RecordResidentInput!) {
    recordResident(input: $input) {
      resident { ...ResidentLine }
      errors { __typename ... on UserError { message path } ... on ProbableDuplicates { candidates { ...ResidentLine } } }
    }
  }
`, [ResidentLine]);

const ContactParts = graphql(`
  fragment ContactParts on Resident @_unmask {
    id
    contactPoints { id kind value ownerLabel preferred }
    contactPointsWithheldBecause
  }
`);

/** Who a resident is, how to reach them, what they were told, who follows them. */
export const ResidentFile = graphql(`
  query ResidentFile($id: ID!) {
    resident(id: $id) {
      ...ResidentLine
      ...ContactParts
      file { preferredLanguage registeredAt toldAt followedBy { because since structure { id name } } }
      fileWithheldBecause
      mergedInto { id }
    }
  }
`, [ResidentLine, ContactParts]);

export const ChangeResident = graphql(`
  mutation ChangeResident($input: ChangeResidentInput!) {
    changeResident(input: $input) {
      resident { ...ResidentLine file { preferredLanguage registeredAt toldAt followedBy { because since structure { id name } } } }
      errors { __typename ... on UserError { message path } }
    }
  }
`, [ResidentLine]);

export const NoteTold = graphql(`
  mutation NoteTold($input: NoteToldInput!) {
    noteTold(input: $input) {
      resident { id file { preferredLanguage registeredAt toldAt followedBy { because since structure { id name } } } }
      errors { __typename ... on UserError { message path } }
    }
  }
`);

export const AddContactPoint = graphql(`
  mutation AddContactPoint($input: AddContactPointInput!) {
    addContactPoint(input: $input) { contactPoint { id resident { ...ContactParts } } errors { __typename ... on UserError { message path } } }
  }
`, [ContactParts]);

export const ChangeContactPoint = graphql(`
  mutation ChangeContactPoint($input: ChangeContactPointInput!) {
    changeContactPoint(input: $input) { contactPoint { id resident { ...ContactParts } } errors { __typename ... on UserError { message path } } }
  }
`, [ContactParts]);

export const RemoveContactPoint = graphql(`
  mutation RemoveContactPoint($input: RemoveContactPointInput!) {
    removeContactPoint(input: $input) { resident { ...ContactParts } errors { __typename ... on UserError { message path } } }
  }
`, [ContactParts]);

export const MergeResidents = graphql(`
  mutation MergeResidents($input: MergeResidentsInput!) {
    mergeResidents(input: $input) { resident { ...ResidentLine ...ContactParts } errors { __typename ... on UserError { message path } } }
  }
`, [ResidentLine, ContactParts]);

/** What was agreed with a resident: appointments, and seats at sessions. */
export const ResidentAppointments = graphql(`
  query ResidentAppointments($id: ID!) {
    appointments(residentId: $id, first: 100) {
      nodes { id startsAt state contentWithheldBecause reason { id name mode } mediators { id givenName familyName } place { id name } structure { id name } }
      pageInfo { hasNextPage }
    }
    resident(id: $id) { id sessionRegistrations(first: 50) { nodes { id state position session { id title startsAt place { id name } } } } }
  }
`);

const ConsentParts = graphql(`
  fragment ConsentParts on Resident @_unmask {
    id
    consents(first: 50) { nodes { id purpose fields channel text givenAt withdrawnAt structure { id name } recordedBy { id givenName familyName } } }
  }
`);

export const ResidentConsents = graphql(`
  query ResidentConsents($id: ID!) { resident(id: $id) { ...ConsentParts } }
`, [ConsentParts]);

/** Whom a consent can be given to. */
export const ConsentStructures = graphql(`
  query ConsentStructures { structures(first: 100) { nodes { id name kind } } }
`);

export const GiveConsent = graphql(`
  mutation GiveConsent($input: GiveConsentInput!) {
    giveConsent(input: $input) { consent { id resident { ...ConsentParts } } errors { __typename ... on UserError { message path } } }
  }
`, [ConsentParts]);

export const WithdrawConsent = graphql(`
  mutation WithdrawConsent($input: WithdrawConsentInput!) {
    withdrawConsent(input: $input) { consent { id withdrawnAt } errors { __typename ... on UserError { message path } } }
  }
`);

export const ResidentVouchers = graphql(`
  query ResidentVouchers($id: ID!) {
    resident(id: $id) {
      id
      vouchers(first: 100) { nodes { id codeEnd position state booklet { id serial state issuedAt programme { id name lastDayOn faceValue { cents currency } } } } pageInfo { hasNextPage } }
    }
  }
`);

export const ResidentRequests = graphql(`
  query ResidentRequests($id: ID!) {
    resident(id: $id) {
      id
      grcRequests(first: 50) {
        nodes {
          id number reference state stateChangedAt awaitsDecision abandonedAt queuedAt sentAt receivedOn registrationReceiptDueOn receptionReceiptDueOn
          silenceMeans silenceSpeaksAfterOn suspendedOn kind { id name } messages { id kind channel state sentAt deliveredAt failedAt }
        }
        pageInfo { hasNextPage }
      }
    }
  }
`);

/** What was done with or for a resident, with what it was about. */
export const ResidentProcedures = graphql(`
  query ResidentProcedures($id: ID!) {
    resident(id: $id) {
      id
      procedures(first: 50) {
        nodes { id happenedAt outcome submittedAt grcRequest { id state number } structure { id name } contentWithheldBecause content { title theme mode author { id givenName familyName } } }
        pageInfo { hasNextPage }
      }
    }
  }
`);

/** For who sees that help was given, and not what about. */
export const ResidentProceduresDone = graphql(`
  query ResidentProceduresDone($id: ID!) {
    resident(id: $id) { id procedures(first: 50) { nodes { id happenedAt outcome submittedAt grcRequest { id state number } structure { id name } } pageInfo { hasNextPage } } }
  }
`);

/** Who saw or changed a file; the journal holds ids, and the town's people give them names. */
export const ResidentJournal = graphql(`
  query ResidentJournal($id: ID!, $after: String) {
    journal(about: $id, first: 50, after: $after) {
      nodes { id kind operation happenedAt actorId actorKind structureId }
      pageInfo { hasNextPage endCursor }
    }
    professionals(first: 100, departed: true) { nodes { id givenName familyName } }
    structures(first: 100, archived: true) { nodes { id name } }
  }
`);
