import type { ReactNode } from 'react';
import { say } from '../../words';

type Because = 'CONSENT_WITHDRAWN' | 'ERASED' | 'MERGED' | 'NOT_FOLLOWED' | 'NO_CONSENT' | 'ROLE';

/** Why the file is not shown, and what can be done about it. */
export function NotShown({ because, children }: { because: Because; children?: ReactNode }) {
  return (
    <div className="warning">
      <p><strong>{say(`WithheldBecause.${because}`)}</strong></p>
      <p>{say(`WithheldBecause.${because}.hint`)}</p>
      {children}
    </div>
  );
}
