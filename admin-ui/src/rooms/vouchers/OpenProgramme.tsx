import { useQuery } from 'urql';
import { Dialog } from '../../ui/Dialog';
import { Faults } from '../../ui/Faults';
import { Choices, TextField } from '../../ui/fields';
import { useForm } from '../../ui/form';
import { say } from '../../words';
import { OpenProgrammeDocument, StockChoicesDocument } from './documents';
import { services, type Service } from './services';

const empty = { name: '', buyer: '', funder: '', validFromOn: '', validUntilOn: '', graceDays: '31', value: '10', vouchersPerBooklet: '5', minutesMax: '120', services: [] as string[], placeIds: [] as string[] };
const fields = ['name', 'buyer', 'funder', 'validFromOn', 'validUntilOn', 'graceDays', 'faceValueCents', 'vouchersPerBooklet', 'minutesMax', 'services', 'placeIds'];
const labels = Object.fromEntries(fields.map(each => [each, '']));

/** A programme with its terms, which stay as they are from then on. */
export function OpenProgramme({ onClose }: { onClose: () => void }) {
  const [{ data }] = useQuery({ query: StockChoicesDocument, variables: {} });
  const { draft, change, send, isActing, done, fault } = useForm('vouchers.programme', empty, OpenProgrammeDocument);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const { value, graceDays, vouchersPerBooklet, minutesMax, services: paid, ...rest } = draft;
    const input = {
      ...rest, services: paid as Service[], faceValueCents: Math.round(Number(value.replace(',', '.')) * 100), graceDays: Number(graceDays),
      vouchersPerBooklet: Number(vouchersPerBooklet), minutesMax: Number(minutesMax),
    };
    if ((await send({ input })).kind === 'done') onClose();
  };
  const text = (id: 'name' | 'buyer' | 'funder' | 'validFromOn' | 'validUntilOn' | 'graceDays' | 'minutesMax', label: Parameters<typeof say>[0], more: object = {}) => (
    <TextField id={id} label={say(label)} fault={fault(id)} value={draft[id]} required onChange={typed => change({ [id]: typed })} {...more} />
  );
  return (
    <Dialog title={say('vouchers.stock.open')} onClose={onClose}>
      <form onSubmit={event => void submit(event)}>
        <Faults of={done} labels={labels} />
        <p className="hint">{say('vouchers.programme.fixed')}</p>
        {text('name', 'vouchers.programme.name', { maxLength: 120 })}
        {text('buyer', 'vouchers.programme.buyer', { maxLength: 200, hint: say('vouchers.programme.buyer.hint') })}
        {text('funder', 'vouchers.programme.funder', { maxLength: 200 })}
        <div className="row">{text('validFromOn', 'vouchers.programme.from', { type: 'date' })}{text('validUntilOn', 'vouchers.programme.until', { type: 'date' })}</div>
        {text('graceDays', 'vouchers.programme.grace', { type: 'number', min: 0, max: 366, hint: say('vouchers.programme.grace.hint') })}
        <TextField id="faceValueCents" className="short" inputMode="decimal" label={say('vouchers.programme.value')} fault={fault('faceValueCents')} value={draft.value} required onChange={value => change({ value })} />
        <Choices id="vouchersPerBooklet" legend={say('vouchers.programme.perBooklet')} fault={fault('vouchersPerBooklet')} chosen={[draft.vouchersPerBooklet]}
          options={['5', '10'].map(value => ({ value, label: value }))} onChange={([vouchersPerBooklet]) => change({ vouchersPerBooklet })} />
        {text('minutesMax', 'vouchers.programme.minutes', { type: 'number', min: 15, max: 480 })}
        <Choices id="services" legend={say('vouchers.programme.services')} fault={fault('services')} several chosen={draft.services} options={services.map(value => ({ value, label: say(`ServiceKind.${value}`) }))} onChange={paid => change({ services: paid })} />
        <Choices id="placeIds" legend={say('vouchers.programme.places')} fault={fault('placeIds')} several chosen={draft.placeIds}
          options={(data?.places.nodes ?? []).map(each => ({ value: each.id, label: each.city ? `${each.name}, ${each.city}` : each.name }))} onChange={placeIds => change({ placeIds })} />
        <button type="submit" disabled={isActing}>{say(isActing ? 'form.sending' : 'vouchers.programme.act')}</button>
      </form>
    </Dialog>
  );
}
