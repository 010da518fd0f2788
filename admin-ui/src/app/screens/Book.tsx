import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { BookedStep } from '../../rooms/appointments/BookedStep';
import { BookSummary } from '../../rooms/appointments/BookSummary';
import { Booked, Reasons } from '../../rooms/appointments/documents';
import { DropInStep } from '../../rooms/appointments/DropInStep';
import { whoIs } from '../../rooms/appointments/names';
import { OutsideHour } from '../../rooms/appointments/OutsideHour';
import { useMediators } from '../../rooms/appointments/reading';
import { ReasonStep } from '../../rooms/appointments/ReasonStep';
import { ids, read, written, type Chosen } from '../../rooms/appointments/slot';
import { SlotStep } from '../../rooms/appointments/SlotStep';
import { Steps } from '../../rooms/appointments/Steps';
import { dayAndHour } from '../../ui/dates';
import { useTitle } from '../../ui/title';
import { say } from '../../words';
import type { BookAddress } from '../addresses';
import { useSession } from '../session';
import { WhoStep } from './WhoStep';

/**
 * Books: who, what for, when, a last look. The steps that are done lie in the address, by opaque ids.
 *
 * Counted in keys, from the day, for who knows it: `r`, three letters of each name with Tab between, Enter (9), Enter on the
 * only hit, three letters of the reason and Enter (14), Enter on the first hour (15), Enter to confirm (16).
 */
export function Book() {
  const search = useSearch({ from: '/book' });
  const navigate = useNavigate();
  const { town: { timeZone } } = useSession();
  const mediators = useMediators();
  const [who] = useQuery({ query: Booked, variables: { id: search.resident ?? '' }, pause: !search.resident });
  const [reasons] = useQuery({ query: Reasons, requestPolicy: 'cache-first' });
  const reason = reasons.data?.reasons.nodes.find(each => each.id === search.reason);
  const chosen = read(search.slot);
  const isDropIn = search.kind === 'now';
  const at = search.done ? 4 : !search.resident ? 0 : !search.reason ? 1 : !chosen || isDropIn ? 2 : 3;
  useTitle(say(isDropIn ? 'book.dropIn.title' : 'book.title'));

  const go = (more: BookAddress) => void navigate({ to: '/book', search: { ...search, ...more } });
  const choose = (slot: Chosen) => go({ slot: written(slot) });
  const end = (done: string) => void navigate({ to: '/book', search: { kind: search.kind, done }, replace: true });
  const back = (until: BookAddress, word: string) => <Link to="/book" search={{ kind: search.kind, ...until }} aria-label={say('book.change', { choice: word })}>{word}</Link>;

  if (search.done) return <><h1>{say(isDropIn ? 'book.dropIn.title' : 'book.title')}</h1><BookedStep appointmentId={search.done} title={say(isDropIn ? 'booked.dropIn' : 'booked.title')} /></>;
  return (
    <>
      <h1>{say(isDropIn ? 'book.dropIn.title' : 'book.title')}</h1>
      <Steps at={at} steps={[
        { name: say('book.who'), back: back({}, who.data?.resident ? whoIs(who.data.resident) : '…') },
        { name: say('book.what'), back: back({ resident: search.resident }, reason?.name ?? '…') },
        { name: say(isDropIn ? 'book.now' : 'book.when'), back: chosen && back({ ...search, slot: undefined }, dayAndHour(chosen.startsAt, timeZone)) },
        ...(isDropIn ? [] : [{ name: say('book.summary') }]),
      ]} />
      {at === 0 && <WhoStep onChoose={resident => go({ resident })} />}
      {at === 1 && <ReasonStep onChoose={chosenReason => go({ reason: chosenReason.id })} />}
      {at === 2 && isDropIn && reason && search.resident && <DropInStep residentId={search.resident} reason={reason} mediators={mediators} onBooked={end} onChoose={slot => go({ kind: undefined, slot: written(slot) })} />}
      {at === 2 && !isDropIn && reason && <>
        <SlotStep reasonId={reason.id} mediators={mediators} filters={{ from: search.from, mediators: ids(search.mediators), places: ids(search.places) }} onChoose={choose}
          onFilter={more => go({ from: more.from ?? search.from, mediators: more.mediators?.join() ?? search.mediators, places: more.places?.join() ?? search.places })} />
        <OutsideHour reason={reason} mediators={mediators} onChoose={choose} />
      </>}
      {at === 3 && reason && chosen && search.resident && <BookSummary residentId={search.resident} reason={reason} chosen={chosen} mediators={mediators} onDone={end} onChoose={choose} />}
    </>
  );
}
