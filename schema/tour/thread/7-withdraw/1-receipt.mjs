import { answers, base, remember, session, words } from '../../asking.mjs';

const letters = 'query { lettersToPrint(first: 100) { nodes { kind subjectId page } } }';

/** Nothing but a letter reaches Lucien: Claire prints the receipt of his mandate. It holds a link. */
export default async function receipt() {
  const who = await session('claire');
  for (let tries = 0; tries < 60; tries++) {
    const response = await fetch(`${base}/graphql`, { method: 'POST', headers: { ...who, 'content-type': 'application/json' }, body: JSON.stringify({ query: letters }) });
    const list = (await response.json()).data.lettersToPrint.nodes;
    const mine = list.find(letter => letter.subjectId === answers.draft.draftMandate.mandate.id);
    if (!mine) {
      await new Promise(resolve => setTimeout(resolve, 500));
      continue;
    }
    const text = words(await (await fetch(base + mine.page, { headers: who })).text());
    console.log(text);
    remember('link', new URL(/https?:\/\/\S+\/mandat\/\S+/.exec(text)[0]).pathname);
    return;
  }
  throw new Error('No letter for Lucien within 30 seconds.');
}
