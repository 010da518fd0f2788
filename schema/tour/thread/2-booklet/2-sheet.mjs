import { answers, base, remember, session, words } from '../../asking.mjs';

/** Claire opens the sheet to print: codes in letters and as QR codes. The database keeps none of them. */
export default async function sheet() {
  const page = await (await fetch(base + answers.issue.issueBooklet.booklet.sheetPath, { headers: await session('claire') })).text();
  const codes = [...page.matchAll(/class="code">([^<]+)</g)].map(([, code]) => code);
  if (codes.length !== 5 || page.split('<svg').length !== 6) throw new Error('The sheet does not show five codes, each with its QR code.');
  remember('sheet', codes);
  console.log(words(page));
}
