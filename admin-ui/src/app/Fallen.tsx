import { useTitle } from '../ui/title';
import { say } from '../words';

/** An address that leads nowhere. */
export function NowhereHere() {
  useTitle(say('app.notFound'));
  return <><h1>{say('app.notFound')}</h1><p>{say('app.notFound.hint')}</p></>;
}

/** A screen that broke: what was typed is in its draft. */
export function Fallen() {
  useTitle(say('app.broken'));
  return (
    <div role="alert">
      <h1>{say('app.broken')}</h1>
      <p>{say('app.broken.hint')}</p>
      <p><button type="button" onClick={() => location.reload()}>{say('app.reload')}</button></p>
    </div>
  );
}
