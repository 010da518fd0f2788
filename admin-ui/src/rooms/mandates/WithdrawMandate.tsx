import { useState } from 'react';
import { useAct, type Done } from '../../ui/act';
import { Dialog } from '../../ui/Dialog';
import { faultAt, Faults } from '../../ui/Faults';
import { Choices } from '../../ui/fields';
import { say } from '../../words';
import { WithdrawMandate } from './documents';
import type { MandateInLine, Theme } from './terms';

type Because = 'RESIDENT_ASKED' | 'STRUCTURE_GIVES_UP' | 'RESIDENT_DIED';
const reasons: Because[] = ['RESIDENT_ASKED', 'STRUCTURE_GIVES_UP', 'RESIDENT_DIED'];

/** Ends a mandate, whole or for some of its themes; says beforehand what will happen. */
export function WithdrawMandateDialog({ mandate, onClose }: { mandate: MandateInLine; onClose: () => void }) {
  const [whole, setWhole] = useState(true);
  const [themes, setThemes] = useState<Theme[]>([]);
  const [because, setBecause] = useState<Because>('RESIDENT_ASKED');
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const { act, isActing } = useAct(WithdrawMandate);
  const isWhole = whole || themes.length === mandate.themes.length;

  const withdraw = async () => {
    const answer = await act({ input: { mandateId: mandate.id, because, themes: isWhole ? null : themes } });
    setDone(answer);
    if (answer.kind === 'done') onClose();
  };

  return (
    <Dialog title={say('mandate.withdraw.title')} onClose={onClose}>
      <Faults of={done} labels={{ themes: '', because: '' }} />
      {mandate.themes.length > 1 && (
        <Choices id="whole" legend={say('mandate.withdraw.what')} options={[{ value: 'yes', label: say('mandate.withdraw.whole') }, { value: 'no', label: say('mandate.withdraw.some') }]} chosen={[whole ? 'yes' : 'no']} onChange={([chosen]) => setWhole(chosen === 'yes')} />
      )}
      {!whole && <Choices id="themes" legend={say('mandate.withdraw.themes')} several fault={faultAt(done, 'themes')} options={mandate.themes.map(value => ({ value, label: say(`Theme.${value}`) }))} chosen={themes} onChange={chosen => setThemes(mandate.themes.filter(each => chosen.includes(each)))} />}
      <Choices id="because" legend={say('mandate.withdraw.because')} fault={faultAt(done, 'because')} options={reasons.map(value => ({ value, label: say(`MandateWithdrawal.${value}`) }))} chosen={[because]} onChange={([chosen]) => setBecause(chosen as Because)} />
      <p className="warning">{isWhole ? say('mandate.withdraw.hint') : say('mandate.withdraw.hintSome', { themes: themes.map(each => say(`Theme.${each}`)).join(', ') || '…' })}</p>
      <p><button type="button" className="danger" disabled={isActing || (!whole && themes.length === 0)} onClick={() => void withdraw()}>{say(isActing ? 'form.sending' : 'mandate.withdraw.act')}</button></p>
    </Dialog>
  );
}
