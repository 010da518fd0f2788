import { useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { dayWithYear } from '../../ui/dates';
import { Section } from '../../ui/Section';
import { Answer } from '../../ui/States';
import { fullName } from '../../ui/names';
import { say } from '../../words';
import { DiscardDraftDialog } from './DiscardDraft';
import { ResidentMandates } from './documents';
import { daysLeft, mayBeRenewed, type MandateInLine } from './terms';
import { WithdrawMandateDialog } from './WithdrawMandate';

const groups = ['GRANTED', 'DRAFT', 'EXPIRED', 'WITHDRAWN'] as const;

type Ways = { renewal: (mandate: string) => ReactNode; sign: (mandate: string) => ReactNode; paper: (mandate: string, what: 'mandate' | 'attestation') => ReactNode };

/** What the resident has charged the structure with: live, waiting for a signature, over, withdrawn. */
export function MandatesOf({ residentId, zone, ...ways }: { residentId: string; zone: string } & Ways) {
  const [result, ask] = useQuery({ query: ResidentMandates, variables: { id: residentId } });
  const [withdrawn, setWithdrawn] = useState<MandateInLine | null>(null);
  const [discarded, setDiscarded] = useState<MandateInLine | null>(null);
  return (
    <Section title={say('mandates.title')}>
      <Answer of={{ ...result, retry: ask }}>{data => {
        const mandates = data.resident?.mandates.nodes ?? [];
        if (mandates.length === 0) return <p className="soft">{say('mandates.none')}</p>;
        return groups.map(state => ({ state, those: mandates.filter(each => each.state === state) })).filter(group => group.those.length > 0).map(({ state, those }) => (
          <div key={state}>
            <h3>{say(`mandates.${state}`)}</h3>
            {state === 'DRAFT' && <p className="hint">{say('mandates.unsigned')}</p>}
            <ul className="plain rows">{those.map(each => <Line key={each.id} mandate={each} zone={zone} onWithdraw={() => setWithdrawn(each)} onDiscard={() => setDiscarded(each)} {...ways} />)}</ul>
          </div>
        ));
      }}</Answer>
      {discarded && <DiscardDraftDialog mandate={discarded} onClose={() => setDiscarded(null)} />}
      {withdrawn && <WithdrawMandateDialog mandate={withdrawn} onClose={() => setWithdrawn(null)} />}
    </Section>
  );
}

function Line({ mandate, zone, onWithdraw, onDiscard, renewal, sign, paper }: { mandate: MandateInLine; zone: string; onWithdraw: () => void; onDiscard: () => void } & Ways) {
  const [now] = useState(() => Date.now());
  const isLive = mandate.state === 'GRANTED';
  const ended = mandate.withdrawnAt !== null || mandate.withdrawnThemes.length > 0;
  return (
    <li>
      <span>
        <strong>{[...mandate.themes, ...(mandate.state === 'WITHDRAWN' ? mandate.withdrawnThemes : [])].map(each => say(`Theme.${each}`)).join(', ')}</strong>
        {mandate.withdrawnThemes.length > 0 && mandate.state !== 'WITHDRAWN' && <span className="hint">{say('mandates.withdrawnThemes', { themes: mandate.withdrawnThemes.map(each => say(`Theme.${each}`)).join(', ') })}</span>}
        <span className="hint">{when(mandate, zone)}</span>
        {mandate.uses.nodes.length > 0 && (
          <details><summary>{say('mandates.uses', { count: mandate.uses.nodes.length, more: mandate.uses.pageInfo.hasNextPage ? '+' : '' })}</summary>
            <ul>{mandate.uses.nodes.map(use => <li key={use.id}>{dayWithYear(use.usedAt, zone)} · {say(`Theme.${use.theme}`)} · {fullName(use.by)}</li>)}</ul></details>
        )}
      </span>
      <span className="acts">
        {isLive && mandate.endsAt && <span className={`state ${daysLeft(mandate.endsAt, now) <= 30 && mandate.termDays > 31 ? 'late' : 'good'}`}>{say('mandates.left', { days: daysLeft(mandate.endsAt, now) })}</span>}
        <span className="acts no-print">
          {mandate.state === 'DRAFT' && sign(mandate.id)}
          {mandate.state === 'DRAFT' && <button type="button" className="link" onClick={onDiscard}>{say('mandate.discard')}</button>}
          {mayBeRenewed(mandate, now) && renewal(mandate.id)}
          {mandate.state !== 'DRAFT' && paper(mandate.id, 'mandate')}
          {ended && paper(mandate.id, 'attestation')}
          {isLive && <button type="button" className="link" onClick={onWithdraw}>{say('mandate.withdraw')}</button>}
        </span>
      </span>
    </li>
  );
}

function when(mandate: MandateInLine, zone: string) {
  if (!mandate.grantedAt || !mandate.endsAt) return say('mandates.drafted', { day: dayWithYear(mandate.draftedAt, zone), term: say(`mandate.term.${mandate.termDays as 1 | 31 | 182 | 365}`) });
  const signed = say('mandates.signed', { from: dayWithYear(mandate.grantedAt, zone), until: dayWithYear(mandate.endsAt, zone) });
  const ended = mandate.withdrawnAt && mandate.withdrawnBecause ? say('mandates.ended', { day: dayWithYear(mandate.withdrawnAt, zone), because: say(`MandateEnding.${mandate.withdrawnBecause}`) }) : '';
  return [signed, mandate.place?.name, mandate.explainedBy && say('mandates.explainedBy', { name: fullName(mandate.explainedBy) }), ended].filter(Boolean).join(' · ');
}
