import { useEffect, useRef } from 'react';
import type { FaultCode } from '../app/client';
import { say } from '../words';
import type { Done, Refusal } from './act';

/** What stands on top of a form that was refused: each reason, leading to its field. */
export function Faults({ of, labels = {} }: { of: Done<unknown> | null; labels?: Record<string, string> }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { if (of && of.kind !== 'done') box.current?.focus(); }, [of]);
  if (!of || of.kind === 'done') return null;
  const lines = of.kind === 'failed' ? [{ __typename: of.fault, message: say(wordOf(of.fault)), path: [] }] : of.refusals;
  return (
    <div className="faults" role="alert" tabIndex={-1} ref={box}>
      <h2>{of.kind === 'failed' ? say('fault.refused') : say('fault.summary', { count: lines.length })}</h2>
      <ul>{lines.map((line, index) => {
        const field = fieldOf(line);
        const words = field && labels[field] && !line.message.includes(labels[field]) ? say('fault.at', { field: labels[field], fault: line.message }) : line.message;
        return <li key={index}>{field && field in labels ? <a href={`#${field}`} onClick={event => go(event, field)}>{words}</a> : words}</li>;
      })}</ul>
    </div>
  );
}

/** The refusal of one field, to stand beside it. */
export function faultAt(of: Done<unknown> | null, field: string) {
  return of?.kind === 'refused' ? of.refusals.find(each => fieldOf(each) === field)?.message : undefined;
}

function fieldOf(refusal: Refusal) {
  return refusal.path?.filter(part => part !== 'input')[0];
}

/** A link of the address would leave the screen's own address: the field is found by hand. */
function go(event: React.MouseEvent, field: string) {
  event.preventDefault();
  document.getElementById(field)?.focus();
}

export function wordOf(fault: FaultCode) {
  return ({ NETWORK: 'fault.network', FORBIDDEN: 'fault.forbidden', PERSISTED_DOCUMENT_NOT_FOUND: 'fault.stale', SERVER: 'fault.server', UNAUTHENTICATED: 'session.over.hint', CONFIRM_SIGN_IN: 'session.confirm.hint' } as const)[fault];
}
