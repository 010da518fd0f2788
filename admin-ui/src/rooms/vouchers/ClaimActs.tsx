import { useState } from 'react';
import { useQuery } from 'urql';
import { useSession } from '../../app/session';
import { useAct, type Done } from '../../ui/act';
import { dayAndHour, minutes } from '../../ui/dates';
import { Dialog } from '../../ui/Dialog';
import { Faults } from '../../ui/Faults';
import { TextArea } from '../../ui/fields';
import { useForm } from '../../ui/form';
import { euros } from '../../ui/money';
import { Pages, usePages } from '../../ui/Pages';
import { Answer } from '../../ui/States';
import { say } from '../../words';
import type { Claim } from './Claims';
import { ApproveRefundDocument, ClaimedRedemptionsDocument, RefuseRefundDocument } from './documents';

export function ApproveClaim({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const { act, isActing } = useAct(ApproveRefundDocument);
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const approve = async () => {
    const answer = await act({ input: { refundClaimId: claim.id } });
    setDone(answer);
    if (answer.kind === 'done') onClose();
  };
  return (
    <Dialog title={say('vouchers.claims.approve.title')} onClose={onClose}>
      <Faults of={done} />
      <p>{say('vouchers.claims.approve.hint', { value: euros(claim.value), structure: claim.structure?.name ?? '', count: claim.voucherCount })}</p>
      <p><button type="button" disabled={isActing} onClick={() => void approve()}>{say('vouchers.claims.approve')}</button></p>
    </Dialog>
  );
}

export function RefuseClaim({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const { draft, change, send, isActing, done, fault } = useForm(`vouchers.refuse.${claim.id}`, { because: '' }, RefuseRefundDocument);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if ((await send({ input: { refundClaimId: claim.id, because: draft.because } })).kind === 'done') onClose();
  };
  return (
    <Dialog title={say('vouchers.claims.refuse.title')} onClose={onClose}>
      <form onSubmit={event => void submit(event)}>
        <Faults of={done} labels={{ because: '' }} />
        <TextArea id="because" label={say('vouchers.claims.refuse.why')} fault={fault('because')} value={draft.because} maxLength={500} required onChange={because => change({ because })} />
        <button type="submit" className="danger" disabled={isActing}>{say('vouchers.claims.refuse')}</button>
      </form>
    </Dialog>
  );
}

/** Each voucher that a claim asks the refund of. */
export function ClaimDetail({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const { town } = useSession();
  const at = usePages();
  const [result, ask] = useQuery({ query: ClaimedRedemptionsDocument, variables: { id: claim.id, after: at.after } });
  return (
    <Dialog title={say('vouchers.claims.detail.title', { structure: claim.structure?.name ?? '', value: euros(claim.value) })} onClose={onClose}>
      <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ node }) => node?.__typename === 'RefundClaim' && (
        <>
          <ul className="plain lines">
            {node.redemptions.nodes.map(row => (
              <li key={row.id}><span>{dayAndHour(row.redeemedAt, town.timeZone)}, {row.place?.name}<span className="hint">{say(`ServiceKind.${row.service}`)}, {minutes(row.minutes)}</span></span> {row.codeEnd && <kbd>{say('vouchers.voucher.ending', { end: row.codeEnd })}</kbd>}</li>
            ))}
          </ul>
          <Pages of={node.redemptions.pageInfo} at={at} count={node.redemptions.nodes.length} />
        </>
      )}</Answer>
    </Dialog>
  );
}
