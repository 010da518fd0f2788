import { useTitle } from '../../ui/title';
import { say } from '../../words';

/** The day. */
export function Today() {
  useTitle(say('today.title'));
  return <h1>{say('today.title')}</h1>;
}
