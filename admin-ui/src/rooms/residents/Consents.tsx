import { useState } from 'react';
import { useQuery } from 'urql';
import type { ResultOf } from '../../graphql';
import { useAct } from '../../ui/act';
import { Confirm } from '../../ui/Confirm';
import { dayWithYear } from '../../ui/dates';
import { hasDraft } from '../../ui/draft';
import { Section } from '../../ui/Section';
import { Answer } from '../../ui/States';
import { fullName } from '../../ui/names';
import { say } from '../../words';
import { consentDraft, ConsentForm } from './ConsentForm';
import { ResidentConsents, WithdrawConsent } from './documents';

type Consent = NonNullable<ResultOf<typeof ResidentConsents>['resident']>['consents']['nodes'][number];

/** Whom the resident lets see what, for what; given once the text was read, taken back at once. */
export function Consents({ id, zone }: { id: string; zone: string }) {
  const [result, ask] = useQuery({ query: ResidentConsents, variables: { id } });
  const [isGiving, setGiving] = useState(() => hasDraft(consentDraft(id)));
  const [withdrawn, setWithdrawn] = useState<Consent | null>(null);
  const { act, isActing } = useAct(WithdrawConsent);
  return (
    <Section title={say('consents.title')} acts={!isGiving && <button type="button" className="quiet small" onClick={() => setGiving(true)}>{say('consents.give')}</button>}>
      {isGiving && <ConsentForm residentId={id} onEnd={() => setGiving(false)} />}
      <Answer of={{ ...result, retry: ask }}>{data => {
        const consents = data.resident?.consents.nodes ?? [];
        if (consents.length === 0) return isGiving ? null : <p className="soft">{say('consents.none')}</p>;
        return (
          <ul className="plain rows">
            {consents.map(each => (
              <li key={each.id}>
                <span>
                  {say('consents.of')} <strong>{each.structure?.name}</strong> {say('consents.sees', { fields: each.fields.map(field => say(`ConsentField.${field}`)).join(' et ') })}, {say(`ConsentPurpose.${each.purpose}`)}
                  <span className="hint">{say('consents.given', { day: dayWithYear(each.givenAt, zone), how: say(`ConsentChannel.${each.channel}`), by: each.recordedBy ? fullName(each.recordedBy) : '' })}</span>
                  <details><summary>{say('consents.text')}</summary><p>{each.text}</p></details>
                </span>
                {each.withdrawnAt ? <span className="state bad">{say('consents.withdrawn', { day: dayWithYear(each.withdrawnAt, zone) })}</span>
                  : <span className="acts"><span className="state good">{say('consents.live')}</span> <button type="button" className="link no-print" aria-label={say('consents.withdraw.of', { structure: each.structure?.name ?? '' })} onClick={() => setWithdrawn(each)}>{say('consents.withdraw')}</button></span>}
              </li>
            ))}
          </ul>
        );
      }}</Answer>
      {withdrawn && (
        <Confirm title={say('consents.withdraw.title')} act={say('consents.withdraw')} isActing={isActing} onClose={() => setWithdrawn(null)} onAct={() => act({ input: { consentId: withdrawn.id } })}>
          <p>{say('consents.withdraw.hint', { structure: withdrawn.structure?.name ?? '' })}</p>
        </Confirm>
      )}
    </Section>
  );
}
