import { useCallback, useRef } from 'react';
import { useQuery } from 'urql';
import { Day, Mediators, ToComplete } from './documents';

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

  const read = first.data && [first.data, second ? middle.data : undefined, third ? last.data : undefined].flatMap(page => page?.appointments.nodes ?? []);
  const data = useLastRead(between, read);
  return { data, error: first.error ?? middle.error ?? last.error, fetching: first.fetching, hasMore: third !== null && nextOf(last.data) !== null, reread };
}

function nextOf(page: { appointments: { pageInfo: { hasNextPage: boolean; endCursor: string | null } } } | undefined) {
  return page?.appointments.pageInfo.hasNextPage ? page.appointments.pageInfo.endCursor : null;
}

/** What was read last stays when a reading that renews it fails: a list is never lost to a network that goes away. */
function useLastRead<T>(asked: Between, read: T | undefined) {
  const of = JSON.stringify(asked);
  const last = useRef({ of, read });
  if (read !== undefined || last.current.of !== of) last.current = { of, read };
  return last.current.read;
}

/** Appointments of earlier days of which nobody said how they ended. */
export function useToComplete(between: Between) {
  const [result, ask] = useQuery({ query: ToComplete, variables: between });
  const reread = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  const data = useLastRead(between, result.data);
  return { lines: data?.appointments.nodes ?? [], hasMore: data?.appointments.pageInfo.hasNextPage ?? false, reread };
}

export function useMediators() {
  const [{ data }] = useQuery({ query: Mediators, requestPolicy: 'cache-first' });
  return data?.professionals.nodes ?? [];
}
