import { Dialog } from '../../../ui/Dialog';
import { Faults } from '../../../ui/Faults';
import { Choices, Select, TextArea, TextField } from '../../../ui/fields';
import { useForm } from '../../../ui/form';
import { say, type Word } from '../../../words';
import { ChangeReasonDocument, CreateReasonDocument } from './documents';
import { inputOf, typedOf, type Reason, type TypedTerms } from './terms';

const themes = ['PAPERS', 'FAMILY', 'SOCIAL_HEALTH', 'WORK', 'HOUSING', 'TRANSPORT', 'MONEY_TAXES', 'JUSTICE', 'FOREIGN_NATIONALS', 'LEISURE'] as const;
const modes = ['AT_PLACE', 'BY_TELEPHONE', 'AT_HOME', 'BY_VIDEO'] as const;
const bookers = ['STAFF', 'STAFF_AND_PRESCRIBERS', 'INVITED_RESIDENTS', 'EVERYONE'] as const;
const labels = Object.fromEntries(['name', 'theme', 'colour', 'mode', 'durationMinutes', 'stepMinutes', 'bufferAfterMinutes', 'mediatorsNeeded', 'whoBooks', 'noticeMinMinutes', 'noticeMaxDays',
  'cancelNoticeMinutes', 'moveNoticeMinutes', 'reminderHours', 'textBefore', 'textAfter'].map(each => [each, '']));
type Numbers = 'durationMinutes' | 'stepMinutes' | 'bufferAfterMinutes' | 'noticeMinMinutes' | 'noticeMaxDays' | 'reminderHours';
type Yes = 'isGroup' | 'isDiscreet' | 'needsMandate' | 'acceptsVoucher';

/** All that a town decides about a reason, in four groups; the usual values stand there already. */
export function ReasonForm({ reason, onClose }: { reason?: Reason; onClose: () => void }) {
  const creating = useForm('reason.new', typedOf(reason), CreateReasonDocument);
  const changing = useForm(`reason.${reason?.id ?? ''}`, typedOf(reason), ChangeReasonDocument);
  const { draft, change, done, fault } = reason ? changing : creating;
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const answer = reason ? await changing.send({ input: { reasonId: reason.id, ...inputOf(draft) } }, event.currentTarget) : await creating.send({ input: inputOf(draft) }, event.currentTarget);
    if (answer.kind === 'done') onClose();
  };
  const number = (id: Numbers, more: object = {}) => (
    <TextField id={id} type="number" label={say(`reasons.${id}`)} fault={fault(id)} value={draft[id]} onChange={value => change({ [id]: value })} {...more} />
  );
  const yes = (id: Yes) => (
    <label className="check"><input type="checkbox" checked={draft[id]} onChange={event => change({ [id]: event.target.checked })} /><span>{say(`reasons.${id}`)}<span className="hint">{say(`reasons.${id}.hint`)}</span></span></label>
  );
  return (
    <Dialog title={reason ? say('reasons.change', { name: reason.name }) : say('reasons.create')} onClose={onClose}>
      <form onSubmit={event => void submit(event)} noValidate>
        <Faults of={done} labels={labels} />
        <Group word="reasons.group.what">
          <TextField id="name" label={say('reasons.name')} hint={say('reasons.name.hint')} fault={fault('name')} value={draft.name} required maxLength={100} onChange={name => change({ name })} />
          <Select id="theme" label={say('reasons.theme')} fault={fault('theme')} value={draft.theme} required onChange={theme => change({ theme: theme as TypedTerms['theme'] })}>
            <option value="">{say('reasons.theme.choose')}</option>
            {themes.map(each => <option key={each} value={each}>{say(`Theme.${each}`)}</option>)}
          </Select>
          <Choices id="mode" legend={say('reasons.mode')} fault={fault('mode')} chosen={[draft.mode]} options={modes.map(value => ({ value, label: say(`AppointmentMode.${value}`) }))} onChange={([mode]) => change({ mode: mode as TypedTerms['mode'] })} />
          <TextField id="colour" type="color" label={say('reasons.colour')} fault={fault('colour')} value={draft.colour} onChange={colour => change({ colour: colour.toUpperCase() })} />
        </Group>
        <Group word="reasons.group.slot">
          <div className="row">{number('durationMinutes', { min: 5, max: 480, step: 5 })}{number('stepMinutes', { min: 5, max: 240, step: 5 })}{number('bufferAfterMinutes', { min: 0, max: 120, step: 5 })}</div>
          <Choices id="mediatorsNeeded" legend={say('reasons.mediatorsNeeded')} fault={fault('mediatorsNeeded')} chosen={[draft.mediatorsNeeded]} options={[{ value: '1', label: say('reasons.one') }, { value: '2', label: say('reasons.two') }]} onChange={([count]) => change({ mediatorsNeeded: count })} />
          {yes('isGroup')}
        </Group>
        <Group word="reasons.group.booking">
          <Choices id="whoBooks" legend={say('reasons.whoBooks')} fault={fault('whoBooks')} chosen={[draft.whoBooks]} options={bookers.map(value => ({ value, label: say(`WhoBooks.${value}`) }))} onChange={([whoBooks]) => change({ whoBooks: whoBooks as TypedTerms['whoBooks'] })} />
          <div className="row">{number('noticeMinMinutes', { min: 0, max: 43200, step: 5 })}{number('noticeMaxDays', { min: 1, max: 366 })}</div>
          <div className="row">
            <TextField id="cancelNoticeMinutes" className="short" inputMode="decimal" label={say('reasons.cancelHours')} fault={fault('cancelNoticeMinutes')} value={draft.cancelHours} onChange={cancelHours => change({ cancelHours })} />
            <TextField id="moveNoticeMinutes" className="short" inputMode="decimal" label={say('reasons.moveHours')} fault={fault('moveNoticeMinutes')} value={draft.moveHours} onChange={moveHours => change({ moveHours })} />
          </div>
          {yes('needsMandate')}{yes('acceptsVoucher')}
        </Group>
        <Group word="reasons.group.messages">
          {number('reminderHours', { min: 1, max: 336, optional: true, hint: say('reasons.reminderHours.hint') })}
          <TextArea id="textBefore" label={say('reasons.textBefore')} hint={say('reasons.textBefore.hint')} optional fault={fault('textBefore')} value={draft.textBefore} maxLength={2000} onChange={textBefore => change({ textBefore })} />
          <TextArea id="textAfter" label={say('reasons.textAfter')} hint={say('reasons.textAfter.hint')} optional fault={fault('textAfter')} value={draft.textAfter} maxLength={2000} onChange={textAfter => change({ textAfter })} />
          {yes('isDiscreet')}
        </Group>
        <button type="submit" disabled={creating.isActing || changing.isActing}>{say('settings.save')}</button>
      </form>
    </Dialog>
  );
}

function Group({ word, children }: { word: Word; children: React.ReactNode }) {
  return <fieldset className="group"><legend>{say(word)}</legend>{children}</fieldset>;
}
