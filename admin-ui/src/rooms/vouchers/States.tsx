import { say } from '../../words';

type VoucherState = 'AVAILABLE' | 'RESERVED' | 'REDEEMED' | 'CLAIMED' | 'REIMBURSED' | 'REJECTED' | 'BLOCKED' | 'EXPIRED';
type BookletState = 'IN_STOCK' | 'WITH_DISTRIBUTOR' | 'ISSUED' | 'STARTED' | 'EXHAUSTED' | 'BLOCKED' | 'LOST' | 'EXPIRED';
type ClaimState = 'SUBMITTED' | 'APPROVED' | 'REJECTED';

const looks: Record<VoucherState | BookletState | ClaimState, string> = {
  AVAILABLE: 'good', RESERVED: 'now', REDEEMED: '', CLAIMED: 'now', REIMBURSED: 'good', REJECTED: 'bad', BLOCKED: 'bad', EXPIRED: 'late',
  IN_STOCK: '', WITH_DISTRIBUTOR: '', ISSUED: 'good', STARTED: 'now', EXHAUSTED: '', LOST: 'bad', SUBMITTED: 'late', APPROVED: 'good',
};

export function VoucherStateMark({ state }: { state: VoucherState }) {
  return <span className={`state ${looks[state]}`}>{say(`VoucherState.${state}`)}</span>;
}

export function BookletStateMark({ state }: { state: BookletState }) {
  return <span className={`state ${looks[state]}`}>{say(`BookletState.${state}`)}</span>;
}

export function ClaimStateMark({ state }: { state: ClaimState }) {
  return <span className={`state ${looks[state]}`}>{say(`ClaimState.${state}`)}</span>;
}
