/** What a report begins with: an appointment, another report, a session, or one that this device could not send. */
export type ReportAddress = { appointment?: string; copy?: string; session?: string; record?: string };
export type ProcedureAddress = { resident?: string; appointment?: string };

const reader = (search: Record<string, unknown>) => (name: string) => typeof search[name] === 'string' && search[name] !== '' ? search[name] : undefined;

export function reportAddress(search: Record<string, unknown>): ReportAddress {
  const text = reader(search);
  return { appointment: text('appointment'), copy: text('copy'), session: text('session'), record: text('record') };
}

export function procedureAddress(search: Record<string, unknown>): ProcedureAddress {
  const text = reader(search);
  return { resident: text('resident'), appointment: text('appointment') };
}
