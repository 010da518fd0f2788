// Follows one subscription to its end: node graphql-sse.mjs ADDRESS AUTHORIZATION DOCUMENT
// Prints each result as a line of JSON, then "complete".
import { createClient } from 'graphql-sse';

const [url, authorization, query] = process.argv.slice(2);
const client = createClient({ url, singleConnection: false, retryAttempts: 0, headers: { authorization } });

for await (const result of client.iterate({ query })) console.log(JSON.stringify(result));
console.log('complete');
client.dispose();
