import { Link, useSearch } from '@tanstack/react-router';
import { DayScreen } from '../../rooms/appointments/DayScreen';
import { dayIn } from '../../ui/dates';
import { useTitle } from '../../ui/title';
import { say } from '../../words';
import { places } from '../places';
import { useHasRole, useSession } from '../session';

/** The day, for who has one: a mediator's own, the structure's for the others; who has no appointments is led to their work. */
export function Today() {
  const { me, town: { timeZone } } = useSession();
  const { day, view, of } = useSearch({ from: '/' });
  if (!useHasRole('MEDIATOR', 'SOCIAL_WORKER', 'RECEPTION', 'COORDINATOR')) return <Elsewhere />;
  return <DayScreen shown={{ day: day ?? dayIn(timeZone), isWeek: view === 'week', of: of ?? (me.roles.includes('MEDIATOR') ? 'me' : 'all') }} />;
}

function Elsewhere() {
  const { me } = useSession();
  useTitle(say('today.title'));
  const mine = places.filter(place => place.to !== '/' && me.roles.some(role => place.roles.includes(role)));
  return (
    <>
      <h1>{say('today.hello', { name: me.givenName })}</h1>
      <p>{say('today.elsewhere')}</p>
      <ul className="plain lines panel">{mine.map(place => <li key={place.to}><Link to={place.to}>{say(place.word)}</Link> <kbd>{place.key}</kbd></li>)}</ul>
    </>
  );
}
