import type { ResultOf } from '../../graphql';
import type { OneMandate, ResidentMandates } from './documents';

export type MandateInLine = NonNullable<ResultOf<typeof ResidentMandates>['resident']>['mandates']['nodes'][number];
export type Paper = Extract<NonNullable<ResultOf<typeof OneMandate>['node']>, { textSha256: string }>;
export type Theme = MandateInLine['themes'][number];
export type Protection = Paper['protection'];

export const themes: Theme[] = ['PAPERS', 'FAMILY', 'SOCIAL_HEALTH', 'WORK', 'HOUSING', 'TRANSPORT', 'MONEY_TAXES', 'JUSTICE', 'FOREIGN_NATIONALS', 'LEISURE'];
export const terms = [1, 31, 182, 365] as const;
export const protections: Protection[] = ['NONE', 'COURT_SAFEGUARD', 'CURATORSHIP', 'GUARDIANSHIP'];

/** Whole days until an instant; 0 on the last one. */
export function daysLeft(until: string, now: number) {
  return Math.max(0, Math.floor((Date.parse(until) - now) / 86_400_000));
}

/** Where a renewal is offered; the product decides (30 days before the end to a year after, unless withdrawn). */
export function mayBeRenewed({ state, endsAt }: { state: string; endsAt: string | null }, now: number) {
  return state === 'EXPIRED' || (state === 'GRANTED' && endsAt !== null && Date.parse(endsAt) - now <= 30 * 86_400_000);
}
