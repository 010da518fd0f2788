import type { ReactNode } from 'react';
import { Empty } from '../ui/States';
import { say } from '../words';
import { useHasRole, type Role } from './session';

/** A screen for some roles: whoever came by its address reads why it is not theirs. The product decides again. */
export function Only({ roles, children }: { roles: readonly Role[]; children: ReactNode }) {
  return useHasRole(...roles) ? children : <Empty title={say('app.notYours')}><p>{say('app.notYours.hint')}</p></Empty>;
}
