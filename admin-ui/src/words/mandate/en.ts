import type { MandateWords } from './words';

/** The mandate in English, for reading. */
export const en: MandateWords = {
  onlyFrench: 'Translation for reading only. Only the French text counts.',
  title: 'Mandate',
  gives: '{person} authorises the organisation {structure} to carry out, online and on their behalf, the following procedures:',
  givesFor: '{person}, represented by {guardian} ({measure}), authorises the organisation {structure} to carry out, online and on their behalf, the following procedures:',
  born: '{name} (year of birth: {year})',
  lasting: 'This authorisation lasts {days, plural, one {# day} other {# days}} from the signature.',
  ending: 'It can end at any time, as a whole or for one subject only, without giving a reason: by the link in the receipt, by telephone or at the desk. The end takes effect at once.',
  duties: 'The organisation undertakes to carry out only the procedures on this list, to use only the information that is needed, to keep it secret, and to note each procedure carried out.',
  data: 'The information used is: identity, ways of being reached, and what each procedure asks for. This mandate and what was done are kept as proof for as long as the law provides. To see this information, have it corrected or erased: {town}.',
  unprotected: 'The person declares that they are under no measure of legal protection (court safeguard, curatorship, guardianship).',
  protected: 'The person declares a measure of legal protection ({measure}): {guardian} signs.',
  law: 'This mandate follows articles 1984 and following of the French Civil Code.',
  COURT_SAFEGUARD: 'court safeguard', CURATORSHIP: 'curatorship', GUARDIANSHIP: 'guardianship',
  PAPERS: 'Papers – Citizenship – Elections', FAMILY: 'Family – School', SOCIAL_HEALTH: 'Social – Health', WORK: 'Work – Training', HOUSING: 'Housing',
  TRANSPORT: 'Transport – Mobility', MONEY_TAXES: 'Money – Taxes – Consumer matters', JUSTICE: 'Justice', FOREIGN_NATIONALS: 'Foreign nationals – Europe', LEISURE: 'Leisure – Sport – Culture',
};
