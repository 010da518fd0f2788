import { useEffect, useState } from 'react';
import { noFacts, type TypedFacts } from '../../rooms/residents/facts';
import { nameOf, type ResidentInLine } from '../../rooms/residents/names';
import { ResidentForm } from '../../rooms/residents/ResidentForm';
import { ResidentSearch } from '../../rooms/residents/ResidentSearch';
import { useDraft } from '../../ui/draft';
import { say } from '../../words';

/** Who comes: somebody who is found by two facts, or a new file, before which probable duplicates are shown. */
export function WhoStep({ onChoose }: { onChoose: (residentId: string) => void }) {
  const [from, setFrom] = useState<TypedFacts | null>(null);
  const { discard } = useDraft('residents.search', noFacts);
  useEffect(() => { document.getElementById(from ? 'familyName' : 'name')?.focus(); }, [from]);
  const choose = (resident: ResidentInLine) => { discard(); onChoose(resident.id); };
  const take = (resident: ResidentInLine) => (
    <button type="button" className="small take" ref={focusFirst} aria-label={say('book.take', { name: nameOf(resident) })} onClick={() => choose(resident)}>{say('book.take.short')}</button>
  );
  if (from) return <ResidentForm from={{ familyName: from.name, givenName: from.otherName, birthYear: from.birthYear, telephone: from.telephone, email: from.email }} onRecorded={choose} actOnDuplicate={take} onGiveUp={() => setFrom(null)} />;
  return <ResidentSearch actOn={take} notFound={typed => <p className="acts"><span className="soft">{say('residents.new.from')}</span> <button type="button" className="quiet small" onClick={() => setFrom(typed)}>{say('residents.new')}</button></p>} />;
}

/** Enter takes the first one found. */
function focusFirst(button: HTMLElement | null) {
  if (button && document.querySelector('.take') === button) button.focus();
}
