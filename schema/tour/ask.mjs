// Sends one request of the tour to a running Inclusion, and shows what was asked and answered. Needs Node 20 and nothing else.
//   node schema/tour/ask.mjs claire 1-find     sends schema/tour/1-find.graphql as Claire (a demo sign-in)
//   node schema/tour/ask.mjs partner 11-own    … as the program that step 9 admits, with a token of its own
//   node schema/tour/ask.mjs mailbox           shows the last message that left
// A line « # with: {…} » of the document holds its variables; {{find.findResidents.hits.0.id}} is what an earlier step answered.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const base = process.env.INCLUSION_URL ?? 'http://127.0.0.1:5080';
const memory = process.env.INCLUSION_TOUR ?? join(here, '..', '..', 'api', '.local', 'tour.json');
const password = 'Demo-Inclusion-2026';
const [who, step] = process.argv.slice(2);

const answers = read(memory) ?? {};
if (who === 'mailbox') console.log(await lastMessage());
else await ask();

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (fault) {
    if (fault.code === 'ENOENT') return null;
    throw fault;
  }
}

async function ask() {
  const query = readFileSync(join(here, `${step}.graphql`), 'utf8');
  const variables = fill(JSON.parse(/^# with: (.*)$/m.exec(query)?.[1] ?? '{}'));
  const headers = { ...(who === 'partner' ? await token() : await session()), 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  if (/^mutation/m.test(query)) headers['idempotency-key'] = crypto.randomUUID();
  const response = await fetch(`${base}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const answer = await response.json();
  console.log(`${query.trim()}\n\n${JSON.stringify(variables, null, 2)}\n\n=> ${JSON.stringify(answer, null, 2)}`);
  const refused = Object.values(answer.data ?? {}).some(field => field?.errors?.length > 0);
  if (answer.errors || refused) process.exit(1);
  answers[step.replace(/^\d+-/, '')] = answer.data;
  mkdirSync(dirname(memory), { recursive: true });
  writeFileSync(memory, JSON.stringify(answers), { mode: 0o600 });
}

/** As a person does: the sign-in page, its form, a session cookie. */
async function session() {
  const page = await fetch(`${base}/account/sign-in`);
  const html = await page.text();
  const form = new URLSearchParams({ Email: `${who}@val-sur-brume.example`, Password: password });
  for (const [input] of html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) form.set(attribute(input, 'name'), attribute(input, 'value'));
  const sent = await fetch(`${base}/account/sign-in`, { method: 'POST', body: form, headers: { cookie: cookies(page) }, redirect: 'manual' });
  if (sent.status !== 302) throw new Error(`${who} could not sign in (${sent.status}).`);
  return { cookie: cookies(sent), origin: base };
}

/** As a program does: OAuth2 client credentials for a token. */
async function token() {
  const { clientId, secret } = answers.admit.createPartnerClient.partnerClient;
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret });
  const answer = await (await fetch(`${base}/connect/token`, { method: 'POST', body: form })).json();
  if (!answer.access_token) throw new Error(`No token: ${answer.error_description}`);
  return { authorization: `Bearer ${answer.access_token}` };
}

/** Messages leave a moment after the request that ordered them: waits for one that was not shown yet. */
async function lastMessage() {
  for (let tries = 0; tries < 60; tries++) {
    const list = await (await fetch(`${base}/dev/mailbox`)).text();
    const last = /href="(\/dev\/mailbox\/[^"]+)"/.exec(list)?.[1];
    if (last && last !== answers.mailbox) {
      writeFileSync(memory, JSON.stringify({ ...answers, mailbox: last }), { mode: 0o600 });
      const page = await (await fetch(base + last)).text();
      return decode(page.replace(/<head>.*?<\/head>/s, '').replace(/<[^>]+>/g, '')).trim();
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  throw new Error('No other message has left within 30 seconds.');
}

function fill(value) {
  if (Array.isArray(value)) return value.map(fill);
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fill(inner)]));
  const path = typeof value === 'string' && /^\{\{(.+)\}\}$/.exec(value)?.[1];
  return path ? valueOf(path) : value;
}

function valueOf(path) {
  const time = /^now([+-]\d+)?([mhd])?$/.exec(path);
  if (time) return new Date(Math.floor(Date.now() / 60000 + Number(time[1] ?? 0) * { m: 1, h: 60, d: 1440 }[time[2] ?? 'm']) * 60000).toISOString();
  if (path === 'random') return crypto.randomUUID().slice(0, 8);
  return path.split('.').reduce((at, part) => {
    const named = /^(\w+)=(.+)$/.exec(part);
    const next = named ? at?.find(each => each[named[1]] === named[2]) : at?.[part];
    if (next === undefined) throw new Error(`Nothing was answered at « ${path} »: take the steps in order.`);
    return next;
  }, answers);
}

function attribute(tag, name) {
  return decode(new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

function cookies(response) {
  return response.headers.getSetCookie().map(each => each.split(';')[0]).join('; ');
}

function decode(html) {
  return html.replace(/&#x([0-9A-F]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)))
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
