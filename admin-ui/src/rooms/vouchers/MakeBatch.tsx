import { useQuery } from 'urql';
import { Faults } from '../../ui/Faults';
import { Select, TextField } from '../../ui/fields';
import { useForm } from '../../ui/form';
import { say } from '../../words';
import { MakeVoucherBatchDocument, StockChoicesDocument } from './documents';
import type { Programme } from './Stock';

/** Makes booklets and enters them into a stock: the town's, or that of a structure which will hand them over. */
export function MakeBatch({ programme }: { programme: Programme }) {
  const [{ data }] = useQuery({ query: StockChoicesDocument, variables: {} });
  const { draft, change, send, isActing, done, fault } = useForm(`vouchers.batch.${programme.id}`, { booklets: '10', distributorId: '' }, MakeVoucherBatchDocument);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    await send({ input: { programmeId: programme.id, booklets: Number(draft.booklets), distributorId: draft.distributorId || null } });
  };
  const batch = done?.kind === 'done' ? done.payload.voucherBatch : null;
  return (
    <details className="more" open={Boolean(done)}>
      <summary>{say('vouchers.stock.batch')}</summary>
      <form onSubmit={event => void submit(event)}>
        <Faults of={done} labels={{ booklets: '', distributorId: '' }} />
        {batch && <p className="notice" role="status">{say('vouchers.stock.batch.done', { count: batch.bookletCount })}</p>}
        <TextField id="booklets" type="number" min={1} max={200} label={say('vouchers.stock.batch.count')} hint={say('vouchers.stock.batch.count.hint')} fault={fault('booklets')} value={draft.booklets} required onChange={booklets => change({ booklets })} />
        <Select id="distributorId" label={say('vouchers.stock.batch.for')} fault={fault('distributorId')} value={draft.distributorId} onChange={distributorId => change({ distributorId })}>
          <option value="">{say('vouchers.stock.town')}</option>
          {data?.structures.nodes.map(each => <option key={each.id} value={each.id}>{each.name}</option>)}
        </Select>
        <button type="submit" disabled={isActing}>{say(isActing ? 'form.sending' : 'vouchers.stock.batch.act')}</button>
      </form>
    </details>
  );
}
