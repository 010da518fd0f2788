import { useState, type FormEvent, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { useDraft } from '../../ui/draft';
import { TextField } from '../../ui/fields';
import { Answer, Empty } from '../../ui/States';
import { say } from '../../words';
import { FindResidents } from './documents';
import { factsOf, noFacts, type Facts, type TypedFacts } from './facts';
import { bornIn, nameOf, type ResidentInLine } from './names';

/**
 * Looks a person up by two facts at least. What is typed stays in this tab and never in the address.
 * @param actOn what stands beside each hit: a link, or a button that takes it.
 * @param notFound what stands below the hits: most often the way to a new file, with what was typed.
 */
export function ResidentSearch({ actOn, notFound }: { actOn: (resident: ResidentInLine) => ReactNode; notFound?: (typed: TypedFacts) => ReactNode }) {
  const { draft, change, discard } = useDraft('residents.search', noFacts);
  const [asked, setAsked] = useState<Facts | null>(null);
  const [isShort, setShort] = useState(false);
  const [result, ask] = useQuery({ query: FindResidents, variables: { facts: asked ?? {} }, pause: asked === null, requestPolicy: 'network-only' });

  const search = (event: FormEvent) => {
    event.preventDefault();
    const facts = factsOf(draft);
    setShort(facts === null);
    setAsked(facts);
    if (facts && JSON.stringify(facts) === JSON.stringify(asked)) ask();
  };

  return (
    <>
      <form className="panel search" role="search" aria-label={say('residents.search')} onSubmit={search}>
        <p className="hint" id="facts-hint">{say('residents.search.hint')}</p>
        {isShort && <p className="fault" role="alert">{say('residents.search.short')}</p>}
        <div className="facts-typed">
          <TextField id="name" label={say('residents.familyName')} value={draft.name} onChange={name => change({ name })} autoComplete="off" spellCheck={false} />
          <TextField id="otherName" label={say('residents.givenName')} value={draft.otherName} onChange={otherName => change({ otherName })} autoComplete="off" spellCheck={false} />
          <TextField id="birthYear" label={say('residents.birthYear')} value={draft.birthYear} onChange={birthYear => change({ birthYear })} inputMode="numeric" maxLength={4} autoComplete="off" />
          <TextField id="telephone" label={say('residents.telephone')} value={draft.telephone} onChange={telephone => change({ telephone })} inputMode="tel" autoComplete="off" />
          <TextField id="email" label={say('residents.email')} value={draft.email} onChange={email => change({ email })} inputMode="email" autoComplete="off" />
        </div>
        <p className="acts">
          <button type="submit">{say('residents.search.act')}</button>
          <button type="button" className="quiet" onClick={() => { discard(); setAsked(null); setShort(false); }}>{say('residents.search.clear')}</button>
        </p>
      </form>
      {asked && (
        <section aria-label={say('residents.search.found')} aria-live="polite">
          <Answer of={{ ...result, retry: ask }}>{({ findResidents: { hits, hasMore } }) => (
            <>
              {hits.length === 0 && <Empty title={say('residents.search.none')}><p>{say('residents.search.none.hint')}</p></Empty>}
              {hits.length > 0 && <ResidentLines residents={hits} actOn={actOn} />}
              {hasMore && <p className="warning">{say('residents.search.more')}</p>}
              {notFound?.(draft)}
            </>
          )}</Answer>
        </section>
      )}
    </>
  );
}

/** Residents by name and birth year, each with what can be done with it. */
export function ResidentLines({ residents, actOn }: { residents: ResidentInLine[]; actOn: (resident: ResidentInLine) => ReactNode }) {
  return (
    <ul className="plain lines">
      {residents.map(resident => (
        <li key={resident.id}>
          <span><strong>{nameOf(resident)}</strong> <span className="soft">{bornIn(resident)}</span></span>
          {actOn(resident)}
        </li>
      ))}
    </ul>
  );
}
