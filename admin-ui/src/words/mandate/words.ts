/** The words of a translated mandate: the first version of the text that is signed, paragraph by paragraph. */
export type MandateWords = Record<
  | 'onlyFrench' | 'title' | 'gives' | 'givesFor' | 'born' | 'lasting' | 'ending' | 'duties' | 'data' | 'unprotected' | 'protected' | 'law'
  | 'COURT_SAFEGUARD' | 'CURATORSHIP' | 'GUARDIANSHIP'
  | 'PAPERS' | 'FAMILY' | 'SOCIAL_HEALTH' | 'WORK' | 'HOUSING' | 'TRANSPORT' | 'MONEY_TAXES' | 'JUSTICE' | 'FOREIGN_NATIONALS' | 'LEISURE', string>;

/** Which version of the signed text these words follow; for another one no translation is shown. */
export const translatedVersion = 1;
