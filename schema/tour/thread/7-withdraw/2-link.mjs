import { answers, base, words } from '../../asking.mjs';

/** Lucien opens the link, which changes nothing, and presses the button. */
export default async function link() {
  const address = base + answers.link;
  const opened = await fetch(address);
  console.log(`GET ${opened.status}\n${words(await opened.text())}\n`);
  const pressed = await fetch(address, { method: 'POST' });
  console.log(`POST ${pressed.status}\n${words(await pressed.text())}`);
  if (opened.status !== 200 || pressed.status !== 200) throw new Error('The link did not open.');
}
