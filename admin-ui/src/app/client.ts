import { cacheExchange, type Cache, type UpdateResolver } from '@urql/exchange-graphcache';
import { persistedExchange } from '@urql/exchange-persisted';
import { Client, fetchExchange, mapExchange, type CombinedError } from 'urql';
import { readAgain } from './readAgain';

/** What a top-level error of the contract means for the screen. */
export type FaultCode = 'UNAUTHENTICATED' | 'CONFIRM_SIGN_IN' | 'FORBIDDEN' | 'PERSISTED_DOCUMENT_NOT_FOUND' | 'NETWORK' | 'SERVER';

export function faultOf(error: CombinedError): FaultCode {
  if (error.networkError && error.graphQLErrors.length === 0) return 'NETWORK';
  const code = error.graphQLErrors[0]?.extensions['code'];
  return code === 'UNAUTHENTICATED' || code === 'CONFIRM_SIGN_IN' || code === 'FORBIDDEN' || code === 'PERSISTED_DOCUMENT_NOT_FOUND' ? code : 'SERVER';
}

/** After a mutation, the lists that it may have changed are read again. Objects with an id are renewed by the answer itself. */
const touched: Record<string, string[]> = {
  bookAppointment: ['appointments', 'freeSlots', 'nextAvailability'],
  moveAppointment: ['appointments', 'freeSlots', 'nextAvailability'],
  cancelAppointment: ['appointments', 'freeSlots', 'nextAvailability'],
  undoAppointment: ['appointments', 'freeSlots', 'nextAvailability'],
  releaseHold: ['freeSlots', 'nextAvailability'],
  recordResident: ['findResidents'],
  redeemVoucher: ['redemptions', 'programmes', 'appointments', 'resident'],
  reverseRedemption: ['redemptions', 'programmes', 'resident'],
  claimRefund: ['redemptions', 'refundClaims', 'programmes'],
  approveRefund: ['redemptions', 'refundClaims', 'programmes'],
  refuseRefund: ['redemptions', 'refundClaims', 'programmes'],
  discardMandateDraft: ['resident'],
  issueBooklet: ['programmes', 'resident', 'node'],
  blockBooklet: ['programmes', 'resident', 'node'],
  reprintBooklet: ['resident', 'node'],
  reserveVoucher: ['appointments', 'resident'],
  releaseVoucher: ['appointments', 'resident'],
  makeVoucherBatch: ['programmes', 'node'],
  qualifyPlace: ['programmes'],
  disqualifyPlace: ['programmes'],
  changeOneOccurrence: ['openings', 'freeSlots'],
  removeOneOccurrence: ['openings', 'freeSlots'],
  planOpening: ['openings', 'freeSlots'],
  changeOpening: ['openings', 'freeSlots'],
  endOpening: ['openings', 'freeSlots'],
  declareAbsence: ['absences', 'freeSlots'],
  declareRepeatedAbsence: ['absences', 'freeSlots'],
  withdrawAbsence: ['absences', 'freeSlots'],
  rotateGrcSecret: ['grcLink'],
  setSmsBudget: ['smsUse'],
  retryMessage: ['stuckMessages', 'lettersToPrint'],
  endProfessional: ['professionals', 'openings'],
};

/** A mutation that the table does not name renews the lists that end like its noun: `openPlace` → `places`. */
function renew(cache: Cache, mutation: string) {
  const noun = mutation.replace(/^[a-z]+/, '').toLowerCase();
  const lists = touched[mutation];
  for (const field of cache.inspectFields('Query')) {
    const name = field.fieldName.toLowerCase();
    if (lists ? lists.includes(field.fieldName) : noun !== '' && name.includes(noun.replace(/y$/, 'i').slice(0, 5))) cache.invalidate('Query', field.fieldKey);
  }
}

const everyMutation = new Proxy<Record<string, UpdateResolver>>({}, {
  get: (_, mutation: string): UpdateResolver => (_result, _variables, cache) => renew(cache, mutation),
  has: () => true,
});

/** @param onFault is told when the sign-in is over or must be confirmed, whatever asked. */
export function createClient(onFault: (code: FaultCode) => void) {
  const client: Client = new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetchSubscriptions: true,
    requestPolicy: 'cache-and-network',
    fetchOptions: { credentials: 'same-origin', headers: { accept: 'application/graphql-response+json, text/event-stream' } },
    exchanges: [
      mapExchange({ onError: error => onFault(faultOf(error)) }),
      // What has no id of its own lies inside what asked for it.
      cacheExchange({ possibleTypes: __INTERFACES__, keys: new Proxy({}, { get: () => (data: { id?: string }) => data.id ?? null, has: () => true }), updates: { Mutation: everyMutation } }),
      readAgain(() => client),
      persistedExchange({ enforcePersistedQueries: true, enableForMutation: true, enableForSubscriptions: true, preferGetForPersistedQueries: false }),
      fetchExchange,
    ],
  });
  return client;
}
