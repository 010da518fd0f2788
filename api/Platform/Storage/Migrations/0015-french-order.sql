-- The order in which a French reader looks for a name: « École » beside « Ecole », « Étape 2 » before « Étape 10 ».
-- Two names are still the same only when they are written the same.
create collation french_order (provider = icu, locale = 'fr-u-kn-true');
