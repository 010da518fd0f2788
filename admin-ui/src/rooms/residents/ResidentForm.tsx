import { useState, type FormEvent, type ReactNode } from 'react';
import type { ResultOf } from '../../graphql';
import { useAct, type Done } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { faultAt, Faults } from '../../ui/Faults';
import { Select, TextField } from '../../ui/fields';
import { takeFocus } from '../../ui/focus';
import { say } from '../../words';
import { RecordResident } from './documents';
import { languages } from './languages';
import type { ResidentInLine } from './names';
import { NewContactPoints, noContact, sent, type TypedContact } from './NewContactPoints';
import { ResidentLines } from './ResidentSearch';

type Typed = { familyName: string; givenName: string; birthYear: string; preferredLanguage: string; told: boolean; contactPoints: TypedContact[] };
export type KnownBefore = Partial<Pick<Typed, 'familyName' | 'givenName' | 'birthYear'>> & { telephone?: string; email?: string };
type Recorded = ResultOf<typeof RecordResident>['recordResident'];

/**
 * A new file, with no more than helping takes. Probable duplicates are shown before anything is recorded.
 * @param from what the search knew already.
 * @param actOnDuplicate what stands beside a probable duplicate: a link, or a button that takes it.
 */
export function ResidentForm({ from = {}, onRecorded, actOnDuplicate, onGiveUp }: {
  from?: KnownBefore; onRecorded: (resident: ResidentInLine) => void; actOnDuplicate: (resident: ResidentInLine) => ReactNode; onGiveUp?: () => void;
}) {
  const [empty] = useState(() => begin(from));
  const { draft, change, discard } = useDraft<Typed>('residents.new', empty);
  const { act, isActing } = useAct(RecordResident);
  const [done, setDone] = useState<Done<Recorded> | null>(null);
  const similar = candidates(done);

  const record = async (evenIfSimilar: boolean) => {
    // Lines left empty go first, so that a refused line is found at its place.
    const contactPoints = draft.contactPoints.filter(each => each.value.trim() !== '');
    change({ contactPoints: contactPoints.length > 0 ? contactPoints : [noContact] });
    const answer = await act({ input: {
      familyName: draft.familyName.trim() || null, givenName: draft.givenName.trim() || null, birthYear: Number(draft.birthYear.trim()) || null,
      preferredLanguage: draft.preferredLanguage || null, told: draft.told, contactPoints: sent(contactPoints), evenIfSimilar,
    } });
    setDone(answer);
    if (answer.kind !== 'done' || !answer.payload.resident) return;
    discard();
    onRecorded(answer.payload.resident);
  };

  return (
    <form className="panel" aria-label={say('residents.new')} noValidate onSubmit={(event: FormEvent) => { event.preventDefault(); void record(false); }}>
      {similar.length > 0 ? <Similar residents={similar} actOn={actOnDuplicate} isActing={isActing} onNone={() => void record(true)} />
        : <Faults of={done} labels={{ familyName: say('residents.familyName'), givenName: say('residents.givenName'), birthYear: say('residents.birthYear'), contactPoints: say('contacts.title'), preferredLanguage: say('residents.language') }} />}
      <p className="hint">{say('residents.new.hint')}</p>
      <div className="row">
        <TextField id="familyName" label={say('residents.familyName')} optional value={draft.familyName} fault={faultAt(done, 'familyName')} autoComplete="off" maxLength={80} onChange={familyName => change({ familyName })} />
        <TextField id="givenName" label={say('residents.givenName')} optional value={draft.givenName} fault={faultAt(done, 'givenName')} autoComplete="off" maxLength={80} onChange={givenName => change({ givenName })} />
      </div>
      <div className="row">
        <TextField id="birthYear" label={say('residents.birthYear')} optional className="short" value={draft.birthYear} fault={faultAt(done, 'birthYear')} inputMode="numeric" maxLength={4} autoComplete="off" onChange={birthYear => change({ birthYear })} />
        <Select id="preferredLanguage" label={say('residents.language')} optional value={draft.preferredLanguage} fault={faultAt(done, 'preferredLanguage')} onChange={preferredLanguage => change({ preferredLanguage })}>
          <option value="">{say('residents.language.unknown')}</option>
          {languages().map(each => <option key={each.code} value={each.code}>{each.name}</option>)}
        </Select>
      </div>
      <NewContactPoints points={draft.contactPoints} onChange={contactPoints => change({ contactPoints })} done={done} />
      <label className="check"><input type="checkbox" checked={draft.told} onChange={event => change({ told: event.target.checked })} /> <span>{say('residents.told.check')}<span className="hint">{say('residents.told.say')}</span></span></label>
      <p className="acts">
        <button type="submit" disabled={isActing}>{say(isActing ? 'form.sending' : 'residents.new.act')}</button>
        {onGiveUp && <button type="button" className="quiet" onClick={() => { discard(); onGiveUp(); }}>{say('form.cancel')}</button>}
      </p>
    </form>
  );
}

/** Nothing was recorded yet: either one of these is the person, or none is. */
function Similar({ residents, actOn, onNone, isActing }: { residents: ResidentInLine[]; actOn: (resident: ResidentInLine) => ReactNode; onNone: () => void; isActing: boolean }) {
  return (
    <div className="warning" role="alert" tabIndex={-1} ref={takeFocus}>
      <h2>{say('residents.similar')}</h2>
      <p>{say('residents.similar.hint')}</p>
      <ResidentLines residents={residents} actOn={actOn} />
      <p><button type="button" className="quiet" disabled={isActing} onClick={onNone}>{say('residents.similar.none')}</button></p>
    </div>
  );
}

function candidates(done: Done<Recorded> | null): ResidentInLine[] {
  if (done?.kind !== 'refused') return [];
  return done.payload.errors.flatMap(each => each.__typename === 'ProbableDuplicates' ? each.candidates : []);
}

function begin({ telephone, email, ...person }: KnownBefore): Typed {
  const known: TypedContact[] = [];
  if (telephone) known.push({ kind: /^(0|\+33|0033)[67]/.test(telephone.replace(/\D/g, '').replace(/^33/, '0')) ? 'MOBILE' : 'LANDLINE', value: telephone, ownerLabel: '' });
  if (email) known.push({ kind: 'EMAIL', value: email, ownerLabel: '' });
  return { familyName: '', givenName: '', birthYear: '', preferredLanguage: '', told: false, contactPoints: known.length > 0 ? known : [noContact], ...person };
}
