/** The words of a translated mandate: the text that is signed, paragraph by paragraph. */
export type MandateWords = Record<
  | 'onlyFrench' | 'title' | 'gives' | 'givesFor' | 'born' | 'lasting' | 'ending' | 'duties' | 'data' | 'unprotected' | 'protected' | 'law'
  | 'COURT_SAFEGUARD' | 'CURATORSHIP' | 'GUARDIANSHIP'
  | 'PAPERS' | 'FAMILY' | 'SOCIAL_HEALTH' | 'WORK' | 'HOUSING' | 'TRANSPORT' | 'MONEY_TAXES' | 'JUSTICE' | 'FOREIGN_NATIONALS' | 'LEISURE', string>;

/** The versions of the signed text that these words say: the second only names the noun « structure ». For another one no translation is shown. */
export const translatedVersions = [1, 2];
