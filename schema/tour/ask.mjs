// Sends one request of the tour to a running Inclusion, and shows what was asked and answered.
//   node schema/tour/ask.mjs claire 1-find     sends schema/tour/1-find.graphql as Claire (a demo sign-in)
//   node schema/tour/ask.mjs partner 11-own    … as the program that step 9 admits, with a token of its own
//   node schema/tour/ask.mjs mailbox           shows the last message that left
import { fileURLToPath } from 'node:url';
import { ask, lastMessage } from './asking.mjs';

const [who, step] = process.argv.slice(2);
try {
  if (who === 'mailbox') console.log(await lastMessage());
  else await ask(who, fileURLToPath(new URL(`${step}.graphql`, import.meta.url)));
} catch (fault) {
  console.error(fault.message);
  process.exitCode = 1;
}
