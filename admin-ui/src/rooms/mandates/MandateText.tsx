import { useState } from 'react';
import { Select } from '../../ui/fields';
import { say } from '../../words';
import { languages, translatedVersions, type Language } from '../../words/mandate';
import type { Paper } from './terms';
import { translate } from './translate';

/** The text that is signed, word for word, and beside it a translation for reading when one is asked for. */
export function MandateText({ mandate, town }: { mandate: Paper; town: string }) {
  const [language, setLanguage] = useState<Language | ''>('');
  if (mandate.text === null) return <p className="warning">{say('mandate.erased')}</p>;
  return (
    <>
      {translatedVersions.includes(mandate.textVersion) && (
        <div className="no-print">
          <Select id="language" className="short" label={say('mandate.language')} value={language} onChange={chosen => setLanguage(chosen as Language | '')}>
            <option value="">{say('mandate.language.none')}</option>
            {languages.map(each => <option key={each.code} value={each.code} lang={each.code}>{each.name}</option>)}
          </Select>
        </div>
      )}
      <div className={language ? 'beside' : undefined}>
        <div className="paper" lang="fr">{mandate.text.split('\n\n').map((paragraph, at) => at === 0 ? <p key={at}><strong>{paragraph}</strong></p> : <p key={at}>{paragraph}</p>)}</div>
        {language && <Translation language={language} mandate={mandate} town={town} />}
      </div>
    </>
  );
}

function Translation({ language, mandate, town }: { language: Language; mandate: Paper; town: string }) {
  const said = translate(language, mandate, town);
  const direction = languages.find(each => each.code === language)?.direction;
  return (
    <section className="paper translation" aria-label={say('mandate.translation')}>
      <p className="only-french"><strong lang="fr">{say('mandate.onlyFrench')}</strong></p>
      <div lang={language} dir={direction}>
        <p className="only-french">{said.onlyFrench}</p>
        <p><strong>{said.title}</strong></p>
        <p>{said.gives}</p>
        <ul>{said.themes.map(theme => <li key={theme}>{theme}</li>)}</ul>
        {said.paragraphs.map((paragraph, at) => <p key={at}>{paragraph}</p>)}
      </div>
    </section>
  );
}
