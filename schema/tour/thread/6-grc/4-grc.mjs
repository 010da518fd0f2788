import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { answers, base, grc } from '../../asking.mjs';

const callback = `${base}/grc/val-sur-brume-demo/callback`;

/**
 * A small GRC. It checks the signature of each call, applies each webhook-id once, and answers 500 to the first although it
 * applied it; then it calls back. Inclusion tries again after about a minute.
 */
export default async function smallGrc() {
  const secret = Buffer.from(answers.link.setGrcLink.grcLink.secret.slice('whsec_'.length), 'base64');
  const sign = (id, at, body) => `v1,${createHmac('sha256', secret).update(`${id}.${at}.${body}`).digest('base64')}`;
  const request = await take(sign);
  const now = Math.floor(Date.now() / 1000);
  const tell = type => JSON.stringify({ type, data: { requestId: request, reference: 'GRC-2026-17' } });
  await call('forged', 'tour-1', now, tell('request.done'), () => 'v1,AAAA', 401);
  await call('an hour old', 'tour-2', now - 3600, tell('request.done'), sign, 401);
  await call('acknowledged', `ack-${request}`, now, tell('request.acknowledged'), sign, 200);
  await call('acknowledged, repeated', `ack-${request}`, now, tell('request.acknowledged'), sign, 200);
  await call('done', `done-${request}`, now, tell('request.done'), sign, 200);
}

/** Listens until a request was applied and then taken; answers our id of it. */
function take(sign) {
  const effects = new Map();
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error('Nothing came within three minutes.')), 180_000);
    const server = createServer(async (call, answer) => {
      let body = '';
      for await (const part of call) body += part;
      const [id, at] = [call.headers['webhook-id'], call.headers['webhook-timestamp']];
      const isGenuine = call.headers['webhook-signature']?.split(' ').includes(sign(id, at, body));
      const isFirst = isGenuine && !effects.has(id);
      if (isFirst) effects.set(id, JSON.parse(body).data.requestId);
      answer.statusCode = !isGenuine ? 401 : isFirst ? 500 : 202;
      console.log(`${id}: ${isGenuine ? 'signed' : 'FORGED'}, ${isFirst ? 'applied' : 'known already'}, answered ${answer.statusCode}; ${effects.size} effect`);
      answer.end();
      if (!isGenuine || isFirst) return;
      clearTimeout(patience);
      server.close();
      server.closeAllConnections();
      if (effects.size === 1) resolve(effects.get(id));
      else reject(new Error(`${effects.size} effects.`));
    }).listen(Number(new URL(grc).port), '127.0.0.1');
  });
}

async function call(what, id, at, body, sign, expected) {
  const headers = { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': `${at}`, 'webhook-signature': sign(id, at, body) };
  const { status } = await fetch(callback, { method: 'POST', headers, body });
  console.log(`callback ${what}: ${status}`);
  if (status !== expected) throw new Error(`The callback (${what}) was answered ${status} and not ${expected}.`);
}
