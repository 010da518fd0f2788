import { useQuery } from 'urql';
import { useSession } from '../../app/session';
import type { ResultOf } from '../../graphql';
import { dayAndHour, minutes } from '../../ui/dates';
import { telephone } from '../../ui/telephone';
import { say } from '../../words';
import { SlipFacts, type OneAppointment } from './documents';
import { together, whoIs } from './names';

/** What the resident takes home: large type, what to bring, whom to call. A discreet reason is not named. */
export function Slip({ of: it }: { of: NonNullable<ResultOf<typeof OneAppointment>['appointment']> }) {
  const { town } = useSession();
  const [{ data }] = useQuery({ query: SlipFacts, variables: { appointmentId: it.id } });
  const facts = data?.appointmentSlip;
  const number = it.place?.telephone ?? it.structure?.telephone ?? town.telephone;
  return (
    <article className="slip">
      <p className="soft">{[town.name, it.structure?.name].filter(Boolean).join(' · ')}</p>
      <h2>{say('slip.title')}</h2>
      <p>{whoIs(it.resident)}</p>
      <p className="when">{dayAndHour(it.startsAt, town.timeZone)}</p>
      <dl>
        <dt>{say('slip.where')}</dt>
        <dd>{it.place ? <><strong>{it.place.name}</strong>{it.place.address && <><br />{it.place.address}</>}</> : it.reason && say(`slip.mode.${it.reason.mode}`)}</dd>
        <dt>{say('slip.with')}</dt><dd>{together(it.mediators ?? [])}</dd>
        {it.reason && !it.reason.isDiscreet && <><dt>{say('slip.what')}</dt><dd>{it.reason.name} ({minutes(it.reason.durationMinutes)})</dd></>}
        {it.reason?.textAfter && <><dt>{say('slip.bring')}</dt><dd>{it.reason.textAfter}</dd></>}
      </dl>
      {facts?.linkQrSvg && <div className="scan">
        <img src={`data:image/svg+xml,${encodeURIComponent(facts.linkQrSvg)}`} alt={say('slip.qr')} />
        <p>{say('slip.scan')}</p>
      </div>}
      {facts && <p className="pin">{say('slip.pin')} <strong>{facts.pin.slice(0, 3)} {facts.pin.slice(3)}</strong></p>}
      {number && <p className="call">{say('slip.call')} <strong>{telephone(number)}</strong></p>}
    </article>
  );
}
