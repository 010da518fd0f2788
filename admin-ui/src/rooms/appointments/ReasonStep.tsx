import { useEffect, useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import { minutes } from '../../ui/dates';
import { TextField } from '../../ui/fields';
import { Answer, Empty } from '../../ui/States';
import { say } from '../../words';
import { Reasons } from './documents';
import { matching } from './matching';
import type { Reason } from './names';

/** What the appointment is for: a few letters and Enter take the first reason that fits. */
export function ReasonStep({ onChoose }: { onChoose: (reason: Reason) => void }) {
  const [typed, setTyped] = useState('');
  const [result, ask] = useQuery({ query: Reasons, requestPolicy: 'cache-and-network' });
  const isThere = result.data !== undefined;
  // The next key is wanted here.
  useEffect(() => { if (isThere) document.getElementById('reason-typed')?.focus(); }, [isThere]);
  return (
    <Answer of={{ ...result, retry: ask }}>{data => {
      const fitting = matching(data.reasons.nodes, typed);
      const submit = (event: FormEvent) => { event.preventDefault(); if (fitting[0]) onChoose(fitting[0]); };
      return (
        <form onSubmit={submit}>
          <TextField id="reason-typed" label={say('book.reason.typed')} hint={say('book.reason.hint')} value={typed} onChange={setTyped} autoComplete="off" />
          <p className="visually-hidden" role="status">{say('book.reason.count', { count: fitting.length })}</p>
          {fitting.length === 0 && <Empty title={say(data.reasons.nodes.length === 0 ? 'book.reason.none' : 'book.reason.noMatch')} />}
          <ul className="plain lines">
            {fitting.map(reason => (
              <li key={reason.id}>
                <button type="button" className="link" onClick={() => onChoose(reason)}>{reason.name}</button>
                <span className="soft">{[minutes(reason.durationMinutes), say(`AppointmentMode.${reason.mode}`), reason.needsMandate && say('book.reason.mandate'), reason.mediatorsNeeded > 1 && say('book.reason.two')].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
          <button type="submit" className="visually-hidden" tabIndex={-1}>{say('book.reason.take')}</button>
        </form>
      );
    }}</Answer>
  );
}
