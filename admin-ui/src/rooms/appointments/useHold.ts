import { useCallback, useEffect, useRef, useState } from 'react';
import { useAct, type Done } from '../../ui/act';
import type { ResultOf } from '../../graphql';
import { HoldSlot, ReleaseHold } from './documents';
import { written, type Chosen } from './slot';

type Held = { slot: string; id: string; expiresAt: string };
const kept = 'inclusion.hold';

/**
 * Keeps a slot for as long as its summary is shown, and lets it go when the screen is left. A reload finds the hold again in
 * the tab: asking anew would find the slot taken, by ourselves.
 */
export function useHold(chosen: Chosen, reasonId: string) {
  const { act: hold } = useAct(HoldSlot);
  const { act: release } = useAct(ReleaseHold);
  const slot = written(chosen);
  const [held, setHeld] = useState<Held | null>(() => remembered(slot));
  const [done, setDone] = useState<Done<ResultOf<typeof HoldSlot>['holdSlot']> | null>(null);
  const isBooked = useRef(false);
  const pending = useRef<Promise<unknown>>(Promise.resolve());
  const now = useRef({ chosen, reasonId });
  useEffect(() => { now.current = { chosen, reasonId }; });

  useEffect(() => {
    let isLeft = false;
    const letGo = (id: string) => { if (!isBooked.current) void release({ input: { holdId: id } }); };
    // After the current turn, so that a screen drawn and left at once asks for nothing.
    const soon = setTimeout(() => {
      const before = remembered(slot);
      const { startsAt, mediatorIds, placeId, outside } = now.current.chosen;
      if (before) return setHeld(before);
      if (outside) return;
      pending.current = hold({ input: { startsAt, mediatorIds, placeId, reasonId: now.current.reasonId } }).then(answer => {
        const got = answer.kind === 'done' ? answer.payload.hold : null;
        if (got && isLeft) return letGo(got.id);
        setDone(answer);
        if (!got) return;
        const mine = { slot, ...got };
        sessionStorage.setItem(kept, JSON.stringify(mine));
        setHeld(mine);
      });
    });
    return () => {
      isLeft = true;
      clearTimeout(soon);
      const mine = remembered(slot);
      if (mine) letGo(mine.id);
      sessionStorage.removeItem(kept);
      setHeld(null);
    };
  }, [slot, hold, release]);

  /** The hold to book with, once it is known; who is quick presses before it came. Null when it has ended, or never was. */
  const holdId = useCallback(async () => {
    await pending.current;
    return remembered(slot)?.id ?? null;
  }, [slot]);

  const spend = useCallback(() => { isBooked.current = true; sessionStorage.removeItem(kept); }, []);
  return { held: held?.slot === slot ? held : null, done, holdId, spend };
}

function remembered(slot: string): Held | null {
  const text = sessionStorage.getItem(kept);
  const held = text ? (JSON.parse(text) as Held) : null;
  return held?.slot === slot && Date.parse(held.expiresAt) > Date.now() ? held : null;
}
