import { useState } from 'react';
import { useQuery } from 'urql';
import { useHasRole } from '../../app/session';
import { useAct, type Done } from '../../ui/act';
import { Faults } from '../../ui/Faults';
import { Select, TextField } from '../../ui/fields';
import { useForm } from '../../ui/form';
import { say } from '../../words';
import { DisqualifyPlaceDocument, QualifyPlaceDocument, StockChoicesDocument } from './documents';
import type { Programme } from './Stock';

/** The places that may take a programme's vouchers in. */
export function QualifiedPlaces({ programme }: { programme: Programme }) {
  const isManager = useHasRole('VOUCHER_MANAGER');
  const { act, isActing } = useAct(DisqualifyPlaceDocument);
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const places = programme.places ?? [];
  return (
    <details className="more">
      <summary>{say('vouchers.stock.places', { count: places.length })}</summary>
      <Faults of={done} />
      {places.length === 0 && <p className="warning">{say('vouchers.stock.places.none')}</p>}
      <ul className="plain lines">
        {places.map(place => (
          <li key={place.id}>
            <span>{place.name} {place.city && <span className="soft">{place.city}</span>}</span>
            {isManager && (
              <button type="button" className="quiet small" disabled={isActing} aria-label={say('vouchers.stock.places.end.of', { name: place.name })}
                onClick={() => void act({ input: { programmeId: programme.id, placeId: place.id } }).then(setDone)}>{say('vouchers.stock.places.end')}</button>
            )}
          </li>
        ))}
      </ul>
      {isManager && <Qualify programme={programme} known={places.map(each => each.id)} />}
    </details>
  );
}

function Qualify({ programme, known }: { programme: Programme; known: string[] }) {
  const [text, setText] = useState('');
  const [{ data }] = useQuery({ query: StockChoicesDocument, variables: { placeText: text.trim() || null } });
  const { draft, change, send, isActing, done, fault } = useForm(`vouchers.qualify.${programme.id}`, { placeId: '' }, QualifyPlaceDocument);
  const submit = async (event: React.FormEvent) => { event.preventDefault(); await send({ input: { programmeId: programme.id, placeId: draft.placeId } }); };
  return (
    <form className="form" onSubmit={event => void submit(event)}>
      <h3>{say('vouchers.stock.places.add')}</h3>
      <Faults of={done} labels={{ placeId: '' }} />
      {data?.places.pageInfo.hasNextPage && <p className="hint">{say('vouchers.stock.places.more')}</p>}
      <TextField id="place-text" type="search" label={say('vouchers.stock.places.find')} optional value={text} onChange={setText} />
      <Select id="placeId" label={say('vouchers.redeem.place')} fault={fault('placeId')} value={draft.placeId} required onChange={placeId => change({ placeId })}>
        <option value="">{say('vouchers.stock.places.choose')}</option>
        {data?.places.nodes.filter(each => !known.includes(each.id)).map(each => <option key={each.id} value={each.id}>{each.city ? `${each.name}, ${each.city}` : each.name}</option>)}
      </Select>
      <button type="submit" disabled={isActing || !draft.placeId}>{say('vouchers.stock.places.act')}</button>
    </form>
  );
}
