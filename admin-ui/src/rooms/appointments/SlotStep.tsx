import { useEffect, useMemo, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { useSession } from '../../app/session';
import { addDays, dayAndHour, dayIn, hour, instantOf, plainDay } from '../../ui/dates';
import { takeFocus } from '../../ui/focus';
import { Answer } from '../../ui/States';
import { say } from '../../words';
import { FreeWeek, NextAvailability } from './documents';
import { choosing, ofSlot, together, type Mediator, type Slot } from './names';
import { chosenOf, grouped, type Chosen } from './slot';
import { SlotFilters, type Filters } from './SlotFilters';
import { sevenFrom } from './week';

const shownAtFirst = 8;

/** Seven days of free slots, of several mediators and places at once. */
export function SlotStep({ reasonId, mediators, filters, onFilter, onChoose }: {
  reasonId: string; mediators: Mediator[]; filters: Filters; onFilter: (filters: Partial<Filters>) => void; onChoose: (slot: Chosen) => void;
}) {
  const { town: { timeZone: zone } } = useSession();
  const [now] = useState(() => new Date().toISOString());
  const today = dayIn(zone);
  const from = filters.from && filters.from > today ? filters.from : today;
  const days = useMemo(() => sevenFrom(from), [from]);
  const looking = { reasonIds: [reasonId], mediatorIds: filters.mediators, placeIds: filters.places };
  const starts = [...days, addDays(from, 7)].map((on, at) => at === 0 && on === today ? now : instantOf(on, '00:00', zone));
  const [d0 = '', d1 = '', d2 = '', d3 = '', d4 = '', d5 = '', d6 = '', d7 = ''] = starts;
  const [week, ask] = useQuery({ query: FreeWeek, variables: { ...looking, d0, d1, d2, d3, d4, d5, d6, d7 }, requestPolicy: 'network-only' });
  const found = week.data && [week.data.day0, week.data.day1, week.data.day2, week.data.day3, week.data.day4, week.data.day5, week.data.day6];
  const isEmpty = found?.every(each => each.nodes.length === 0) ?? false;
  const shown = useFocusOnFirst(Boolean(found) && !week.fetching, `${from} ${isEmpty}`);

  return (
    <>
      <div className="bar">
        <p className="acts">
          <button type="button" className="quiet small" disabled={from <= today} onClick={() => onFilter({ from: addDays(from, -7) })}>{say('slots.before')}</button>
          <button type="button" className="quiet small" onClick={() => onFilter({ from: addDays(from, 7) })}>{say('slots.after')}</button>
        </p>
        <label>{say('slots.from')} <input type="date" min={today} value={from} onChange={event => event.target.value && onFilter({ from: event.target.value })} /></label>
        <SlotFilters filters={filters} mediators={mediators} onFilter={onFilter} />
      </div>
      <Answer of={{ ...week, data: found, retry: ask }}>{columns => (
        <div ref={shown}>
          {isEmpty && <Next looking={looking} from={d7} onGo={day => onFilter({ from: day })} />}
          {!isEmpty && <div className="week-slots">{days.map((on, index) => <DaySlots key={on} on={on} slots={columns[index]?.nodes ?? []} hasMore={columns[index]?.pageInfo.hasNextPage ?? false} mediators={mediators} onChoose={onChoose} />)}</div>}
        </div>
      )}</Answer>
    </>
  );
}

/** The free hours of a day, by who receives and where. */
function DaySlots({ on, slots, hasMore, ...rest }: { on: string; slots: readonly Slot[]; hasMore: boolean; mediators: Mediator[]; onChoose: (slot: Chosen) => void }) {
  return (
    <section aria-labelledby={`day-${on}`} className={slots.length === 0 ? 'none' : undefined}>
      <h3 id={`day-${on}`}>{plainDay(on)}</h3>
      {slots.length === 0 && <p className="soft">{say('slots.none')}</p>}
      {grouped(slots).map(group => <Hours key={group.key} on={on} slots={group.slots} {...rest} />)}
      {hasMore && <p className="soft">{say('slots.tooMany')}</p>}
    </section>
  );
}

/** Hours as buttons that say aloud what they choose. */
function Hours({ on, slots, mediators, onChoose }: { on: string; slots: readonly Slot[]; mediators: Mediator[]; onChoose: (slot: Chosen) => void }) {
  const { town: { timeZone } } = useSession();
  const [isWhole, setWhole] = useState(false);
  const who = slots[0] ? together(ofSlot(slots[0], mediators)) : '';
  const shown = isWhole ? slots : slots.slice(0, shownAtFirst);
  return (
    <>
      <p className="slots-of">{who}<span className="hint">{slots[0]?.place?.name}</span></p>
      <ul className="plain slots">
        {shown.map(slot => {
          const at = hour(slot.startsAt, timeZone);
          return <li key={slot.startsAt}><button type="button" className="quiet slot" aria-label={choosing(slot, at, who)} onClick={() => onChoose(chosenOf(slot))}>{at}</button></li>;
        })}
      </ul>
      {slots.length > shown.length && <button type="button" className="link" onClick={() => setWhole(true)}>{say('slots.all', { count: slots.length })}<span className="visually-hidden">{' '}{who}, {plainDay(on)}</span></button>}
    </>
  );
}

/** When seven days hold nothing: where to go on. */
function Next({ looking, from, onGo }: { looking: { reasonIds: string[]; mediatorIds: string[]; placeIds: string[] }; from: string; onGo: (day: string) => void }) {
  const { town: { timeZone } } = useSession();
  const [result, ask] = useQuery({ query: NextAvailability, variables: { ...looking, from }, requestPolicy: 'network-only' });
  return (
    <div className="empty" role="status">
      <p><strong>{say('slots.empty')}</strong></p>
      <Answer of={{ ...result, retry: ask }}>{({ nextAvailability: next }) => next
        ? <p><button type="button" className="slot" ref={takeFocus} onClick={() => onGo(dayIn(timeZone, new Date(next.startsAt)))}>{say('slots.next', { when: dayAndHour(next.startsAt, timeZone) })}</button></p>
        : <p>{say('slots.never')}</p>}</Answer>
    </div>
  );
}

/** The next key is wanted on the first hour, after the week was asked for; not while somebody sets the filters or types an hour. */
function useFocusOnFirst(isReady: boolean, week: string) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isReady || document.activeElement?.closest('input, select, details')) return;
    box.current?.querySelector<HTMLElement>('.slot')?.focus();
  }, [isReady, week]);
  return box;
}
