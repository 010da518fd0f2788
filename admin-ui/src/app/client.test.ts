import { afterEach, expect, it, vi } from 'vitest';
import { AddContactPoint } from '../rooms/residents/documents';
import { RetryMessageDocument, MessagesDocument } from './settings/messages/documents';
import { createClient } from './client';

afterEach(() => vi.unstubAllGlobals());

it('keeps the message and the field of a refusal, whichever type it is', async () => {
  const refusal = { __typename: 'InvalidText', message: 'Ce numéro n’a pas dix chiffres.', path: ['value'] };
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ data: { addContactPoint: { __typename: 'AddContactPointPayload', contactPoint: null, errors: [refusal] } } }), { headers: { 'content-type': 'application/json' } }));
  const client = createClient(() => undefined);
  const result = await client.mutation(AddContactPoint, { input: { residentId: 'r', kind: 'MOBILE', value: '06 12' } }).toPromise();
  expect(result.data?.addContactPoint.errors).toEqual([refusal]);
});

it('asks a list once more that was on its way while something of it was done', async () => {
  const stuck = (...ids: string[]) => ({ data: {
    smsUse: { __typename: 'SmsUse', monthOn: '2026-11-01', segmentsUsed: 0, segmentsAllowed: 0 },
    stuckMessages: { __typename: 'StuckMessageConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      nodes: ids.map(id => ({ __typename: 'StuckMessage', id, kind: 'APPOINTMENT_BOOKED', subjectId: 's', attempts: 9, lastFault: 'TIMED_OUT', queuedAt: '', stuckAt: '' })) },
  } });
  const retried = (id: string) => ({ data: { retryMessage: { __typename: 'RetryMessagePayload', errors: [], messageReceipt: { __typename: 'MessageReceipt', id: `r${id}`, state: 'PROCESSED' } } } });
  const asked: { operationName: string; answer: (body: unknown) => void }[] = [];
  vi.stubGlobal('fetch', (_: unknown, { body }: { body: string }) => new Promise<Response>(resolve => {
    const { operationName } = JSON.parse(body) as { operationName: string };
    asked.push({ operationName, answer: said => resolve(new Response(JSON.stringify(said), { headers: { 'content-type': 'application/json' } })) });
  }));
  const turn = async (at: number, operationName: string, body: unknown) => {
    await vi.waitFor(() => expect(asked[at]?.operationName).toBe(operationName));
    asked[at]?.answer(body);
  };
  const client = createClient(() => undefined);
  const shown: string[] = [];
  const { unsubscribe } = client.query(MessagesDocument, { after: null }).subscribe(({ data }) => { if (data) shown.push(data.stuckMessages.nodes.map(each => each.id).join(' ')); });
  await turn(0, 'MessagesToSet', stuck('1', '2'));
  void client.mutation(RetryMessageDocument, { input: { stuckMessageId: '1' } }).toPromise();
  await turn(1, 'RetryMessage', retried('1'));
  // The list is being read anew when the next act is done; what it says is older than that.
  await vi.waitFor(() => expect(asked[2]?.operationName).toBe('MessagesToSet'));
  void client.mutation(RetryMessageDocument, { input: { stuckMessageId: '2' } }).toPromise();
  await turn(3, 'RetryMessage', retried('2'));
  await new Promise(settled => { setTimeout(settled, 20); });
  await turn(2, 'MessagesToSet', stuck('2'));
  await turn(4, 'MessagesToSet', stuck());
  await vi.waitFor(() => expect(shown.at(-1)).toBe(''));
  unsubscribe();
  expect(asked).toHaveLength(5);
});
