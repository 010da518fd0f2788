import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Fallen, NowhereHere } from './Fallen';
import { Shell } from './Shell';

const root = createRootRoute({ component: Shell, notFoundComponent: NowhereHere, errorComponent: Fallen });

// Each screen is fetched when it is first opened, and kept by the service worker from then on.
const today = createRoute({ getParentRoute: () => root, path: '/', component: lazyRouteComponent(() => import('./screens/Today'), 'Today') });
const residents = createRoute({ getParentRoute: () => root, path: '/residents', component: lazyRouteComponent(() => import('./screens/Residents'), 'Residents') });
const newResident = createRoute({ getParentRoute: () => root, path: '/residents/new', component: lazyRouteComponent(() => import('./screens/NewResident'), 'NewResident') });

export const router = createRouter({ routeTree: root.addChildren([today, residents, newResident]), basepath: '/app', defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register { router: typeof router }
}
