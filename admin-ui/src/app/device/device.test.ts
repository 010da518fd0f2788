import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { countByOwner, mend, sendWaiting, type Sending } from './queue';
import { allRecords, closeDevice, discardRecord, keepPack, note, packsOf, readPack, recordOf, wipePacks, type FieldRecord, type Owner } from './store';

const samia: Owner = { id: 'samia', name: 'Samia Benali', structureId: 'ccas' };
const louis: Owner = { id: 'louis', name: 'Louis Marchal', structureId: 'ccas' };
const hour = 3_600_000;

const walkIn = (about: string, owner = samia) => note({ owner, sessionId: 'halle', kind: 'WALK_IN', input: { minutes: 10 }, about });
const taken: Sending = { kind: 'taken', madeId: null };

/** A product that answers as it is told, and remembers what reached it. */
function product(answer: (record: FieldRecord) => Sending = () => taken) {
  const got: FieldRecord[] = [];
  return { got, send: async (record: FieldRecord) => { got.push(record); return answer(record); } };
}

beforeEach(async () => {
  await closeDevice();
  globalThis.indexedDB = new IDBFactory();
});

describe('records noted without network', () => {
  it('are sent once each, in the order in which they were noted, under ids made on the device', async () => {
    for (const about of ['first', 'second', 'third']) await walkIn(about);
    const { got, send } = product();
    expect(await sendWaiting(samia, send)).toBe(3);
    expect(await sendWaiting(samia, send)).toBe(0);
    expect(got.map(each => each.about)).toEqual(['first', 'second', 'third']);
    expect(new Set(got.map(each => each.deviceRecordId)).size).toBe(3);
    expect(await allRecords()).toEqual([]);
  });

  it('survive a browser that is closed, and keep their id when they are sent again', async () => {
    const noted = await walkIn('before');
    const away = product(() => ({ kind: 'stopped' }));
    await sendWaiting(samia, away.send);
    await closeDevice();
    expect(await allRecords()).toEqual([noted]);
    const back = product();
    await sendWaiting(samia, back.send);
    expect(back.got[0]?.deviceRecordId).toBe(away.got[0]?.deviceRecordId);
  });

  it('wait together where the network goes away in between', async () => {
    for (const about of ['first', 'second', 'third']) await walkIn(about);
    const { got, send } = product(record => record.about === 'second' ? { kind: 'stopped' } : taken);
    expect(await sendWaiting(samia, send)).toBe(1);
    expect(got.map(each => each.about)).toEqual(['first', 'second']);
    expect((await allRecords()).map(each => each.about)).toEqual(['second', 'third']);
  });

  it('show a refusal beside the record, let the others go, and are not sent again until mended', async () => {
    const wrong = await walkIn('wrong');
    await walkIn('right');
    const refusal = { __typename: 'SessionOver', message: 'Cette séance est finie.', path: ['happenedAt'] };
    const strict = product(record => record.input['minutes'] === 10 && record.about === 'wrong' ? { kind: 'refused', refusals: [refusal] } : taken);
    expect(await sendWaiting(samia, strict.send)).toBe(1);
    expect(await sendWaiting(samia, strict.send)).toBe(0);
    const [left] = await allRecords();
    expect([left?.about, left?.state, left?.refusals]).toEqual(['wrong', 'REFUSED', [refusal]]);
    if (left) await mend(left, { input: { minutes: 20 } });
    expect(await sendWaiting(samia, strict.send)).toBe(1);
    expect(strict.got.at(-1)?.deviceRecordId).toBe(wrong.deviceRecordId);
    expect(await allRecords()).toEqual([]);
  });

  it('wait for the registration that they need, and get its id when it is taken', async () => {
    const registered = await note({ owner: samia, sessionId: 'halle', kind: 'REGISTRATION', input: { residentId: 'rose' }, about: 'Rose' });
    await note({ owner: samia, sessionId: 'halle', kind: 'ATTENDANCE', input: { came: true }, about: 'Rose', after: registered.deviceRecordId });
    const refusing = product(() => ({ kind: 'refused', refusals: [] }));
    await sendWaiting(samia, refusing.send);
    expect(refusing.got.map(each => each.kind)).toEqual(['REGISTRATION']);
    const kept = await recordOf(registered.deviceRecordId);
    if (kept) await mend(kept);
    const { got, send } = product(record => ({ kind: 'taken', madeId: record.kind === 'REGISTRATION' ? 'reg-1' : null }));
    expect(await sendWaiting(samia, send)).toBe(2);
    expect(got[1]?.input).toEqual({ came: true, registrationId: 'reg-1' });
  });

  it('are discarded with what would have followed from them', async () => {
    const registered = await note({ owner: samia, sessionId: 'halle', kind: 'REGISTRATION', input: { residentId: 'rose' }, about: 'Rose' });
    await note({ owner: samia, sessionId: 'halle', kind: 'ATTENDANCE', input: { came: true }, about: 'Rose', after: registered.deviceRecordId });
    await walkIn('other');
    await discardRecord(registered);
    expect((await allRecords()).map(each => each.about)).toEqual(['other']);
  });

  it('belong to who noted them, for the structure they noted them for', async () => {
    await walkIn('of samia');
    await walkIn('of louis', louis);
    await walkIn('of samia elsewhere', { ...samia, structureId: 'library' });
    const { got, send } = product();
    await sendWaiting(louis, send);
    expect(got.map(each => each.about)).toEqual(['of louis']);
    const { mine, others } = countByOwner(await allRecords(), louis);
    expect(mine).toEqual([]);
    expect(others.map(each => [each.name, each.count, each.isMe])).toEqual([['Samia Benali', 1, false], ['Samia Benali', 1, false]]);
  });
});

describe('the reading pack of a session', () => {
  it('is read again by the account that kept it, and by no other', async () => {
    await keepPack(samia, 'halle', { title: 'Premiers pas' });
    await closeDevice();
    expect((await readPack(samia, 'halle'))?.reading).toEqual({ title: 'Premiers pas' });
    expect(await readPack(louis, 'halle')).toBeUndefined();
    expect(await packsOf({ ...samia, structureId: 'library' })).toEqual([]);
  });

  it('is wiped after 24 hours, and when the clock was put back', async () => {
    const kept = Date.now();
    await keepPack(samia, 'halle', {}, kept);
    expect(await readPack(samia, 'halle', kept + 24 * hour)).toBeDefined();
    expect(await readPack(samia, 'halle', kept + 24 * hour + 1)).toBeUndefined();
    expect(await readPack(samia, 'halle', kept)).toBeUndefined();
    await keepPack(samia, 'halle', {}, kept);
    expect(await packsOf(samia, kept - hour)).toEqual([]);
    expect(await packsOf(samia, kept)).toEqual([]);
  });

  it('is wiped at sign-out, while what was not sent stays', async () => {
    await keepPack(samia, 'halle', {});
    await walkIn('unsent');
    await wipePacks();
    expect(await packsOf(samia)).toEqual([]);
    expect((await allRecords()).map(each => each.about)).toEqual(['unsent']);
  });
});
