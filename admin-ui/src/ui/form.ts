import { useState } from 'react';
import type { AnyVariables, TypedDocumentNode } from 'urql';
import { useAct, type Done } from './act';
import { useDraft } from './draft';
import { faultAt } from './Faults';

/** A form that sends one mutation: its draft, how its last sending ended, the refusal of each field. The draft goes once it is done. */
export function useForm<T extends object, Data extends Record<string, unknown>, Variables extends AnyVariables>(name: string, empty: T, document: TypedDocumentNode<Data, Variables>) {
  const { draft, change, discard, found } = useDraft(name, empty);
  const { act, isActing } = useAct(document);
  const [done, setDone] = useState<Awaited<ReturnType<typeof act>> | null>(null);
  const send = async (variables: Variables) => {
    const answer = await act(variables);
    setDone(answer);
    if (answer.kind === 'done') discard();
    return answer;
  };
  return { draft, change, discard, found, send, isActing, done, forget: () => setDone(null), fault: (field: string) => faultAt(done as Done<unknown> | null, field) };
}
