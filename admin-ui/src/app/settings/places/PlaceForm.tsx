import { useState } from 'react';
import { useQuery } from 'urql';
import { Dialog } from '../../../ui/Dialog';
import { Faults } from '../../../ui/Faults';
import { Choices, Select, TextField } from '../../../ui/fields';
import { useForm } from '../../../ui/form';
import { telephone } from '../../../ui/telephone';
import { say } from '../../../words';
import { ChangePlaceDocument, OpenPlaceDocument, PlaceChoicesDocument } from './documents';
import { placeKinds, type Place } from './Places';

const names = ['name', 'kind', 'street', 'streetComplement', 'postalCode', 'city', 'inseeCode', 'telephone', 'openingHours', 'latitude', 'longitude', 'structureId'];
const labels = Object.fromEntries(names.map(each => [each, '']));
type Line = 'street' | 'streetComplement' | 'postalCode' | 'city' | 'inseeCode' | 'telephone' | 'openingHours' | 'latitude' | 'longitude';
const lines: Line[] = ['street', 'streetComplement', 'postalCode', 'city', 'inseeCode', 'telephone', 'openingHours', 'latitude', 'longitude'];

export function PlaceForm({ place, onClose }: { place?: Place; onClose: () => void }) {
  const [{ data }] = useQuery({ query: PlaceChoicesDocument });
  const [empty] = useState(() => ({
    name: place?.name ?? '', kind: place?.kind ?? ('PERMANENT' as Place['kind']), structureId: place?.structure?.id ?? '', street: place?.street ?? '', streetComplement: place?.streetComplement ?? '',
    postalCode: place?.postalCode ?? '', city: place?.city ?? '', inseeCode: place?.inseeCode ?? '', telephone: telephone(place?.telephone), openingHours: place?.openingHours ?? '',
    latitude: String(place?.coordinates?.latitude ?? ''), longitude: String(place?.coordinates?.longitude ?? ''),
  }));
  const opening = useForm('place.new', empty, OpenPlaceDocument);
  const changing = useForm(`place.${place?.id ?? ''}`, empty, ChangePlaceDocument);
  const { draft, change, done } = place ? changing : opening;
  // The details lie one step deeper in the input: a refusal names them there.
  const fault = (field: string) => (done?.kind === 'refused' ? done.refusals.find(each => each.path?.at(-1) === field)?.message : undefined);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const { structureId, latitude, longitude, kind, name, ...rest } = draft;
    const optional = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, value || null]));
    const input = { structureId: structureId || null, details: { ...optional, name, kind, latitude: degrees(latitude), longitude: degrees(longitude) } };
    const answer = place ? await changing.send({ input: { placeId: place.id, ...input } }) : await opening.send({ input });
    if (answer.kind === 'done') onClose();
  };
  const line = (id: Line) => (
    <TextField key={id} id={id} label={say(`placesSettings.${id}`)} hint={id === 'openingHours' ? say('placesSettings.openingHours.hint') : id === 'inseeCode' ? say('placesSettings.inseeCode.hint') : undefined}
      optional fault={fault(id)} value={draft[id]} onChange={value => change({ [id]: value })} />
  );
  return (
    <Dialog title={place ? say('placesSettings.change', { name: place.name }) : say('placesSettings.open')} onClose={onClose}>
      <form onSubmit={event => void submit(event)} noValidate>
        <Faults of={done} labels={labels} />
        <TextField id="name" label={say('placesSettings.name')} fault={fault('name')} value={draft.name} required onChange={name => change({ name })} />
        <Choices id="kind" legend={say('placesSettings.kind')} fault={fault('kind')} chosen={[draft.kind]} options={placeKinds.map(value => ({ value, label: say(`PlaceKind.${value}`) }))} onChange={([kind]) => change({ kind: kind as Place['kind'] })} />
        <Select id="structureId" label={say('placesSettings.structure')} hint={say('placesSettings.structure.hint')} fault={fault('structureId')} value={draft.structureId} onChange={structureId => change({ structureId })}>
          <option value="">{say('placesSettings.structure.none')}</option>
          {data?.structures.nodes.map(each => <option key={each.id} value={each.id}>{each.name}</option>)}
        </Select>
        {lines.map(line)}
        <button type="submit" disabled={opening.isActing || changing.isActing}>{say('settings.save')}</button>
      </form>
    </Dialog>
  );
}

function degrees(typed: string) {
  return typed.trim() === '' ? null : Number(typed.replace(',', '.'));
}
