import { useQuery } from 'urql';
import type { ResultOf } from '../../../graphql';
import { Faults } from '../../../ui/Faults';
import { Select, TextField } from '../../../ui/fields';
import { useForm } from '../../../ui/form';
import { Answer } from '../../../ui/States';
import { telephone } from '../../../ui/telephone';
import { useTitle } from '../../../ui/title';
import { say } from '../../../words';
import { ChangeTownDocument, TownDocument } from './documents';

type TownFacts = ResultOf<typeof TownDocument>['town'];
const regions = ['MAINLAND', 'ALSACE_MOSELLE', 'GUADELOUPE', 'MARTINIQUE', 'FRENCH_GUIANA', 'REUNION', 'MAYOTTE', 'SAINT_BARTHELEMY', 'SAINT_MARTIN'] as const;

/** What residents read of the town: its name, its number, whom messages come from. */
export function Town() {
  useTitle(say('town.title'));
  const [result, ask] = useQuery({ query: TownDocument });
  return <><h1>{say('town.title')}</h1><Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ town }) => <TownForm key={town.id} town={town} />}</Answer></>;
}

function TownForm({ town }: { town: TownFacts }) {
  const empty = { name: town.name, telephone: telephone(town.telephone), holidayRegion: town.holidayRegion, senderAddress: town.senderAddress };
  const { draft, change, send, isActing, done, fault } = useForm('town', empty, ChangeTownDocument);
  const submit = async (event: React.FormEvent) => { event.preventDefault(); await send({ input: { ...draft, telephone: draft.telephone || null } }); };
  return (
    <form className="panel" onSubmit={event => void submit(event)} noValidate>
      <Faults of={done} labels={{ name: '', telephone: '', holidayRegion: '', senderAddress: '' }} />
      {done?.kind === 'done' && <p className="notice" role="status">{say('settings.saved')}</p>}
      <TextField id="name" label={say('town.name')} hint={say('town.name.hint')} fault={fault('name')} value={draft.name} required onChange={name => change({ name })} />
      <TextField id="telephone" type="tel" label={say('town.telephone')} hint={say('town.telephone.hint')} optional fault={fault('telephone')} value={draft.telephone} onChange={telephone => change({ telephone })} />
      <TextField id="senderAddress" type="email" label={say('town.sender')} hint={say('town.sender.hint')} fault={fault('senderAddress')} value={draft.senderAddress} required onChange={senderAddress => change({ senderAddress })} />
      <Select id="holidayRegion" label={say('town.holidays')} hint={say('town.holidays.hint')} fault={fault('holidayRegion')} value={draft.holidayRegion} onChange={region => change({ holidayRegion: region as TownFacts['holidayRegion'] })}>
        {regions.map(each => <option key={each} value={each}>{say(`HolidayRegion.${each}`)}</option>)}
      </Select>
      <p className="soft">{say('town.fixed', { insee: town.inseeCode, zone: town.timeZone })}</p>
      <button type="submit" disabled={isActing}>{say('settings.save')}</button>
    </form>
  );
}
