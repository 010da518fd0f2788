import type { Done } from '../../ui/act';
import { faultAt } from '../../ui/Faults';
import { Choices, TextField } from '../../ui/fields';
import { say } from '../../words';
import { protections, terms, themes, type Paper, type Protection, type Theme } from './terms';

export type Typed = { themes: Theme[]; termDays: number | null; protection: Protection | ''; guardianName: string };
export const nothingChosen: Typed = { themes: [], termDays: null, protection: '', guardianName: '' };

/** The two blocks of choices: for which procedures, and for how long and by whom. */
export function MandateChoices({ typed, change, done, keptThemes }: { typed: Typed; change: (more: Partial<Typed>) => void; done: Done<unknown> | null; keptThemes?: Theme[] }) {
  return (
    <>
      <section className="panel" aria-labelledby="step-2">
        <h2 id="step-2">{say('mandate.step.2')}</h2>
        {keptThemes ? <><p className="hint">{say('mandate.themes.kept')}</p><ul>{keptThemes.map(theme => <li key={theme}>{say(`Theme.${theme}`)}</li>)}</ul></> : (
          <Choices id="themes" legend={say('mandate.themes')} hint={say('mandate.themes.hint')} several cards fault={faultAt(done, 'themes')}
            options={themes.map(value => ({ value, label: <strong>{say(`Theme.${value}`)}</strong>, hint: say(`mandate.theme.${value}`) }))}
            chosen={typed.themes} onChange={chosen => change({ themes: themes.filter(each => chosen.includes(each)) })} />
        )}
      </section>
      <section className="panel" aria-labelledby="step-3">
        <h2 id="step-3">{say('mandate.step.3')}</h2>
        <div className="columns">
          <Choices id="termDays" legend={say('mandate.term')} fault={faultAt(done, 'termDays')} options={terms.map(days => ({ value: String(days), label: say(`mandate.term.${days}`), hint: say(`mandate.term.${days}.hint`) }))}
            chosen={typed.termDays ? [String(typed.termDays)] : []} onChange={([chosen]) => change({ termDays: Number(chosen) })} />
          <div>
            <Choices id="protection" legend={say('mandate.protection')} hint={say('mandate.protection.hint')} fault={faultAt(done, 'protection')} options={protections.map(value => ({ value, label: say(`LegalProtection.${value}`) }))}
              chosen={typed.protection ? [typed.protection] : []} onChange={([chosen]) => change({ protection: chosen as Protection, ...(chosen === 'NONE' ? { guardianName: '' } : {}) })} />
            {typed.protection !== '' && typed.protection !== 'NONE' && (
              <TextField id="guardianName" label={say('mandate.guardian')} value={typed.guardianName} fault={faultAt(done, 'guardianName')} maxLength={120} autoComplete="off" onChange={guardianName => change({ guardianName })} />
            )}
          </div>
        </div>
      </section>
    </>
  );
}

/** The same two blocks once the text is written: what was chosen, and the way back to change it. */
export function MandateChosen({ mandate, onChange }: { mandate: Paper; onChange?: () => void }) {
  return (
    <>
      <section className="panel" aria-labelledby="step-2">
        <div className="section-head"><h2 id="step-2">{say('mandate.step.2')}</h2>{onChange && <button type="button" className="quiet small" onClick={onChange}>{say('mandate.changeChoices')}</button>}</div>
        <ul>{mandate.themes.map(theme => <li key={theme}>{say(`Theme.${theme}`)}</li>)}</ul>
      </section>
      <section className="panel" aria-labelledby="step-3">
        <h2 id="step-3">{say('mandate.step.3')}</h2>
        <dl className="facts">
          <dt>{say('mandate.term')}</dt><dd>{say(`mandate.term.${mandate.termDays as (typeof terms)[number]}`)}</dd>
          <dt>{say('mandate.protection')}</dt><dd>{say(`LegalProtection.${mandate.protection}`)}{mandate.guardianName && ` – ${mandate.guardianName}`}</dd>
        </dl>
      </section>
    </>
  );
}
