import { describe, expect, it } from 'vitest';
import { hasNoWire, toldBy } from './told';

const [email, mobile, postal] = [
  { kind: 'EMAIL' as const, value: 'marie@courriel.example', ownerLabel: null },
  { kind: 'MOBILE' as const, value: '+33612345603', ownerLabel: 'sa fille' },
  { kind: 'POSTAL' as const, value: '3 impasse des Lilas', ownerLabel: null },
];

describe('how a resident will be told', () => {
  it('is an e-mail before a text message before a letter', () => {
    expect(toldBy([mobile, email])).toBe('par e-mail à marie@courriel.example');
    expect(toldBy([postal, mobile])).toBe('par SMS au 06 12 34 56 03 (sa fille)');
    expect(toldBy([postal])).toBe('par une lettre à imprimer');
  });

  it('is a letter alone for who has neither, not for who is not seen', () => expect([hasNoWire([postal]), hasNoWire([]), hasNoWire([mobile]), hasNoWire(null)]).toEqual([true, true, false, false]));

  it('is not said to who may not see it', () => expect(toldBy(null)).toContain('votre structure ne voit pas'));
});
