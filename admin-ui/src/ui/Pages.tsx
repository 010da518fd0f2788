import { useState } from 'react';
import { say } from '../words';

type PageInfo = { hasNextPage: boolean; endCursor: string | null };

/** Where one stands in a list that comes page by page: the cursors that led here. */
export function usePages() {
  const [cursors, setCursors] = useState<string[]>([]);
  return {
    after: cursors.at(-1) ?? null,
    number: cursors.length + 1,
    next: (cursor: string) => setCursors(now => [...now, cursor]),
    back: () => setCursors(now => now.slice(0, -1)),
    restart: () => setCursors([]),
  };
}

/** Below a list: how many lines are shown, the page before and the page after. */
export function Pages({ of, at, count }: { of: PageInfo; at: ReturnType<typeof usePages>; count: number }) {
  if (at.number === 1 && !of.hasNextPage) return <p className="soft pages">{say('list.count', { count })}</p>;
  return (
    <nav className="acts pages" aria-label={say('pages.label')}>
      <button type="button" className="quiet small" disabled={at.number === 1} onClick={at.back}>{say('pages.back')}</button>
      <span role="status">{say('pages.at', { number: at.number, count })}</span>
      <button type="button" className="quiet small" disabled={!of.hasNextPage} onClick={() => of.endCursor && at.next(of.endCursor)}>{say('pages.next')}</button>
    </nav>
  );
}
