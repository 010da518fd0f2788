import { useEffect, useEffectEvent, useState } from 'react';
import { useClient } from 'urql';
import { AppointmentNews } from './documents';
import { follow } from './follow';

/**
 * Follows the news of appointments, and has what is shown read anew.
 * @returns true while nothing is heard because of a fault.
 */
export function useNews(mediatorId: string | null, reread: () => void) {
  const client = useClient();
  const [isCut, setCut] = useState(false);
  const readAnew = useEffectEvent(reread);

  useEffect(() => follow({
    open: (asking, { change, fail }) => client
      .subscription(AppointmentNews, { mediatorId }, { fetch: asking, fetchOptions: { headers: { accept: 'text/event-stream' } } })
      .subscribe(({ error, data }) => { if (error) fail(); else if (data) change(); }).unsubscribe,
    reread: () => readAnew(),
    setCut,
    network: window,
  }), [client, mediatorId]);

  return isCut;
}
