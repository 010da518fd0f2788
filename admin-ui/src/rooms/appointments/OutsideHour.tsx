import { useState, type FormEvent } from 'react';
import { useSession } from '../../app/session';
import { dayIn, instantOf } from '../../ui/dates';
import { TextField } from '../../ui/fields';
import { say } from '../../words';
import type { Mediator, Reason } from './names';
import type { Chosen } from './slot';
import { WhoWhere, type WithWhom } from './WhoWhere';

/** An hour outside the openings, taken upon oneself: the journal says so. */
export function OutsideHour({ reason, mediators, onChoose }: { reason: Reason; mediators: Mediator[]; onChoose: (slot: Chosen) => void }) {
  const { me, town: { timeZone } } = useSession();
  const [when, setWhen] = useState({ on: '', at: '' });
  const [whom, setWhom] = useState<WithWhom>({ mediatorIds: me.roles.includes('MEDIATOR') ? [me.id] : [], placeId: null });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChoose({ startsAt: instantOf(when.on, when.at, timeZone), mediatorIds: whom.mediatorIds.filter(Boolean), placeId: whom.placeId, outside: true });
  };
  return (
    <details className="outside">
      <summary>{say('slots.outside')}</summary>
      <form className="panel" onSubmit={submit}>
        <p className="hint">{say('slots.outside.hint')}</p>
        <div className="row">
          <TextField id="outside-on" label={say('slots.outside.on')} type="date" required min={dayIn(timeZone)} value={when.on} onChange={on => setWhen({ ...when, on })} />
          <TextField id="outside-at" label={say('slots.outside.at')} type="time" required value={when.at} onChange={at => setWhen({ ...when, at })} />
        </div>
        <WhoWhere reason={reason} mediators={mediators} value={whom} onChange={setWhom} faults={{}} />
        <p><button type="submit" className="quiet">{say('slots.outside.act')}</button></p>
      </form>
    </details>
  );
}
