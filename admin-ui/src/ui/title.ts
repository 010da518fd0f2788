import { useEffect } from 'react';

/** The title of the tab, which a screen reader says first. */
export function useTitle(title: string) {
  useEffect(() => { document.title = `${title} · Inclusion`; }, [title]);
}
