import { Link, useNavigate } from '@tanstack/react-router';
import { useSession } from '../../app/session';
import { addDays, dayIn, plainDay } from '../../ui/dates';
import { fullName } from '../../ui/names';
import { say } from '../../words';
import type { Mediator } from './names';

export type Shown = { day: string; isWeek: boolean; of: string };

/** Which day, of whom, as a list or as a week; and what is begun from here. */
export function DayHead({ shown, mediators, title }: { shown: Shown; mediators: Mediator[]; title: string }) {
  const { me, town: { timeZone } } = useSession();
  const navigate = useNavigate();
  const today = dayIn(timeZone);
  const step = shown.isWeek ? 7 : 1;
  // Which link is the present one is said here: the router would take every link to a day without date for it.
  const activeOptions = { exact: true, explicitUndefined: true };
  const go = (day: string) => ({ to: '/' as const, activeOptions, search: (now: Record<string, unknown>) => ({ ...now, day: day === today ? undefined : day }) });
  const everybody = say(me.roles.includes('COORDINATOR') ? 'today.of.town' : 'today.of.structure');
  const whose = shown.of === 'all' ? everybody : fullName(shown.of === 'me' ? me : mediators.find(each => each.id === shown.of));
  return (
    <>
      <div className="head">
        <h1>{title}</h1>
        <p className="acts no-print">
          <Link className="button" to="/book">{say('book.title')}</Link>
          <Link className="button quiet" to="/book" search={{ kind: 'now' }}>{say('today.dropIn')}</Link>
          <button type="button" className="quiet" onClick={() => print()}>{say('print.act')}</button>
        </p>
      </div>
      <p className="only-print">{say('today.of.print', { whose })}</p>
      <div className="bar no-print">
        <nav className="acts" aria-label={say('today.days')}>
          <Link className="button quiet small" {...go(addDays(shown.day, -step))}>{say(shown.isWeek ? 'today.week.before' : 'today.before')}</Link>
          <Link className="button quiet small" {...go(today)} aria-current={shown.day === today ? 'date' : undefined}>{say('today.title')}</Link>
          <Link className="button quiet small" {...go(addDays(shown.day, step))}>{say(shown.isWeek ? 'today.week.after' : 'today.after')}</Link>
        </nav>
        <label>{say('today.date')} <input type="date" value={shown.day} aria-label={say('today.date.said', { day: plainDay(shown.day) })} onChange={event => event.target.value && void navigate({ to: '/', search: go(event.target.value).search })} /></label>
        <label>{say('today.of')} <select value={shown.of} onChange={event => void navigate({ to: '/', search: now => ({ ...now, of: event.target.value }) })}>
          {me.roles.includes('MEDIATOR') && <option value="me">{say('today.of.me')}</option>}
          <option value="all">{everybody}</option>
          {mediators.filter(each => each.id !== me.id || !me.roles.includes('MEDIATOR')).map(each => <option key={each.id} value={each.id}>{fullName(each)}</option>)}
        </select></label>
        <p className="views" role="group" aria-label={say('today.view')}>
          <Link className="button quiet small" to="/" search={now => ({ ...now, view: undefined })} activeOptions={activeOptions} aria-current={shown.isWeek ? undefined : 'true'}>{say('today.view.day')}</Link>
          <Link className="button quiet small" to="/" search={now => ({ ...now, view: 'week' as const })} activeOptions={activeOptions} aria-current={shown.isWeek ? 'true' : undefined}>{say('today.view.week')}</Link>
        </p>
      </div>
    </>
  );
}
