import { useQuery } from 'urql';
import type { ResultOf } from '../../graphql';
import { dayWithYear, hour } from '../../ui/dates';
import { Pages, usePages } from '../../ui/Pages';
import { Section } from '../../ui/Section';
import { Answer } from '../../ui/States';
import { fullName } from '../../ui/names';
import { say, type Word } from '../../words';
import { residents } from '../../words/fr/residents';
import { ResidentJournal } from './documents';
import { visits, type Visit } from './journalGroups';

type Answered = ResultOf<typeof ResidentJournal>;

/** The journal about one resident: whoever saw or changed the file. Only the privacy officer reads it; others learn whom to ask. */
export function WhoSaw({ id, zone, mayRead }: { id: string; zone: string; mayRead: boolean }) {
  return (
    <Section title={say('whoSaw.title')}>
      {mayRead ? <Journal id={id} zone={zone} /> : <p className="soft">{say('whoSaw.notYours')}</p>}
    </Section>
  );
}

function Journal({ id, zone }: { id: string; zone: string }) {
  const at = usePages();
  const [result, ask] = useQuery({ query: ResidentJournal, variables: { id, after: at.after } });
  return (
    <Answer of={{ ...result, retry: ask }}>{data => {
      const seen = visits(data.journal.nodes);
      return (
        <>
          <ul className="plain rows">{seen.map(each => <Line key={each.first.id} visit={each} data={data} zone={zone} />)}</ul>
          <Pages of={data.journal.pageInfo} at={at} count={seen.length} />
        </>
      );
    }}</Answer>
  );
}

function Line({ visit, data, zone }: { visit: Visit; data: Answered; zone: string }) {
  const { first } = visit;
  const person = data.professionals.nodes.find(each => each.id === first.actorId);
  const structure = data.structures.nodes.find(each => each.id === first.structureId);
  return (
    <li>
      <span>
        <strong>{person ? fullName(person) : say(`ActorKind.${first.actorKind}` as Word)}</strong>{structure && <span className="soft"> · {structure.name}</span>}
        {visit.acts.length > 0 && <span className="hint"><strong>{say('whoSaw.act', { what: names(visit.acts) })}</strong></span>}
        {visit.readings.length > 0 && <span className="hint">{say('whoSaw.reading', { what: names(visit.readings) })}</span>}
      </span>
      <span>{dayWithYear(visit.until, zone)}, {hour(visit.from, zone)}</span>
    </li>
  );
}

/** The journal holds names of the contract; those met most are said in words. */
function names(operations: string[]) {
  const said = operations.flatMap(each => each.split(/[,\s]+/)).map(each => `whoSaw.op.${each}` in residents ? say(`whoSaw.op.${each}` as Word) : each);
  return [...new Set(said)].join(', ');
}
