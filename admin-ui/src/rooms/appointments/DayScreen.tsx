import { useMemo } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useKeys } from '../../app/keys';
import { useSession } from '../../app/session';
import { addDays, dayIn, instantOf, plainDay } from '../../ui/dates';
import { Faults } from '../../ui/Faults';
import { Answer, Empty } from '../../ui/States';
import { useTitle } from '../../ui/title';
import { say } from '../../words';
import { CancelDialog } from './CancelDialog';
import { choicesOf, type Choice } from './choices';
import { DayHead, type Shown } from './DayHead';
import { which, type Line } from './names';
import { useAppointments, useMediators, useToComplete } from './reading';
import { keyOf, Row, type Take } from './Row';
import { useNews } from './useNews';
import { focusNeighbour, rowInFocus, useSteps } from './useSteps';
import { WaitingRoom } from './WaitingRoom';
import { mondayOf } from './week';
import { WeekGrid } from './WeekGrid';

const longAgo = 60;

/** The day of a mediator or of a structure: a list first, the week second; kept up to date while it is shown. */
export function DayScreen({ shown }: { shown: Shown }) {
  const { me, town: { timeZone: zone } } = useSession();
  const mediatorId = shown.of === 'me' ? me.id : shown.of === 'all' ? null : shown.of;
  const [first, days] = shown.isWeek ? [mondayOf(shown.day), 7] : [shown.day, 1];
  const day = useAppointments({ from: instantOf(first, '00:00', zone), until: instantOf(addDays(first, days), '00:00', zone), mediatorId });
  const today = dayIn(zone);
  const late = useToComplete({ from: instantOf(addDays(today, -longAgo), '00:00', zone), until: instantOf(today, '00:00', zone), mediatorId });
  const isCut = useNews(mediatorId, () => { day.reread(); late.reread(); });
  const steps = useSteps();
  const take: Take = (choice, line) => void steps.take(choice, line);
  const open = late.lines.filter(line => line.state === 'PLANNED' || line.state === 'ARRIVED');
  const title = shown.isWeek ? say('today.week', { day: plainDay(first) }) : shown.day === today ? say('today.now', { day: plainDay(today) }) : capital(plainDay(shown.day));
  useTitle(title);
  useRowKeys([...open, ...(day.data ?? [])], shown.day, take);
  const rows = { take, isActing: steps.isActing, showMediators: mediatorId === null };

  return (
    <>
      <DayHead shown={shown} mediators={useMediators()} title={title} />
      {steps.done?.kind !== 'done' && <Faults of={steps.done} />}
      <p role="status" className={isCut ? 'warning no-print' : 'visually-hidden'}>{isCut && say('today.cut')}</p>
      <LastStep last={steps.last} take={take} />
      <div className={shown.isWeek ? undefined : 'day-and-side'}>
        <Answer of={{ ...day, retry: day.reread }}>{lines => shown.isWeek
          ? <WeekGrid lines={lines} monday={first} showMediators={rows.showMediators} />
          : <section aria-label={say('today.list', { day: plainDay(shown.day) })}>
              <p className="soft" role="status">{say('today.count', { count: lines.filter(line => !line.state.startsWith('CANCELLED')).length })}</p>
              {lines.length === 0 && <Empty title={say('today.empty')}><p>{say('today.empty.hint')}</p></Empty>}
              {lines.length > 0 && <ol className="plain day">{lines.map(line => <Row key={line.id} line={line} {...rows} />)}</ol>}
              {day.hasMore && <p className="warning">{say('today.more')}</p>}
            </section>}</Answer>
        {!shown.isWeek && <div className="no-print">
          {shown.day === today && day.data && <WaitingRoom lines={day.data} take={take} isActing={steps.isActing} />}
          <Late lines={open} hasMore={late.hasMore} rows={rows} />
        </div>}
      </div>
      {steps.cancelling && <CancelDialog line={steps.cancelling} isActing={steps.isActing} onClose={steps.keep} onCancel={how => steps.cancelling && void steps.giveUp(steps.cancelling, how)} />}
    </>
  );
}

/** What was just done, said aloud, and the way back. */
function LastStep({ last, take }: { last: ReturnType<typeof useSteps>['last']; take: Take }) {
  const { town: { timeZone } } = useSession();
  return (
    <p role="status" className={last ? 'notice no-print' : 'visually-hidden'}>{last && <>
      {say('today.done', { which: which(last.line, timeZone), state: say(`AppointmentState.${last.line.state}`) })}{' '}
      {!last.wasUndone && choicesOf(last.line, timeZone).includes('undo') && <button type="button" className="link" onClick={() => take('undo', last.line)}>{say('appointments.undo')}</button>}
    </>}</p>
  );
}

/** What earlier days left open; nothing is shown when nothing is left. */
function Late({ lines, hasMore, rows }: { lines: Line[]; hasMore: boolean; rows: { take: Take; isActing: boolean; showMediators: boolean } }) {
  if (lines.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="to-complete">
      <h2 id="to-complete">{say('today.late', { count: lines.length })}</h2>
      <p className="hint">{say(hasMore ? 'today.late.more' : 'today.late.hint')}</p>
      <ol className="plain day narrow">{lines.map(line => <Row key={line.id} line={line} showDay {...rows} />)}</ol>
    </section>
  );
}

/** One key, one act, on the row that has the focus; j and k go from row to row, the arrows from day to day. */
function useRowKeys(lines: Line[], day: string, take: Take) {
  const { town: { timeZone } } = useSession();
  const navigate = useNavigate();
  useKeys(useMemo(() => {
    const turn = (by: number) => void navigate({ to: '/', search: now => ({ ...now, day: addDays(day, by) }) });
    const act = (choice: Choice) => {
      const line = lines.find(each => each.id === rowInFocus());
      if (line && choicesOf(line, timeZone).includes(choice)) take(choice, line);
    };
    return [
      { key: 'j', word: 'today.key.next' as const, act: () => focusNeighbour(1) },
      { key: 'k', word: 'today.key.previous' as const, act: () => focusNeighbour(-1) },
      ...(Object.keys(keyOf) as Choice[]).map(choice => ({ key: keyOf[choice], word: `today.key.${choice}` as const, act: () => act(choice) })),
      { key: 'v', word: 'today.dropIn' as const, act: () => void navigate({ to: '/book', search: { kind: 'now' } }) },
      { key: 'ArrowLeft', word: 'today.before' as const, act: () => turn(-1) },
      { key: 'ArrowRight', word: 'today.after' as const, act: () => turn(1) },
    ];
  // The lists are made anew at each drawing; what they hold decides.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [JSON.stringify(lines.map(each => [each.id, each.state, each.stateChangedAt])), day, timeZone, navigate]));
}

function capital(text: string) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
