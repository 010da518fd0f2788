import { useState } from 'react';
import type { AnyVariables, TypedDocumentNode } from 'urql';
import { say } from '../words';
import { useAct, type Done, type Refusal } from './act';
import { useDraft } from './draft';
import { faultAt } from './Faults';

/** A form that sends one mutation: its draft, how its last sending ended, the refusal of each field. The draft goes once it is done. */
export function useForm<T extends object, Data extends Record<string, unknown>, Variables extends AnyVariables>(name: string, empty: T, document: TypedDocumentNode<Data, Variables>) {
  const { draft, change, discard, found } = useDraft(name, empty);
  const { act, isActing } = useAct(document);
  const [done, setDone] = useState<Awaited<ReturnType<typeof act>> | null>(null);
  const send = async (variables: Variables, form?: EventTarget) => {
    const missing = unanswered(form);
    const answer = missing.length > 0 ? { kind: 'refused' as const, refusals: missing, payload: {} as never } : await act(variables);
    setDone(answer);
    if (answer.kind === 'done') discard();
    return answer;
  };
  return { draft, change, discard, found, send, isActing, done, forget: () => setDone(null), fault: (field: string) => faultAt(done as Done<unknown> | null, field) };
}

/** The choices, days and hours that a form needs and that are still empty: the contract knows no empty ones, and would take the question itself for broken. */
export function unanswered(form?: EventTarget): Refusal[] {
  if (!(form instanceof HTMLFormElement)) return [];
  const needed = form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('select[required], input[required]:is([type=date], [type=time])');
  return [...needed].filter(each => each.value === '').map(each => ({ __typename: 'Unanswered', message: say('fault.unanswered', { field: each.labels?.[0]?.textContent?.trim() ?? '' }), path: [each.id] }));
}
