import a11y from 'eslint-plugin-jsx-a11y';
import react from 'eslint-plugin-react';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['dist', 'src/graphql/schema.d.ts'] },
  ...ts.configs.recommended,
  { files: ['**/*.{ts,tsx}'], plugins: { react, 'react-hooks': hooks, 'jsx-a11y': a11y }, settings: { react: { version: '19' } },
    rules: {
      ...a11y.flatConfigs.recommended.rules,
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // Every string of a screen has a key.
      'react/jsx-no-literals': ['error', { noStrings: false, ignoreProps: true, allowedStrings: [' ', ', ', ' · ', '·', ':', ' : ', '(', ')', '→', '–', ' – ', ' ; ', '…', '%', '+', '−', '×'] }],
      // A link of the address would change the screen's; lists styled without marks keep their role by hand.
      'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: [], roles: ['tabpanel'], allowExpressionValues: true }],
      'jsx-a11y/label-has-associated-control': ['error', { assert: 'either', depth: 3 }],
    } },
  // The house's one rule of direction: a room never reaches into another; screens that join rooms live in app/screens.
  { files: ['src/rooms/**'], rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['**/rooms/*', '../../*/!(graphql)', '!../../ui/**', '!../../words', '!../../app/**', '!../../graphql'], message: 'A room may not import another room.' }] }] } },
);
