import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { faultOf } from '../app/client';
import { say } from '../words';
import { wordOf } from './Faults';

/** While the first answer is awaited: said to screen readers, shown after a moment only. */
export function Loading() {
  return <p className="loading" role="status">{say('app.loading')}</p>;
}

/** Nothing to show, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return <div className="empty"><p><strong>{title}</strong></p>{children}</div>;
}

/** A reading that failed. */
export function Broken({ error, retry }: { error: CombinedError; retry?: () => void }) {

  return (
    <div className="faults" role="alert">
      <p>{say(wordOf(faultOf(error)))}</p>
      {retry && <button type="button" className="quiet" onClick={retry}>{say('fault.retry')}</button>}
    </div>
  );
}

/** Shows what a query answered, or why there is nothing yet. */
export function Answer<T>({ of, children }: { of: { data?: T; error?: CombinedError; fetching: boolean; retry?: () => void }; children: (data: T) => ReactNode }) {
  if (of.data) return <>{of.error && <Broken error={of.error} retry={of.retry} />}{children(of.data)}</>;
  return of.error ? <Broken error={of.error} retry={of.retry} /> : <Loading />;
}
