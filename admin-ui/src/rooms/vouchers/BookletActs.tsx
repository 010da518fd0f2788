import { useState } from 'react';
import { useQuery } from 'urql';
import { useSession } from '../../app/session';
import { useAct, type Done } from '../../ui/act';
import { dayAndHour } from '../../ui/dates';
import { Dialog } from '../../ui/Dialog';
import { Faults } from '../../ui/Faults';
import { Choices } from '../../ui/fields';
import { useForm } from '../../ui/form';
import { Answer } from '../../ui/States';
import { say } from '../../words';
import type { HeldBooklet, HeldVoucher } from './Booklets';
import { BlockBookletDocument, ReleaseVoucherDocument, ReprintBookletDocument, ReserveVoucherDocument, VouchersToKeepForDocument } from './documents';

const causes = ['LOST', 'STOLEN', 'MISUSE', 'MISTAKE'] as const;

export function BlockBooklet({ booklet, onClose }: { booklet: Pick<HeldBooklet, 'id' | 'serial'>; onClose: () => void }) {
  const { draft, change, send, isActing, done, fault } = useForm(`vouchers.block.${booklet.id}`, { cause: '' as (typeof causes)[number] | '' }, BlockBookletDocument);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if (draft.cause && (await send({ input: { bookletId: booklet.id, cause: draft.cause } })).kind === 'done') onClose();
  };
  return (
    <Dialog title={say('vouchers.booklet.block.title', { serial: booklet.serial })} onClose={onClose}>
      <form onSubmit={event => void submit(event)}>
        <Faults of={done} labels={{ cause: '' }} />
        <p>{say('vouchers.booklet.block.hint')}</p>
        <Choices id="cause" legend={say('vouchers.booklet.block.why')} fault={fault('cause')} chosen={[draft.cause]} options={causes.map(value => ({ value, label: say(`BlockingCause.${value}`) }))}
          onChange={([cause]) => change({ cause: cause as (typeof causes)[number] })} />
        <button type="submit" className="danger" disabled={isActing || !draft.cause}>{say('vouchers.booklet.block')}</button>
      </form>
    </Dialog>
  );
}

export function ReprintBooklet({ booklet, onClose }: { booklet: HeldBooklet; onClose: () => void }) {
  const { act, isActing } = useAct(ReprintBookletDocument);
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const reprint = async () => setDone(await act({ input: { bookletId: booklet.id } }));
  return (
    <Dialog title={say('vouchers.booklet.reprint.title', { serial: booklet.serial })} onClose={onClose}>
      <Faults of={done} />
      {done?.kind === 'done' && booklet.sheetPath
        ? <p><a className="button" href={booklet.sheetPath} target="_blank" rel="noreferrer">{say('vouchers.issue.sheet')}</a></p>
        : <><p>{say('vouchers.booklet.reprint.hint')}</p><p><button type="button" disabled={isActing} onClick={() => void reprint()}>{say('vouchers.booklet.reprint')}</button></p></>}
    </Dialog>
  );
}

export function ReserveVoucher({ voucher, residentId, onClose }: { voucher: HeldVoucher; residentId: string; onClose: () => void }) {
  const { town } = useSession();
  const [from] = useState(() => new Date().toISOString());
  const [result, ask] = useQuery({ query: VouchersToKeepForDocument, variables: { residentId, from } });
  const { draft, change, send, isActing, done, fault } = useForm(`vouchers.reserve.${voucher.id}`, { appointmentId: '' }, ReserveVoucherDocument);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if ((await send({ input: { voucherId: voucher.id, appointmentId: draft.appointmentId } })).kind === 'done') onClose();
  };
  return (
    <Dialog title={say('vouchers.voucher.reserve.title', { position: voucher.position, end: voucher.codeEnd })} onClose={onClose}>
      <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{data => {
        const open = data.appointments.nodes.filter(each => each.reason?.acceptsVoucher && !each.voucher);
        if (open.length === 0) return <p>{say('vouchers.voucher.reserve.none')}</p>;
        return (
          <form onSubmit={event => void submit(event)}>
            <Faults of={done} labels={{ appointmentId: '' }} />
            <Choices id="appointmentId" legend={say('vouchers.voucher.for')} hint={say('vouchers.voucher.reserve.hint')} fault={fault('appointmentId')} chosen={[draft.appointmentId]}
              options={open.map(each => ({ value: each.id, label: dayAndHour(each.startsAt, town.timeZone), hint: [each.reason?.name, each.place?.name].filter(Boolean).join(', ') }))}
              onChange={([appointmentId]) => change({ appointmentId })} />
            <button type="submit" disabled={isActing || !draft.appointmentId}>{say('vouchers.voucher.reserve.act')}</button>
          </form>
        );
      }}</Answer>
    </Dialog>
  );
}

export function ReleaseVoucher({ voucher }: { voucher: HeldVoucher }) {
  const { act, isActing } = useAct(ReleaseVoucherDocument);
  const [done, setDone] = useState<Done<unknown> | null>(null);
  return (
    <>
      <Faults of={done} />
      <button type="button" className="quiet small" disabled={isActing} aria-label={say('vouchers.voucher.release.of', { position: voucher.position })}
        onClick={() => void act({ input: { voucherId: voucher.id } }).then(setDone)}>{say('vouchers.voucher.release')}</button>
    </>
  );
}
