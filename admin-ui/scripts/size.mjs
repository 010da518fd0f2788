// Says what the first screen makes the browser fetch, brotli: the page, its style, the entry's script and all that it imports at once.
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

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
const first = process.argv.slice(2);
for (const name of Object.keys(manifest).filter(each => manifest[each].isEntry || first.some(part => each.includes(part)))) take(name);
for (const style of Object.values(manifest).filter(each => each.file.endsWith('.css'))) files.add(style.file);

let total = 0;
for (const file of files) {
  const size = brotliCompressSync(readFileSync(`dist/${file}`)).length;
  total += size;
  console.log(`${String(Math.round(size / 102.4) / 10).padStart(7)} KiB  ${file}`);
}
console.log(`${String(Math.round(total / 102.4) / 10).padStart(7)} KiB  first load, brotli (at most ${limit / 1024})`);
process.exitCode = total > limit ? 1 : 0;
