import { useState } from 'react';
import { useQuery } from 'urql';
import { useHasRole, useSession } from '../../app/session';
import type { ResultOf } from '../../graphql';
import { LineAct } from '../../ui/ConfirmAct';
import { dayAndHour, dayWithYear, plainDayWithYear } from '../../ui/dates';
import { Pages, usePages } from '../../ui/Pages';
import { Answer, Empty } from '../../ui/States';
import { fullName } from '../../ui/names';
import { Wide } from '../../ui/Wide';
import { say } from '../../words';
import { BlockBooklet, ReleaseVoucher, ReprintBooklet, ReserveVoucher } from './BookletActs';
import { ResidentVouchersDocument } from './documents';
import { BookletStateMark, VoucherStateMark } from './States';

export type HeldVoucher = NonNullable<ResultOf<typeof ResidentVouchersDocument>['resident']>['vouchers']['nodes'][number];
export type HeldBooklet = NonNullable<HeldVoucher['booklet']>;

/** What a resident was handed over: booklet by booklet, with where each voucher stands and what can be done with it. */
export function Booklets({ residentId }: { residentId: string }) {
  const at = usePages();
  const [result, ask] = useQuery({ query: ResidentVouchersDocument, variables: { id: residentId, after: at.after } });
  return (
    <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ resident }) => {
      if (!resident) return <Empty title={say('vouchers.resident.unknown')} />;
      const booklets = [...new Map(resident.vouchers.nodes.flatMap(each => (each.booklet ? [[each.booklet.id, each.booklet] as const] : []))).values()];
      return (
        <>
          {booklets.length === 0 && <Empty title={say('vouchers.resident.none')} />}
          {booklets.map(booklet => <OneBooklet key={booklet.id} booklet={booklet} residentId={residentId} vouchers={resident.vouchers.nodes.filter(each => each.booklet?.id === booklet.id)} />)}
          {booklets.length > 0 && <Pages of={resident.vouchers.pageInfo} at={at} count={resident.vouchers.nodes.length} />}
        </>
      );
    }}</Answer>
  );
}

type Act = { kind: 'block' } | { kind: 'reprint' } | { kind: 'reserve'; voucher: HeldVoucher };

function OneBooklet({ booklet, vouchers, residentId }: { booklet: HeldBooklet; vouchers: HeldVoucher[]; residentId: string }) {
  const { me, town } = useSession();
  const mayHandOver = useHasRole('SOCIAL_WORKER', 'VOUCHER_MANAGER');
  const mayKeep = useHasRole('MEDIATOR', 'SOCIAL_WORKER', 'RECEPTION');
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const isInUse = vouchers.some(each => each.state === 'AVAILABLE' || each.state === 'RESERVED');
  return (
    <section className="panel">
      <div className="head">
        <h2>{say('vouchers.booklet', { serial: booklet.serial })} <BookletStateMark state={booklet.state} /></h2>
        {mayHandOver && isInUse && (
          <p className="acts">
            {booklet.sheetPath && <a className="button quiet small" href={booklet.sheetPath} target="_blank" rel="noreferrer">{say('vouchers.booklet.sheet')}<span className="visually-hidden"> : {booklet.serial}</span></a>}
            {booklet.issuedBy?.id === me.id && <LineAct act={say('vouchers.booklet.reprint')} of={booklet.serial} onClick={() => setAct({ kind: 'reprint' })} />}
            <LineAct act={say('vouchers.booklet.block')} of={booklet.serial} onClick={() => setAct({ kind: 'block' })} />
          </p>
        )}
      </div>
      {booklet.issuedAt && booklet.programme && (
        <p className="soft">{say('vouchers.booklet.issued', {
          day: dayWithYear(booklet.issuedAt, town.timeZone), name: fullName(booklet.issuedBy), programme: booklet.programme.name, last: plainDayWithYear(booklet.programme.lastDayOn),
        })}</p>
      )}
      <Wide label={say('vouchers.booklet', { serial: booklet.serial })}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('vouchers.voucher')}</th><th scope="col">{say('vouchers.voucher.end')}</th><th scope="col">{say('vouchers.voucher.state')}</th>
              <th scope="col">{say('vouchers.voucher.for')}</th>{mayKeep && <th scope="col">{say('vouchers.voucher.acts')}</th>}
            </tr>
          </thead>
          <tbody>
            {[...vouchers].sort((a, b) => a.position - b.position).map(voucher => (
              <tr key={voucher.id}>
                <th scope="row">{voucher.position}</th>
                <td><kbd>{voucher.codeEnd}</kbd></td>
                <td><VoucherStateMark state={voucher.state} /><History voucher={voucher} zone={town.timeZone} /></td>
                <td>{voucher.appointment && dayAndHour(voucher.appointment.startsAt, town.timeZone)}</td>
                {mayKeep && (
                  <td>
                    {voucher.state === 'AVAILABLE' && <LineAct act={say('vouchers.voucher.reserve')} of={say('vouchers.voucher.at', { position: voucher.position })} onClick={() => setAct({ kind: 'reserve', voucher })} />}
                    {voucher.state === 'RESERVED' && <ReleaseVoucher voucher={voucher} />}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {act?.kind === 'block' && <BlockBooklet booklet={booklet} onClose={close} />}
      {act?.kind === 'reprint' && <ReprintBooklet booklet={booklet} onClose={close} />}
      {act?.kind === 'reserve' && <ReserveVoucher voucher={act.voucher} residentId={residentId} onClose={close} />}
    </section>
  );
}

function History({ voucher, zone }: { voucher: HeldVoucher; zone: string }) {
  if (!voucher.ledger?.length) return null;
  return (
    <details className="history">
      <summary>{say('vouchers.voucher.history', { position: voucher.position })}</summary>
      <ol className="plain">
        {voucher.ledger.map(step => {
          const values = { day: dayAndHour(step.happenedAt, zone), cause: say(`LedgerCause.${step.cause}`) };
          return <li key={step.number}>{step.doneBy ? say('vouchers.voucher.step.by', { ...values, name: fullName(step.doneBy) }) : say('vouchers.voucher.step', values)}</li>;
        })}
      </ol>
    </details>
  );
}
