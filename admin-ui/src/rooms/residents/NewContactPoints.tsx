import type { Done, Refusal } from '../../ui/act';
import { Select, TextField } from '../../ui/fields';
import { say } from '../../words';

export const contactKinds = ['MOBILE', 'LANDLINE', 'EMAIL', 'POSTAL'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** One way to reach a person, as typed. */
export type TypedContact = { kind: ContactKind; value: string; ownerLabel: string };
export const noContact: TypedContact = { kind: 'MOBILE', value: '', ownerLabel: '' };

/** The ways to reach a person who is being recorded; lines left empty count for nothing. */
export function NewContactPoints({ points, onChange, done }: { points: TypedContact[]; onChange: (points: TypedContact[]) => void; done: Done<unknown> | null }) {
  const set = (at: number, more: Partial<TypedContact>) => onChange(points.map((each, index) => index === at ? { ...each, ...more } : each));
  return (
    <fieldset id="contactPoints" tabIndex={-1}>
      <legend className="part">{say('contacts.title')}</legend>
      {points.map((point, at) => (
        <div className="contact-typed" key={at}>
          <Select id={`contact-${at}-kind`} label={say('contacts.kind')} value={point.kind} onChange={kind => set(at, { kind: kind as ContactKind })}>
            {contactKinds.map(kind => <option key={kind} value={kind}>{say(`ContactKind.${kind}`)}</option>)}
          </Select>
          <TextField id={`contact-${at}-value`} label={say(`contacts.value.${point.kind}`)} value={point.value} fault={faultOfLine(done, at)} autoComplete="off"
            inputMode={point.kind === 'EMAIL' ? 'email' : point.kind === 'POSTAL' ? 'text' : 'tel'} onChange={value => set(at, { value })} />
          <TextField id={`contact-${at}-owner`} label={say('contacts.owner')} placeholder={say('contacts.owner.example')} optional value={point.ownerLabel} maxLength={60} autoComplete="off" onChange={ownerLabel => set(at, { ownerLabel })} />
        </div>
      ))}
      <p className="acts">
        <button type="button" className="quiet small" onClick={() => onChange([...points, { ...noContact, kind: points.some(each => each.kind === 'MOBILE') ? 'EMAIL' : 'MOBILE' }])}>{say('contacts.another')}</button>
        {points.length > 1 && <button type="button" className="quiet small" onClick={() => onChange(points.slice(0, -1))}>{say('contacts.fewer')}</button>}
      </p>
    </fieldset>
  );
}

/** The contract counts the lines that were sent: those left empty are not among them, and stand last when the form is read. */
export function sent(points: TypedContact[]) {
  return points.filter(each => each.value.trim() !== '')
    .map((each, at, all) => ({ kind: each.kind, value: each.value.trim(), ownerLabel: each.ownerLabel.trim() || null, preferred: all.findIndex(other => other.kind === each.kind) === at }));
}

function faultOfLine(done: Done<unknown> | null, at: number) {
  if (done?.kind !== 'refused') return undefined;
  return done.refusals.find((each: Refusal) => each.path?.includes('contactPoints') && each.path.includes(String(at)))?.message;
}
