import { useState } from 'react';
import { useQuery } from 'urql';
import { useHasRole, useSession } from '../../app/session';
import type { ResultOf } from '../../graphql';
import { dayWithYear } from '../../ui/dates';
import { euros } from '../../ui/money';
import { Select } from '../../ui/fields';
import { Pages, usePages } from '../../ui/Pages';
import { Answer, Empty } from '../../ui/States';
import { fullName } from '../../ui/names';
import { useTitle } from '../../ui/title';
import { Wide } from '../../ui/Wide';
import { say } from '../../words';
import { ApproveClaim, ClaimDetail, RefuseClaim } from './ClaimActs';
import { AskRefund } from './AskRefund';
import { RefundClaimsDocument } from './documents';
import { ClaimStateMark } from './States';

export type Claim = ResultOf<typeof RefundClaimsDocument>['refundClaims']['nodes'][number];
const filters = { open: ['SUBMITTED'], decided: ['APPROVED', 'REJECTED'], all: [] } as const;
type Filter = keyof typeof filters;

/** Refunds: asked for by who took vouchers in, decided by the treasurer. */
export function Claims() {
  useTitle(say('vouchers.claims'));
  const isTreasurer = useHasRole('TREASURER');
  const mayAsk = useHasRole('MEDIATOR', 'VOUCHER_MANAGER');
  const at = usePages();
  const [filter, setFilter] = useState<Filter>(isTreasurer ? 'open' : 'all');
  const [act, setAct] = useState<{ kind: 'detail' | 'approve' | 'refuse'; claim: Claim } | null>(null);
  const close = () => setAct(null);
  const [result, ask] = useQuery({ query: RefundClaimsDocument, variables: { after: at.after, states: [...filters[filter]] } });
  return (
    <>
      <h1>{say('vouchers.claims')}</h1>
      {mayAsk && <AskRefund />}
      <Select id="claims-filter" className="short wider" label={say('vouchers.claims.filter')} value={filter} onChange={value => { setFilter(value as Filter); at.restart(); }}>
        {(['open', 'decided', 'all'] as const).map(each => <option key={each} value={each}>{say(`vouchers.claims.${each}`)}</option>)}
      </Select>
      <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ refundClaims }) => refundClaims.nodes.length === 0
        ? <Empty title={say(filter === 'open' ? 'vouchers.claims.none.open' : 'vouchers.claims.none')} />
        : <><ClaimTable rows={refundClaims.nodes} onAct={(kind, claim) => setAct({ kind, claim })} /><Pages of={refundClaims.pageInfo} at={at} count={refundClaims.nodes.length} /></>}
      </Answer>
      {act?.kind === 'detail' && <ClaimDetail claim={act.claim} onClose={close} />}
      {act?.kind === 'approve' && <ApproveClaim claim={act.claim} onClose={close} />}
      {act?.kind === 'refuse' && <RefuseClaim claim={act.claim} onClose={close} />}
    </>
  );
}

function ClaimTable({ rows, onAct }: { rows: Claim[]; onAct: (kind: 'detail' | 'approve' | 'refuse', claim: Claim) => void }) {
  const { town } = useSession();
  const isTreasurer = useHasRole('TREASURER');
  return (
    <Wide label={say('vouchers.claims')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('vouchers.redemptions.structure')}</th><th scope="col">{say('vouchers.issue.programme')}</th><th scope="col">{say('vouchers.claims.asked')}</th>
            <th scope="col" className="number">{say('vouchers.claims.count')}</th><th scope="col" className="number">{say('vouchers.redemptions.value')}</th>
            <th scope="col">{say('vouchers.voucher.state')}</th><th scope="col">{say('vouchers.voucher.acts')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => {
            const of = (act: string) => say('vouchers.claims.of', { act, structure: row.structure?.name ?? '', value: euros(row.value) });
            return (
              <tr key={row.id}>
                <th scope="row">{row.structure?.name}</th>
                <td>{row.programme?.name}</td>
                <td>{dayWithYear(row.claimedAt, town.timeZone)}</td>
                <td className="number">{row.voucherCount}</td>
                <td className="number">{euros(row.value)}</td>
                <td>
                  <ClaimStateMark state={row.state} />
                  {row.decidedAt && <span className="hint">{say('vouchers.claims.decided.by', { day: dayWithYear(row.decidedAt, town.timeZone), name: fullName(row.decidedBy) })}</span>}
                  {row.rejectedBecause && <span className="hint">{say('vouchers.claims.because', { because: row.rejectedBecause })}</span>}
                </td>
                <td>
                  <div className="acts">
                    <button type="button" className="quiet small" aria-label={of(say('vouchers.claims.detail'))} onClick={() => onAct('detail', row)}>{say('vouchers.claims.detail')}</button>
                    {isTreasurer && row.state === 'SUBMITTED' && (['approve', 'refuse'] as const).map(kind => (
                      <button key={kind} type="button" className={kind === 'approve' ? 'small' : 'quiet small'} aria-label={of(say(`vouchers.claims.${kind}`))} onClick={() => onAct(kind, row)}>{say(`vouchers.claims.${kind}`)}</button>
                    ))}
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Wide>
  );
}
