// What the tour asks a running Inclusion with: sign-in, requests, what was answered before. Needs Node 20 and nothing else.
// Lines at the head of a document:
//   # with: {…}      its variables; {{find.findResidents.hits.0.id}} is what an earlier step answered
//   # repeat: 11     sends it so often; {{crowd.#.recordResident.resident.id}} takes the answer of the same turn
//   # refused: Name  the refusal that it shows
//   # shows: text    what the answer holds, else the step fails
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
export const base = process.env.INCLUSION_URL ?? 'http://127.0.0.1:5080';
const memory = process.env.INCLUSION_TOUR ?? join(here, '..', '..', 'api', '.local', 'tour.json');
/** Where the small GRC of the thread listens. */
export const grc = process.env.INCLUSION_GRC ?? 'http://127.0.0.1:5090/demandes';
const password = 'Demo-Inclusion-2026';

/** What was answered so far, by the step's name. */
export const answers = read(memory) ?? {};

/** Keeps something for the steps that follow. */
export function remember(name, answer) {
  answers[name] = answer;
  mkdirSync(dirname(memory), { recursive: true });
  writeFileSync(memory, JSON.stringify(answers), { mode: 0o600 });
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (fault) {
    if (fault.code === 'ENOENT') return null;
    throw fault;
  }
}

/** Sends a document as somebody, and shows what was asked and answered. */
export async function ask(who, file) {
  const query = readFileSync(file, 'utf8');
  const [times, refused] = [line(query, 'repeat'), line(query, 'refused')];
  const headers = { ...(who === 'partner' ? await token() : await session(who)), 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  const told = [];
  for (let turn = 0; turn < Number(times ?? 1); turn++) {
    const variables = fill(JSON.parse(line(query, 'with') ?? '{}'), turn);
    if (/^mutation/m.test(query)) headers['idempotency-key'] = crypto.randomUUID();
    const response = await fetch(`${base}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const answer = await response.json();
    told.push(answer.data);
    const shown = JSON.stringify(answer, null, 2);
    console.log(turn === 0 ? `${query.trim()}\n\n${JSON.stringify(variables, null, 2)}\n\n=> ${shown}` : `=> ${JSON.stringify(answer)}`);
    const errors = Object.values(answer.data ?? {}).flatMap(field => field?.errors ?? []).map(error => error.__typename);
    if (answer.errors || errors.join() !== (refused ?? '')) throw new Error(`${basename(file)}: ${answer.errors ? 'an error' : errors.join() || 'no refusal'}, and not ${refused ?? 'an answer'}.`);
    for (const [, text] of query.matchAll(/^# shows: (.*)$/gm)) if (!shown.includes(text)) throw new Error(`${basename(file)}: the answer does not hold ${text}.`);
  }
  remember(basename(file, '.graphql').replace(/^\d+-/, ''), times ? told : told[0]);
}

function line(query, name) {
  return new RegExp(`^# ${name}: (.*)$`, 'm').exec(query)?.[1];
}

/** As a person does: the sign-in page, its form, a session cookie. */
export async function session(who) {
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
export async function lastMessage() {
  for (let tries = 0; tries < 60; tries++) {
    const list = await (await fetch(`${base}/dev/mailbox`)).text();
    const last = /href="(\/dev\/mailbox\/[^"]+)"/.exec(list)?.[1];
    if (last && last !== answers.mailbox) {
      remember('mailbox', last);
      return words(await (await fetch(base + last)).text());
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  throw new Error('No other message has left within 30 seconds.');
}

/** What a person reads of a page. */
export function words(page) {
  return decode(page.replace(/<head>.*?<\/head>/s, '').replace(/<[^>]+>/g, '')).replace(/\n\s*\n+/g, '\n').trim();
}

function fill(value, turn) {
  if (Array.isArray(value)) return value.map(each => fill(each, turn));
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fill(inner, turn)]));
  const path = typeof value === 'string' && /^\{\{(.+)\}\}$/.exec(value)?.[1];
  return path ? valueOf(path.replace('#', turn)) : value;
}

function valueOf(path) {
  const time = /^now([+-]\d+)?([mhd])?$/.exec(path);
  if (time) return new Date(Math.floor(Date.now() / 60000 + Number(time[1] ?? 0) * { m: 1, h: 60, d: 1440 }[time[2] ?? 'm']) * 60000).toISOString();
  const day = /^day\+(\d+)$/.exec(path);
  if (day) return new Date(Date.now() + Number(day[1]) * 86400000).toISOString().slice(0, 10);
  if (path === 'random') return crypto.randomUUID().slice(0, 8);
  if (path === 'grc') return grc;
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
