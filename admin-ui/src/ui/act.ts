import { useCallback, useRef, useState } from 'react';
import { useClient, type AnyVariables, type TypedDocumentNode } from 'urql';
import { faultOf, type FaultCode } from '../app/client';

/** One reason for which an act was refused, as the contract words it. */
export type Refusal = { __typename: string; message: string; path?: string[] | null };

/** How an act ended. */
export type Done<Payload> =
  | { kind: 'done'; payload: Payload }
  | { kind: 'refused'; refusals: Refusal[]; payload: Payload }
  | { kind: 'failed'; fault: FaultCode };

type PayloadOf<Data> = NonNullable<Data[Extract<keyof Data, string>]>;

/**
 * Sends a mutation of one root field. A retry of the same act (the network was away, the button was pressed twice) carries the
 * same idempotency key, so that the product does it once. What has an id of its own, made on the device, gives it as the key.
 */
export function useAct<Data extends Record<string, unknown>, Variables extends AnyVariables>(document: TypedDocumentNode<Data, Variables>) {
  const client = useClient();
  const [isActing, setActing] = useState(false);
  const attempt = useRef<{ asked: string; key: string } | null>(null);

  const act = useCallback(async (variables: Variables, ownKey?: string): Promise<Done<PayloadOf<Data>>> => {
    const asked = JSON.stringify(variables);
    if (attempt.current?.asked !== asked) attempt.current = { asked, key: ownKey ?? crypto.randomUUID() };
    setActing(true);
    const accept = 'application/graphql-response+json';
    const result = await client.mutation(document, variables, { fetchOptions: { headers: { 'idempotency-key': attempt.current.key, accept } } }).toPromise();
    setActing(false);
    if (result.error || !result.data) return { kind: 'failed', fault: result.error ? faultOf(result.error) : 'SERVER' };
    attempt.current = null;
    const payload = Object.values(result.data).find(each => each !== null && typeof each === 'object') as PayloadOf<Data> & { errors?: Refusal[] };
    const refusals = payload.errors ?? [];
    return refusals.length > 0 ? { kind: 'refused', refusals, payload } : { kind: 'done', payload };
  }, [client, document]);

  return { act, isActing };
}
