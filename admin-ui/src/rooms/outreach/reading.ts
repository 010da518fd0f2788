import { useCallback, useEffect, useState } from 'react';
import { useClient, type Client, type CombinedError } from 'urql';
import { useDevice } from '../../app/device/DeviceProvider';
import { keepPack, readPack, type FieldRecord } from '../../app/device/store';
import type { ResultOf } from '../../graphql';
import { fullName } from '../../ui/names';
import { say } from '../../words';
import { SessionDocument } from './documents';

type Answered = NonNullable<ResultOf<typeof SessionDocument>['session']>;
type Seat = Answered['registrations']['nodes'][number];
export type Reading = Omit<Answered, 'registrations'> & { registrations: Seat[] };
/** One line of the list: as the product has it, with what this device has noted since. */
export type Line = { key: string; registrationId: string | null; after: string | null; residentId: string | null; name: string; number: number | null; position: number | null; state: Seat['state']; isUnsent: boolean };

/** The whole of a session, page by page of its registrations. */
async function ask(client: Client, id: string): Promise<{ reading?: Reading | null; error?: CombinedError }> {
  const registrations: Seat[] = [];
  let after: string | null = null;
  for (;;) {
    const { data, error }: { data?: ResultOf<typeof SessionDocument>; error?: CombinedError } =
      await client.query(SessionDocument, { id, after }, { requestPolicy: 'network-only' }).toPromise();
    if (!data) return { error };
    if (!data.session) return { reading: null };
    registrations.push(...data.session.registrations.nodes);
    if (!data.session.registrations.pageInfo.hasNextPage) return { reading: { ...data.session, registrations } };
    after = data.session.registrations.pageInfo.endCursor;
  }
}

/** A session as the product has it now, else as this device kept it. Each reading from the network renews what is kept. */
export function useReading(id: string) {
  const client = useClient();
  const { me, taken } = useDevice();
  const [shown, setShown] = useState<{ reading?: Reading | null; keptAt?: number; isFromDevice: boolean; error?: CombinedError }>({ isFromDevice: false });

  const refresh = useCallback(async () => {
    const { reading, error } = await ask(client, id);
    if (reading) await keepPack(me, id, reading);
    if (reading !== undefined) { setShown({ reading, keptAt: Date.now(), isFromDevice: false }); return true; }
    const pack = await readPack(me, id);
    setShown({ reading: pack?.reading as Reading | undefined, keptAt: pack?.keptAt, isFromDevice: true, error });
    return false;
  }, [client, id, me]);

  useEffect(() => {
    const read = () => void refresh();
    read();
    addEventListener('online', read);
    return () => removeEventListener('online', read);
  }, [refresh, taken]);

  // The browser does not always know that the network is back, nor that the product is.
  const { isFromDevice } = shown;
  useEffect(() => {
    const clock = isFromDevice ? setInterval(() => void refresh(), 30_000) : undefined;
    return () => clearInterval(clock);
  }, [isFromDevice, refresh]);

  return { ...shown, refresh };
}

export function nameOf(identity: { givenName?: string | null; familyName?: string | null; isAnonymous?: boolean } | null | undefined) {
  const name = fullName(identity);
  return name || say('outreach.anonymous');
}

/** The list of a session with what waits on this device laid over it, and said to. Nothing here is decided: the product decides when it is sent. */
export function linesOf(reading: Reading, records: FieldRecord[]): Line[] {
  const lines: Line[] = reading.registrations.map(seat => ({
    key: seat.id, registrationId: seat.id, after: null, residentId: seat.resident?.id ?? null, name: nameOf(seat.resident?.identity),
    number: seat.number, position: seat.position, state: seat.state, isUnsent: false,
  }));
  // Whom a colleague registered meanwhile is there once: the registration that was refused for it waits beside the list.
  const isThere = (record: FieldRecord) => record.state === 'REFUSED' && lines.some(each => each.residentId === record.input['residentId'] && each.state !== 'LEFT');
  for (const record of records.filter(each => each.kind === 'REGISTRATION' && !isThere(each)))
    lines.push({ key: record.deviceRecordId, registrationId: null, after: record.deviceRecordId, residentId: String(record.input['residentId']), name: record.about, number: null, position: null, state: 'SEATED', isUnsent: true });
  for (const record of records.filter(each => each.kind === 'ATTENDANCE' && each.state === 'WAITING')) {
    const line = lines.find(each => record.after ? each.after === record.after : each.registrationId === record.input['registrationId']);
    if (line) Object.assign(line, { state: record.input['came'] ? 'CAME' : 'DID_NOT_COME', isUnsent: true });
  }
  return lines;
}

/** People counted by what they were helped with, those that wait on this device included. */
export function countsOf(reading: Reading, records: FieldRecord[]) {
  const counts = new Map((reading.walkInCounts ?? []).map(each => [each.theme ?? null, { people: each.people, minutes: each.minutes, unsent: 0 }]));
  for (const record of records.filter(each => each.kind === 'WALK_IN')) {
    const theme = (record.input['theme'] ?? null) as Reading['themes'][number] | null;
    const known = counts.get(theme) ?? { people: 0, minutes: 0, unsent: 0 };
    counts.set(theme, { people: known.people + 1, minutes: known.minutes + Number(record.input['minutes']), unsent: known.unsent + 1 });
  }
  return [...counts].map(([theme, each]) => ({ theme, ...each }));
}
