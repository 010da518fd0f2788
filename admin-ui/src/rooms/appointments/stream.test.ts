import { afterEach, expect, it, vi } from 'vitest';
import { waitsAfter, watching } from './stream';

afterEach(() => vi.unstubAllGlobals());

const answering = (response: Response) => vi.stubGlobal('fetch', () => Promise.resolve(response));
const listen = async () => {
  const said: string[] = [];
  const response = await watching({ hear: isFirst => said.push(isFirst ? 'heard' : 'heard again'), end: () => said.push('ended') })('/graphql', {});
  return { said, text: await response.text(), status: response.status };
};

it('waits longer after each fault in a row, half a minute at most', () => {
  expect([0, 1, 2, 3, 4, 5, 60].map(waitsAfter)).toEqual([2_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

it('hears a stream once, hands everything on, and says that it ended', async () => {
  answering(new Response(':\n\nevent: next\ndata: 1\n\n', { headers: { 'content-type': 'text/event-stream; charset=utf-8' } }));
  expect(await listen()).toEqual({ said: ['heard', 'ended'], text: ':\n\nevent: next\ndata: 1\n\n', status: 200 });
});

it('says once that the stream ended when the product says so and closes it', async () => {
  const parts = [':\n\n', 'event: complete\ndata: \n\n'].map(part => new TextEncoder().encode(part));
  answering(new Response(new ReadableStream({ pull: into => { const next = parts.shift(); if (next) into.enqueue(next); else into.close(); } }), { headers: { 'content-type': 'text/event-stream' } }));
  expect((await listen()).said).toEqual(['heard', 'heard again', 'ended']);
});

it('hears nothing in a refusal', async () => {
  answering(new Response('{}', { status: 429, headers: { 'content-type': 'application/json' } }));
  expect(await listen()).toEqual({ said: [], text: '{}', status: 429 });
});
