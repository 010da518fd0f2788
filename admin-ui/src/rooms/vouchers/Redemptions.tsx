import { useState } from 'react';
import { useQuery } from 'urql';
import { useHasRole, useSession } from '../../app/session';
import type { ResultOf } from '../../graphql';
import { dayAndHour, minutes } from '../../ui/dates';
import { Dialog } from '../../ui/Dialog';
import { Faults } from '../../ui/Faults';
import { TextArea } from '../../ui/fields';
import { useForm } from '../../ui/form';
import { euros } from '../../ui/money';
import { Pages, usePages } from '../../ui/Pages';
import { Answer, Empty } from '../../ui/States';
import { useTitle } from '../../ui/title';
import { Wide } from '../../ui/Wide';
import { say } from '../../words';
import { RedemptionsDocument, ReverseRedemptionDocument } from './documents';
import { ClaimStateMark } from './States';

type Redemption = ResultOf<typeof RedemptionsDocument>['redemptions']['nodes'][number];

/** What was taken in, and the way to take a mistake back. */
export function Redemptions() {
  useTitle(say('vouchers.redemptions'));
  const at = usePages();
  const [unclaimed, setUnclaimed] = useState(false);
  const [reversing, setReversing] = useState<Redemption | null>(null);
  const [result, ask] = useQuery({ query: RedemptionsDocument, variables: { after: at.after, unclaimed } });
  return (
    <>
      <h1>{say('vouchers.redemptions')}</h1>
      <label className="check"><input type="checkbox" checked={unclaimed} onChange={event => { setUnclaimed(event.target.checked); at.restart(); }} /> {say('vouchers.redemptions.unclaimed')}</label>
      <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ redemptions }) => redemptions.nodes.length === 0
        ? <Empty title={say('vouchers.redemptions.none')}><p>{say('vouchers.redemptions.none.hint')}</p></Empty>
        : <><RedemptionTable rows={redemptions.nodes} onReverse={setReversing} /><Pages of={redemptions.pageInfo} at={at} count={redemptions.nodes.length} /></>}
      </Answer>
      {reversing && <Reverse redemption={reversing} onClose={() => setReversing(null)} />}
    </>
  );
}

function RedemptionTable({ rows, onReverse }: { rows: Redemption[]; onReverse: (row: Redemption) => void }) {
  const { town } = useSession();
  const mayReverse = useHasRole('MEDIATOR', 'VOUCHER_MANAGER');
  return (
    <Wide label={say('vouchers.redemptions')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('vouchers.redemptions.when')}</th><th scope="col">{say('vouchers.voucher')}</th><th scope="col">{say('vouchers.redemptions.where')}</th>
            <th scope="col">{say('vouchers.redemptions.what')}</th><th scope="col" className="number">{say('vouchers.redemptions.value')}</th><th scope="col">{say('vouchers.redemptions.refund')}</th>
            {mayReverse && <th scope="col">{say('vouchers.voucher.acts')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.id}>
              <td>{dayAndHour(row.redeemedAt, town.timeZone)}</td>
              <td>{row.codeEnd && <kbd>{say('vouchers.voucher.ending', { end: row.codeEnd })}</kbd>}</td>
              <td>{row.place?.name}{row.structure && <span className="hint">{row.structure.name}</span>}</td>
              <td>{say(`ServiceKind.${row.service}`)}<span className="hint">{minutes(row.minutes)}</span></td>
              <td className="number">{row.programme && euros(row.programme.faceValue)}</td>
              <td><Refund row={row} /></td>
              {mayReverse && (
                <td>{!row.reversedAt && !row.refundClaim && (
                  <button type="button" className="quiet small" aria-label={say('vouchers.redemptions.reverse.of', { end: row.codeEnd ?? '' })} onClick={() => onReverse(row)}>{say('vouchers.redemptions.reverse')}</button>
                )}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

function Refund({ row }: { row: Redemption }) {
  if (row.reversedAt) return <><span className="state bad">{say('vouchers.redemptions.reversed')}</span><span className="hint">{row.reversedBecause}</span></>;
  return row.refundClaim ? <ClaimStateMark state={row.refundClaim.state} /> : <span className="state">{say('vouchers.redemptions.toClaim')}</span>;
}

function Reverse({ redemption, onClose }: { redemption: Redemption; onClose: () => void }) {
  const { draft, change, send, isActing, done, fault } = useForm(`vouchers.reverse.${redemption.id}`, { because: '' }, ReverseRedemptionDocument);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if ((await send({ input: { redemptionId: redemption.id, because: draft.because } })).kind === 'done') onClose();
  };
  return (
    <Dialog title={say('vouchers.redemptions.reverse.title', { end: redemption.codeEnd ?? '' })} onClose={onClose}>
      <form onSubmit={event => void submit(event)}>
        <Faults of={done} labels={{ because: '' }} />
        <p>{say('vouchers.redemptions.reverse.hint')}</p>
        <TextArea id="because" label={say('vouchers.redemptions.reverse.why')} fault={fault('because')} value={draft.because} maxLength={500} required onChange={because => change({ because })} />
        <button type="submit" className="danger" disabled={isActing}>{say('vouchers.redemptions.reverse.act')}</button>
      </form>
    </Dialog>
  );
}
