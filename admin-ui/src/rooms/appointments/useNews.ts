import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useClient } from 'urql';
import { AppointmentNews } from './documents';
import { waitsAfter, watching } from './stream';

const settles = 300;

/**
 * Follows the news of appointments. Whatever ended a stream (the product ends it when something may have been missed, and after
 * a while; the network goes), it is opened again, and what is shown is read anew once it is heard: nothing falls in between.
 * @returns true while nothing is heard because of a fault.
 */
export function useNews(mediatorId: string | null, reread: () => void) {
  const client = useClient();
  const [attempt, setAttempt] = useState(0);
  const [isCut, setCut] = useState(false);
  const faults = useRef(0);
  const readAnew = useEffectEvent(reread);

  useEffect(() => {
    let [soon, later]: (ReturnType<typeof setTimeout> | undefined)[] = [];
    const settle = () => { clearTimeout(soon); soon = setTimeout(() => readAnew(), settles); };
    const reopen = (wait: number) => { clearTimeout(later); later = setTimeout(() => setAttempt(now => now + 1), wait); };
    const hear = () => { faults.current = 0; setCut(false); readAnew(); };
    const end = () => reopen(waitsAfter(0));
    const fault = () => { setCut(true); reopen(waitsAfter(++faults.current)); };

    const context = { fetch: watching({ hear, end }), fetchOptions: { headers: { accept: 'text/event-stream' } } };
    const news = client.subscription(AppointmentNews, { mediatorId }, context).subscribe(result => {
      if (result.error) fault();
      else if (result.data) settle();
    });
    const back = () => reopen(0);
    addEventListener('online', back);
    return () => {
      news.unsubscribe();
      removeEventListener('online', back);
      clearTimeout(soon);
      clearTimeout(later);
    };
  }, [client, mediatorId, attempt]);

  return isCut;
}
