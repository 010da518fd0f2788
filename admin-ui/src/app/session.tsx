import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import type { ResultOf } from '../graphql';
import { keepDraftsOf } from '../ui/draft';
import { Broken, Loading } from '../ui/States';
import { faultOf } from './client';
import { wipePacksBeforeLeaving } from './device/store';
import { MeDocument } from './documents';
import { SignInAgain } from './SignInAgain';

type Me = ResultOf<typeof MeDocument>;
type Session = { me: NonNullable<Me['me']>; structure: Me['myStructure']; town: Me['town'] };
export type Role = Session['me']['roles'][number];

const SessionContext = createContext<Session | null>(null);

/** Who is signed in. Only screens below `Session` may ask. */
export function useSession() {
  const session = useContext(SessionContext);
  if (!session) throw new Error('Nobody is signed in here.');
  return session;
}

/** True when the person has one of these roles. The product decides again; this only leaves out what would be refused. */
export function useHasRole(...roles: Role[]) {
  return useSession().me.roles.some(role => roles.includes(role));
}

const kept = 'inclusion.me';

/** Asks who is signed in; while the product does not answer, its last answer on this device counts, so that a session's page opens in a market hall. */
export function Session({ children }: { children: ReactNode }) {
  const [{ data, error, fetching }, ask] = useQuery({ query: MeDocument });
  const isAway = error && ['NETWORK', 'SERVER'].includes(faultOf(error));
  const known = data ?? (isAway ? remembered() : null);
  if (data?.me) localStorage.setItem(kept, JSON.stringify(data));
  if (!known && fetching) return <Loading />;
  if (!known && error && faultOf(error) !== 'UNAUTHENTICATED') return <main><Broken error={error} retry={() => ask({ requestPolicy: 'network-only' })} /></main>;
  if (!known?.me) return <Nobody />;
  keepDraftsOf(known.me.id);
  return <SessionContext value={{ me: known.me, structure: known.myStructure, town: known.town }}>{children}</SessionContext>;
}

/** What was kept for reading without network goes when the product says that nobody is signed in; then one signs in. */
function Nobody() {
  const [isWiped, setWiped] = useState(false);
  useEffect(() => {
    forgetSession();
    dispatchEvent(new Event('inclusion:sign-out'));
    void wipePacksBeforeLeaving().then(() => setWiped(true));
  }, []);
  return isWiped ? <SignInAgain first /> : <Loading />;
}

export function forgetSession() {
  localStorage.removeItem(kept);
}

function remembered(): Me | null {
  const text = localStorage.getItem(kept);
  return text ? (JSON.parse(text) as Me) : null;
}
