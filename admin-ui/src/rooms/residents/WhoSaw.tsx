import { useState } from 'react';
import { useQuery } from 'urql';
import type { ResultOf } from '../../graphql';
import { dayWithYear, hour } from '../../ui/dates';
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
      {mayRead ? <Pages id={id} zone={zone} /> : <p className="soft">{say('whoSaw.notYours')}</p>}
    </Section>
  );
}

function Pages({ id, zone }: { id: string; zone: string }) {
  const [cursors, setCursors] = useState<(string | null)[]>([null]);
  return <>{cursors.map((after, at) => <Page key={after ?? ''} id={id} zone={zone} after={after} onMore={at === cursors.length - 1 ? next => setCursors(now => [...now, next]) : undefined} />)}</>;
}

function Page({ id, zone, after, onMore }: { id: string; zone: string; after: string | null; onMore?: (cursor: string) => void }) {
  const [result, ask] = useQuery({ query: ResidentJournal, variables: { id, after } });
  return (
    <Answer of={{ ...result, retry: ask }}>{data => {
      const { nodes, pageInfo } = data.journal;
      const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      return (
        <>
          <ul className="plain rows">{visits(nodes).map(each => <Line key={each.first.id} visit={each} data={data} zone={zone} />)}</ul>
          {next && onMore && <p><button type="button" className="quiet" onClick={() => onMore(next)}>{say('list.more')}</button></p>}
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
