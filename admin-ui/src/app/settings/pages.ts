import type { Word } from '../../words';
import type { Role } from '../session';

/** The pages of the settings, in the order a town fills them on its first day. */
export const settingsPages: { to: string; word: Word; roles: Role[] }[] = [
  { to: '/settings/structures', word: 'structures.title', roles: ['ADMINISTRATOR'] },
  { to: '/settings/professionals', word: 'professionals.title', roles: ['ADMINISTRATOR'] },
  { to: '/settings/reasons', word: 'reasons.title', roles: ['ADMINISTRATOR', 'COORDINATOR'] },
  { to: '/settings/places', word: 'placesSettings.title', roles: ['ADMINISTRATOR'] },
  { to: '/settings/openings', word: 'openings.title', roles: ['ADMINISTRATOR', 'COORDINATOR', 'MEDIATOR'] },
  { to: '/settings/week', word: 'week.title', roles: ['ADMINISTRATOR', 'COORDINATOR', 'MEDIATOR', 'RECEPTION'] },
  { to: '/settings/absences', word: 'absences.title', roles: ['ADMINISTRATOR', 'COORDINATOR', 'MEDIATOR'] },
  { to: '/settings/letters', word: 'letters.title', roles: ['MEDIATOR', 'SOCIAL_WORKER', 'RECEPTION'] },
  { to: '/settings/messages', word: 'messages.title', roles: ['ADMINISTRATOR', 'COORDINATOR'] },
  { to: '/settings/grc', word: 'grcSettings.title', roles: ['ADMINISTRATOR'] },
  { to: '/settings/clients', word: 'clients.title', roles: ['ADMINISTRATOR'] },
  { to: '/settings/town', word: 'town.title', roles: ['ADMINISTRATOR'] },
];
