import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Refusal } from '../../ui/act';

/** Who recorded something, and for which structure: it is sent as theirs, or not at all. */
export type Owner = { id: string; name: string; structureId: string | null };

export type Kind = 'WALK_IN' | 'REGISTRATION' | 'ATTENDANCE' | 'REPORT';

/** Something noted on this device that the product has not taken yet. */
export type FieldRecord = {
  /** The order in which it was noted, on this device. */
  number: number;
  /** Made here; it is the idempotency key too, so that it is done once however often it is sent. */
  deviceRecordId: string;
  owner: Owner;
  sessionId: string | null;
  kind: Kind;
  happenedAt: string;
  /** The mutation's input, without `deviceRecordId` and `happenedAt`. */
  input: Record<string, unknown>;
  /** Whom or what it is about, for the person who noted it. */
  about: string;
  /** The registration, noted on this device too, whose id it needs first. */
  after: string | null;
  /** What the product said of it when it was noted; somebody else may have said otherwise since. */
  seen: string | null;
  state: 'WAITING' | 'REFUSED';
  refusals: Refusal[];
};

/** What is given of a record when it is noted; the rest is made here. */
export type Noted = Omit<FieldRecord, 'number' | 'deviceRecordId' | 'happenedAt' | 'state' | 'refusals' | 'after' | 'seen'> & Partial<Pick<FieldRecord, 'deviceRecordId' | 'happenedAt' | 'after' | 'seen'>>;

/** What the page of a session needs to be read without network. */
type Pack = { key: string; ownerId: string; structureId: string | null; sessionId: string; keptAt: number; reading: unknown };

interface Device extends DBSchema {
  packs: { key: string; value: Pack };
  records: { key: number; value: FieldRecord; indexes: { id: string } };
}

/** A reading pack is kept so long after the network last renewed it. */
export const packHours = 24;

let opened: Promise<IDBPDatabase<Device>> | null = null;

function device() {
  opened ??= openDB<Device>('inclusion', 1, {
    upgrade(db) {
      db.createObjectStore('packs', { keyPath: 'key' });
      db.createObjectStore('records', { keyPath: 'number', autoIncrement: true }).createIndex('id', 'deviceRecordId', { unique: true });
    },
    terminated() { opened = null; },
  });
  opened.catch(() => { opened = null; });
  return opened;
}

/** For tests: the next call opens the database anew, as a browser that was started again does. */
export async function closeDevice() {
  (await opened)?.close();
  opened = null;
}

const keyOf = (owner: Owner, sessionId: string) => `${owner.id} ${owner.structureId ?? ''} ${sessionId}`;

export async function keepPack(owner: Owner, sessionId: string, reading: unknown, now = Date.now()) {
  await (await device()).put('packs', { key: keyOf(owner, sessionId), ownerId: owner.id, structureId: owner.structureId, sessionId, keptAt: now, reading });
}

/** What was kept, unless it is too old: then it is wiped instead. */
export async function readPack(owner: Owner, sessionId: string, now = Date.now()) {
  await wipeOldPacks(now);
  return (await device()).get('packs', keyOf(owner, sessionId));
}

export async function packsOf(owner: Owner, now = Date.now()) {
  await wipeOldPacks(now);
  return (await (await device()).getAll('packs')).filter(each => each.ownerId === owner.id && each.structureId === owner.structureId);
}

/** A clock that was put back must not make a pack last longer: what seems to come from later goes as well. */
export async function wipeOldPacks(now = Date.now()) {
  const db = await device();
  for (const pack of await db.getAll('packs')) if (pack.keptAt < now - packHours * 3_600_000 || pack.keptAt > now + 300_000) await db.delete('packs', pack.key);
}

/** At sign-out, and whenever nobody is signed in. Records that were not sent stay. */
export async function wipePacks() {
  await (await device()).clear('packs');
}

/** Before the page goes away, which would cut the wiping short; a storage that does not answer keeps nobody from leaving. */
export async function wipePacksBeforeLeaving() {
  await Promise.race([wipePacks().catch(() => undefined), new Promise(resolve => setTimeout(resolve, 2000))]);
}

export async function note(noted: Noted): Promise<FieldRecord> {
  const record = { deviceRecordId: crypto.randomUUID(), happenedAt: new Date().toISOString(), after: null, seen: null, ...noted, state: 'WAITING' as const, refusals: [] };
  const number = await (await device()).add('records', record as unknown as FieldRecord);
  return { ...record, number };
}

/** All that waits on this device, whoever noted it, in order. */
export async function allRecords() {
  return (await device()).getAll('records');
}

export async function recordOf(deviceRecordId: string) {
  return (await device()).getFromIndex('records', 'id', deviceRecordId);
}

/** Refused, unless it was discarded while it was under way. */
export async function keepRefusals(record: FieldRecord, refusals: Refusal[]) {
  const work = (await device()).transaction('records', 'readwrite');
  const kept = await work.store.get(record.number);
  if (kept) await work.store.put({ ...kept, state: 'REFUSED', refusals });
  await work.done;
}

export async function keepRecord(record: FieldRecord) {
  await (await device()).put('records', record);
}

/** The product has it: it leaves the device, and what waited for its id gets it, both or neither. */
export async function forgetTaken(record: FieldRecord, madeId: string | null) {
  const work = (await device()).transaction('records', 'readwrite');
  for (const each of await work.store.getAll())
    if (each.after === record.deviceRecordId) await work.store.put({ ...each, after: null, input: { ...each.input, registrationId: madeId } });
  await work.store.delete(record.number);
  await work.done;
}

/** Discarded by the person who noted it, with what would have followed from it. */
export async function discardRecord(record: FieldRecord) {
  const work = (await device()).transaction('records', 'readwrite');
  for (const each of await work.store.getAll()) if (each.after === record.deviceRecordId) await work.store.delete(each.number);
  await work.store.delete(record.number);
  await work.done;
}
