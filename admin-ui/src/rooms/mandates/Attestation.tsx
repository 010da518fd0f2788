import { dayWithYear, hour } from '../../ui/dates';
import { fullName } from '../../ui/names';
import { say } from '../../words';
import type { Paper } from './terms';

/** A paper for the resident: what they had allowed, what has ended and since when, what goes on. */
export function Attestation({ mandate, town, by }: { mandate: Paper; town: { name: string; timeZone: string }; by: string }) {
  const zone = town.timeZone;
  const structure = mandate.structure?.name ?? '';
  const label = (themes: Paper['themes']) => themes.map(each => say(`Theme.${each}`)).join(', ');
  if (!mandate.grantedAt || (!mandate.withdrawnAt && mandate.withdrawnThemes.length === 0)) return <p className="warning">{say('attestation.none')}</p>;
  return (
    <article className="panel">
      <h1>{say('attestation.title')}</h1>
      <p>{say('attestation.given', { day: dayWithYear(mandate.grantedAt, zone), name: fullName(mandate.resident?.identity), structure })}</p>
      {mandate.withdrawnAt && mandate.withdrawnBecause ? (
        <>
          <p><strong>{say('attestation.whole', { day: dayWithYear(mandate.withdrawnAt, zone), hour: hour(mandate.withdrawnAt, zone), because: say(`MandateEnding.${mandate.withdrawnBecause}`) })}</strong></p>
          <p>{say('attestation.wholeEffect', { structure })}</p>
        </>
      ) : (
        <>
          <p><strong>{say('attestation.some', { themes: label(mandate.withdrawnThemes), structure })}</strong></p>
          {mandate.state === 'GRANTED' && mandate.endsAt && <p>{say('attestation.left', { day: dayWithYear(mandate.endsAt, zone), themes: label(mandate.themes) })}</p>}
        </>
      )}
      <p>{say('attestation.before')}</p>
      <p>{say('attestation.issued', { day: dayWithYear(new Date(), zone), name: by, structure })}</p>
    </article>
  );
}
