// Writes dist/documents.json: every document that the application sends, by the SHA-256 of its text as it is sent.
// Documents are what the files named documents.ts export; the product answers those by their hash alone.
import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { formatDocument, stringifyDocument } from 'urql';
import { createServer } from 'vite';

const vite = await createServer({ configFile: false, server: { middlewareMode: true, hmr: false, watch: null }, appType: 'custom', logLevel: 'error', optimizeDeps: { noDiscovery: true } });
const documents = {};
for (const file of readdirSync('src', { recursive: true }).filter(name => /(^|\/)documents\.ts$/.test(name)).sort()) {
  for (const [name, value] of Object.entries(await vite.ssrLoadModule(`/src/${file}`))) {
    if (value?.kind !== 'Document' || !value.definitions.some(each => each.kind === 'OperationDefinition')) continue;
    if (value.definitions.filter(each => each.kind === 'OperationDefinition').length !== 1) throw new Error(`${file}: ${name} holds more than one operation.`);
    const text = stringifyDocument(formatDocument(value));
    documents[createHash('sha256').update(text, 'utf8').digest('hex')] = text;
  }
}
await vite.close();
writeFileSync('dist/documents.json', JSON.stringify(documents, null, 1));
console.log(`dist/documents.json: ${Object.keys(documents).length} documents`);
