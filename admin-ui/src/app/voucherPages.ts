import type { Word } from '../words';
import type { Role } from './session';

/** The pages of the voucher desk, in the order in which each role meets them. */
export const voucherPages: { to: string; word: Word; roles: Role[] }[] = [
  { to: '/vouchers/redeem', word: 'vouchers.redeem', roles: ['MEDIATOR'] },
  { to: '/vouchers/issue', word: 'vouchers.issue', roles: ['SOCIAL_WORKER'] },
  { to: '/vouchers/resident', word: 'vouchers.resident', roles: ['MEDIATOR', 'SOCIAL_WORKER', 'RECEPTION', 'COORDINATOR'] },
  { to: '/vouchers/claims', word: 'vouchers.claims', roles: ['MEDIATOR', 'VOUCHER_MANAGER', 'TREASURER', 'COORDINATOR'] },
  { to: '/vouchers/redemptions', word: 'vouchers.redemptions', roles: ['MEDIATOR', 'VOUCHER_MANAGER', 'TREASURER', 'COORDINATOR'] },
  { to: '/vouchers/stock', word: 'vouchers.stock', roles: ['VOUCHER_MANAGER', 'TREASURER', 'COORDINATOR', 'SOCIAL_WORKER', 'MEDIATOR', 'RECEPTION'] },
];
