import { useState } from 'react';
import { useAct, type Done } from '../../ui/act';
import { hour } from '../../ui/dates';
import { useDraft } from '../../ui/draft';
import { Faults, faultAt } from '../../ui/Faults';
import { TextArea, TextField } from '../../ui/fields';
import { Wide } from '../../ui/Wide';
import { say } from '../../words';
import { CloseSessionDocument, OpenSessionDocument } from './documents';
import { writtenKit } from './terms';
import type { Reading } from './reading';

type Props = { reading: Reading; refresh: () => Promise<unknown> };

/** What was planned, what left, what came back. */
export function Kit({ reading }: { reading: Reading }) {
  const { kit, stock } = reading;
  const lines = [...kit, ...(stock.planned || stock.takenOut ? [{ ...stock, name: say('outreach.kit.vouchers') }] : [])];
  return (
    <>
      {lines.length === 0 ? <p className="soft">{say('outreach.kit.none')}</p> : (
        <Wide label={say('outreach.kit')}>
          <table>
            <caption className="visually-hidden">{say('outreach.kit')}</caption>
            <thead><tr>
              <th scope="col">{say('outreach.kit.thing')}</th><th scope="col" className="number">{say('outreach.kit.planned')}</th>
              <th scope="col" className="number">{say('outreach.kit.out')}</th><th scope="col" className="number">{say('outreach.kit.back')}</th>
            </tr></thead>
            <tbody>{lines.map(line => (
              <tr key={line.name}><th scope="row">{line.name}</th><td className="number">{line.planned}</td><td className="number">{line.takenOut ?? '–'}</td><td className="number">{line.broughtBack ?? '–'}</td></tr>
            ))}</tbody>
          </table>
        </Wide>
      )}
      <dl className="facts">
        {stock.handedOut !== null && <div><dt>{say('outreach.kit.handedOut')}</dt><dd>{stock.handedOut}</dd></div>}
        {reading.differenceReason && <div><dt>{say('outreach.kit.difference')}</dt><dd>{reading.differenceReason}</dd></div>}
      </dl>
      <p className="soft">
        {reading.openedAt && say('outreach.kit.left', { at: hour(reading.openedAt, reading.timeZone) })}
        {reading.closedAt && <> · {say('outreach.kit.returned', { at: hour(reading.closedAt, reading.timeZone) })}</>}
      </p>
    </>
  );
}

/** The team leaves: what really goes along is counted. */
export function Leaving({ reading, refresh }: Props) {
  const { act, isActing } = useAct(OpenSessionDocument);
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const [empty] = useState(() => ({ counts: Object.fromEntries(reading.kit.map(each => [each.name, String(each.planned)])), vouchers: String(reading.stock.planned), more: '' }));
  const { draft, change, discard } = useDraft(`outreach.leave.${reading.id}`, empty);
  const leave = async (event: React.FormEvent) => {
    event.preventDefault();
    const { kit: more } = writtenKit(draft.more);
    const kit = [...Object.entries(draft.counts).map(([name, count]) => ({ name, count: Number(count) })), ...more];
    const end = await act({ input: { sessionId: reading.id, kit, vouchers: Number(draft.vouchers) } });
    setDone(end);
    if (end.kind === 'done') { discard(); await refresh(); }
  };
  return (
    <form onSubmit={event => void leave(event)} noValidate>
      <Faults of={done} labels={{ kit: say('outreach.kit'), vouchers: say('outreach.kit.vouchers') }} />
      <p className="hint">{say('outreach.kit.leave.hint')}</p>
      <Counts counts={draft.counts} onChange={counts => change({ counts })} />
      <TextField id="vouchers" label={say('outreach.kit.vouchers')} type="number" min={0} value={draft.vouchers} onChange={vouchers => change({ vouchers })} fault={faultAt(done, 'vouchers')} />
      <TextArea id="kit" label={say('outreach.kit.more')} optional hint={say('outreach.form.kit.hint')} rows={2} value={draft.more} onChange={more => change({ more })} fault={faultAt(done, 'kit')} />
      <button type="submit" disabled={isActing}>{say('outreach.kit.leave')}</button>
    </form>
  );
}

/** The team is back: what came back is counted, and a difference explained. */
export function Return({ reading, refresh }: Props) {
  const { act, isActing } = useAct(CloseSessionDocument);
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const out = reading.stock.takenOut ?? 0;
  const [empty] = useState(() => ({ counts: Object.fromEntries(reading.kit.map(each => [each.name, String(each.takenOut ?? 0)])), handedOut: '0', back: '', why: '' }));
  const { draft, change, discard } = useDraft(`outreach.return.${reading.id}`, empty);
  const close = async (event: React.FormEvent) => {
    event.preventDefault();
    const kit = Object.entries(draft.counts).map(([name, count]) => ({ name, count: Number(count) }));
    const end = await act({ input: { sessionId: reading.id, kit, vouchersHandedOut: Number(draft.handedOut), vouchersBroughtBack: draft.back === '' ? null : Number(draft.back), differenceReason: draft.why || null } });
    setDone(end);
    if (end.kind === 'done') { discard(); await refresh(); }
  };
  return (
    <form onSubmit={event => void close(event)} noValidate>
      <h3>{say('outreach.kit.return')}</h3>
      <Faults of={done} labels={{ differenceReason: say('outreach.kit.difference'), vouchersHandedOut: say('outreach.kit.handedOut') }} />
      <p className="hint">{say('outreach.kit.return.hint')}</p>
      <Counts counts={draft.counts} onChange={counts => change({ counts })} />
      {out > 0 && (
        <div className="row">
          <TextField id="vouchersHandedOut" label={say('outreach.kit.handedOut')} type="number" min={0} max={out} value={draft.handedOut} onChange={handedOut => change({ handedOut })} fault={faultAt(done, 'vouchersHandedOut')} />
          <TextField id="vouchersBroughtBack" label={`${say('outreach.kit.vouchers')} : ${say('outreach.kit.back').toLowerCase()}`} type="number" min={0} placeholder={String(out - Number(draft.handedOut))} value={draft.back} onChange={back => change({ back })} fault={faultAt(done, 'vouchersBroughtBack')} />
        </div>
      )}
      <TextArea id="differenceReason" label={say('outreach.kit.difference')} optional hint={say('outreach.kit.difference.hint')} rows={2} value={draft.why} onChange={why => change({ why })} fault={faultAt(done, 'differenceReason')} />
      <button type="submit" disabled={isActing}>{say('outreach.kit.return')}</button>
    </form>
  );
}

function Counts({ counts, onChange }: { counts: Record<string, string>; onChange: (counts: Record<string, string>) => void }) {
  return <div className="row">{Object.entries(counts).map(([name, count]) => <TextField key={name} id={`count-${name}`} label={name} type="number" min={0} value={count} onChange={value => onChange({ ...counts, [name]: value })} />)}</div>;
}
