import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { forgetDrafts } from '../ui/draft';
import { say } from '../words';
import { wipePacksBeforeLeaving } from './device/store';
import { UnsentCount } from './device/Unsent';
import { useKeys } from './keys';
import { places } from './places';
import { forgetSession, useSession } from './session';

/** The frame of every screen: where one can go, for whom one works, how to leave. */
export function Shell() {
  const { me, structure, town } = useSession();
  const navigate = useNavigate();
  const mine = useMemo(() => places.filter(place => me.roles.some(role => place.roles.includes(role))), [me.roles]);
  const keys = useKeys(useMemo(() => mine.map(place => ({ key: place.key, word: place.word, act: () => void navigate({ to: place.to }) })), [mine, navigate]));
  const content = useRef<HTMLElement>(null);
  const [isMenuOpen, setMenuOpen] = useState(false);
  useFocusOnArrival(content, useCallback(() => setMenuOpen(false), []));

  return (
    <>
      <a className="skip" href="#contenu" onClick={event => { event.preventDefault(); content.current?.focus(); }}>{say('app.skip')}</a>
      <header className="top">
        <p className="brand">{say('app.name')} <span className="soft">{town.name}</span></p>
        <button type="button" className="menu quiet" aria-expanded={isMenuOpen} aria-controls="menu" onClick={() => setMenuOpen(!isMenuOpen)}>{say('app.menu')}</button>
        <nav id="menu" className={isMenuOpen ? 'open' : undefined} aria-label={say('app.nav')}>
          <ul>{mine.map(place => <li key={place.to}><Link to={place.to} activeProps={{ 'aria-current': 'page' }}>{say(place.word)}</Link></li>)}</ul>
        </nav>
        <Network />
        <UnsentCount />
        <details className="account">
          <summary>{me.givenName} {me.familyName}</summary>
          <ul>
            {structure && <li className="soft">{say('app.structure', { name: structure.name })}</li>}
            {me.structures && me.structures.length > 1 && <li><a href={`/account/structure?returnUrl=${encodeURIComponent(location.pathname)}`}>{say('app.changeStructure')}</a></li>}
            <li><a href="/account">{say('app.account')}</a></li>
            <li><button type="button" className="link" onClick={keys?.show}>{say('keys.title')}</button></li>
            <li><a href="/account/sign-out" onClick={event => void leave(event)}>{say('app.signOut')}</a></li>
          </ul>
        </details>
      </header>
      <main id="contenu" tabIndex={-1} ref={content}><Outlet /></main>
    </>
  );
}

/** What was kept to be read without network is wiped before the page goes away; records that were not sent stay. */
async function leave(event: React.MouseEvent<HTMLAnchorElement>) {
  event.preventDefault();
  const { href } = event.currentTarget;
  forgetDrafts();
  forgetSession();
  dispatchEvent(new Event('inclusion:sign-out'));
  await wipePacksBeforeLeaving();
  location.assign(href);
}

/** Said where everybody looks, since nothing else tells that the network has gone. */
function Network() {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => { removeEventListener('online', look); removeEventListener('offline', look); };
  }, []);
  return <p className="network" role="status">{isOnline ? '' : say('app.offline')}</p>;
}

/** After a change of screen the focus stands on its content, as after a page was loaded. */
function useFocusOnArrival(content: React.RefObject<HTMLElement | null>, arrived: () => void) {
  const path = useRouterState({ select: state => state.location.pathname });
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    arrived();
    content.current?.focus();
    scrollTo(0, 0);
  }, [path, content, arrived]);
}
