import { useCallback, useEffect } from 'react';
import { useQuery, useSubscription } from 'urql';
import { AppointmentNews, Day, Mediators, ToComplete } from './documents';

type Between = { from: string; until: string; mediatorId: string | null };

/** Appointments between two instants, up to 300: three pages are read when they are needed. */
export function useAppointments(between: Between) {
  const [first, rereadFirst] = useQuery({ query: Day, variables: { ...between, after: null } });
  const second = nextOf(first.data);
  const [middle, rereadMiddle] = useQuery({ query: Day, variables: { ...between, after: second }, pause: second === null });
  const third = second ? nextOf(middle.data) : null;
  const [last, rereadLast] = useQuery({ query: Day, variables: { ...between, after: third }, pause: third === null });

  const reread = useCallback(() => {
    rereadFirst({ requestPolicy: 'network-only' });
    if (second) rereadMiddle({ requestPolicy: 'network-only' });
    if (third) rereadLast({ requestPolicy: 'network-only' });
  }, [rereadFirst, rereadMiddle, rereadLast, second, third]);

  const data = first.data && [first.data, second ? middle.data : undefined, third ? last.data : undefined].flatMap(page => page?.appointments.nodes ?? []);
  return { data, error: first.error ?? middle.error ?? last.error, fetching: first.fetching, hasMore: third !== null && nextOf(last.data) !== null, reread };
}

function nextOf(page: { appointments: { pageInfo: { hasNextPage: boolean; endCursor: string | null } } } | undefined) {
  return page?.appointments.pageInfo.hasNextPage ? page.appointments.pageInfo.endCursor : null;
}

/** Appointments of earlier days of which nobody said how they ended. */
export function useToComplete(between: Between) {
  const [result, ask] = useQuery({ query: ToComplete, variables: between });
  const reread = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  return { lines: result.data?.appointments.nodes ?? [], hasMore: result.data?.appointments.pageInfo.hasNextPage ?? false, reread };
}

export function useMediators() {
  const [{ data }] = useQuery({ query: Mediators, requestPolicy: 'cache-first' });
  return data?.professionals.nodes ?? [];
}

const [settles, comesBack, waitsAfterFault] = [300, 2_000, 30_000];

// Of the answers that the product can write, the stream.
const asStream = { fetchOptions: { headers: { accept: 'text/event-stream' } } };

/**
 * Follows the news of appointments. The product ends a stream when something may have been missed, and after a while: it is
 * opened again, and what is shown is read anew.
 */
export function useNews(mediatorId: string | null, reread: () => void) {
  const [{ data, fetching, error }, reopen] = useSubscription({ query: AppointmentNews, variables: { mediatorId }, context: asStream });
  useEffect(() => {
    if (!data) return;
    const soon = setTimeout(reread, settles);
    return () => clearTimeout(soon);
  }, [data, reread]);
  useEffect(() => {
    if (fetching) return;
    const later = setTimeout(() => { reopen({ requestPolicy: 'network-only' }); reread(); }, error ? waitsAfterFault : comesBack);
    return () => clearTimeout(later);
  }, [fetching, error, reopen, reread]);
}
