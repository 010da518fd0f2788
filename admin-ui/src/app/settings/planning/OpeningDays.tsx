import { useState } from 'react';
import { useQuery } from 'urql';
import { useAct, type Done } from '../../../ui/act';
import { addDays, dayIn, hour, plainDay } from '../../../ui/dates';
import { Dialog } from '../../../ui/Dialog';
import { Faults } from '../../../ui/Faults';
import { TextField } from '../../../ui/fields';
import { useForm } from '../../../ui/form';
import { Answer, Empty } from '../../../ui/States';
import { say } from '../../../words';
import { useSession } from '../../session';
import { ChangeOneOccurrenceDocument, OpeningDaysDocument, RemoveOneOccurrenceDocument } from './documents';
import { inWords, type Opening } from './Openings';

const span = 27;

/** An opening day by day, four weeks at a time: the hours of one day, or one day less. */
export function OpeningDays({ opening, onClose }: { opening: Opening; onClose: () => void }) {
  const { town } = useSession();
  const today = dayIn(town.timeZone);
  const [from, setFrom] = useState(opening.firstOn > today ? opening.firstOn : today);
  const [day, setDay] = useState<string | null>(null);
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const { act: remove, isActing } = useAct(RemoveOneOccurrenceDocument);
  const [result, ask] = useQuery({ query: OpeningDaysDocument, variables: { id: opening.id, from, until: addDays(from, span) }, requestPolicy: 'network-only' });
  const again = () => { setDay(null); ask({ requestPolicy: 'network-only' }); };
  const removeDay = async (on: string) => {
    const answer = await remove({ input: { openingId: opening.id, day: on } });
    setDone(answer);
    if (answer.kind === 'done') again();
  };
  return (
    <Dialog title={say('openings.oneDay.title')} onClose={onClose}>
      <Faults of={done} />
      <p>{inWords(opening)}</p>
      <p className="acts">
        <button type="button" className="quiet small" disabled={from <= today} onClick={() => setFrom(addDays(from, -span - 1))}>{say('openings.earlier')}</button>
        <button type="button" className="quiet small" disabled={addDays(from, span) >= opening.lastOn} onClick={() => setFrom(addDays(from, span + 1))}>{say('openings.later')}</button>
      </p>
      <Answer of={{ ...result, retry: again }}>{({ node }) => node?.__typename !== 'Opening' || node.occurrences.length === 0
        ? <Empty title={say('openings.oneDay.none')} />
        : <ul className="plain lines">
          {node.occurrences.map(each => (
            <li key={each.day}>
              <span>{plainDay(each.day)}, {say('openings.hours', { start: hour(each.startsAt, town.timeZone), end: hour(each.endsAt, town.timeZone) })}</span>
              {day === each.day
                ? <OtherHours opening={opening} day={each.day} onDone={again} />
                : <span className="acts">
                  <button type="button" className="quiet small" onClick={() => setDay(each.day)}>{say('openings.otherHours')}<span className="visually-hidden"> {plainDay(each.day)}</span></button>
                  <button type="button" className="quiet small" disabled={isActing} onClick={() => void removeDay(each.day)}>{say('openings.removeDay')}<span className="visually-hidden"> {plainDay(each.day)}</span></button>
                </span>}
            </li>
          ))}
        </ul>}
      </Answer>
    </Dialog>
  );
}

function OtherHours({ opening, day, onDone }: { opening: Opening; day: string; onDone: () => void }) {
  const { draft, change, send, isActing, done, fault } = useForm(`opening.${opening.id}.${day}`, { startTime: opening.startTime.slice(0, 5), endTime: opening.endTime.slice(0, 5) }, ChangeOneOccurrenceDocument);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if ((await send({ input: { openingId: opening.id, day, startTime: draft.startTime, endTime: draft.endTime } })).kind === 'done') onDone();
  };
  return (
    <form onSubmit={event => void submit(event)}>
      <Faults of={done} labels={{ startTime: '', endTime: '' }} />
      <div className="row">
        <TextField id="startTime" type="time" label={say('openings.startTime')} fault={fault('startTime')} value={draft.startTime} onChange={startTime => change({ startTime })} />
        <TextField id="endTime" type="time" label={say('openings.endTime')} fault={fault('endTime')} value={draft.endTime} onChange={endTime => change({ endTime })} />
      </div>
      <button type="submit" className="small" disabled={isActing}>{say('settings.save')}</button>
    </form>
  );
}
