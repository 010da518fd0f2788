import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Fallen, NowhereHere } from './Fallen';
import { Shell } from './Shell';

const root = createRootRoute({ component: Shell, notFoundComponent: NowhereHere, errorComponent: Fallen });

// Each screen is fetched when it is first opened, and kept by the service worker from then on.
const today = createRoute({ getParentRoute: () => root, path: '/', component: lazyRouteComponent(() => import('./screens/Today'), 'Today') });
const residents = createRoute({ getParentRoute: () => root, path: '/residents', component: lazyRouteComponent(() => import('./screens/Residents'), 'Residents') });
const newResident = createRoute({ getParentRoute: () => root, path: '/residents/new', component: lazyRouteComponent(() => import('./screens/NewResident'), 'NewResident') });

const voucherSearch = (search: Record<string, unknown>) => ({ resident: typeof search.resident === 'string' ? search.resident : undefined });
const vouchers = createRoute({ getParentRoute: () => root, path: '/vouchers', component: lazyRouteComponent(() => import('./screens/Vouchers'), 'Vouchers') });
const voucherPages = [
  createRoute({ getParentRoute: () => vouchers, path: '/', component: lazyRouteComponent(() => import('./screens/Vouchers'), 'FirstVoucherPage') }),
  createRoute({ getParentRoute: () => vouchers, path: '/redeem', component: lazyRouteComponent(() => import('../rooms/vouchers/Redeem'), 'Redeem') }),
  createRoute({ getParentRoute: () => vouchers, path: '/issue', validateSearch: voucherSearch, component: lazyRouteComponent(() => import('./screens/VoucherHolders'), 'IssueScreen') }),
  createRoute({ getParentRoute: () => vouchers, path: '/resident', validateSearch: voucherSearch, component: lazyRouteComponent(() => import('./screens/VoucherHolders'), 'ResidentVouchersScreen') }),
  createRoute({ getParentRoute: () => vouchers, path: '/claims', component: lazyRouteComponent(() => import('../rooms/vouchers/Claims'), 'Claims') }),
  createRoute({ getParentRoute: () => vouchers, path: '/redemptions', component: lazyRouteComponent(() => import('../rooms/vouchers/Redemptions'), 'Redemptions') }),
  createRoute({ getParentRoute: () => vouchers, path: '/stock', component: lazyRouteComponent(() => import('../rooms/vouchers/Stock'), 'Stock') }),
] as const;

export const router = createRouter({ routeTree: root.addChildren([today, residents, newResident, vouchers.addChildren(voucherPages)]), basepath: '/app', defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register { router: typeof router }
}
