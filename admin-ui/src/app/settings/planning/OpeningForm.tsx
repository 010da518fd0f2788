import { useState } from 'react';
import { useQuery } from 'urql';
import { dayIn } from '../../../ui/dates';
import { Dialog } from '../../../ui/Dialog';
import { Faults } from '../../../ui/Faults';
import { Choices, Select, TextField } from '../../../ui/fields';
import { useForm } from '../../../ui/form';
import { fullName } from '../../../ui/names';
import { say } from '../../../words';
import { useSession } from '../../session';
import { ChangeOpeningDocument, PlanningChoicesDocument, PlanOpeningDocument } from './documents';
import { typedHour } from './hours';
import type { Opening } from './Openings';
import { ruleOf, weekly, type Series } from './recurrence';
import { SeriesFields } from './SeriesFields';

const labels = { mediatorId: '', placeId: '', reasonIds: '', startTime: '', endTime: '', firstOn: '', rule: '' };

/** Plans an opening, or changes where, for what and at which hours; its days stay, apart from those changed one by one. */
export function OpeningForm({ opening, onClose }: { opening?: Opening; onClose: () => void }) {
  const { town, me } = useSession();
  const [placeText, setPlaceText] = useState('');
  const [{ data }] = useQuery({ query: PlanningChoicesDocument, variables: { placeText: placeText.trim() || null } });
  const [empty] = useState(() => ({
    mediatorId: opening?.mediator?.id ?? (me.roles.includes('MEDIATOR') ? me.id : ''), placeId: opening?.place?.id ?? '', reasonIds: opening?.reasons?.map(each => each.id) ?? [],
    startTime: opening ? typedHour(opening.startTime) : '09:00', endTime: opening ? typedHour(opening.endTime) : '12:00', isKeptOnHolidays: opening?.isKeptOnHolidays ?? false,
    firstOn: opening?.firstOn ?? dayIn(town.timeZone), series: weekly,
  }));
  const planning = useForm('opening.new', empty, PlanOpeningDocument);
  const changing = useForm(`opening.${opening?.id ?? ''}`, empty, ChangeOpeningDocument);
  const { draft, change, done, fault } = opening ? changing : planning;
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const { placeId, reasonIds, isKeptOnHolidays, startTime, endTime } = draft;
    const offer = { placeId: placeId || null, reasonIds, isKeptOnHolidays, startTime, endTime };
    const answer = opening
      ? await changing.send({ input: { openingId: opening.id, ...offer } }, event.currentTarget)
      : await planning.send({ input: { ...offer, mediatorId: draft.mediatorId, firstOn: draft.firstOn, rule: ruleOf(draft.series) } }, event.currentTarget);
    if (answer.kind === 'done') onClose();
  };
  const places = data?.places.nodes ?? [];
  return (
    <Dialog title={opening ? say('openings.change') : say('openings.plan')} onClose={onClose}>
      <form onSubmit={event => void submit(event)}>
        <Faults of={done} labels={labels} />
        {opening
          ? <p>{opening.mediator && fullName(opening.mediator)}<span className="hint">{say('openings.change.hint')}</span></p>
          : <Select id="mediatorId" label={say('openings.mediator')} fault={fault('mediatorId')} value={draft.mediatorId} required onChange={mediatorId => change({ mediatorId })}>
            <option value="">{say('openings.mediator.choose')}</option>
            {data?.plannedMediators.nodes.map(each => <option key={each.id} value={each.id}>{fullName(each)}</option>)}
          </Select>}
        {data?.places.pageInfo.hasNextPage && <TextField id="place-text" type="search" label={say('openings.place.find')} optional value={placeText} onChange={setPlaceText} />}
        <Select id="placeId" label={say('openings.place')} hint={say('openings.place.hint')} fault={fault('placeId')} value={draft.placeId} onChange={placeId => change({ placeId })}>
          <option value="">{say('openings.noPlace')}</option>
          {opening?.place && !places.some(each => each.id === opening.place?.id) && <option value={opening.place.id}>{opening.place.name}</option>}
          {places.map(each => <option key={each.id} value={each.id}>{each.city ? `${each.name}, ${each.city}` : each.name}</option>)}
        </Select>
        <Choices id="reasonIds" legend={say('openings.reasons')} fault={fault('reasonIds')} several chosen={draft.reasonIds}
          options={(data?.reasons.nodes ?? []).map(each => ({ value: each.id, label: each.name, hint: say(`AppointmentMode.${each.mode}`) }))} onChange={reasonIds => change({ reasonIds })} />
        {!opening && <TextField id="firstOn" type="date" className="short" label={say('openings.firstOn')} fault={fault('firstOn')} value={draft.firstOn} required onChange={firstOn => change({ firstOn })} />}
        {!opening && <SeriesFields series={draft.series} fault={fault('rule')} change={more => change({ series: { ...draft.series, ...more } as Series })} />}
        <div className="row">
          <TextField id="startTime" type="time" label={say('openings.startTime')} fault={fault('startTime')} value={draft.startTime} required onChange={startTime => change({ startTime })} />
          <TextField id="endTime" type="time" label={say('openings.endTime')} fault={fault('endTime')} value={draft.endTime} required onChange={endTime => change({ endTime })} />
        </div>
        <label className="check"><input type="checkbox" checked={draft.isKeptOnHolidays} onChange={event => change({ isKeptOnHolidays: event.target.checked })} /><span>{say('openings.isKeptOnHolidays')}</span></label>
        <button type="submit" disabled={planning.isActing || changing.isActing}>{say('settings.save')}</button>
      </form>
    </Dialog>
  );
}
