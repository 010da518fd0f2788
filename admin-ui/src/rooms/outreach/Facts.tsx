import { day, hour } from '../../ui/dates';
import { fullName } from '../../ui/names';
import { say } from '../../words';
import type { Reading } from './reading';

/** « mardi 24 novembre, de 9 h à 12 h », by the clocks of the session. */
export function span(session: { startsAt: string; endsAt: string }, zone: string) {
  // An hour is never cut at the end of a line.
  const whole = (at: string) => hour(at, zone).replaceAll(' ', '\u00a0');
  return say('outreach.span', { day: day(session.startsAt, zone), from: whole(session.startsAt), until: whole(session.endsAt) });
}

export function seatsOf(session: { seats: number; seatsTaken: number }) {
  return session.seats === 0 ? say('outreach.seats.none') : say('outreach.seats', { taken: session.seatsTaken, seats: session.seats });
}

export function teamOf(session: { team?: { givenName: string; familyName: string }[] | null }) {
  return (session.team ?? []).map(each => fullName(each)).join(', ');
}

/** What was agreed of a session. */
export function Facts({ reading }: { reading: Reading }) {
  const { place } = reading;
  return (
    <dl className="facts">
      <dt>{say('outreach.fact.when')}</dt><dd>{span(reading, reading.timeZone)}</dd>
      <dt>{say('outreach.fact.where')}</dt><dd>{place?.name}{place?.address && <span className="hint">{place.address}</span>}</dd>
      <dt>{say('outreach.fact.team')}</dt><dd>{teamOf(reading)}</dd>
      <dt>{say('outreach.fact.themes')}</dt><dd>{reading.themes.map(each => say(`Theme.${each}`)).join(', ') || say('outreach.fact.themes.all')}</dd>
      <dt>{say('outreach.fact.seats')}</dt><dd>{seatsOf(reading)}</dd>
      {reading.structure && <><dt>{say('outreach.fact.structure')}</dt><dd>{reading.structure.name}</dd></>}
      {reading.about && <><dt>{say('outreach.fact.about')}</dt><dd>{reading.about}</dd></>}
      {reading.cancelledBecause && <><dt>{say('outreach.fact.because')}</dt><dd>{say(`CalledOffBecause.${reading.cancelledBecause}`)}</dd></>}
    </dl>
  );
}
