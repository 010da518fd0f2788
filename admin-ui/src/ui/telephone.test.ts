import { expect, it } from 'vitest';
import { telephone } from './telephone';

it('says a French number in pairs', () => expect(telephone('+33612345603')).toBe('06 12 34 56 03'));
it('leaves a number of another country as it is', () => expect(telephone('+32470123456')).toBe('+32470123456'));
