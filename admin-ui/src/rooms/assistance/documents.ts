import { graphql } from '../../graphql';

export const ActivityReportsDocument = graphql(`
  query ActivityReports($first: Int!, $after: String) {
    activityReports(first: $first, after: $after) {
      nodes { id kind happenedAt minutes held participants themes inseeCode place { id name } resident { id identity { givenName familyName } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** A report as far as an appointment fills it in. */
export const ReportDraftDocument = graphql(`
  query ReportDraft($appointmentId: ID!) {
    activityReportDraft(appointmentId: $appointmentId) {
      kind happenedAt minutes held themes place { id name } resident { id identity { givenName familyName } }
    }
  }
`);

/** A report as far as another one fills it in. */
export const ReportCopyDocument = graphql(`
  query ReportCopy($activityReportId: ID!) {
    activityReportCopy(activityReportId: $activityReportId) {
      kind happenedAt minutes held themes place { id name } resident { id identity { givenName familyName } }
    }
  }
`);

export const ReportPlacesDocument = graphql(`
  query ReportPlaces { places(first: 100) { nodes { id name city } } }
`);

export const ProceduresDocument = graphql(`
  query Procedures($first: Int!, $after: String) {
    assistedProcedures(first: $first, after: $after) {
      nodes {
        id happenedAt outcome submittedAt contentWithheldBecause structure { id name }
        content { title theme mode resident { id identity { givenName familyName } } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const ProcedureForResidentDocument = graphql(`
  query ProcedureForResident($residentId: ID!) { resident(id: $residentId) { id identity { givenName familyName } } }
`);

/** With whom, and what the appointment was about. */
export const ProcedureForAppointmentDocument = graphql(`
  query ProcedureForAppointment($appointmentId: ID!) {
    appointment(id: $appointmentId) { id startsAt reason { id name theme } resident { id identity { givenName familyName } } }
  }
`);

/** The mandates that the person gave to the structure. */
export const ProcedureMandatesDocument = graphql(`
  query ProcedureMandates($residentId: ID!) {
    resident(id: $residentId) { id mandates(first: 20) { nodes { id state themes withdrawnThemes endsAt } } }
  }
`);

export const RecordProcedureDocument = graphql(`
  mutation RecordProcedure($input: RecordProcedureInput!) {
    recordProcedure(input: $input) { assistedProcedure { id happenedAt outcome submittedAt } errors { __typename ... on UserError { message path } } }
  }
`);

export const RequestKindsDocument = graphql(`
  query RequestKinds { grcRequestKinds(first: 100) { nodes { id code name silenceMeans silenceMonths } } }
`);

export const SubmitProcedureDocument = graphql(`
  mutation SubmitProcedure($input: SubmitProcedureInput!) {
    submitProcedure(input: $input) { assistedProcedure { id submittedAt } errors { __typename ... on UserError { message path } } }
  }
`);
