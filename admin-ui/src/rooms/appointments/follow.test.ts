import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { follow } from './follow';

type Told = { change: () => void; fail: () => void };

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); vi.unstubAllGlobals(); });

const comment = new TextEncoder().encode(':\n\n');

/** A product whose streams the test holds in its hand, and what the screen was told of them. */
function following() {
  const said: (string | boolean)[] = [];
  const streams: { told: Told; isLeft: boolean; send: (part?: Uint8Array) => Promise<void>; end: () => Promise<void> }[] = [];
  const network = new EventTarget();
  vi.stubGlobal('fetch', () => {
    const pipe = new TransformStream<Uint8Array, Uint8Array>();
    const writer = pipe.writable.getWriter();
    const stream = streams.at(-1);
    if (stream) Object.assign(stream, { send: (part = comment) => writer.write(part), end: () => writer.close() });
    return Promise.resolve(new Response(pipe.readable, { headers: { 'content-type': 'text/event-stream' } }));
  });
  const stop = follow({
    network, reread: () => said.push('read'), setCut: isCut => said.push(isCut),
    open: (asking, told) => {
      const stream = { told, isLeft: false, send: () => Promise.resolve(), end: () => Promise.resolve() };
      streams.push(stream);
      void asking('/graphql').then(answer => answer.text()).catch(() => {});
      return () => { stream.isLeft = true; };
    },
  });
  const last = () => streams.at(-1) ?? expect.fail('nothing was opened');
  return { said, streams, last, network, stop, pass: (time: number) => vi.advanceTimersByTimeAsync(time) };
}

it('reads anew when it is heard, and once for changes that come together', async () => {
  const { said, last, pass } = following();
  await last().send();
  expect(said).toEqual([false, 'read']);
  last().told.change();
  await pass(200);
  last().told.change();
  await pass(301);
  expect(said).toEqual([false, 'read', 'read']);
});

it('opens again what the product ended, and calls it no fault', async () => {
  const { said, streams, last, pass } = following();
  await last().send();
  await last().send(new TextEncoder().encode('event: complete\ndata: \n\n'));
  streams[0]?.told.fail();
  await pass(2_000);
  expect(streams.map(each => each.isLeft)).toEqual([true, false]);
  await last().send();
  expect(said).toEqual([false, 'read', false, 'read']);
});

it('takes a silent product for a lost one, and says that it is back', async () => {
  const { said, streams, last, pass } = following();
  await last().send();
  for (let beat = 0; beat < 10; beat++) { await pass(39_000); await last().send(); }
  expect(said).toEqual([false, 'read']);
  await pass(40_000);
  expect(said).toEqual([false, 'read', true]);
  await pass(2_000);
  expect(streams.map(each => each.isLeft)).toEqual([true, false]);
  await last().send();
  expect(said.slice(3)).toEqual([false, 'read']);
});

it('gives up a product that does not answer, and asks less and less often', async () => {
  const { said, streams, pass } = following();
  await pass(10_000);
  expect(said).toEqual([true]);
  await pass(2_000 + 10_000 + 4_000 + 10_000 + 7_999);
  expect(streams.length).toBe(3);
  await pass(1);
  expect(streams.length).toBe(4);
});

it('counts one fault for one stream, whatever tells of it', async () => {
  const { said, streams, last, network, pass } = following();
  await last().send();
  network.dispatchEvent(new Event('offline'));
  streams[0]?.told.fail();
  expect(said).toEqual([false, 'read', true]);
  await pass(2_000);
  expect(streams.length).toBe(2);
});

it('asks at once when the network is back', async () => {
  const { streams, network, pass } = following();
  network.dispatchEvent(new Event('offline'));
  network.dispatchEvent(new Event('online'));
  await pass(0);
  expect(streams.map(each => each.isLeft)).toEqual([true, false]);
});

it('leaves nothing behind', async () => {
  const { said, streams, last, network, stop, pass } = following();
  await last().send();
  last().told.change();
  stop();
  network.dispatchEvent(new Event('offline'));
  await pass(120_000);
  expect(streams.map(each => each.isLeft)).toEqual([true]);
  expect(said).toEqual([false, 'read']);
});
