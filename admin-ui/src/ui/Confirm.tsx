import { useState, type ReactNode } from 'react';
import { say } from '../words';
import type { Done } from './act';
import { Dialog } from './Dialog';
import { Faults } from './Faults';

/** Asks before what cannot be taken back: says what will happen, names the act by its verb. */
export function Confirm({ title, act, children, onAct, onClose, isActing }: {
  title: string; act: string; children: ReactNode; onAct: () => Promise<Done<unknown>>; onClose: () => void; isActing: boolean;
}) {
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const go = async () => {
    const answer = await onAct();
    setDone(answer);
    if (answer.kind === 'done') onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <Faults of={done} />
      {children}
      <p><button type="button" className="danger" disabled={isActing} onClick={() => void go()}>{isActing ? say('form.sending') : act}</button></p>
    </Dialog>
  );
}
