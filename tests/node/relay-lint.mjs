// Runs the Relay rules of two linters over a schema: node relay-lint.mjs FILE
// Prints one line a finding and ends with 1 when there is one.
import { readFileSync } from 'node:fs';
import { parseForESLint, rules } from '@graphql-eslint/eslint-plugin';
import { Linter } from 'eslint';
import { run } from 'graphql-schema-linter/lib/runner.js';

const file = process.argv[2];
const text = readFileSync(file, 'utf8');
const findings = [...withEslint(), ...(await withSchemaLinter())];

for (const finding of findings) console.log(finding);
console.log(`${findings.length} findings`);
process.exitCode = findings.length > 0 ? 1 : 0;

function withEslint() {
  const names = Object.keys(rules).filter((name) => name.startsWith('relay-'));
  if (names.length !== 4) throw new Error(`4 Relay rules were expected, not ${names.length}`);
  const messages = new Linter().verify(
    text,
    [{
      files: ['**/*.graphql'],
      plugins: { graphql: { rules } },
      languageOptions: { parser: { parseForESLint }, parserOptions: { graphQLConfig: { schema: file } } },
      rules: {
        ...Object.fromEntries(names.map((name) => [`graphql/${name}`, 'error'])),
        // The Relay specification asks for forward paging, backward paging, or both: ours goes forward.
        'graphql/relay-arguments': ['error', { includeBoth: false }],
        // A plain list is allowed where it cannot grow (a payload's errors): only what grows is a connection.
        // A free slot has no identity until it is taken, so its edge leads to no Node; a test of the schema holds the others to it.
        'graphql/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false }],
      },
    }],
    { filename: 'schema.graphql' },
  );
  return messages.map((message) => `${message.ruleId} ${message.line}: ${message.message}`);
}

async function withSchemaLinter() {
  const names = ['relay-connection-types-spec', 'relay-connection-arguments-spec', 'relay-page-info-spec'];
  let report = '';
  let trouble = '';
  const out = { write: (piece) => Boolean((report += piece)) };
  const err = { write: (piece) => Boolean((trouble += piece)) };
  const code = await run(out, null, err, ['node', 'graphql-schema-linter', '--rules', names.join(','), '--format', 'json', file]);
  if (code > 1) throw new Error(`graphql-schema-linter ended with ${code}: ${trouble}`);
  return JSON.parse(report).errors.map((error) => `${error.rule} ${error.location.line}: ${error.message}`);
}
