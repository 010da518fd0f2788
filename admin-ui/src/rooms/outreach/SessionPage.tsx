import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { Unsent } from '../../app/device/Unsent';
import { packHours } from '../../app/device/store';
import { useIsCopied } from '../../app/device/useIsCopied';
import { useHasRole, useSession } from '../../app/session';
import { dayAndHour, dayIn } from '../../ui/dates';
import { Broken, Empty, Loading } from '../../ui/States';
import { useTitle } from '../../ui/title';
import { say } from '../../words';
import { CancelSession } from './CancelSession';
import { Facts } from './Facts';
import { Kit, Leaving, Return } from './Kit';
import { useReading, type Reading } from './reading';
import { Registrations } from './Registrations';
import { Tally, TallyCounts } from './Tally';

const look = { PLANNED: 'now', OPEN: 'good', CLOSED: '', CANCELLED: 'bad' } as const;

type Registering = (reading: Reading, isOnline: boolean) => ReactNode;

/** A session, read with the network or without. Whoever is to be registered is found by `register`, which other rooms have a part in. */
export function SessionPage({ register }: { register: Registering }) {
  const { id } = useParams({ strict: false }) as { id: string };
  const { reading, keptAt, isFromDevice, error, refresh } = useReading(id);
  useTitle(reading?.title ?? say('outreach.title'));
  if (reading) return <Held reading={reading} keptAt={keptAt ?? 0} isOnline={!isFromDevice} refresh={refresh} register={register} />;
  if (reading === null) return <Empty title={say('outreach.gone')}><p><Link to="/sessions">{say('outreach.title')}</Link></p></Empty>;
  if (!error) return <Loading />;
  if (!error.networkError) return <Broken error={error} retry={() => void refresh()} />;
  return <><Unsent sessionId={id} /><Empty title={say('outreach.notKept')}><p>{say('outreach.notKept.hint')}</p></Empty></>;
}

function Held({ reading, keptAt, isOnline, refresh, register }: { reading: Reading; keptAt: number; isOnline: boolean; refresh: () => Promise<boolean>; register: Registering }) {
  const { town } = useSession();
  const runs = useHasRole('MEDIATOR', 'COORDINATOR');
  const isHeld = reading.state !== 'CANCELLED';
  // On its day, and once the team has left, noting people comes first; before, what is planned does.
  const isNow = isHeld && reading.state !== 'CLOSED' && (reading.state === 'OPEN' || dayIn(reading.timeZone, new Date(reading.startsAt)) === dayIn(reading.timeZone));
  const hasCome = isHeld && dayIn(reading.timeZone, new Date(reading.startsAt)) <= dayIn(reading.timeZone);
  const facts = <section className="panel" key="facts"><h2>{say('outreach.facts')}</h2><Facts reading={reading} /></section>;
  const tally = isHeld && (
    <section className="panel" key="tally"><h2>{say('outreach.tally')}</h2>{isNow ? <Tally reading={reading} /> : <details><summary>{say('outreach.tally.save')}</summary><Tally reading={reading} /></details>}<TallyCounts reading={reading} /></section>
  );
  return (
    <>
      <div className="head">
        <h1>{reading.title} <span className={`state ${look[reading.state]}`}>{say(`SessionState.${reading.state}`)}</span></h1>
        <div className="acts">
          {hasCome && <Link className="button" to="/reports/new" search={{ session: reading.id }}>{say('outreach.report')}</Link>}
          {runs && reading.state === 'PLANNED' && isOnline && <Link className="button quiet" to="/sessions/$id/change" params={{ id: reading.id }}>{say('outreach.change')}</Link>}
          {runs && reading.state === 'PLANNED' && isOnline && <CancelSession id={reading.id} refresh={refresh} />}
        </div>
      </div>
      {!isOnline && <p className="warning" role="status">{say('outreach.fromDevice', { at: dayAndHour(new Date(keptAt).toISOString(), town.timeZone) })}</p>}
      {isHeld && reading.state !== 'CLOSED' && <Prepare keptAt={keptAt} isOnline={isOnline} refresh={refresh} />}
      <Unsent sessionId={reading.id} />
      {isNow ? tally : facts}
      <section className="panel">
        <h2>{say('outreach.list')}</h2>
        <Registrations reading={reading} refresh={refresh} isOnline={isOnline} hasCome={hasCome} />
        {isHeld && reading.seats > 0 && reading.state !== 'CLOSED' && <details><summary>{say('outreach.register')}</summary>{register(reading, isOnline)}</details>}
      </section>
      <div className="columns">
        {isNow ? facts : tally}
        <section className="panel">
          <h2>{say('outreach.kit')}</h2>
          <Kit reading={reading} />
          {runs && isOnline && reading.state === 'PLANNED' && <details open={isNow}><summary>{say('outreach.kit.leave')}</summary><Leaving reading={reading} refresh={refresh} /></details>}
          {runs && isOnline && reading.state === 'OPEN' && <Return reading={reading} refresh={refresh} />}
          {runs && !isOnline && (reading.state === 'PLANNED' || reading.state === 'OPEN') && <p className="hint">{say('outreach.needsNetwork')}</p>}
        </section>
      </div>
    </>
  );
}

/** Reads everything anew and keeps it on the device, and says until when it can be opened without network: never before the application is there too. */
function Prepare({ keptAt, isOnline, refresh }: { keptAt: number; isOnline: boolean; refresh: () => Promise<boolean> }) {
  const { town } = useSession();
  const isCopied = useIsCopied();
  const [said, setSaid] = useState<'done' | 'failed' | null>(null);
  const until = dayAndHour(new Date(keptAt + packHours * 3_600_000).toISOString(), town.timeZone);
  const prepare = async () => { setSaid(null); setSaid(await refresh() ? 'done' : 'failed'); };
  const words = () => {
    if (said === 'failed') return say('outreach.prepare.failed');
    if (!isOnline) return '';
    return isCopied ? say(said === 'done' ? 'outreach.prepare.done' : 'outreach.prepare.hint', { until }) : say('outreach.prepare.copying');
  };
  return (
    <div className="acts prepare no-print">
      <button type="button" className="quiet" onClick={() => void prepare()}>{say('outreach.prepare')}</button>
      <p role="status" className="soft">{words()}</p>
    </div>
  );
}
