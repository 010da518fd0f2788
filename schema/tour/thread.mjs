// Takes one step of the thread: every file of its folder, in order, each by whom its line « # as: » names.
//   node schema/tour/thread.mjs 1-market
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ask } from './asking.mjs';

const [step] = process.argv.slice(2);
const folder = new URL(`thread/${step}/`, import.meta.url);
try {
  for (const name of readdirSync(folder).sort()) {
    const file = fileURLToPath(new URL(name, folder));
    console.log(`\n── ${step}/${name}`);
    if (name.endsWith('.mjs')) await (await import(new URL(name, folder))).default();
    else await ask(/^# as: (\w+)$/m.exec(readFileSync(file, 'utf8'))[1], file);
  }
} catch (fault) {
  console.error(fault.message);
  process.exitCode = 1;
}
