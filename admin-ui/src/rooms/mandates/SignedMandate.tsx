import { dayWithYear, hour } from '../../ui/dates';
import { Signed } from '../../ui/Signature';
import { fullName } from '../../ui/names';
import { say } from '../../words';
import { MandateText } from './MandateText';
import type { Paper } from './terms';

/** The mandate on paper: its text, its translation if one is chosen, who signed, when and where, the hash of the text. */
export function SignedMandate({ mandate, town }: { mandate: Paper; town: { name: string; timeZone: string } }) {
  const zone = town.timeZone;
  const signer = mandate.guardianName ?? fullName(mandate.resident?.identity);
  return (
    <article className="panel">
      <h1>{say('mandate.paper.title', { name: fullName(mandate.resident?.identity) })}</h1>
      {mandate.withdrawnAt && mandate.withdrawnBecause && <p className="warning">{say('mandate.paper.ended', { day: dayWithYear(mandate.withdrawnAt, zone), because: say(`MandateEnding.${mandate.withdrawnBecause}`) })}</p>}
      {!mandate.withdrawnAt && mandate.withdrawnThemes.length > 0 && <p className="warning">{say('mandates.withdrawnThemes', { themes: mandate.withdrawnThemes.map(each => say(`Theme.${each}`)).join(', ') })}</p>}
      <MandateText mandate={mandate} town={town.name} />
      {mandate.grantedAt && mandate.endsAt ? (
        <div className="signature-block">
          <ul className="plain">
            <li>{say('mandate.paper.signedOn', { day: dayWithYear(mandate.grantedAt, zone), hour: hour(mandate.grantedAt, zone) })}</li>
            <li>{say('mandate.paper.until', { day: dayWithYear(mandate.endsAt, zone), hour: hour(mandate.endsAt, zone) })}</li>
            {mandate.place && <li>{say('mandate.paper.at', { place: mandate.place.name })}</li>}
            {mandate.explainedBy && <li>{say('mandate.paper.by', { name: fullName(mandate.explainedBy) })}</li>}
          </ul>
          {mandate.signature && <figure><figcaption>{say('mandate.paper.signature', { name: signer })}</figcaption><Signed strokes={mandate.signature} label={say('mandate.paper.signature', { name: signer })} /></figure>}
        </div>
      ) : <p className="warning">{say('mandate.paper.unsigned')}</p>}
      <p className="hint hash">{say('mandate.paper.print', { hash: mandate.textSha256 })}</p>
    </article>
  );
}
