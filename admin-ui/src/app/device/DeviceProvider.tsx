import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useClient } from 'urql';
import { fullName } from '../../ui/names';
import { useSession } from '../session';
import { sendWaiting } from './queue';
import { isStill, sender } from './send';
import { allRecords, note, wipeOldPacks, type FieldRecord, type Noted, type Owner } from './store';

type Device = {
  me: Owner;
  /** All that waits on this device, whoever noted it. */
  records: FieldRecord[];
  /** One more each time that the product has taken something: what is shown of it is to be read again. */
  taken: number;
  /** Keeps something on the device, then tries to send it. */
  keep: (noted: Omit<Noted, 'owner'>) => Promise<void>;
  /** To be called once a record was mended or discarded. */
  renew: () => Promise<void>;
  send: () => Promise<void>;
};

const DeviceContext = createContext<Device | null>(null);

/** What was noted on this device, and its sending: on opening, when the network is back, and every half minute. */
export function DeviceProvider({ children }: { children: ReactNode }) {
  const client = useClient();
  const me = useOwner();
  const [records, setRecords] = useState<FieldRecord[]>([]);
  const [taken, setTaken] = useState(0);

  const renew = useCallback(async () => setRecords(await allRecords()), []);
  const send = useCallback(() => alone(async () => {
    const waiting = (await allRecords()).some(each => each.state === 'WAITING' && each.owner.id === me.id);
    if (!waiting || !navigator.onLine || !await isStill(client, me)) return;
    const sent = await sendWaiting(me, sender(client));
    if (sent > 0) setTaken(now => now + 1);
    await renew();
  }), [client, me, renew]);
  const keep = useCallback(async (noted: Omit<Noted, 'owner'>) => {
    await note({ ...noted, owner: me });
    await renew();
    void send();
  }, [me, renew, send]);

  useEffect(() => {
    const wake = () => void send();
    void renew().then(wake);
    const clock = setInterval(() => { wake(); void wipeOldPacks(); }, 30_000);
    addEventListener('online', wake);
    return () => { clearInterval(clock); removeEventListener('online', wake); };
  }, [renew, send]);

  const device = useMemo(() => ({ me, records, taken, keep, renew, send }), [me, records, taken, keep, renew, send]);
  return <DeviceContext value={device}>{children}</DeviceContext>;
}

export function useDevice() {
  const device = useContext(DeviceContext);
  if (!device) throw new Error('Nothing is noted here.');
  return device;
}

function useOwner(): Owner {
  const { me, structure } = useSession();
  const [id, name, structureId] = [me.id, fullName(me), structure?.id ?? null];
  return useMemo(() => ({ id, name, structureId }), [id, name, structureId]);
}

/** One sending at a time, in all tabs of the browser. */
function alone(work: () => Promise<void>) {
  return navigator.locks.request('inclusion.send', work);
}
