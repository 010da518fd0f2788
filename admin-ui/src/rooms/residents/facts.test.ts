import { describe, expect, it } from 'vitest';
import { factsOf, noFacts } from './facts';

describe('the facts of a search', () => {
  it('are what was typed, without blanks', () => {
    expect(factsOf({ ...noFacts, name: ' Hadd ', birthYear: '1962' })).toEqual({ name: 'Hadd', birthYear: 1962 });
  });

  it('are not asked while there is one only', () => {
    expect(factsOf({ ...noFacts, name: 'Haddad', otherName: '  ' })).toBeNull();
  });

  it('leave out a year that is no number', () => {
    expect(factsOf({ ...noFacts, name: 'Haddad', birthYear: '62 ?' })).toBeNull();
  });
});
