import { useState } from 'react';
import { useAct } from '../../ui/act';
import { Confirm } from '../../ui/Confirm';
import { hasDraft } from '../../ui/draft';
import { Section } from '../../ui/Section';
import { telephone } from '../../ui/telephone';
import { say } from '../../words';
import { contactDraft, ContactForm } from './ContactForm';
import { RemoveContactPoint } from './documents';
import type { Resident } from './Identity';

export type Contact = NonNullable<Resident['contactPoints']>[number];

/** The ways to reach a resident, theirs or a relative's; they are added, changed and removed in place. */
export function Contacts({ resident }: { resident: Resident }) {
  const points = resident.contactPoints ?? [];
  const [changed, setChanged] = useState(() => hasDraft(contactDraft(resident.id)) ? 'new' : points.find(each => hasDraft(contactDraft(resident.id, each)))?.id ?? null);
  const [removed, setRemoved] = useState<Contact | null>(null);
  const remove = useAct(RemoveContactPoint);
  return (
    <Section title={say('contacts.title')} acts={changed !== 'new' && <button type="button" className="quiet small" onClick={() => setChanged('new')}>{say('contacts.add')}</button>}>
      {changed === 'new' && <ContactForm residentId={resident.id} onEnd={() => setChanged(null)} />}
      {points.length === 0 && changed !== 'new' && <p className="soft">{say('contacts.none')}</p>}
      <ul className="plain rows">
        {points.map(point => changed === point.id ? <li key={point.id}><ContactForm residentId={resident.id} point={point} onEnd={() => setChanged(null)} /></li> : (
          <li key={point.id}>
            <span>
              <Reach point={point} /> <span className="soft">{point.ownerLabel ? say('contacts.of', { kind: say(`ContactKind.${point.kind}`), owner: point.ownerLabel }) : say(`ContactKind.${point.kind}`)}</span>
              {point.preferred && <> <span className="state good">{say('contacts.preferred')}</span></>}
            </span>
            <span className="acts no-print">
              <button type="button" className="link" aria-label={say('contacts.change.of', { value: shown(point) })} onClick={() => setChanged(point.id)}>{say('file.change')}</button>
              <button type="button" className="link" aria-label={say('contacts.remove.of', { value: shown(point) })} onClick={() => setRemoved(point)}>{say('contacts.remove')}</button>
            </span>
          </li>
        ))}
      </ul>
      {removed && (
        <Confirm title={say('contacts.remove.title')} act={say('contacts.remove')} isActing={remove.isActing} onClose={() => setRemoved(null)}
          onAct={() => remove.act({ input: { contactPointId: removed.id } })}>
          <p>{say('contacts.remove.hint', { value: shown(removed) })}</p>
        </Confirm>
      )}
    </Section>
  );
}

export function shown(point: Contact) {
  return point.kind === 'MOBILE' || point.kind === 'LANDLINE' ? telephone(point.value) : point.value;
}

function Reach({ point }: { point: Contact }) {
  if (point.kind === 'POSTAL') return <span>{point.value}</span>;
  return <a href={point.kind === 'EMAIL' ? `mailto:${point.value}` : `tel:${point.value}`}>{shown(point)}</a>;
}
