import { useEffect, useState } from 'react';
import { useSession } from '../../app/session';
import { hour, minutes } from '../../ui/dates';
import { say } from '../../words';
import { whoIs, type Line } from './names';
import type { Take } from './Row';

/** Who has come and waits, the longest first. */
export function WaitingRoom({ lines, take, isActing }: { lines: Line[]; take: Take; isActing: boolean }) {
  const { town: { timeZone } } = useSession();
  const now = useMinute();
  const waiting = lines.filter(line => line.state === 'ARRIVED').sort((one, other) => one.stateChangedAt.localeCompare(other.stateChangedAt));
  return (
    <section className="panel" aria-labelledby="waiting-room">
      <h2 id="waiting-room">{say('today.waiting', { count: waiting.length })}</h2>
      {waiting.length === 0 && <p className="soft">{say('today.waiting.none')}</p>}
      <ul className="plain lines">
        {waiting.map(line => (
          <li key={line.id}>
            <span><strong>{whoIs(line.resident)}</strong><span className="hint">{say('today.waiting.since', { hour: hour(line.stateChangedAt, timeZone), long: minutes(Math.max(0, Math.floor((now - Date.parse(line.stateChangedAt)) / 60_000))) })}</span></span>
            <button type="button" className="quiet small" disabled={isActing} onClick={() => take('honour', line)}>{say('appointments.honour')}<span className="visually-hidden">{' '}{whoIs(line.resident)}</span></button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useMinute() {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const every = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(every);
  }, []);
  return now;
}
