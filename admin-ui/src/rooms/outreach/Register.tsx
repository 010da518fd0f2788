import { useCallback, useState } from 'react';
import { useDevice } from '../../app/device/DeviceProvider';
import { say } from '../../words';
import { linesOf, type Reading } from './reading';

/** Registers a resident: kept on the device first, then sent. */
export function useRegistering(reading: Reading) {
  const { keep } = useDevice();
  return useCallback((residentId: string, name: string) =>
    keep({ sessionId: reading.id, kind: 'REGISTRATION', input: { sessionId: reading.id, residentId }, about: name }), [keep, reading.id]);
}

/** Without network, only whoever is kept with the session can be registered: those who gave their seat back and come all the same. */
export function RegisterKept({ reading }: { reading: Reading }) {
  const { records } = useDevice();
  const register = useRegistering(reading);
  const [said, setSaid] = useState('');
  const lines = linesOf(reading, records.filter(each => each.sessionId === reading.id));
  const kept = lines.filter(each => each.state === 'LEFT' && each.residentId && !lines.some(other => other.residentId === each.residentId && other.state !== 'LEFT'));
  return (
    <>
      <p className="hint">{say('outreach.register.offline')}</p>
      <ul className="plain lines">{kept.map(each => (
        <li key={each.key}>
          <span>{each.name}</span>
          <button type="button" className="quiet small" aria-label={say('outreach.register.actOf', { name: each.name })}
            onClick={() => void register(each.residentId ?? '', each.name).then(() => setSaid(say('outreach.register.done', { name: each.name })))}>{say('outreach.register.act')}</button>
        </li>
      ))}</ul>
      <p role="status">{said}</p>
    </>
  );
}
