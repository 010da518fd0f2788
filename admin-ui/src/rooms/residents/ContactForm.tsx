import { useState, type FormEvent } from 'react';
import { useAct, type Done } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { faultAt, Faults } from '../../ui/Faults';
import { Select, TextField } from '../../ui/fields';
import { say } from '../../words';
import { shown, type Contact } from './Contacts';
import { AddContactPoint, ChangeContactPoint } from './documents';
import { contactKinds, type ContactKind } from './NewContactPoints';

/** What the draft of a contact point is called: a new one's, or the changes to one. */
export const contactDraft = (residentId: string, point?: Contact) => `contact.${point?.id ?? residentId}`;

/** One way to reach a resident: a new one, or one as it shall be from now on. */
export function ContactForm({ residentId, point, onEnd }: { residentId: string; point?: Contact; onEnd: () => void }) {
  const [before] = useState({ kind: (point?.kind ?? 'MOBILE') as ContactKind, value: point ? shown(point) : '', ownerLabel: point?.ownerLabel ?? '', preferred: point?.preferred ?? false });
  const { draft: typed, change, discard } = useDraft(contactDraft(residentId, point), before);
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const add = useAct(AddContactPoint);
  const alter = useAct(ChangeContactPoint);
  const end = () => { discard(); onEnd(); };

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const written = { ...typed, value: typed.value.trim(), ownerLabel: typed.ownerLabel.trim() || null };
    const answer = point ? await alter.act({ input: { contactPointId: point.id, ...written } }) : await add.act({ input: { residentId, ...written } });
    setDone(answer);
    if (answer.kind === 'done') end();
  };

  return (
    <form className="inside" aria-label={say(point ? 'contacts.changeTitle' : 'contacts.add')} noValidate onSubmit={event => void save(event)}>
      <Faults of={done} labels={{ kind: '', value: '', ownerLabel: '' }} />
      <Select id="kind" label={say('contacts.kind')} value={typed.kind} fault={faultAt(done, 'kind')} onChange={kind => change({ kind: kind as ContactKind })}>
        {contactKinds.map(kind => <option key={kind} value={kind}>{say(`ContactKind.${kind}`)}</option>)}
      </Select>
      <TextField id="value" label={say(`contacts.value.${typed.kind}`)} value={typed.value} fault={faultAt(done, 'value')} maxLength={300} autoComplete="off"
        inputMode={typed.kind === 'EMAIL' ? 'email' : typed.kind === 'POSTAL' ? 'text' : 'tel'} onChange={value => change({ value })} />
      <TextField id="ownerLabel" label={say('contacts.owner')} hint={say('contacts.owner.hint')} optional value={typed.ownerLabel} fault={faultAt(done, 'ownerLabel')} maxLength={60} autoComplete="off" onChange={ownerLabel => change({ ownerLabel })} />
      <label className="check"><input type="checkbox" checked={typed.preferred} onChange={event => change({ preferred: event.target.checked })} /> {say('contacts.preferred.check')}</label>
      <p className="acts">
        <button type="submit" disabled={add.isActing || alter.isActing}>{say(add.isActing || alter.isActing ? 'form.sending' : 'file.save')}</button>
        <button type="button" className="quiet" onClick={end}>{say('form.cancel')}</button>
      </p>
    </form>
  );
}
