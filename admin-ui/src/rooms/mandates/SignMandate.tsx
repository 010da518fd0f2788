import { useState, type FormEvent } from 'react';
import { useAct, type Done } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { faultAt, Faults } from '../../ui/Faults';
import { Select } from '../../ui/fields';
import { Signature } from '../../ui/Signature';
import { fullName } from '../../ui/names';
import { say } from '../../words';
import { GrantMandate } from './documents';
import { MandateText } from './MandateText';
import { terms, type Paper } from './terms';

const unsigned = { placeId: '', signature: '' };

/** The text as it is written, its place, and the signature: by the resident, or by who is charged with their protection. */
export function SignMandate({ mandate, town, places, onGranted }: {
  mandate: Paper; town: string; places: { id: string; name: string }[]; onGranted: (mandate: Paper) => void;
}) {
  const { draft: { placeId, signature }, change, discard } = useDraft(`mandate.sign.${mandate.id}`, unsigned);
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const { act, isActing } = useAct(GrantMandate);
  const signer = mandate.guardianName ?? fullName(mandate.resident?.identity);

  const sign = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await act({ input: { mandateId: mandate.id, textSha256: mandate.textSha256, signature, placeId: placeId || null } });
    setDone(answer);
    if (answer.kind !== 'done' || !answer.payload.mandate) return;
    discard();
    onGranted(answer.payload.mandate);
  };

  return (
    <form className="panel full" aria-labelledby="step-4" noValidate onSubmit={event => void sign(event)}>
      <h2 id="step-4">{say('mandate.step.4')}</h2>
      <Faults of={done} labels={{ signature: '', placeId: '' }} />
      <p><strong>{say('mandate.recap', {
        name: fullName(mandate.resident?.identity), structure: mandate.structure?.name ?? '', themes: mandate.themes.map(each => say(`Theme.${each}`)).join(', '), term: say(`mandate.term.${mandate.termDays as (typeof terms)[number]}`),
      })}</strong></p>
      <h3>{say('mandate.prepared')}</h3>
      <MandateText mandate={mandate} town={town} />
      <Select id="placeId" label={say('mandate.place')} value={placeId} fault={faultAt(done, 'placeId')} onChange={chosen => change({ placeId: chosen })}>
        <option value="">{say('mandate.place.elsewhere')}</option>
        {places.map(each => <option key={each.id} value={each.id}>{each.name}</option>)}
      </Select>
      <Signature id="signature" label={say('mandate.signature', { name: signer })} fault={faultAt(done, 'signature')} strokes={signature} onChange={drawn => change({ signature: drawn })} />
      <p className="hint">{say('mandate.sign.hint')}</p>
      <p><button type="submit" disabled={isActing || signature === ''}>{say(isActing ? 'form.sending' : 'mandate.sign')}</button></p>
    </form>
  );
}
