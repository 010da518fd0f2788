import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { dayAndHour } from '../../ui/dates';
import { Dialog } from '../../ui/Dialog';
import { say } from '../../words';
import { useSession } from '../session';
import { MendMoment } from './MendMoment';
import { useDevice } from './DeviceProvider';
import { countByOwner, mend } from './queue';
import { discardRecord, type FieldRecord } from './store';

/** In the frame: how much waits on this device. */
export function UnsentCount() {
  const { records, me } = useDevice();
  if (records.length === 0) return null;
  const { mine, others } = countByOwner(records, me);
  const refused = mine.some(each => each.state === 'REFUSED');
  const text = mine.length > 0 ? say('device.toSend', { count: mine.length }) : say('device.toSendBy', { count: others.reduce((sum, each) => sum + each.count, 0), name: others[0]?.name ?? '' });
  return <Link to="/unsent" className={`state ${refused ? 'bad' : 'late'}`}>{refused ? say('device.toMend', { count: mine.length }) : text}</Link>;
}

/** What waits, each with what can be done about it. Of what others noted, only how much there is: it is theirs. */
export function Unsent({ sessionId }: { sessionId?: string }) {
  const { records, me, send } = useDevice();
  const { mine, others } = countByOwner(records, me);
  const shown = sessionId ? mine.filter(each => each.sessionId === sessionId) : mine;
  if (shown.length === 0 && others.length === 0) return null;
  const waits = shown.some(each => each.state === 'WAITING');
  return (
    <section className="panel unsent" aria-labelledby="unsent-title">
      <div className="head">
        <h2 id="unsent-title">{shown.length > 0 ? say(shown.some(each => each.state === 'REFUSED') ? 'device.toMend' : 'device.toSend', { count: shown.length }) : say('device.nothingMine')}</h2>
        {waits && <button type="button" className="quiet small" onClick={() => void send()}>{say('device.sendNow')}</button>}
      </div>
      {waits && <p className="hint">{say('device.hint')}</p>}
      <ul className="plain lines">{shown.map(record => <Line key={record.deviceRecordId} record={record} />)}</ul>
      {others.map(each => <p key={each.name} className="hint">{each.isMe ? say('device.mineElsewhere', { count: each.count }) : say('device.others', { count: each.count, name: each.name })}</p>)}
    </section>
  );
}

function Line({ record }: { record: FieldRecord }) {
  const { renew, send } = useDevice();
  const { town } = useSession();
  const [isDiscarding, setDiscarding] = useState(false);
  const isRefused = record.state === 'REFUSED';
  const isOtherwise = record.refusals.some(each => each.__typename === 'SaidOtherwise');
  const again = async () => { await mend(record, { seen: null }); await renew(); await send(); };
  const discard = async () => { await discardRecord(record); setDiscarding(false); await renew(); };
  return (
    <li className={isRefused ? 'faulty' : ''}>
      <p><span className={`state ${isRefused ? 'bad' : 'late'}`}>{say(isRefused ? 'device.refused' : 'device.waiting')}</span> {record.about} <span className="soft">{dayAndHour(record.happenedAt, town.timeZone)}</span></p>
      {record.refusals.map((each, index) => <p key={index} className="fault">{each.message}</p>)}
      <div className="acts">
        {isRefused && <button type="button" className="quiet small" onClick={() => void again()}>{say(isOtherwise ? 'device.sendAnyway' : 'device.again')}</button>}
        {isRefused && record.kind !== 'REPORT' && <MendMoment record={record} />}
        {isRefused && record.kind === 'REPORT' && <Link className="button quiet small" to="/reports/new" search={{ record: record.deviceRecordId }}>{say('device.mend')}</Link>}
        <button type="button" className="quiet small" onClick={() => setDiscarding(true)}>{say('device.discard')}</button>
      </div>
      {isDiscarding && (
        <Dialog title={say('device.discard.title')} onClose={() => setDiscarding(false)}>
          <p>{record.about}</p>
          <p>{say('device.discard.hint')}</p>
          <p><button type="button" className="danger" onClick={() => void discard()}>{say('device.discard.act')}</button></p>
        </Dialog>
      )}
    </li>
  );
}
