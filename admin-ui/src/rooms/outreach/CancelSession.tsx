import { useState } from 'react';
import { useAct, type Done } from '../../ui/act';
import { Dialog } from '../../ui/Dialog';
import { Faults, faultAt } from '../../ui/Faults';
import { Choices } from '../../ui/fields';
import { say } from '../../words';
import { CancelSessionDocument } from './documents';

const reasons = ['MEDIATOR_AWAY', 'PLACE_CLOSED', 'TOO_FEW_PEOPLE', 'WEATHER', 'OTHER'] as const;

/** Says what will happen, and asks why from a list, so that nothing private is written. */
export function CancelSession({ id, refresh }: { id: string; refresh: () => Promise<unknown> }) {
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState<(typeof reasons)[number]>('MEDIATOR_AWAY');
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const { act, isActing } = useAct(CancelSessionDocument);
  const cancel = async () => {
    const end = await act({ input: { sessionId: id, reason } });
    setDone(end);
    if (end.kind === 'done') { setAsking(false); await refresh(); }
  };
  return (
    <>
      <button type="button" className="quiet" onClick={() => setAsking(true)}>{say('outreach.cancel')}</button>
      {isAsking && (
        <Dialog title={say('outreach.cancel.title')} onClose={() => setAsking(false)}>
          <Faults of={done} />
          <p>{say('outreach.cancel.hint')}</p>
          <Choices id="reason" legend={say('outreach.cancel.why')} chosen={[reason]} fault={faultAt(done, 'reason')} onChange={([value]) => setReason(value as typeof reason)}
            options={reasons.map(value => ({ value, label: say(`CalledOffBecause.${value}`) }))} />
          <p><button type="button" className="danger" disabled={isActing} onClick={() => void cancel()}>{say('outreach.cancel')}</button></p>
        </Dialog>
      )}
    </>
  );
}
