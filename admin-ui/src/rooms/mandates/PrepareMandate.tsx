import { useState, type FormEvent } from 'react';
import { useAct, type Done } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { Faults } from '../../ui/Faults';
import { say } from '../../words';
import { DraftMandate, RenewMandate } from './documents';
import { MandateChoices, nothingChosen, type Typed } from './MandateChoices';
import { terms, type Paper } from './terms';

const labels = { themes: '', termDays: '', protection: '', guardianName: '' };

/** Blocks 1 to 4 before the text exists: read aloud, choose, hear the sentence, have the text written. */
export function PrepareMandate({ residentId, name, structure, renews, begun = nothingChosen, onPrepared }: { residentId: string; name: string; structure: string; renews?: Paper; begun?: Typed; onPrepared: (mandate: Paper) => void }) {
  const { draft: typed, change, discard } = useDraft<Typed>(`mandate.${renews ? renews.id : residentId}`, begun);
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const draft = useAct(DraftMandate);
  const renew = useAct(RenewMandate);
  const isActing = draft.isActing || renew.isActing;
  const themes = renews?.themes ?? typed.themes;
  const isChosen = themes.length > 0 && typed.termDays !== null && typed.protection !== '';

  const prepare = async (event: FormEvent) => {
    event.preventDefault();
    if (typed.termDays === null || typed.protection === '') return;
    const chosen = { termDays: typed.termDays, protection: typed.protection, guardianName: typed.protection === 'NONE' ? null : typed.guardianName.trim() || null };
    const answer = renews ? await renew.act({ input: { mandateId: renews.id, ...chosen } }) : await draft.act({ input: { residentId, themes: typed.themes, ...chosen } });
    setDone(answer);
    if (answer.kind !== 'done' || !answer.payload.mandate) return;
    discard();
    onPrepared(answer.payload.mandate);
  };

  return (
    <form noValidate onSubmit={event => void prepare(event)}>
      <Faults of={done} labels={labels} />
      <ReadAloud />
      <MandateChoices typed={typed} change={change} done={done} keptThemes={renews?.themes} />
      <section className="panel" aria-labelledby="step-4">
        <h2 id="step-4">{say('mandate.step.4')}</h2>
        <p aria-live="polite">{isChosen ? <strong>{say('mandate.recap', {
          name, structure, themes: themes.map(each => say(`Theme.${each}`)).join(', '), term: say(`mandate.term.${typed.termDays as (typeof terms)[number]}`),
        })}{typed.protection !== 'NONE' && typed.protection !== '' && typed.guardianName && ` ${say('mandate.recap.guardian', { guardian: typed.guardianName, measure: say(`LegalProtection.${typed.protection}`) })}`}</strong> : <span className="soft">{say('mandate.recap.missing')}</span>}</p>
        <p><button type="submit" disabled={isActing || !isChosen}>{say(isActing ? 'form.sending' : 'mandate.prepare')}</button></p>
      </section>
    </form>
  );
}

export function ReadAloud() {
  return (
    <section className="panel" aria-labelledby="step-1">
      <h2 id="step-1">{say('mandate.step.1')}</h2>
      <blockquote className="aloud">{(['1', '2', '3', '4', '5'] as const).map(each => <p key={each}>{say(`mandate.aloud.${each}`)}</p>)}</blockquote>
    </section>
  );
}
