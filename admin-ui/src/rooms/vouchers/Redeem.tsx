import { useState } from 'react';
import { useQuery } from 'urql';
import { useSession } from '../../app/session';
import type { ResultOf } from '../../graphql';
import { addDays, dayIn, hour, instantOf } from '../../ui/dates';
import { Faults } from '../../ui/Faults';
import { Select, TextField } from '../../ui/fields';
import { useForm } from '../../ui/form';
import { euros } from '../../ui/money';
import { Answer } from '../../ui/States';
import { fullName } from '../../ui/names';
import { useTitle } from '../../ui/title';
import { say } from '../../words';
import { readCode } from './code';
import { CodeField } from './CodeField';
import { PayableAppointmentsDocument, ProgrammesDocument, RedeemVoucherDocument } from './documents';
import { services, type Service } from './services';

type Programme = ResultOf<typeof ProgrammesDocument>['programmes']['nodes'][number];
const empty = { code: '', placeId: '', service: '', minutes: '60', appointmentId: '' };
const labels = { code: '', placeId: '', service: '', minutes: '', appointmentId: '' };

/** Takes a voucher in by the code that is printed on it. */
export function Redeem() {
  useTitle(say('vouchers.redeem'));
  const [programmes, ask] = useQuery({ query: ProgrammesDocument, variables: {} });
  return (
    <>
      <h1>{say('vouchers.redeem')}</h1>
      <Answer of={{ ...programmes, retry: () => ask({ requestPolicy: 'network-only' }) }}>{data => <RedeemForm programmes={data.programmes.nodes} />}</Answer>
    </>
  );
}

function RedeemForm({ programmes }: { programmes: Programme[] }) {
  const { town, me } = useSession();
  const today = dayIn(town.timeZone);
  const [{ data }] = useQuery({
    query: PayableAppointmentsDocument,
    variables: { from: instantOf(today, '00:00', town.timeZone), until: instantOf(addDays(today, 1), '00:00', town.timeZone), mediatorId: me.id },
  });
  const payable = (data?.appointments.nodes ?? []).filter(each => each.reason?.acceptsVoucher && each.voucher?.state !== 'REDEEMED');
  const live = programmes.filter(each => each.validFromOn <= today && each.lastDayOn >= today);
  const places = [...new Map(live.flatMap(each => each.places ?? []).map(each => [each.id, each])).values()].sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  const offered = services.filter(service => live.some(each => each.services.includes(service)));
  const [isHasty, setHasty] = useState(false);
  const [kept, setKept] = useState<Partial<typeof empty>>({});
  const { draft, change, send, isActing, done, fault } = useForm('vouchers.redeem', empty, RedeemVoucherDocument);
  const shown = { ...draft, placeId: draft.placeId || kept.placeId || (places.length === 1 ? places[0]?.id ?? '' : ''), service: draft.service || kept.service || offered[0] || '' };

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    // A code that cannot be one is not sent: it would count among the ten.
    setHasty(readCode(shown.code).kind !== 'good');
    if (readCode(shown.code).kind !== 'good') { document.getElementById('code')?.focus(); return; }
    const answer = await send({ input: { code: shown.code, placeId: shown.placeId, service: shown.service as Service, minutes: Number(shown.minutes), appointmentId: shown.appointmentId || null } });
    if (answer.kind !== 'done') return;
    setKept({ placeId: shown.placeId, service: shown.service });
    document.getElementById('code')?.focus();
  };
  const chooseAppointment = (id: string) => {
    const chosen = payable.find(each => each.id === id);
    const minutes = chosen ? String((Date.parse(chosen.endsAt) - Date.parse(chosen.startsAt)) / 60_000) : draft.minutes;
    change({ appointmentId: id, minutes, ...(chosen?.place && places.some(each => each.id === chosen.place?.id) ? { placeId: chosen.place.id } : {}) });
  };
  const retryAt = done?.kind === 'refused' ? done.payload.errors.map(each => (each.__typename === 'TooManyTries' ? each.retryAt : null)).find(Boolean) : null;
  const redemption = done?.kind === 'done' ? done.payload.redemption : null;

  return (
    <form className="panel" onSubmit={event => void submit(event)} noValidate>
      <Faults of={done} labels={labels} />
      {retryAt && <p className="warning">{say('vouchers.redeem.retryAt', { hour: hour(retryAt, town.timeZone) })} {say('vouchers.redeem.pause')}</p>}
      {redemption && (
        <div className="notice" role="status">
          <p><strong>{say('vouchers.redeem.done', { end: redemption.codeEnd ?? '', value: redemption.programme ? euros(redemption.programme.faceValue) : '', place: redemption.place?.name ?? '' })}</strong></p>
          <p>{say('vouchers.redeem.done.next')}</p>
        </div>
      )}
      <CodeField value={shown.code} fault={isHasty ? say('vouchers.code.notYet') : fault('code')} onChange={code => { setHasty(false); change({ code }); }} />
      {payable.length > 0 && (
        <Select id="appointmentId" label={say('vouchers.redeem.appointment')} hint={say('vouchers.redeem.appointment.hint')} optional fault={fault('appointmentId')} value={shown.appointmentId} onChange={chooseAppointment}>
          <option value="">{say('vouchers.redeem.appointment.none')}</option>
          {payable.map(each => <option key={each.id} value={each.id}>{labelOf(each, town.timeZone)}</option>)}
        </Select>
      )}
      <Select id="placeId" label={say('vouchers.redeem.place')} fault={fault('placeId')} value={shown.placeId} required onChange={placeId => change({ placeId })}>
        <option value="">{say('vouchers.redeem.place.none')}</option>
        {places.map(each => <option key={each.id} value={each.id}>{each.city ? `${each.name}, ${each.city}` : each.name}</option>)}
      </Select>
      <Select id="service" label={say('vouchers.redeem.service')} fault={fault('service')} value={shown.service} required onChange={service => change({ service })}>
        {offered.map(each => <option key={each} value={each}>{say(`ServiceKind.${each}`)}</option>)}
      </Select>
      <TextField id="minutes" type="number" min={1} max={480} step={5} label={say('vouchers.redeem.minutes')} fault={fault('minutes')} value={shown.minutes} required onChange={minutes => change({ minutes })} />
      <p className="acts"><button type="submit" disabled={isActing}>{say(isActing ? 'form.sending' : 'vouchers.redeem.act')}</button></p>
      <p className="hint">{say('vouchers.redeem.pause')}</p>
    </form>
  );
}

type Payable = ResultOf<typeof PayableAppointmentsDocument>['appointments']['nodes'][number];

function labelOf({ startsAt, resident, reason, voucher }: Payable, zone: string) {
  const who = fullName(resident?.identity);
  const label = [hour(startsAt, zone), who, reason?.name].filter(Boolean).join(', ');
  return voucher ? say('vouchers.redeem.appointment.kept', { label, end: voucher.codeEnd }) : label;
}
