import { Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { SubMenu } from '../../ui/SubMenu';
import { Only } from '../Only';
import { useSession } from '../session';
import { settingsPages } from './pages';

/** What a town decides once and changes now and then: one page each. */
export function Settings() {
  const { me } = useSession();
  const path = useRouterState({ select: state => state.location.pathname });
  const mine = settingsPages.filter(page => me.roles.some(role => page.roles.includes(role)));
  const here = settingsPages.find(page => path.replace(/^\/app/, '').startsWith(page.to));
  return (
    <div className="with-menu">
      <SubMenu label="settings.nav" pages={mine} />
      <div><Only roles={here?.roles ?? settingsPages.flatMap(page => page.roles)}><Outlet /></Only></div>
    </div>
  );
}

/** The first page that is theirs. */
export function FirstSettingsPage() {
  const { me } = useSession();
  const first = settingsPages.find(page => me.roles.some(role => page.roles.includes(role)));
  return first ? <Navigate to={first.to} replace /> : null;
}
