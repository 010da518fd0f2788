import { useState } from 'react';
import { useQuery } from 'urql';
import type { ResultOf } from '../../../graphql';
import { addDays, dayIn, hour, instantOf, plainDay, plainDayWithYear } from '../../../ui/dates';
import { Select } from '../../../ui/fields';
import { Answer } from '../../../ui/States';
import { fullName } from '../../../ui/names';
import { useTitle } from '../../../ui/title';
import { say } from '../../../words';
import { useSession } from '../../session';
import { PlanningChoicesDocument, WeekDocument, WeekSlotsDocument } from './documents';
import { AbsencesOfDay, type WeekAbsence } from './WeekAbsences';
import { mondayOf } from './recurrence';

type Opening = ResultOf<typeof WeekDocument>['openings']['nodes'][number];
type Slot = ResultOf<typeof WeekSlotsDocument>['freeSlots']['nodes'][number];

/** The week as it will be offered: openings day by day, without holidays and removed days, and the slots that are free for a reason. */
export function Week() {
  useTitle(say('week.title'));
  const { town } = useSession();
  const [monday, setMonday] = useState(mondayOf(dayIn(town.timeZone)));
  const [mediatorId, setMediator] = useState('');
  const [placeId, setPlace] = useState('');
  const [reasonId, setReason] = useState('');
  const [{ data: choices }] = useQuery({ query: PlanningChoicesDocument, variables: {} });
  const [result, ask] = useQuery({ query: WeekDocument, variables: { from: monday, until: addDays(monday, 6), mediatorId: mediatorId || null, placeId: placeId || null } });
  const [{ data: slots }] = useQuery({
    query: WeekSlotsDocument, pause: !reasonId,
    variables: {
      reasonIds: [reasonId], from: instantOf(monday, '00:00', town.timeZone), until: instantOf(addDays(monday, 7), '00:00', town.timeZone),
      mediatorIds: mediatorId ? [mediatorId] : null, placeIds: placeId ? [placeId] : null,
    },
  });
  const free = reasonId ? slots?.freeSlots : undefined;
  return (
    <>
      <div className="head">
        <h1>{say('week.of', { day: plainDayWithYear(monday) })}</h1>
        <p className="acts">
          <button type="button" className="quiet small" onClick={() => setMonday(addDays(monday, -7))}>{say('week.before')}</button>
          <button type="button" className="quiet small" onClick={() => setMonday(mondayOf(dayIn(town.timeZone)))}>{say('week.now')}</button>
          <button type="button" className="quiet small" onClick={() => setMonday(addDays(monday, 7))}>{say('week.after')}</button>
        </p>
      </div>
      <div className="row">
        <Select id="week-mediator" label={say('openings.mediator')} value={mediatorId} onChange={setMediator}>
          <option value="">{say('openings.mediator.all')}</option>
          {choices?.plannedMediators.nodes.map(each => <option key={each.id} value={each.id}>{fullName(each)}</option>)}
        </Select>
        <Select id="week-place" label={say('openings.place')} value={placeId} onChange={setPlace}>
          <option value="">{say('week.everywhere')}</option>
          {choices?.places.nodes.map(each => <option key={each.id} value={each.id}>{each.name}</option>)}
        </Select>
        <Select id="week-reason" label={say('week.slotsFor')} value={reasonId} onChange={setReason}>
          <option value="">{say('week.noSlots')}</option>
          {choices?.reasons.nodes.map(each => <option key={each.id} value={each.id}>{each.name}</option>)}
        </Select>
      </div>
      <Answer of={{ ...result, retry: () => ask({ requestPolicy: 'network-only' }) }}>{({ openings, absences }) => (
        <>
          {(openings.pageInfo.hasNextPage || free?.pageInfo.hasNextPage) && <p className="warning">{say('week.partly')}</p>}
          <ol className="week">{[0, 1, 2, 3, 4, 5, 6].map(at => (
            <Day key={at} day={addDays(monday, at)} openings={openings.nodes} absences={absences.nodes} slots={free?.nodes} />
          ))}</ol>
        </>
      )}</Answer>
    </>
  );
}

function Day({ day, openings, absences, slots }: { day: string; openings: Opening[]; absences: WeekAbsence[]; slots: Slot[] | undefined }) {
  const { town: { timeZone } } = useSession();
  const lines = openings.flatMap(opening => opening.occurrences.filter(each => each.day === day).map(each => ({ opening, ...each }))).sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const free = slots?.filter(each => dayIn(timeZone, new Date(each.startsAt)) === day);
  return (
    <li>
      <h2>{plainDay(day)}</h2>
      {lines.length === 0 && <p className="soft">{say('week.nothing')}</p>}
      <ul className="plain">
        {lines.map(({ opening, startsAt, endsAt }) => (
          <li key={`${opening.id}${startsAt}`} className="offer">
            <strong>{say('openings.hours', { start: hour(startsAt, timeZone), end: hour(endsAt, timeZone) })}</strong>
            <span>{opening.mediator && fullName(opening.mediator)}</span>
            <span className="hint">{[opening.place?.name ?? say('openings.noPlace'), ...(opening.reasons ?? []).map(each => each.name)].join(', ')}</span>
          </li>
        ))}
      </ul>
      <AbsencesOfDay absences={absences} day={day} />
      {free && <p>{free.length === 0 ? say('week.full') : say('week.free', { count: free.length, hours: [...new Set(free.map(each => hour(each.startsAt, timeZone)))].join(', ') })}</p>}
    </li>
  );
}
