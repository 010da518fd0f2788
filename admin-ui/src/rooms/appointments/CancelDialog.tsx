import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useSession } from '../../app/session';
import { Dialog } from '../../ui/Dialog';
import { Choices } from '../../ui/fields';
import { say } from '../../words';
import { which, type Line } from './names';
import type { Cancelling } from './useSteps';

const reasonsOf: Record<Cancelling['side'], Cancelling['reason'][]> = {
  RESIDENT: ['CANNOT_COME', 'SETTLED', 'OTHER'],
  TOWN: ['MEDIATOR_AWAY', 'PLACE_CLOSED', 'MISTAKE', 'OTHER'],
};

/** Who gives the appointment up and why: two choices with the arrows of the keyboard, and Enter. */
export function CancelDialog({ line, isActing, onCancel, onClose }: { line: Line; isActing: boolean; onCancel: (how: Cancelling) => void; onClose: () => void }) {
  const { town: { timeZone } } = useSession();
  const [how, setHow] = useState<Cancelling>({ side: 'RESIDENT', reason: 'CANNOT_COME' });
  const side = (chosen: string[]) => { const is = chosen[0] === 'TOWN' ? 'TOWN' : 'RESIDENT'; setHow({ side: is, reason: reasonsOf[is][0] ?? 'OTHER' }); };
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input:checked')?.focus(), []);
  const submit = (event: FormEvent) => { event.preventDefault(); onCancel(how); };
  return (
    <Dialog title={say('appointments.cancel.title', { which: which(line, timeZone) })} onClose={onClose}>
      <p>{say('appointments.cancel.hint')}</p>
      <form ref={form} onSubmit={submit}>
        <Choices id="side" legend={say('appointments.cancel.side')} chosen={[how.side]} onChange={side}
          options={(['RESIDENT', 'TOWN'] as const).map(each => ({ value: each, label: say(`CancellingSide.${each}`) }))} />
        <Choices id="reason" legend={say('appointments.cancel.reason')} chosen={[how.reason]} onChange={chosen => setHow({ ...how, reason: reasonsOf[how.side].find(each => each === chosen[0]) ?? how.reason })}
          options={reasonsOf[how.side].map(each => ({ value: each, label: say(`CancellingReason.${each}`) }))} />
        <p className="acts"><button type="submit" className="danger" disabled={isActing}>{say('appointments.cancel.act')}</button></p>
      </form>
    </Dialog>
  );
}
