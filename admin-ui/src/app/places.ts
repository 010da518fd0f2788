import type { Word } from '../words';
import type { Role } from './session';

/** Where the menu leads, and for whom: one key each. The product decides again what each may see. */
export const places: { to: string; word: Word; key: string; roles: Role[] }[] = [
  { to: '/', word: 'today.title', key: 't', roles: ['MEDIATOR', 'SOCIAL_WORKER', 'RECEPTION', 'COORDINATOR', 'VOUCHER_MANAGER', 'TREASURER', 'PRIVACY_OFFICER', 'ADMINISTRATOR'] },
  { to: '/book', word: 'book.menu', key: 'r', roles: ['MEDIATOR', 'SOCIAL_WORKER', 'RECEPTION', 'COORDINATOR'] },
  { to: '/residents', word: 'residents.title', key: 'u', roles: ['MEDIATOR', 'SOCIAL_WORKER', 'RECEPTION', 'COORDINATOR', 'PRIVACY_OFFICER'] },
  { to: '/sessions', word: 'outreach.title', key: 's', roles: ['MEDIATOR', 'SOCIAL_WORKER', 'RECEPTION', 'COORDINATOR'] },
  { to: '/reports', word: 'report.title', key: 'c', roles: ['MEDIATOR', 'SOCIAL_WORKER'] },
  { to: '/procedures', word: 'procedure.title', key: 'e', roles: ['MEDIATOR', 'SOCIAL_WORKER', 'COORDINATOR'] },
  { to: '/vouchers', word: 'vouchers.title', key: 'p', roles: ['MEDIATOR', 'SOCIAL_WORKER', 'RECEPTION', 'COORDINATOR', 'VOUCHER_MANAGER', 'TREASURER'] },
  { to: '/settings', word: 'settings.title', key: 'g', roles: ['ADMINISTRATOR', 'COORDINATOR', 'MEDIATOR', 'SOCIAL_WORKER', 'RECEPTION'] },
];
