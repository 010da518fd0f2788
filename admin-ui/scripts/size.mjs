// Says what the first screen makes the browser fetch: the page, its style, the entry's script, the day's screen, and all that they
// import at once, in brotli as the product serves it (CompressionLevel.Optimal, quality 4: it packs each answer anew).
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const limit = 200 * 1024;
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
const files = new Set(['index.html']);
const take = name => {
  const chunk = manifest[name];
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const style of chunk.css ?? []) files.add(style);
  for (const next of chunk.imports ?? []) take(next);
};
for (const name of Object.keys(manifest).filter(each => manifest[each].isEntry || each.endsWith('screens/Today.tsx'))) take(name);
for (const style of Object.values(manifest).filter(each => each.file.endsWith('.css'))) files.add(style.file);

let total = 0;
for (const file of files) {
  const size = brotliCompressSync(readFileSync(`dist/${file}`), { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;
  total += size;
  console.log(`${String(Math.round(size / 102.4) / 10).padStart(7)} KiB  ${file}`);
}
console.log(`${String(Math.round(total / 102.4) / 10).padStart(7)} KiB  first load, brotli (at most ${limit / 1024})`);
process.exitCode = total > limit ? 1 : 0;
