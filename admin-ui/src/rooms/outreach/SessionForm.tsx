import type { ReactNode } from 'react';
import type { Done, Refusal } from '../../ui/act';
import { dayIn } from '../../ui/dates';
import { Choices, Select, TextArea, TextField } from '../../ui/fields';
import { fullName } from '../../ui/names';
import { say } from '../../words';
import { useChoices, usePlannedMediators } from './choices';
import { fieldOf, lackingOf, writtenKit, type Typed } from './terms';

const themes = ['PAPERS', 'FAMILY', 'SOCIAL_HEALTH', 'WORK', 'HOUSING', 'TRANSPORT', 'MONEY_TAXES', 'JUSTICE', 'FOREIGN_NATIONALS', 'LEISURE'] as const;

function faultIn(done: Done<unknown> | null, field: string) {
  return done?.kind === 'refused' ? done.refusals.find(each => fieldOf(each.path) === field)?.message : undefined;
}

/**
 * What is agreed of a session, to plan it or to change it.
 * @param team Who holds it already: they stay on offer, whoever plans.
 */
export function SessionForm({ typed, team = [], change, done, zone, isActing, onSubmit, children }: {
  typed: Typed; team?: string[]; change: (more: Partial<Typed>) => void; done: Done<unknown> | null; zone: string; isActing: boolean; onSubmit: (lacking: Refusal[]) => void; children: ReactNode;
}) {
  const { people, places } = useChoices();
  const planned = usePlannedMediators();
  const offered = people.filter(({ id }) => planned.includes(id) || team.includes(id) || typed.mediatorIds.includes(id));
  const fault = (field: string) => faultIn(done, field);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const { wrong } = writtenKit(typed.kit);
    const lacking = lackingOf(typed).map(field => ({ __typename: 'Unanswered', message: say('outreach.form.lacking'), path: [field as string] }));
    onSubmit(wrong ? [...lacking, { __typename: 'Unread', message: say('outreach.form.kit.line', { line: wrong }), path: ['kit'] }] : lacking);
  };
  return (
    <form className="panel" onSubmit={submit} noValidate>
      <TextField id="title" label={say('outreach.form.title')} hint={say('outreach.form.title.hint')} value={typed.title} onChange={title => change({ title })} fault={fault('title')} maxLength={120} />
      <Choices id="kind" legend={say('outreach.form.kind')} cards chosen={[typed.kind]} onChange={([kind = '']) => change({ kind })}
        options={(['WORKSHOP', 'PERMANENCE'] as const).map(value => ({ value, label: say(`SessionKind.${value}`), hint: say(`outreach.form.kind.${value}`) }))} />
      <div className="row">
        <TextField id="day" type="date" label={say('outreach.form.day')} min={dayIn(zone)} value={typed.day} onChange={day => change({ day })} fault={fault('day')} />
        <TextField id="startTime" type="time" label={say('outreach.form.from')} value={typed.startTime} onChange={startTime => change({ startTime })} fault={fault('startTime')} />
        <TextField id="endTime" type="time" label={say('outreach.form.until')} value={typed.endTime} onChange={endTime => change({ endTime })} fault={fault('endTime')} />
      </div>
      <Choices id="place" legend={say('outreach.form.where')} chosen={[typed.where]} onChange={([where = '']) => change({ where })}
        options={[{ value: 'known', label: say('outreach.form.where.known') }, { value: 'oneOff', label: say('outreach.form.where.oneOff'), hint: say('outreach.form.where.oneOff.hint') }]} />
      {typed.where === 'known' ? (
        <Select id="placeId" label={say('outreach.form.place')} value={typed.placeId} onChange={placeId => change({ placeId })} fault={fault('placeId') ?? fault('place')}>
          <option value="">{say('outreach.form.place.choose')}</option>
          {places.map(each => <option key={each.id} value={each.id}>{[each.name, each.city].filter(Boolean).join(', ')}</option>)}
        </Select>
      ) : <OneOff typed={typed} change={change} fault={fault} />}
      <Choices id="mediatorIds" legend={say('outreach.form.team')} hint={say('outreach.form.team.hint')} several chosen={typed.mediatorIds} onChange={mediatorIds => change({ mediatorIds })} fault={takenOf(done, people) ?? fault('mediatorIds')}
        options={offered.map(each => ({ value: each.id, label: fullName(each) }))} />
      <div className="row">
        <TextField id="seats" type="number" min={0} max={500} label={say('outreach.form.seats')} hint={say('outreach.form.seats.hint')} value={typed.seats} onChange={seats => change({ seats })} fault={fault('seats')} />
        <TextField id="vouchers" type="number" min={0} max={10000} label={say('outreach.form.vouchers')} value={typed.vouchers} onChange={vouchers => change({ vouchers })} fault={fault('vouchers')} />
      </div>
      <TextArea id="kit" label={say('outreach.form.kit')} optional hint={say('outreach.form.kit.hint')} value={typed.kit} onChange={kit => change({ kit })} fault={fault('kit')} />
      <Choices id="themes" legend={say('outreach.form.themes')} hint={say('outreach.form.themes.hint')} several chosen={typed.themes} onChange={chosen => change({ themes: chosen })}
        options={themes.map(value => ({ value, label: say(`Theme.${value}`) }))} />
      <TextArea id="about" label={say('outreach.form.about')} optional value={typed.about} onChange={about => change({ about })} fault={fault('about')} maxLength={2000} />
      <div className="acts"><button type="submit" disabled={isActing}>{children}</button></div>
    </form>
  );
}

function OneOff({ typed, change, fault }: { typed: Typed; change: (more: Partial<Typed>) => void; fault: (field: string) => string | undefined }) {
  return (
    <>
      <TextField id="name" label={say('outreach.form.name')} value={typed.name} onChange={name => change({ name })} fault={fault('name')} />
      <TextField id="street" label={say('outreach.form.street')} value={typed.street} onChange={street => change({ street })} fault={fault('street')} />
      <TextField id="streetComplement" label={say('outreach.form.complement')} optional value={typed.streetComplement} onChange={streetComplement => change({ streetComplement })} fault={fault('streetComplement')} />
      <div className="row">
        <TextField id="postalCode" label={say('outreach.form.postalCode')} inputMode="numeric" maxLength={5} value={typed.postalCode} onChange={postalCode => change({ postalCode })} fault={fault('postalCode')} />
        <TextField id="city" label={say('outreach.form.city')} value={typed.city} onChange={city => change({ city })} fault={fault('city')} />
      </div>
      <TextField id="inseeCode" label={say('outreach.form.insee')} hint={say('outreach.form.insee.hint')} className="short" maxLength={5} value={typed.inseeCode} onChange={inseeCode => change({ inseeCode })} fault={fault('inseeCode')} />
    </>
  );
}

/** Who is taken or away at that hour, by name. */
function takenOf(done: Done<unknown> | null, people: { id: string; givenName: string; familyName: string }[]) {
  if (done?.kind !== 'refused') return undefined;
  const ids = (done.payload as { errors?: { mediatorIds?: string[] }[] }).errors?.flatMap(each => each.mediatorIds ?? []) ?? [];
  const names = people.filter(each => ids.includes(each.id)).map(each => fullName(each));
  return names.length > 0 ? say('outreach.taken', { names: names.join(', ') }) : undefined;
}
