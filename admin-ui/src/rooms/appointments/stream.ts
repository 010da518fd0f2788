const [shortest, longest] = [2_000, 30_000];

/** How long the product may be silent, in milliseconds: until it answers, then between two parts. It sends one every 15 seconds, though nothing happens. */
export const silences = { opening: 10_000, open: 40_000 };

/** How long to wait before a stream is opened again, in milliseconds: longer after each fault in a row, so that a product that comes back is not run down. */
export function waitsAfter(faults: number) {
  return Math.min(longest, shortest * 2 ** Math.max(0, faults - 1));
}

/**
 * Asks as the browser does, and tells each part that the product sends, the first one too, and that it ends the stream by itself.
 * It may say so in words, at which urql fails when nothing else was said, or only close what it sends.
 */
export function watching({ hear, end }: { hear: (isFirst: boolean) => void; end: () => void }): typeof fetch {
  return async (asked, how) => {
    const response = await fetch(asked, how);
    if (!response.ok || !response.body || !response.headers.get('content-type')?.startsWith('text/event-stream')) return response;
    let [isFirst, isOver] = [true, false];
    const finish = () => { if (!isOver) { isOver = true; end(); } };
    const reader = new TextDecoder();
    const watched = response.body.pipeThrough(new TransformStream<Uint8Array, Uint8Array>({
      transform(part, onward) {
        hear(isFirst);
        isFirst = false;
        if (/^event: complete$/m.test(reader.decode(part, { stream: true }))) finish();
        onward.enqueue(part);
      },
      flush: finish,
    }));
    return new Response(watched, { status: response.status, headers: response.headers });
  };
}
