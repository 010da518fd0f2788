import type { Refusal } from '../../ui/act';
import { allRecords, forgetTaken, keepRecord, keepRefusals, recordOf, type FieldRecord, type Owner } from './store';

/**
 * How the sending of one record ended.
 * `taken`: the product has it. `refused`: a person must mend or discard it. `later`: this one waits, the next may go.
 * `stopped`: nothing can be sent now (no network, the sign-in is over).
 */
export type Sending =
  | { kind: 'taken'; madeId: string | null }
  | { kind: 'refused'; refusals: Refusal[] }
  | { kind: 'later' }
  | { kind: 'stopped' };

export type Send = (record: FieldRecord) => Promise<Sending>;

/** True for what this account noted for this structure. */
export const isOf = (record: FieldRecord, owner: Owner) => record.owner.id === owner.id && record.owner.structureId === owner.structureId;

/**
 * Sends what waits, in the order in which it was noted, each by itself. What another account noted stays as it is, and so does
 * what was refused. Ends early when nothing can be sent.
 */
export async function sendWaiting(owner: Owner, send: Send) {
  let sent = 0;
  for (const listed of await allRecords()) {
    // Read anew: what went before may have given it the id that it waited for, or another tab may have discarded it.
    const record = await recordOf(listed.deviceRecordId);
    if (!record || record.state !== 'WAITING' || !isOf(record, owner) || record.after !== null) continue;
    const end = await send(record);
    if (end.kind === 'stopped') return sent;
    if (end.kind === 'taken') await forgetTaken(record, end.madeId);
    if (end.kind === 'taken') sent++;
    if (end.kind === 'refused') await keepRefusals(record, end.refusals);
  }
  return sent;
}

/** Puts a refused record back among those that wait, changed or not. */
export async function mend(record: FieldRecord, change: Partial<Pick<FieldRecord, 'input' | 'about' | 'happenedAt' | 'seen'>> = {}) {
  await keepRecord({ ...record, ...change, state: 'WAITING', refusals: [] });
}

/** How many wait, by who noted them; the account that is signed in apart. */
export function countByOwner(records: FieldRecord[], me: Owner) {
  const others = new Map<string, { name: string; isMe: boolean; count: number }>();
  for (const each of records.filter(record => !isOf(record, me))) {
    const key = `${each.owner.id} ${each.owner.structureId}`;
    const known = others.get(key) ?? { name: each.owner.name, isMe: each.owner.id === me.id, count: 0 };
    others.set(key, { ...known, count: known.count + 1 });
  }
  return { mine: records.filter(record => isOf(record, me)), others: [...others.values()] };
}
