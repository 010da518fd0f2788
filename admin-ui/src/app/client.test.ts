import { afterEach, describe, expect, it, vi } from 'vitest';
import { graphql } from '../graphql';
import { createClient } from './client';

const Book = graphql(`
  mutation Book($input: BookAppointmentInput!) {
    bookAppointment(input: $input) { appointment { id state } errors { __typename ... on UserError { message path } ... on SlotTaken { alternatives { startsAt } } } }
  }
`);

function answering(data: unknown) {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ data }), { headers: { 'content-type': 'application/graphql-response+json' } }));
  return createClient(() => undefined);
}

describe('the answer of an act', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('keeps the words of its refusals, which lie behind an interface', async () => {
    const errors = [{ __typename: 'SlotTaken', message: 'Ce créneau vient d’être pris.', path: ['input'], alternatives: [{ __typename: 'FreeSlot', startsAt: '2026-12-01T08:30:00Z' }] }];
    const client = answering({ __typename: 'Mutation', bookAppointment: { __typename: 'BookAppointmentPayload', appointment: null, errors } });
    const result = await client.mutation(Book, { input: { residentId: 'r', reasonId: 'm', mediatorIds: ['p'], startsAt: '2026-12-01T08:00:00Z' } }).toPromise();
    expect(result.data?.bookAppointment.errors).toEqual([expect.objectContaining({ __typename: 'SlotTaken', message: 'Ce créneau vient d’être pris.', path: ['input'] })]);
    expect(result.data?.bookAppointment.errors[0]).toHaveProperty('alternatives');
  });
});
