import { useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import { useAct, type Done } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { faultAt, Faults } from '../../ui/Faults';
import { Choices, Select } from '../../ui/fields';
import { Signature } from '../../ui/Signature';
import { Answer } from '../../ui/States';
import { say } from '../../words';
import { ConsentStructures, GiveConsent } from './documents';

type Field = 'NAME' | 'TELEPHONE';
type Channel = 'SPOKEN' | 'ON_SCREEN' | 'ON_PAPER';
const channels: Channel[] = ['SPOKEN', 'ON_SCREEN', 'ON_PAPER'];
const all: Field[] = ['NAME', 'TELEPHONE'];
const nothing = { structureId: '', fields: ['NAME'] as Field[], channel: '' as Channel | '', signature: '' };

/** What the draft of a consent is called. */
export const consentDraft = (residentId: string) => `consent.${residentId}`;

/** What is read to the resident stands in full above the act, as it is chosen. */
export function ConsentForm({ residentId, onEnd }: { residentId: string; onEnd: () => void }) {
  const [structures, ask] = useQuery({ query: ConsentStructures });
  const { draft: typed, change, discard } = useDraft(consentDraft(residentId), nothing);
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const { act, isActing } = useAct(GiveConsent);
  const end = () => { discard(); onEnd(); };
  const isReady = typed.structureId !== '' && typed.fields.length > 0 && typed.channel !== '';

  const give = async (event: FormEvent) => {
    event.preventDefault();
    if (typed.channel === '') return;
    const answer = await act({ input: { residentId, structureId: typed.structureId, purpose: 'FOLLOW_UP', fields: typed.fields, channel: typed.channel, signature: typed.channel === 'ON_SCREEN' ? typed.signature || null : null } });
    setDone(answer);
    if (answer.kind === 'done') end();
  };

  return (
    <form className="inside" aria-label={say('consents.give')} noValidate onSubmit={event => void give(event)}>
      <Faults of={done} labels={{ structureId: '', fields: '', channel: '', signature: '' }} />
      <Answer of={{ ...structures, retry: ask }}>{data => (
        <>
          <Select id="structureId" label={say('consents.structure')} hint={say('consents.structure.hint')} value={typed.structureId} fault={faultAt(done, 'structureId')} onChange={structureId => change({ structureId })}>
            <option value="">{say('consents.structure.choose')}</option>
            {data.structures.nodes.map(each => <option key={each.id} value={each.id}>{each.name}</option>)}
          </Select>
          <Choices id="fields" legend={say('consents.fields')} several options={all.map(value => ({ value, label: say(`ConsentField.${value}`) }))} chosen={typed.fields} fault={faultAt(done, 'fields')} onChange={chosen => change({ fields: all.filter(each => chosen.includes(each)) })} />
          <p className="soft">{say('consents.purpose', { purpose: say('ConsentPurpose.FOLLOW_UP') })}</p>
          {typed.structureId && typed.fields.length > 0 && (
            <blockquote className="aloud"><p className="hint">{say('consents.read')}</p>
              <p>{say('consents.words', { structure: data.structures.nodes.find(each => each.id === typed.structureId)?.name ?? '', fields: typed.fields.map(each => say(`ConsentField.${each}.mine`)).join(' et ') })}</p></blockquote>
          )}
          <Choices id="channel" legend={say('consents.channel')} options={channels.map(value => ({ value, label: say(`ConsentChannel.${value}.choice`) }))} chosen={typed.channel ? [typed.channel] : []} fault={faultAt(done, 'channel')} onChange={([channel]) => change({ channel: channel as Channel })} />
          {typed.channel === 'ON_SCREEN' && <Signature id="signature" label={say('consents.signature')} fault={faultAt(done, 'signature')} strokes={typed.signature} onChange={signature => change({ signature })} />}
        </>
      )}</Answer>
      <p className="acts">
        <button type="submit" disabled={isActing || !isReady}>{say(isActing ? 'form.sending' : 'consents.give.act')}</button>
        <button type="button" className="quiet" onClick={end}>{say('form.cancel')}</button>
      </p>
    </form>
  );
}
