import { useState } from 'react';
import { useQuery } from 'urql';
import type { ResultOf } from '../../../graphql';
import { ConfirmAct, LineAct } from '../../../ui/ConfirmAct';
import { Select, TextField } from '../../../ui/fields';
import { Pages, usePages } from '../../../ui/Pages';
import { Answer, Empty } from '../../../ui/States';
import { telephone } from '../../../ui/telephone';
import { useTitle } from '../../../ui/title';
import { Wide } from '../../../ui/Wide';
import { say } from '../../../words';
import { ArchivePlaceDocument, PlacesDocument } from './documents';
import { PlaceForm } from './PlaceForm';
import { PlacesImport } from './PlacesImport';

export type Place = ResultOf<typeof PlacesDocument>['places']['nodes'][number];
export const placeKinds = ['PERMANENT', 'ITINERANT', 'ONE_OFF'] as const;
type Act = { kind: 'open' | 'import' } | { kind: 'change' | 'archive'; place: Place };

/** Where the town receives. */
export function Places() {
  useTitle(say('placesSettings.title'));
  const at = usePages();
  const [filters, setFilters] = useState({ text: '', kind: '' as Place['kind'] | '', archived: false });
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const filter = (more: Partial<typeof filters>) => { setFilters(now => ({ ...now, ...more })); at.restart(); };
  const [result, ask] = useQuery({ query: PlacesDocument, variables: { after: at.after, text: filters.text.trim() || null, kind: filters.kind || null, archived: filters.archived } });
  return (
    <>
      <div className="head">
        <h1>{say('placesSettings.title')}</h1>
        <p className="acts">
          <button type="button" onClick={() => setAct({ kind: 'open' })}>{say('placesSettings.open')}</button>
          <button type="button" className="quiet" onClick={() => setAct({ kind: 'import' })}>{say('placesSettings.import')}</button>
        </p>
      </div>
      <div className="row">
        <TextField id="filter-text" type="search" label={say('placesSettings.find')} value={filters.text} onChange={text => filter({ text })} />
        <Select id="filter-kind" label={say('placesSettings.kind')} value={filters.kind} onChange={kind => filter({ kind: kind as typeof filters.kind })}>
          <option value="">{say('placesSettings.kind.all')}</option>
          {placeKinds.map(each => <option key={each} value={each}>{say(`PlaceKind.${each}`)}</option>)}
        </Select>
      </div>
      <label className="check"><input type="checkbox" checked={filters.archived} onChange={event => filter({ archived: event.target.checked })} /> {say('settings.archivedToo')}</label>
      <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ places }) => places.nodes.length === 0
        ? <Empty title={say('placesSettings.none')}><p>{say('placesSettings.none.hint')}</p></Empty>
        : <>
          <Wide label={say('placesSettings.title')}>
            <table>
              <thead><tr><th scope="col">{say('placesSettings.name')}</th><th scope="col">{say('placesSettings.address')}</th><th scope="col">{say('placesSettings.structure')}</th><th scope="col">{say('placesSettings.telephone')}</th><th scope="col">{say('settings.acts')}</th></tr></thead>
              <tbody>
                {places.nodes.map(each => (
                  <tr key={each.id}>
                    <th scope="row">{each.name} {each.archivedAt && <span className="state">{say('settings.archived')}</span>}<span className="hint">{say(`PlaceKind.${each.kind}`)}{each.openData && `, ${say('placesSettings.fromFile')}`}</span></th>
                    <td>{each.address}</td><td>{each.structure?.name}</td><td className="telephone">{telephone(each.telephone)}</td>
                    <td>{!each.archivedAt && <div className="acts"><LineAct act={say('settings.change')} of={each.name} onClick={() => setAct({ kind: 'change', place: each })} /><LineAct act={say('settings.archive')} of={each.name} onClick={() => setAct({ kind: 'archive', place: each })} /></div>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
          <Pages of={places.pageInfo} at={at} count={places.nodes.length} />
        </>}
      </Answer>
      {act?.kind === 'open' && <PlaceForm onClose={close} />}
      {act?.kind === 'import' && <PlacesImport onClose={close} />}
      {act?.kind === 'change' && <PlaceForm place={act.place} onClose={close} />}
      {act?.kind === 'archive' && (
        <ConfirmAct title={say('placesSettings.archive', { name: act.place.name })} act={say('settings.archive')} document={ArchivePlaceDocument} variables={{ input: { placeId: act.place.id } }} onClose={close}>
          <p>{say('placesSettings.archive.hint')}</p>
        </ConfirmAct>
      )}
    </>
  );
}
