import { useCallback, useEffect, useState } from 'react';

const prefix = 'inclusion.draft.', owner = 'inclusion.drafts-of';

/**
 * What is being typed, kept for this tab until it is sent or discarded: a reload, the end of the session, a sign-in in between
 * lose nothing. Nothing of it leaves the device.
 */
export function useDraft<T extends object>(name: string, empty: T) {
  const key = prefix + name;
  const [draft, setDraft] = useState(() => read(key, empty));
  const [found] = useState(() => hasDraft(name));
  useEffect(() => {
    if (JSON.stringify(draft) === JSON.stringify(empty)) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(draft));
  }, [draft, empty, key]);
  const change = useCallback((more: Partial<T>) => setDraft(now => ({ ...now, ...more })), []);
  // Removed at once: a form that closes when its act is done is gone before the effect above could run.
  const discard = useCallback(() => { sessionStorage.removeItem(key); setDraft(empty); }, [empty, key]);
  return { draft, change, discard, found };
}

/** True when something was begun under that name: a form that opens at a press opens by itself, so that it is found again. */
export const hasDraft = (name: string) => sessionStorage.getItem(prefix + name) !== null;

/** Said as soon as it is known who works here: what somebody else began in this tab, whose session ended by itself, is not theirs to see. */
export function keepDraftsOf(person: string) {
  if (sessionStorage.getItem(owner) !== person) forgetDrafts();
  sessionStorage.setItem(owner, person);
}

/** At sign-out: a shared computer keeps nothing. */
export function forgetDrafts() {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}

function read<T extends object>(key: string, empty: T): T {
  const text = sessionStorage.getItem(key);
  return text ? { ...empty, ...(JSON.parse(text) as T) } : empty;
}
