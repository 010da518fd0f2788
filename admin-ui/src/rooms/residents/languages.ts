/** The languages that a desk meets most, French first; any other ISO 639 code that a file holds stays as it is. */
const codes = ['fr', 'ar', 'en', 'uk', 'es', 'pt', 'it', 'de', 'tr', 'ru', 'ro', 'pl', 'sq', 'sr', 'hy', 'ka', 'fa', 'ps', 'ku', 'ur', 'bn', 'ta', 'hi', 'zh', 'vi', 'so', 'ti', 'am', 'wo', 'bm', 'ff', 'ln'];

const names = new Intl.DisplayNames('fr', { type: 'language' });

export const languageName = (code: string) => names.of(code) ?? code;

export function languages(also?: string | null) {
  return (also && !codes.includes(also) ? [...codes, also] : codes).map(code => ({ code, name: languageName(code) }));
}
