import { silences, waitsAfter, watching } from './stream';

const settles = 300;

/** How news is followed. `open` asks with a given fetch, tells each change and that asking failed, and answers how to leave. */
export interface Following {
  open: (asking: typeof fetch, told: { change: () => void; fail: () => void }) => () => void;
  /** What is shown must be read anew. */
  reread: () => void;
  /** Nothing is heard because of a fault, or no longer. */
  setCut: (isCut: boolean) => void;
  /** What says `online` and `offline`. */
  network: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
}

/**
 * Follows a stream of news. Whatever ended it (the product ends it when something may have been missed, and after a while; the
 * network goes, which a browser often does not notice, so that silence counts too), it is opened again, and what is shown is
 * read anew once it is heard: nothing falls in between.
 * @returns how to stop.
 */
export function follow({ open, reread, setCut, network }: Following) {
  let [settling, reopening, silence]: (ReturnType<typeof setTimeout> | undefined)[] = [];
  let [faults, leave] = [0, () => {}];

  const change = () => { clearTimeout(settling); settling = setTimeout(reread, settles); };
  const reopen = (wait: number) => { clearTimeout(silence); clearTimeout(reopening); reopening = setTimeout(listen, wait); };
  const lose = () => { leave(); setCut(true); reopen(waitsAfter(++faults)); };
  const bear = (silent: number) => { clearTimeout(silence); silence = setTimeout(lose, silent); };

  function listen() {
    leave();
    let isLeft = false;
    const whileHere = <T extends unknown[]>(act: (...told: T) => void) => (...told: T) => { if (!isLeft) act(...told); };
    bear(silences.opening);
    const hear = whileHere((isFirst: boolean) => {
      bear(silences.open);
      if (!isFirst) return;
      faults = 0;
      setCut(false);
      reread();
    });
    const end = whileHere(() => { leave(); reopen(waitsAfter(0)); });
    const close = open(watching({ hear, end }), { change: whileHere(change), fail: whileHere(lose) });
    leave = () => { if (!isLeft) { isLeft = true; close(); } };
  }

  const back = () => reopen(0);
  network.addEventListener('online', back);
  network.addEventListener('offline', lose);
  listen();
  return () => {
    leave();
    network.removeEventListener('online', back);
    network.removeEventListener('offline', lose);
    for (const timer of [settling, reopening, silence]) clearTimeout(timer);
  };
}
