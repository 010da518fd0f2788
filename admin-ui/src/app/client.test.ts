import { afterEach, expect, it, vi } from 'vitest';
import { AddContactPoint } from '../rooms/residents/documents';
import { createClient } from './client';

afterEach(() => vi.unstubAllGlobals());

it('keeps the message and the field of a refusal, whichever type it is', async () => {
  const refusal = { __typename: 'InvalidText', message: 'Ce numéro n’a pas dix chiffres.', path: ['value'] };
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ data: { addContactPoint: { __typename: 'AddContactPointPayload', contactPoint: null, errors: [refusal] } } }), { headers: { 'content-type': 'application/json' } }));
  const client = createClient(() => undefined);
  const result = await client.mutation(AddContactPoint, { input: { residentId: 'r', kind: 'MOBILE', value: '06 12' } }).toPromise();
  expect(result.data?.addContactPoint.errors).toEqual([refusal]);
});
