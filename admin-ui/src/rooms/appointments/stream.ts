const [shortest, longest] = [2_000, 30_000];

/** How long to wait before a stream is opened again, in milliseconds: longer after each fault in a row, so that a product that comes back is not run down. */
export function waitsAfter(faults: number) {
  return Math.min(longest, shortest * 2 ** Math.max(0, faults - 1));
}

/** Asks as the browser does, and tells when the product hears us, and when it ends the stream by itself. */
export function watching({ hear, end }: { hear: () => void; end: () => void }): typeof fetch {
  return async (asked, how) => {
    const response = await fetch(asked, how);
    if (!response.ok || !response.body || !response.headers.get('content-type')?.startsWith('text/event-stream')) return response;
    let isHeard = false;
    const watched = response.body.pipeThrough(new TransformStream<Uint8Array, Uint8Array>({
      transform(part, onward) {
        if (!isHeard) { isHeard = true; hear(); }
        onward.enqueue(part);
      },
      flush: end,
    }));
    return new Response(watched, { status: response.status, headers: response.headers });
  };
}
