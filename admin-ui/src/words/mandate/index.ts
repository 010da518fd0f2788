import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { ar } from './ar';
import { en } from './en';
import { uk } from './uk';
import type { MandateWords } from './words';

export { translatedVersions } from './words';
export type Language = 'en' | 'ar' | 'uk';
export const languages: { code: Language; name: string; direction: 'ltr' | 'rtl' }[] = [
  { code: 'en', name: 'English', direction: 'ltr' }, { code: 'ar', name: 'العربية', direction: 'rtl' }, { code: 'uk', name: 'Українська', direction: 'ltr' },
];

const catalogues = { en, ar, uk };

/** What says a word of the translated mandate in one language. Names stand apart from the direction of the text around them. */
export function speaker(language: Language) {
  const i18n = setupI18n();
  i18n.setMessagesCompiler(compileMessage);
  i18n.load(language, catalogues[language]);
  i18n.activate(language);
  return (word: keyof MandateWords, values: Record<string, string | number> = {}) =>
    i18n._(word, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? `\u2068${value}\u2069` : value])));
}
