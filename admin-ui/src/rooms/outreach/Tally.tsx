import { useState } from 'react';
import { useDevice } from '../../app/device/DeviceProvider';
import { Choices, Select } from '../../ui/fields';
import { minutes as length } from '../../ui/dates';
import { Wide } from '../../ui/Wide';
import { say } from '../../words';
import { countsOf, nameOf, type Reading } from './reading';

const themes = ['PAPERS', 'FAMILY', 'SOCIAL_HEALTH', 'WORK', 'HOUSING', 'TRANSPORT', 'MONEY_TAXES', 'JUSTICE', 'FOREIGN_NATIONALS', 'LEISURE'] as const;
const ages = ['UNDER_TWELVE', 'TWELVE_TO_EIGHTEEN', 'EIGHTEEN_TO_TWENTY_FOUR', 'TWENTY_FIVE_TO_THIRTY_NINE', 'FORTY_TO_FIFTY_NINE', 'SIXTY_TO_SIXTY_NINE', 'SEVENTY_AND_OVER', 'NOT_SAID'] as const;
const lengths = ['5', '10', '15', '20', '30', '45', '60', '90'];
const none = 'NONE';
const empty = { theme: '', age: '', minutes: '', who: '' };

type Theme = (typeof themes)[number];
const wordOf = (theme: Theme | null) => theme ? say(`Theme.${theme}`) : say('outreach.tally.noTheme');

/** Somebody who walked in, in four touches: theme, age, minutes, count. Kept on the device first, whatever the network does. */
export function Tally({ reading }: { reading: Reading }) {
  const { keep } = useDevice();
  const [chosen, setChosen] = useState(empty);
  const [said, setSaid] = useState('');
  const change = (more: Partial<typeof empty>) => { setSaid(''); setChosen(now => ({ ...now, ...more })); };
  // What the session is about comes first.
  const ordered = [...themes.filter(each => reading.themes.includes(each)), none, ...themes.filter(each => !reading.themes.includes(each))] as (Theme | typeof none)[];

  const save = async (event: React.FormEvent) => {
    event.preventDefault();
    if (!chosen.theme || !chosen.age || !chosen.minutes) { setSaid(say('outreach.tally.incomplete')); return; }
    const theme = chosen.theme === none ? null : chosen.theme as Theme;
    const values = { what: wordOf(theme), age: say(`AgeBand.${chosen.age as (typeof ages)[number]}`), minutes: chosen.minutes };
    const input = { sessionId: reading.id, theme, ageBand: chosen.age, minutes: Number(chosen.minutes), residentId: chosen.who || null };
    await keep({ sessionId: reading.id, kind: 'WALK_IN', input, about: say('outreach.tally.about', values) });
    setChosen(empty);
    setSaid(say('outreach.tally.saved', values));
  };

  return (
    <form className="tally" onSubmit={event => void save(event)} noValidate>
      <p className="hint">{say('outreach.tally.hint')}</p>
      <Choices id="theme" legend={say('outreach.tally.theme')} cards chosen={[chosen.theme]} onChange={([theme = '']) => change({ theme })}
        options={ordered.map(value => ({ value, label: wordOf(value === none ? null : value) }))} />
      <Choices id="ageBand" legend={say('outreach.tally.age')} cards chosen={[chosen.age]} onChange={([age = '']) => change({ age })}
        options={ages.map(value => ({ value, label: say(`AgeBand.${value}`) }))} />
      <Choices id="minutes" legend={say('outreach.tally.minutes')} cards chosen={[chosen.minutes]} onChange={([minutes = '']) => change({ minutes })}
        options={lengths.map(value => ({ value, label: value }))} />
      {reading.registrations.length > 0 && (
        <details>
          <summary>{say('outreach.tally.who')}</summary>
          <Select id="residentId" label={say('outreach.tally.who')} hint={say('outreach.tally.who.hint')} value={chosen.who} onChange={who => change({ who })}>
            <option value="">{say('outreach.tally.who.none')}</option>
            {reading.registrations.map(each => each.resident && <option key={each.id} value={each.resident.id}>{nameOf(each.resident.identity)}</option>)}
          </Select>
        </details>
      )}
      <div className="acts"><button type="submit" className="large">{say('outreach.tally.save')}</button><p role="status">{said}</p></div>
    </form>
  );
}

/** How many came, by what they were helped with. */
export function TallyCounts({ reading }: { reading: Reading }) {
  const { records } = useDevice();
  const counts = countsOf(reading, records.filter(each => each.sessionId === reading.id));
  const sum = (of: 'people' | 'minutes' | 'unsent') => counts.reduce((total, each) => total + each[of], 0);
  if (counts.length === 0) return <p className="soft">{say('outreach.tally.people', { count: 0 })}</p>;
  const rows = [...counts.map(each => ({ ...each, word: wordOf(each.theme) })), ...(counts.length > 1 ? [{ word: say('outreach.tally.total'), people: sum('people'), minutes: sum('minutes'), unsent: sum('unsent') }] : [])];
  return (
    <Wide label={say('outreach.tally.counts')}>
      <table>
        <caption>{say('outreach.tally.counts')}</caption>
        <thead><tr><th scope="col">{say('outreach.tally.theme')}</th><th scope="col" className="number">{say('outreach.tally.column.people')}</th><th scope="col" className="number">{say('outreach.tally.column.minutes')}</th></tr></thead>
        <tbody>{rows.map(row => (
          <tr key={row.word}>
            <th scope="row">{row.word}</th>
            <td className="number">{row.people}{row.unsent > 0 && <span className="hint">{say('outreach.tally.column.unsent')} {row.unsent}</span>}</td>
            <td className="number">{length(row.minutes)}</td>
          </tr>
        ))}</tbody>
      </table>
    </Wide>
  );
}
