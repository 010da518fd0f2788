import { i18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { fr } from './fr';

/** The key of each string on the screens; the French catalogue is the list. */
export type Word = keyof typeof fr;

i18n.setMessagesCompiler(compileMessage);
i18n.load('fr', fr);
i18n.activate('fr');

/** The string of a key, ICU message format: `{name}`, `{count, plural, one {…} other {…}}`. */
export const say = (word: Word, values?: Record<string, string | number>) => unbroken(i18n._(word, values));

/** No line breaks between a French mark and the word that it belongs to. */
const unbroken = (said: string) => said.replace(/« | (?=[»?!:;])/g, space => space.replace(' ', '\u00a0'));
