import { fullName } from '../../ui/names';
import { telephone } from '../../ui/telephone';
import { speaker, type Language } from '../../words/mandate';
import type { Paper } from './terms';

/** The paragraphs of a mandate in another language, in the order of the French ones. */
export function translate(language: Language, mandate: Pick<Paper, 'themes' | 'withdrawnThemes' | 'termDays' | 'protection' | 'guardianName' | 'structure' | 'resident'>, town: string) {
  const word = speaker(language);
  const { identity } = mandate.resident ?? {};
  const name = fullName(identity);
  const person = identity?.birthYear ? word('born', { name, year: String(identity.birthYear) }) : name;
  const structure = [mandate.structure?.name, mandate.structure?.address, mandate.structure?.telephone && telephone(mandate.structure.telephone)].filter(Boolean).join(', ');
  const { protection, guardianName } = mandate;
  const guarded = protection !== 'NONE' && guardianName ? { guardian: guardianName, measure: word(protection) } : null;
  return {
    onlyFrench: word('onlyFrench'),
    title: word('title'),
    gives: guarded ? word('givesFor', { person, structure, ...guarded }) : word('gives', { person, structure }),
    themes: [...mandate.themes, ...mandate.withdrawnThemes].map(theme => word(theme)),
    paragraphs: [
      word('lasting', { days: mandate.termDays }), word('ending'), word('duties'), word('data', { town }),
      guarded ? word('protected', guarded) : word('unprotected'), word('law'),
    ],
  };
}
