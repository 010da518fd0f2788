import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { useSession } from '../../app/session';
import type { Done } from '../../ui/act';
import { day } from '../../ui/dates';
import { faultAt } from '../../ui/Faults';
import { Choices, Select, TextArea, TextField } from '../../ui/fields';
import { say } from '../../words';
import { ProcedureMandatesDocument } from './documents';
import { FreeText } from './FreeText';
import { covering, type TypedProcedure } from './procedure';
import { fieldsOf } from './report';

const modes = ['I_TRAIN', 'I_ASSIST', 'I_DO'] as const;
const outcomes = ['COMPLETED', 'TO_CONTINUE', 'PAPERS_MISSING', 'NOT_POSSIBLE_ONLINE', 'GIVEN_UP'] as const;
const themes = ['PAPERS', 'FAMILY', 'SOCIAL_HEALTH', 'WORK', 'HOUSING', 'TRANSPORT', 'MONEY_TAXES', 'JUSTICE', 'FOREIGN_NATIONALS', 'LEISURE'] as const;

export function ProcedureForm({ typed, change, done, residentId, isActing, onSubmit }: {
  typed: TypedProcedure; change: (more: Partial<TypedProcedure>) => void; done: Done<unknown> | null; residentId: string; isActing: boolean; onSubmit: (form: EventTarget) => void;
}) {
  const fault = (field: string) => faultAt(done, field);
  const { town } = useSession();
  // The fields show the hour it is, and hold one only once it is chosen.
  const now = fieldsOf(null, town.timeZone);
  return (
    <form className="panel" noValidate onSubmit={event => { event.preventDefault(); onSubmit(event.currentTarget); }}>
      <Choices id="mode" legend={say('procedure.mode')} cards chosen={[typed.mode]} fault={fault('mode')} onChange={([mode = '']) => change({ mode })}
        options={modes.map(value => ({ value, label: say(`AssistanceMode.${value}`), hint: say(`procedure.mode.${value}`) }))} />
      <Select id="theme" label={say('procedure.theme')} value={typed.theme} onChange={theme => change({ theme })} fault={fault('theme')} required>
        <option value="" disabled>{say('procedure.submit.choose')}</option>
        {themes.map(value => <option key={value} value={value}>{say(`Theme.${value}`)}</option>)}
      </Select>
      {typed.mode === 'I_DO' && typed.theme !== '' && <MandateState residentId={residentId} theme={typed.theme} />}
      <TextField id="title" label={say('procedure.name')} hint={say('procedure.name.hint')} maxLength={120} value={typed.title} onChange={title => change({ title })} fault={fault('title')} />
      <div className="row">
        <TextField id="happenedAt" type="date" label={say('procedure.day')} value={typed.day || now.day} onChange={value => change({ day: value, time: typed.time || now.time })} fault={fault('happenedAt')} />
        <TextField id="time" type="time" label={say('procedure.time')} value={typed.time || now.time} onChange={time => change({ time, day: typed.day || now.day })} />
      </div>
      {!typed.day && <p className="hint after">{say('procedure.now')}</p>}
      <TextArea id="steps" label={say('procedure.steps')} optional hint={say('procedure.steps.hint')} value={typed.steps} onChange={steps => change({ steps })} fault={fault('steps')} />
      <Choices id="outcome" legend={say('procedure.outcome')} chosen={[typed.outcome]} fault={fault('outcome')} onChange={([outcome = '']) => change({ outcome })}
        options={outcomes.map(value => ({ value, label: say(`ProcedureOutcome.${value}`) }))} />
      <TextField id="outsideReference" label={say('procedure.reference')} optional maxLength={80} value={typed.outsideReference} onChange={outsideReference => change({ outsideReference })} fault={fault('outsideReference')} />
      <label className="check"><input type="checkbox" checked={typed.papersHandedBack} onChange={event => change({ papersHandedBack: event.target.checked })} /> {say('procedure.papers')}</label>
      <FreeText id="notes" label={say('procedure.notes')} hint={say('procedure.notes.hint')} value={typed.notes} onChange={notes => change({ notes })} done={done} />
      <div className="acts"><button type="submit" disabled={isActing || typed.theme === ''}>{say('procedure.save')}</button></div>
    </form>
  );
}

/** Said before anything is typed further: whether a mandate covers what is to be done in the person's place. */
function MandateState({ residentId, theme }: { residentId: string; theme: string }) {
  const { town } = useSession();
  const [{ data }] = useQuery({ query: ProcedureMandatesDocument, variables: { residentId } });
  if (!data?.resident) return null;
  const mandate = covering(data.resident.mandates.nodes, theme);
  if (!mandate?.endsAt) return <MandateNeeded residentId={residentId} />;
  return <p className="notice">{say('procedure.mandate.live', { until: day(mandate.endsAt, town.timeZone) })}</p>;
}

/** What to do where no mandate covers the theme: to have one signed, or to leave the doing to the person. */
function MandateNeeded({ residentId }: { residentId: string }) {
  return (
    <div className="warning">
      <p><strong>{say('procedure.mandate.missing')}</strong></p>
      <p>{say('procedure.mandate.none')} {say('procedure.mandate.missing.hint')}</p>
      <Link className="button quiet small" to="/residents/$id/mandate" params={{ id: residentId }}>{say('procedure.mandate.grant')}</Link>
    </div>
  );
}
