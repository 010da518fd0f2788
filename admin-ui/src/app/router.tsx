import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { bookAddress, dayAddress, slotAddress } from './addresses';
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

export const router = createRouter({ routeTree: root.addChildren([today, book, appointment, move, residents, newResident]), basepath: '/app', defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register { router: typeof router }
}
