import type { AnyVariables, Client, CombinedError, TypedDocumentNode } from 'urql';
import type { Refusal } from '../../ui/act';
import { say } from '../../words';
import { faultOf } from '../client';
import { AttendanceNowDocument, CountWalkInDocument, MarkSessionAttendanceDocument, RegisterForSessionDocument, SendActivityReportDocument, WhoSendsDocument } from './documents';
import type { Send, Sending } from './queue';
import type { FieldRecord, Owner } from './store';

const documents = { WALK_IN: CountWalkInDocument, REGISTRATION: RegisterForSessionDocument, ATTENDANCE: MarkSessionAttendanceDocument, REPORT: SendActivityReportDocument };
const online = { requestPolicy: 'network-only' as const };

/** Whether the product takes what is sent now for this account's, in this structure. */
export async function isStill(client: Client, owner: Owner) {
  const { data, error } = await client.query(WhoSendsDocument, {}, online).toPromise();
  return !error && data?.me?.id === owner.id && (data.myStructure?.id ?? null) === owner.structureId;
}

/** Sends one record as the mutation it stands for. */
export function sender(client: Client): Send {
  return async record => {
    if (record.kind === 'ATTENDANCE') {
      const conflict = await conflictOf(client, record);
      if (conflict) return conflict;
    }
    const input = { ...record.input, deviceRecordId: record.deviceRecordId, happenedAt: record.happenedAt };
    const document = documents[record.kind] as unknown as TypedDocumentNode<Record<string, Payload>, AnyVariables>;
    const headers = { 'idempotency-key': record.deviceRecordId, accept: 'application/graphql-response+json' };
    const { data, error } = await client.mutation(document, { input }, { fetchOptions: { headers } }).toPromise();
    if (error || !data) return ofFault(error);
    return ofPayload(Object.values(data).find(each => each !== null && typeof each === 'object') ?? { errors: [] });
  };
}

type Payload = { errors: (Refusal & { inProgress?: boolean })[] } & Record<string, unknown>;

function ofPayload(payload: Payload): Sending {
  if (payload.errors.some(each => each.__typename === 'KeyReused' && each.inProgress)) return { kind: 'later' };
  // It came through once and the answer was lost, longer ago than the product remembers keys.
  if (payload.errors.some(each => each.__typename === 'DeviceRecordKnown')) return { kind: 'taken', madeId: null };
  if (payload.errors.length > 0) return { kind: 'refused', refusals: payload.errors.map(({ __typename, message, path }) => ({ __typename, message, path })) };
  const made = Object.values(payload).find((each): each is { id: string } => each !== null && typeof each === 'object' && 'id' in each);
  return { kind: 'taken', madeId: made?.id ?? null };
}

function ofFault(error: CombinedError | undefined): Sending {
  const fault = error ? faultOf(error) : 'SERVER';
  if (fault === 'FORBIDDEN') return { kind: 'refused', refusals: [{ __typename: fault, message: say('fault.forbidden'), path: [] }] };
  return { kind: fault === 'SERVER' ? 'later' : 'stopped' };
}

/** The product lets the newer word count, so whoever noted it is asked first when somebody else has said otherwise since. */
async function conflictOf(client: Client, record: FieldRecord): Promise<Sending | null> {
  const { data, error } = await client.query(AttendanceNowDocument, { id: String(record.input['registrationId']) }, online).toPromise();
  if (error) return ofFault(error);
  const state = data?.node && 'state' in data.node ? data.node.state : null;
  const wanted = record.input['came'] === true ? 'CAME' : 'DID_NOT_COME';
  if (state === null || state === 'SEATED' || record.seen === null || state === record.seen || state === wanted) return null;
  return { kind: 'refused', refusals: [{ __typename: 'SaidOtherwise', message: say('device.saidOtherwise', { state: say(`SeatState.${state}`) }), path: [] }] };
}
