import { beforeEach, expect, it, vi } from 'vitest';
import { forgetDrafts, hasDraft, keepDraftsOf } from './draft';

/** What a browser keeps for a tab: its keys are found as those of any object. */
function tab() {
  const kept: Record<string, string> = {};
  const act = (name: string, value: (...given: never[]) => unknown) => Object.defineProperty(kept, name, { value });
  act('getItem', (key: string) => kept[key] ?? null);
  act('setItem', (key: string, value: string) => { kept[key] = value; });
  act('removeItem', (key: string) => { delete kept[key]; });
  return kept as unknown as Storage;
}

beforeEach(() => { vi.stubGlobal('sessionStorage', tab()); });

const begin = (name: string) => sessionStorage.setItem(`inclusion.draft.${name}`, '{}');

it('keeps what one person begins, over a sign-in in between', () => {
  keepDraftsOf('samia');
  begin('contact.1');
  keepDraftsOf('samia');
  expect(hasDraft('contact.1')).toBe(true);
});

it('shows nobody what somebody else began in the same tab', () => {
  keepDraftsOf('samia');
  begin('contact.1');
  keepDraftsOf('karim');
  expect(hasDraft('contact.1')).toBe(false);
});

it('forgets all of them, and nothing else', () => {
  keepDraftsOf('samia');
  begin('a');
  begin('b');
  forgetDrafts();
  expect([hasDraft('a'), hasDraft('b'), Object.keys(sessionStorage)]).toEqual([false, false, ['inclusion.drafts-of']]);
});
