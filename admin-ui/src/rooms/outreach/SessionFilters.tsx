import { useState } from 'react';
import { Select, TextField } from '../../ui/fields';
import { fullName } from '../../ui/names';
import { say } from '../../words';
import { useChoices } from './choices';
import type { Filters } from './filters';

/** Filters stand in the address: a reload, the way back and a shared link keep them. */
export function SessionFilters({ filters, apply }: { filters: Filters; apply: (filters: Filters) => void }) {
  const { people, places } = useChoices();
  const [typed, setTyped] = useState<Filters>(filters);
  const isFiltered = Object.values(filters).some(each => each !== undefined);
  const change = (more: Partial<Filters>) => setTyped(now => ({ ...now, ...more }));
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    apply(Object.fromEntries(Object.entries(typed).filter(([, value]) => value)));
  };
  return (
    <details className="panel no-print" open={isFiltered || undefined}>
      <summary>{say('outreach.filters')}</summary>
      <form onSubmit={submit}>
        <div className="row">
          <TextField id="from" type="date" label={say('outreach.filter.from')} value={typed.from ?? ''} onChange={from => change({ from })} />
          <TextField id="until" type="date" label={say('outreach.filter.until')} value={typed.until ?? ''} onChange={until => change({ until })} />
          <Select id="kind" label={say('outreach.filter.kind')} value={typed.kind ?? ''} onChange={kind => change({ kind })}>
            <option value="">{say('outreach.filter.all')}</option>
            {(['WORKSHOP', 'PERMANENCE'] as const).map(each => <option key={each} value={each}>{say(`SessionKind.${each}`)}</option>)}
          </Select>
          <Select id="state" label={say('outreach.filter.state')} value={typed.state ?? ''} onChange={state => change({ state })}>
            <option value="">{say('outreach.filter.all')}</option>
            {(['PLANNED', 'OPEN', 'CLOSED', 'CANCELLED'] as const).map(each => <option key={each} value={each}>{say(`SessionState.${each}`)}</option>)}
          </Select>
          <Select id="mediator" label={say('outreach.filter.mediator')} value={typed.mediator ?? ''} onChange={mediator => change({ mediator })}>
            <option value="">{say('outreach.filter.all')}</option>
            {people.map(each => <option key={each.id} value={each.id}>{fullName(each)}</option>)}
          </Select>
          <Select id="place" label={say('outreach.filter.place')} value={typed.place ?? ''} onChange={place => change({ place })}>
            <option value="">{say('outreach.filter.all')}</option>
            {places.map(each => <option key={each.id} value={each.id}>{each.name}</option>)}
          </Select>
        </div>
        <label className="check"><input type="checkbox" checked={typed.free ?? false} onChange={event => change({ free: event.target.checked || undefined })} /> {say('outreach.filter.free')}</label>
        <div className="acts">
          <button type="submit" className="quiet small">{say('outreach.filter.apply')}</button>
          {isFiltered && <button type="button" className="link" onClick={() => { setTyped({}); apply({}); }}>{say('outreach.filter.clear')}</button>}
        </div>
      </form>
    </details>
  );
}
