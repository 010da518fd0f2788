import type { Word } from '../words';
import type { Role } from './session';

/** The pages of the voucher desk; `first` for whom it is the one to begin with. */
export const voucherPages: { to: string; word: Word; roles: Role[]; first: Role[] }[] = [
  { to: '/vouchers/redeem', word: 'vouchers.redeem', roles: ['MEDIATOR'], first: ['MEDIATOR'] },
  { to: '/vouchers/issue', word: 'vouchers.issue', roles: ['SOCIAL_WORKER'], first: ['SOCIAL_WORKER'] },
  { to: '/vouchers/resident', word: 'vouchers.resident', roles: ['MEDIATOR', 'SOCIAL_WORKER', 'RECEPTION', 'COORDINATOR'], first: ['RECEPTION'] },
  { to: '/vouchers/claims', word: 'vouchers.claims', roles: ['MEDIATOR', 'VOUCHER_MANAGER', 'TREASURER', 'COORDINATOR'], first: ['TREASURER'] },
  { to: '/vouchers/redemptions', word: 'vouchers.redemptions', roles: ['MEDIATOR', 'VOUCHER_MANAGER', 'TREASURER', 'COORDINATOR'], first: [] },
  { to: '/vouchers/stock', word: 'vouchers.stock', roles: ['VOUCHER_MANAGER', 'TREASURER', 'COORDINATOR', 'SOCIAL_WORKER', 'MEDIATOR', 'RECEPTION'], first: ['VOUCHER_MANAGER', 'COORDINATOR'] },
];
