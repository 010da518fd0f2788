import { Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { SubMenu } from '../../ui/SubMenu';
import { Only } from '../Only';
import { useSession } from '../session';
import { voucherPages } from '../voucherPages';

/** The voucher desk: each role sees the pages that are theirs. */
export function Vouchers() {
  const { me } = useSession();
  const path = useRouterState({ select: state => state.location.pathname });
  const mine = voucherPages.filter(page => me.roles.some(role => page.roles.includes(role)));
  const here = voucherPages.find(page => path.replace(/^\/app/, '').startsWith(page.to));
  return (
    <>
      <SubMenu label="vouchers.nav" pages={mine} />
      <Only roles={here?.roles ?? voucherPages.flatMap(page => page.roles)}><Outlet /></Only>
    </>
  );
}

/** The page that their work begins with. */
export function FirstVoucherPage() {
  const { me } = useSession();
  const first = voucherPages.find(page => me.roles.some(role => page.first.includes(role)));
  return first ? <Navigate to={first.to} replace /> : null;
}
