import { useState } from 'react';
import { useDevice } from '../../app/device/DeviceProvider';
import { useAct, type Done } from '../../ui/act';
import { Dialog } from '../../ui/Dialog';
import { Faults } from '../../ui/Faults';
import { Empty } from '../../ui/States';
import { Wide } from '../../ui/Wide';
import { say } from '../../words';
import { LeaveSessionDocument } from './documents';
import { linesOf, type Line, type Reading } from './reading';

const look = { SEATED: 'now', WAITING: 'late', CAME: 'good', DID_NOT_COME: 'bad', LEFT: '' } as const;

type Props = { reading: Reading; refresh: () => Promise<unknown>; isOnline: boolean; hasCome: boolean };

/** Who is registered, from the session's day on whether they came, and who waits for a seat. */
export function Registrations(props: Props) {
  const { reading } = props;
  const { records } = useDevice();
  const lines = linesOf(reading, records.filter(each => each.sessionId === reading.id));
  const [here, left] = [lines.filter(each => each.state !== 'LEFT'), lines.filter(each => each.state === 'LEFT')];
  const waiting = here.filter(each => each.state === 'WAITING').length;
  if (reading.seats === 0 && lines.length === 0) return <p className="soft">{say('outreach.list.noSeats')}</p>;
  if (lines.length === 0) return <Empty title={say('outreach.list.empty')} />;
  return (
    <>
      <p className="soft">{say('outreach.list.count', { seated: here.length - waiting, waiting })}</p>
      <Wide label={say('outreach.list')}>
        <table>
          <caption className="visually-hidden">{say('outreach.list')}</caption>
          <thead><tr>
            <th scope="col" className="number rank">{say('outreach.list.number')}</th><th scope="col">{say('outreach.list.name')}</th>
            <th scope="col">{say('outreach.list.state')}</th><th scope="col">{say('outreach.list.acts')}</th>
          </tr></thead>
          <tbody>{here.map(line => <Row key={line.key} line={line} {...props} />)}</tbody>
        </table>
      </Wide>
      {left.length > 0 && <details><summary>{say('outreach.list.left', { count: left.length })}</summary><ul className="plain">{left.map(each => <li key={each.key}>{each.name}</li>)}</ul></details>}
    </>
  );
}

function Row({ line, reading, refresh, isOnline, hasCome }: Props & { line: Line }) {
  const { keep } = useDevice();
  const isSeated = hasCome && line.state !== 'WAITING';
  const mark = (came: boolean) => keep({
    sessionId: reading.id, kind: 'ATTENDANCE', input: { registrationId: line.registrationId, came }, after: line.after, seen: line.state,
    about: say(came ? 'outreach.list.about.came' : 'outreach.list.about.didNotCome', { name: line.name }),
  });
  return (
    <tr>
      <td className="number rank">{line.number ?? '–'}</td>
      <th scope="row">{line.name}</th>
      <td><span className={`state ${look[line.state]}`}>{stateOf(line)}</span>{line.isUnsent && <span className="hint">{say('outreach.list.unsent')}</span>}</td>
      <td>
        <div className="acts">
          {isSeated && <button type="button" className="quiet" aria-pressed={line.state === 'CAME'} aria-label={say('outreach.list.cameOf', { name: line.name })} onClick={() => void mark(true)}>{say('outreach.list.came')}</button>}
          {isSeated && <button type="button" className="quiet" aria-pressed={line.state === 'DID_NOT_COME'} aria-label={say('outreach.list.didNotComeOf', { name: line.name })} onClick={() => void mark(false)}>{say('outreach.list.didNotCome')}</button>}
          {line.registrationId && (line.state === 'SEATED' || line.state === 'WAITING') && isOnline && <Leave id={line.registrationId} name={line.name} refresh={refresh} />}
        </div>
      </td>
    </tr>
  );
}

function stateOf(line: Line) {
  if (line.after && line.state === 'SEATED') return say('outreach.list.registering');
  if (line.state !== 'WAITING') return say(`SeatState.${line.state}`);
  return line.position === 1 ? say('outreach.list.waiting.first') : say('outreach.list.waiting', { position: line.position ?? '' });
}

function Leave({ id, name, refresh }: { id: string; name: string; refresh: () => Promise<unknown> }) {
  const [isAsking, setAsking] = useState(false);
  const [done, setDone] = useState<Done<unknown> | null>(null);
  const { act, isActing } = useAct(LeaveSessionDocument);
  const leave = async () => {
    const end = await act({ input: { registrationId: id } });
    setDone(end);
    if (end.kind === 'done') { setAsking(false); await refresh(); }
  };
  return (
    <>
      <button type="button" className="quiet" aria-label={say('outreach.list.leaveOf', { name })} onClick={() => setAsking(true)}>{say('outreach.list.leave')}</button>
      {isAsking && (
        <Dialog title={say('outreach.list.leave.title', { name })} onClose={() => setAsking(false)}>
          <Faults of={done} />
          <p>{say('outreach.list.leave.hint')}</p>
          <p><button type="button" disabled={isActing} onClick={() => void leave()}>{say('outreach.list.leave')}</button></p>
        </Dialog>
      )}
    </>
  );
}
