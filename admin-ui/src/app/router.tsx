import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { bookAddress, dayAddress, slotAddress } from './addresses';
import { procedureAddress, reportAddress } from '../rooms/assistance/addresses';
import { readFilters } from '../rooms/outreach/filters';
import { Fallen, NowhereHere } from './Fallen';
import { Shell } from './Shell';

const root = createRootRoute({ component: Shell, notFoundComponent: NowhereHere, errorComponent: Fallen });

// Each screen is fetched when it is first opened, and kept by the service worker from then on.
const today = createRoute({ getParentRoute: () => root, path: '/', validateSearch: dayAddress, component: lazyRouteComponent(() => import('./screens/Today'), 'Today') });
const residents = createRoute({ getParentRoute: () => root, path: '/residents', component: lazyRouteComponent(() => import('./screens/Residents'), 'Residents') });
const newResident = createRoute({ getParentRoute: () => root, path: '/residents/new', component: lazyRouteComponent(() => import('./screens/NewResident'), 'NewResident') });
const book = createRoute({ getParentRoute: () => root, path: '/book', validateSearch: bookAddress, component: lazyRouteComponent(() => import('./screens/Book'), 'Book') });
const appointment = createRoute({ getParentRoute: () => root, path: '/appointments/$appointmentId', component: lazyRouteComponent(() => import('./screens/Appointment'), 'Appointment') });
const move = createRoute({ getParentRoute: () => root, path: '/appointments/$appointmentId/move', validateSearch: slotAddress, component: lazyRouteComponent(() => import('./screens/Move'), 'Move') });

const residentFile = createRoute({ getParentRoute: () => root, path: '/residents/$id', component: lazyRouteComponent(() => import('./screens/ResidentFile'), 'ResidentFile') });
const mergeResident = createRoute({ getParentRoute: () => root, path: '/residents/$id/merge', component: lazyRouteComponent(() => import('./screens/MergeResident'), 'MergeResident') });
const newMandate = createRoute({
  getParentRoute: () => root, path: '/residents/$id/mandate', component: lazyRouteComponent(() => import('./screens/NewMandate'), 'NewMandate'),
  validateSearch: (asked: Record<string, unknown>): { draft?: string; renews?: string } => ({
    ...(typeof asked['draft'] === 'string' ? { draft: asked['draft'] } : {}), ...(typeof asked['renews'] === 'string' ? { renews: asked['renews'] } : {}),
  }),
});
const mandatePaper = createRoute({ getParentRoute: () => root, path: '/mandates/$id/print', component: lazyRouteComponent(() => import('./screens/MandatePaper'), 'MandatePaper') });
const mandateAttestation = createRoute({ getParentRoute: () => root, path: '/mandates/$id/attestation', component: lazyRouteComponent(() => import('./screens/MandatePaper'), 'MandateAttestation') });

const sessions = createRoute({ getParentRoute: () => root, path: '/sessions', validateSearch: readFilters, component: lazyRouteComponent(() => import('../rooms/outreach/Sessions'), 'Sessions') });
const planSession = createRoute({ getParentRoute: () => root, path: '/sessions/new', component: lazyRouteComponent(() => import('../rooms/outreach/PlanSession'), 'PlanSession') });
const session = createRoute({ getParentRoute: () => root, path: '/sessions/$id', component: lazyRouteComponent(() => import('./screens/Session'), 'Session') });
const changeSession = createRoute({ getParentRoute: () => root, path: '/sessions/$id/change', component: lazyRouteComponent(() => import('../rooms/outreach/PlanSession'), 'ChangeSession') });
const unsent = createRoute({ getParentRoute: () => root, path: '/unsent', component: lazyRouteComponent(() => import('./screens/UnsentPage'), 'UnsentPage') });
const reports = createRoute({ getParentRoute: () => root, path: '/reports', component: lazyRouteComponent(() => import('../rooms/assistance/Reports'), 'Reports') });
const newReport = createRoute({ getParentRoute: () => root, path: '/reports/new', validateSearch: reportAddress, component: lazyRouteComponent(() => import('./screens/NewReport'), 'NewReport') });
const procedures = createRoute({ getParentRoute: () => root, path: '/procedures', component: lazyRouteComponent(() => import('../rooms/assistance/Procedures'), 'Procedures') });
const newProcedure = createRoute({ getParentRoute: () => root, path: '/procedures/new', validateSearch: procedureAddress, component: lazyRouteComponent(() => import('../rooms/assistance/NewProcedure'), 'NewProcedure') });

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
const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: lazyRouteComponent(() => import('./settings/Settings'), 'Settings') });
const settingsPages = [
  createRoute({ getParentRoute: () => settings, path: '/', component: lazyRouteComponent(() => import('./settings/Settings'), 'FirstSettingsPage') }),
  createRoute({ getParentRoute: () => settings, path: '/structures', component: lazyRouteComponent(() => import('./settings/structures/Structures'), 'Structures') }),
  createRoute({ getParentRoute: () => settings, path: '/professionals', component: lazyRouteComponent(() => import('./settings/professionals/Professionals'), 'Professionals') }),
  createRoute({ getParentRoute: () => settings, path: '/reasons', component: lazyRouteComponent(() => import('./settings/reasons/Reasons'), 'Reasons') }),
  createRoute({ getParentRoute: () => settings, path: '/places', component: lazyRouteComponent(() => import('./settings/places/Places'), 'Places') }),
  createRoute({ getParentRoute: () => settings, path: '/openings', component: lazyRouteComponent(() => import('./settings/planning/Openings'), 'Openings') }),
  createRoute({ getParentRoute: () => settings, path: '/week', component: lazyRouteComponent(() => import('./settings/planning/Week'), 'Week') }),
  createRoute({ getParentRoute: () => settings, path: '/absences', component: lazyRouteComponent(() => import('./settings/planning/Absences'), 'Absences') }),
  createRoute({ getParentRoute: () => settings, path: '/letters', component: lazyRouteComponent(() => import('./settings/messages/Letters'), 'Letters') }),
  createRoute({ getParentRoute: () => settings, path: '/messages', component: lazyRouteComponent(() => import('./settings/messages/Messages'), 'Messages') }),
  createRoute({ getParentRoute: () => settings, path: '/grc', component: lazyRouteComponent(() => import('./settings/grc/Grc'), 'Grc') }),
  createRoute({ getParentRoute: () => settings, path: '/clients', component: lazyRouteComponent(() => import('./settings/clients/Clients'), 'Clients') }),
  createRoute({ getParentRoute: () => settings, path: '/town', component: lazyRouteComponent(() => import('./settings/town/Town'), 'Town') }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([
    today,
    book,
    appointment,
    move,
    residents,
    newResident,
    residentFile,
    mergeResident,
    newMandate,
    mandatePaper,
    mandateAttestation,
    sessions,
    planSession,
    session,
    changeSession,
    unsent,
    reports,
    newReport,
    procedures,
    newProcedure,
    vouchers.addChildren(voucherPages),
    settings.addChildren(settingsPages),
  ]),
  basepath: '/app',
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register { router: typeof router }
}
