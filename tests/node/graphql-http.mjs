// Runs the audits of graphql-http against a server: node graphql-http.mjs ADDRESS AUTHORIZATION
// Prints one line an audit and ends with 1 when one of them fails.
import { serverAudits } from 'graphql-http';

const [url, authorization] = process.argv.slice(2);
const fetchFn = (address, options = {}) =>
  fetch(address, { ...options, headers: { ...options.headers, authorization } });

const audits = serverAudits({ url, fetchFn });
let failed = 0;
for (const audit of audits) {
  const result = await audit.fn();
  if (result.status !== 'ok') failed += 1;
  console.log(`${result.status} ${audit.id} ${audit.name}${result.reason ? `: ${result.reason}` : ''}`);
}
console.log(`${audits.length - failed} of ${audits.length} audits passed`);
process.exitCode = failed > 0 ? 1 : 0;
