import { describe, expect, it } from 'vitest';
import { matching } from './matching';

const reasons = ['Aide aux démarches', 'Dossier CAF', 'Première prise en main', 'Rappel par téléphone'].map(name => ({ name }));
const names = (typed: string) => matching(reasons, typed).map(each => each.name);

describe('reasons that fit what is typed', () => {
  it('are all of them while nothing is', () => expect(names(' ')).toHaveLength(4));
  it('are found without accents or capitals', () => expect(names('DEMARCH')).toEqual(['Aide aux démarches']));
  it('begin with those in which a word begins so', () => expect(names('p')).toEqual(['Première prise en main', 'Rappel par téléphone']));
  it('hold every word', () => expect(names('pris main')).toEqual(['Première prise en main']));
});
