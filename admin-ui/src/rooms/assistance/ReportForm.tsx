import { useQuery } from 'urql';
import type { Done } from '../../ui/act';
import { faultAt } from '../../ui/Faults';
import { Choices, Select, TextField } from '../../ui/fields';
import { say } from '../../words';
import { ReportPlacesDocument } from './documents';
import { FreeText } from './FreeText';
import { ReportDetails } from './ReportDetails';
import { administrative, digital, type Typed } from './report';

const lengths = ['15', '30', '45', '60', '90', '120'];
type Change = (more: Partial<Typed>) => void;

/** What help was given, most of it by choice. */
export function ReportForm({ typed, change, done, isActing, onSubmit }: { typed: Typed; change: Change; done: Done<unknown> | null; isActing: boolean; onSubmit: () => void }) {
  const isGroup = typed.kind === 'GROUP';
  const fault = (field: string) => faultAt(done, field);
  return (
    <form className="panel report" noValidate onSubmit={event => { event.preventDefault(); onSubmit(); }}>
      <Choices id="kind" legend={say('report.kind')} cards chosen={[typed.kind]} fault={fault('kind')} onChange={([kind = '']) => change({ kind })}
        options={(['INDIVIDUAL', 'GROUP'] as const).map(value => ({ value, label: say(`ReportKind.${value}`), hint: say(`report.kind.${value}`) }))} />
      {isGroup ? <TextField id="participants" type="number" min={2} max={500} label={say('report.participants')} value={typed.participants} onChange={participants => change({ participants })} fault={fault('participants')} />
        : <Who typed={typed} change={change} fault={fault('residentId')} />}
      <div className="row">
        <TextField id="happenedAt" type="date" label={say('report.day')} value={typed.day} onChange={day => change({ day })} fault={fault('happenedAt')} />
        <TextField id="time" type="time" label={say('report.time')} value={typed.time} onChange={time => change({ time })} />
      </div>
      <Choices id="length" legend={say('report.minutes')} cards chosen={[typed.minutes]} onChange={([minutes = '']) => change({ minutes })} options={lengths.map(value => ({ value, label: value }))} />
      <TextField id="minutes" type="number" min={1} max={1440} label={say('report.minutes.other')} value={typed.minutes} onChange={minutes => change({ minutes })} fault={fault('minutes')} />
      <Choices id="held" legend={say('report.held')} cards chosen={[typed.held]} onChange={([held = '']) => change({ held })} fault={fault('held')}
        options={(['AT_PLACE', 'AT_HOME', 'REMOTELY', 'ELSEWHERE'] as const).map(value => ({ value, label: say(`HelpHeld.${value}`) }))} />
      {typed.held === 'AT_PLACE' && <Place typed={typed} change={change} fault={fault('placeId')} />}
      {(typed.held === 'AT_HOME' || typed.held === 'ELSEWHERE') && <TextField id="inseeCode" className="short" maxLength={5} label={say('report.insee')} hint={say('report.insee.hint')} value={typed.inseeCode} onChange={inseeCode => change({ inseeCode })} fault={fault('inseeCode')} />}
      <Themes typed={typed} change={change} fault={fault('themes')} />
      <FreeText id="notes" label={say('report.notes')} hint={say('report.notes.hint')} value={typed.notes} onChange={notes => change({ notes })} done={done} />
      <ReportDetails typed={typed} change={change} done={done} />
      <div className="acts"><button type="submit" disabled={isActing}>{say('report.submit')}</button></div>
    </form>
  );
}

function Who({ typed, change, fault }: { typed: Typed; change: Change; fault?: string }) {
  return (
    <div className={fault ? 'field faulty' : 'field'} id="residentId" tabIndex={-1}>
      <strong>{say('report.who')}</strong>
      {fault && <p className="fault">{fault}</p>}
      <div className="acts">
        <span>{typed.residentId ? typed.residentName || say('report.named') : say('report.anonymous')}</span>
        {typed.residentId && <button type="button" className="link" onClick={() => change({ residentId: '', residentName: '' })}>{say('report.who.anonymous')}</button>}
      </div>
    </div>
  );
}

function Place({ typed, change, fault }: { typed: Typed; change: Change; fault?: string }) {
  const [{ data }] = useQuery({ query: ReportPlacesDocument });
  const places = (data?.places.nodes ?? []).filter(each => each.id !== typed.placeId);
  return (
    <Select id="placeId" label={say('report.place')} optional value={typed.placeId} onChange={placeId => change({ placeId, placeName: places.find(each => each.id === placeId)?.name ?? '' })} fault={fault}>
      <option value="">{say('report.place.none')}</option>
      {typed.placeId && <option value={typed.placeId}>{typed.placeName || data?.places.nodes.find(each => each.id === typed.placeId)?.name}</option>}
      {places.map(each => <option key={each.id} value={each.id}>{[each.name, each.city].filter(Boolean).join(', ')}</option>)}
    </Select>
  );
}

/** The themes of procedures and those of the digital, chosen together. */
function Themes({ typed, change, fault }: { typed: Typed; change: Change; fault?: string }) {
  const word = (value: (typeof administrative)[number] | (typeof digital)[number]) => ({ value, label: say(`ReportTheme.${value}`) });
  return (
    <div className="columns themes">
      <Choices id="themes" legend={say('report.themes')} several fault={fault} chosen={typed.themes} onChange={themes => change({ themes })} options={administrative.map(word)} />
      <Choices id="digital" legend={say('report.themes.digital')} several chosen={typed.themes} onChange={themes => change({ themes })} options={digital.map(word)} />
    </div>
  );
}
