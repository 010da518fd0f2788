import { say } from '../words';
import { Dialog } from '../ui/Dialog';

/** Leads back to the sign-in page and from there to this screen. What was typed waits in its draft. */
export function SignInAgain({ first = false, confirm = false, onClose }: { first?: boolean; confirm?: boolean; onClose?: () => void }) {
  const here = encodeURIComponent(location.pathname + location.search);
  const to = confirm ? `/account/confirm?returnUrl=${here}` : `/account/sign-in?returnUrl=${here}`;
  if (first) {
    location.replace(to);
    return null;
  }
  return (
    <Dialog title={say(confirm ? 'session.confirm' : 'session.over')} onClose={onClose}>
      <p>{say(confirm ? 'session.confirm.hint' : 'session.over.hint')}</p>
      <p><a className="button" href={to}>{say(confirm ? 'session.confirm.act' : 'session.signIn')}</a></p>
    </Dialog>
  );
}
