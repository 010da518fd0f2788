import { useState } from 'react';
import { useAct, type Done } from '../../ui/act';
import { Dialog } from '../../ui/Dialog';
import { Faults } from '../../ui/Faults';
import { say } from '../../words';
import { DiscardMandateDraft } from './documents';
import type { MandateInLine } from './terms';

/** Clears away what was prepared and will not be signed; says beforehand what will happen. */
export function DiscardDraftDialog({ mandate, onClose }: { mandate: MandateInLine; onClose: () => void }) {
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const { act, isActing } = useAct(DiscardMandateDraft);
  const discard = async () => {
    const answer = await act({ input: { mandateId: mandate.id } });
    setDone(answer);
    if (answer.kind === 'done') onClose();
  };
  return (
    <Dialog title={say('mandate.discard.title')} onClose={onClose}>
      <Faults of={done} labels={{}} />
      <p>{say('mandate.discard.hint', { themes: mandate.themes.map(each => say(`Theme.${each}`)).join(', ') })}</p>
      <p><button type="button" className="danger" disabled={isActing} onClick={() => void discard()}>{say(isActing ? 'form.sending' : 'mandate.discard.act')}</button></p>
    </Dialog>
  );
}
