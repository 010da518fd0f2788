import { useState, type FormEvent } from 'react';
import type { ResultOf } from '../../graphql';
import { useAct, type Done } from '../../ui/act';
import { dayWithYear } from '../../ui/dates';
import { hasDraft, useDraft } from '../../ui/draft';
import { faultAt, Faults } from '../../ui/Faults';
import { Select, TextField } from '../../ui/fields';
import { Section } from '../../ui/Section';
import { say } from '../../words';
import { ChangeResident, NoteTold, type ResidentFile } from './documents';
import { languageName, languages } from './languages';

export type Resident = NonNullable<ResultOf<typeof ResidentFile>['resident']>;

const draftOf = (resident: Resident) => `identity.${resident.id}`;

/** Who the resident is, what they were told, who follows them. */
export function Identity({ resident, zone }: { resident: Resident; zone: string }) {
  const [isChanging, setChanging] = useState(() => hasDraft(draftOf(resident)));
  const { identity, file } = resident;
  return (
    <Section title={say('file.identity')} acts={file && !isChanging && <button type="button" className="quiet small" onClick={() => setChanging(true)}>{say('file.change')}</button>}>
      {isChanging && file ? <IdentityForm resident={resident} onEnd={() => setChanging(false)} /> : (
        <dl className="facts">
          <dt>{say('residents.familyName')}</dt><dd>{identity?.familyName ?? say('file.notSaid')}</dd>
          <dt>{say('residents.givenName')}</dt><dd>{identity?.givenName ?? say('file.notSaid')}</dd>
          <dt>{say('residents.birthYear')}</dt><dd>{identity?.birthYear ?? say('file.notSaid')}</dd>
          {file && <>
            <dt>{say('residents.language')}</dt><dd>{file.preferredLanguage ? languageName(file.preferredLanguage) : say('file.notSaid')}</dd>
            <dt>{say('file.registered')}</dt><dd>{dayWithYear(file.registeredAt, zone)}</dd>
            <dt>{say('file.told')}</dt><dd>{file.toldAt ? say('file.told.on', { day: dayWithYear(file.toldAt, zone) }) : <NotTold id={resident.id} />}</dd>
            <dt>{say('file.followedBy')}</dt>
            <dd><ul className="plain">{(file.followedBy ?? []).map(each => (
              <li key={each.structure.id}>{each.structure.name} <span className="soft">{say(`FollowedBecause.${each.because}`)}, {say('file.since', { day: dayWithYear(each.since, zone) })}</span></li>
            ))}</ul></dd>
          </>}
        </dl>
      )}
    </Section>
  );
}

/** The sentence to say stands beside the act, so that noting it means it was said. */
function NotTold({ id }: { id: string }) {
  const { act, isActing } = useAct(NoteTold);
  const [done, setDone] = useState<Done<unknown> | null>(null);
  return (
    <>
      <span className="state late">{say('file.told.not')}</span>
      <span className="hint">{say('residents.told.say')}</span>
      <Faults of={done} />
      <button type="button" className="small" disabled={isActing} onClick={() => void act({ input: { residentId: id } }).then(setDone)}>{say('file.told.act')}</button>
    </>
  );
}

function IdentityForm({ resident, onEnd }: { resident: Resident; onEnd: () => void }) {
  const [before] = useState({
    familyName: resident.identity?.familyName ?? '', givenName: resident.identity?.givenName ?? '',
    birthYear: String(resident.identity?.birthYear ?? ''), preferredLanguage: resident.file?.preferredLanguage ?? '',
  });
  const { draft: typed, change, discard } = useDraft(draftOf(resident), before);
  const { act, isActing } = useAct(ChangeResident);
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const end = () => { discard(); onEnd(); };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await act({ input: {
      residentId: resident.id, familyName: typed.familyName.trim() || null, givenName: typed.givenName.trim() || null,
      birthYear: Number(typed.birthYear.trim()) || null, preferredLanguage: typed.preferredLanguage || null,
    } });
    setDone(answer);
    if (answer.kind === 'done') end();
  };
  return (
    <form aria-label={say('file.identity')} noValidate onSubmit={event => void save(event)}>
      <Faults of={done} labels={{ familyName: '', givenName: '', birthYear: '', preferredLanguage: '' }} />
      <TextField id="familyName" label={say('residents.familyName')} optional value={typed.familyName} fault={faultAt(done, 'familyName')} maxLength={80} autoComplete="off" onChange={familyName => change({ familyName })} />
      <TextField id="givenName" label={say('residents.givenName')} optional value={typed.givenName} fault={faultAt(done, 'givenName')} maxLength={80} autoComplete="off" onChange={givenName => change({ givenName })} />
      <TextField id="birthYear" label={say('residents.birthYear')} optional className="short" value={typed.birthYear} fault={faultAt(done, 'birthYear')} inputMode="numeric" maxLength={4} autoComplete="off" onChange={birthYear => change({ birthYear })} />
      <Select id="preferredLanguage" label={say('residents.language')} optional value={typed.preferredLanguage} fault={faultAt(done, 'preferredLanguage')} onChange={preferredLanguage => change({ preferredLanguage })}>
        <option value="">{say('residents.language.unknown')}</option>
        {languages(resident.file?.preferredLanguage).map(each => <option key={each.code} value={each.code}>{each.name}</option>)}
      </Select>
      <p className="acts">
        <button type="submit" disabled={isActing}>{say(isActing ? 'form.sending' : 'file.save')}</button>
        <button type="button" className="quiet" onClick={end}>{say('form.cancel')}</button>
      </p>
    </form>
  );
}
