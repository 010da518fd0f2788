import { describe, expect, it } from 'vitest';
import { languages } from '../../words/mandate';
import { translate } from './translate';

const mandate = {
  themes: ['HOUSING' as const, 'PAPERS' as const], withdrawnThemes: [], termDays: 31, protection: 'NONE' as const, guardianName: null,
  structure: { id: 's', name: 'CCAS de Val-sur-Brume', address: '1 place de la Mairie', telephone: '+33300000001' },
  resident: { id: 'r', identity: { givenName: 'Omar', familyName: 'Benali', birthYear: 1978, isAnonymous: false }, fileWithheldBecause: null },
};

describe('the translation of a mandate', () => {
  it.each(languages.map(each => each.code))('names in %s the person, the structure, the town and each theme', language => {
    const said = translate(language, mandate, 'Val-sur-Brume');
    expect(said.gives).toContain('Omar Benali');
    expect(said.gives).toContain('CCAS de Val-sur-Brume, 1 place de la Mairie, 03 00 00 00 01');
    expect(said.themes).toHaveLength(2);
    expect(said.paragraphs).toHaveLength(6);
    expect(said.paragraphs[0]).toContain('31');
    expect(said.paragraphs[3]).toContain('Val-sur-Brume');
    expect(said.paragraphs.join('')).not.toMatch(/[{}]/);
  });

  it('says who signs for a person under protection', () => {
    const said = translate('uk', { ...mandate, protection: 'GUARDIANSHIP', guardianName: 'Nadia Benali' }, 'Val-sur-Brume');
    expect(said.gives).toContain('Nadia Benali');
    expect(said.paragraphs[4]).toContain('опіка');
  });

  it('counts days as Arabic does', () => {
    expect(translate('ar', { ...mandate, termDays: 1 }, 'V').paragraphs[0]).toContain('يوماً واحداً');
    expect(translate('ar', mandate, 'V').paragraphs[0]).toContain('31 يوماً');
  });
});
