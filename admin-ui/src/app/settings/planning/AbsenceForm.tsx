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
import { DeclareAbsenceDocument, DeclareRepeatedAbsenceDocument, PlanningChoicesDocument } from './documents';
import { ruleOf, weekly, type Series } from './recurrence';
import { SeriesFields } from './SeriesFields';

const kinds = ['LEAVE', 'TRAINING', 'MEETING', 'DESK_WORK', 'OTHER'] as const;
const labels = { mediatorId: '', kind: '', firstOn: '', lastOn: '', startTime: '', endTime: '', rule: '' };

/** One absence from a moment to another, or the same hours again and again. */
export function AbsenceForm({ onClose }: { onClose: () => void }) {
  const { town, me } = useSession();
  const [{ data }] = useQuery({ query: PlanningChoicesDocument, variables: {} });
  const [empty] = useState(() => ({
    mediatorId: me.roles.includes('MEDIATOR') ? me.id : '', kind: 'LEAVE' as (typeof kinds)[number], isRepeated: false,
    firstOn: dayIn(town.timeZone), lastOn: dayIn(town.timeZone), startTime: '08:00', endTime: '18:00', series: weekly,
  }));
  const once = useForm('absence.new', empty, DeclareAbsenceDocument);
  const again = useForm('absence.again', empty, DeclareRepeatedAbsenceDocument);
  // What is typed stands in one draft, whichever of the two it becomes.
  const { draft, change } = once;
  const { done, fault } = draft.isRepeated ? again : once;
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const common = { mediatorId: draft.mediatorId, kind: draft.kind, firstOn: draft.firstOn, startTime: draft.startTime, endTime: draft.endTime };
    const answer = draft.isRepeated ? await again.send({ input: { ...common, rule: ruleOf(draft.series) ?? '' } }, event.currentTarget) : await once.send({ input: { ...common, lastOn: draft.lastOn } }, event.currentTarget);
    if (answer.kind !== 'done') return;
    once.discard();
    onClose();
  };
  return (
    <Dialog title={say('absences.declare')} onClose={onClose}>
      <form onSubmit={event => void submit(event)}>
        <Faults of={done} labels={labels} />
        <p className="hint">{say('absences.hint')}</p>
        <Select id="mediatorId" label={say('openings.mediator')} fault={fault('mediatorId')} value={draft.mediatorId} required onChange={mediatorId => change({ mediatorId })}>
          <option value="">{say('openings.mediator.choose')}</option>
          {data?.plannedMediators.nodes.map(each => <option key={each.id} value={each.id}>{fullName(each)}</option>)}
        </Select>
        <Choices id="kind" legend={say('absences.kind')} fault={fault('kind')} chosen={[draft.kind]} options={kinds.map(value => ({ value, label: say(`AbsenceKind.${value}`) }))} onChange={([kind]) => change({ kind: kind as (typeof kinds)[number] })} />
        <Choices id="isRepeated" legend={say('absences.how')} chosen={[draft.isRepeated ? 'again' : 'once']} options={[{ value: 'once', label: say('absences.once') }, { value: 'again', label: say('absences.again') }]}
          onChange={([how]) => change({ isRepeated: how === 'again' })} />
        <div className="row">
          <TextField id="firstOn" type="date" label={say('absences.firstOn')} fault={fault('firstOn')} value={draft.firstOn} required onChange={firstOn => change({ firstOn, ...(draft.lastOn < firstOn ? { lastOn: firstOn } : {}) })} />
          <TextField id="startTime" type="time" label={say('openings.startTime')} fault={fault('startTime')} value={draft.startTime} required onChange={startTime => change({ startTime })} />
        </div>
        <div className="row">
          {!draft.isRepeated && <TextField id="lastOn" type="date" label={say('absences.lastOn')} fault={fault('lastOn')} value={draft.lastOn} required onChange={lastOn => change({ lastOn })} />}
          <TextField id="endTime" type="time" label={say('openings.endTime')} fault={fault('endTime')} value={draft.endTime} required onChange={endTime => change({ endTime })} />
        </div>
        {draft.isRepeated && <SeriesFields series={draft.series} withOnce={false} fault={fault('rule')} change={more => change({ series: { ...draft.series, ...more } as Series })} />}
        <button type="submit" disabled={once.isActing || again.isActing}>{say('absences.declare.act')}</button>
      </form>
    </Dialog>
  );
}
