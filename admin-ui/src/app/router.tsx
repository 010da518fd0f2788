import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { procedureAddress, reportAddress } from '../rooms/assistance/addresses';
import { readFilters } from '../rooms/outreach/filters';
import { Fallen, NowhereHere } from './Fallen';
import { Shell } from './Shell';

const root = createRootRoute({ component: Shell, notFoundComponent: NowhereHere, errorComponent: Fallen });

// Each screen is fetched when it is first opened, and kept by the service worker from then on.
const today = createRoute({ getParentRoute: () => root, path: '/', component: lazyRouteComponent(() => import('./screens/Today'), 'Today') });
const residents = createRoute({ getParentRoute: () => root, path: '/residents', component: lazyRouteComponent(() => import('./screens/Residents'), 'Residents') });
const newResident = createRoute({ getParentRoute: () => root, path: '/residents/new', component: lazyRouteComponent(() => import('./screens/NewResident'), 'NewResident') });
const sessions = createRoute({ getParentRoute: () => root, path: '/sessions', validateSearch: readFilters, component: lazyRouteComponent(() => import('../rooms/outreach/Sessions'), 'Sessions') });
const planSession = createRoute({ getParentRoute: () => root, path: '/sessions/new', component: lazyRouteComponent(() => import('../rooms/outreach/PlanSession'), 'PlanSession') });
const session = createRoute({ getParentRoute: () => root, path: '/sessions/$id', component: lazyRouteComponent(() => import('./screens/Session'), 'Session') });
const changeSession = createRoute({ getParentRoute: () => root, path: '/sessions/$id/change', component: lazyRouteComponent(() => import('../rooms/outreach/PlanSession'), 'ChangeSession') });
const unsent = createRoute({ getParentRoute: () => root, path: '/unsent', component: lazyRouteComponent(() => import('./screens/UnsentPage'), 'UnsentPage') });
const reports = createRoute({ getParentRoute: () => root, path: '/reports', component: lazyRouteComponent(() => import('../rooms/assistance/Reports'), 'Reports') });
const newReport = createRoute({ getParentRoute: () => root, path: '/reports/new', validateSearch: reportAddress, component: lazyRouteComponent(() => import('./screens/NewReport'), 'NewReport') });
const procedures = createRoute({ getParentRoute: () => root, path: '/procedures', component: lazyRouteComponent(() => import('../rooms/assistance/Procedures'), 'Procedures') });
const newProcedure = createRoute({ getParentRoute: () => root, path: '/procedures/new', validateSearch: procedureAddress, component: lazyRouteComponent(() => import('../rooms/assistance/NewProcedure'), 'NewProcedure') });

export const router = createRouter({ routeTree: root.addChildren([
  today, residents, newResident,
  sessions, planSession, session, changeSession, unsent, reports, newReport, procedures, newProcedure,
]), basepath: '/app', defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register { router: typeof router }
}
