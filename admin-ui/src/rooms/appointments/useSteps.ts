import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct, type Done } from '../../ui/act';
import type { Choice } from './choices';
import { CancelAppointment, HonourAppointment, MarkArrived, RecordNoShow, UndoAppointment } from './documents';
import type { Line } from './names';

export type Cancelling = { side: 'RESIDENT' | 'TOWN'; reason: NonNullable<Line['cancelledBecause']> };
type Payload = { appointment: Line | null };

/** What can be done with an appointment from the day's list, and what came of the last act. */
export function useSteps() {
  const navigate = useNavigate();
  const [arrive, honour, miss, cancel, undo] = [useAct(MarkArrived), useAct(HonourAppointment), useAct(RecordNoShow), useAct(CancelAppointment), useAct(UndoAppointment)];
  const [done, setDone] = useState<Done<Payload> | null>(null);
  const [last, setLast] = useState<{ line: Line; wasUndone: boolean } | null>(null);
  const [cancelling, setCancelling] = useState<Line | null>(null);

  const end = (line: Line, answer: Done<Payload>, wasUndone = false) => {
    setDone(answer);
    setLast(answer.kind === 'done' && answer.payload.appointment ? { line: answer.payload.appointment, wasUndone } : null);
    setCancelling(null);
    focusRow(line.id);
  };

  const take = async (choice: Choice, line: Line) => {
    const variables = { input: { appointmentId: line.id } };
    if (choice === 'cancel') return setCancelling(line);
    if (choice === 'move') return navigate({ to: '/appointments/$appointmentId/move', params: { appointmentId: line.id } });
    const step = { arrive, honour, miss, undo }[choice];
    end(line, await step.act(variables), choice === 'undo');
  };

  const giveUp = async (line: Line, how: Cancelling) => end(line, await cancel.act({ input: { appointmentId: line.id, ...how } }));

  return { take, done, last, cancelling, giveUp, keep: () => setCancelling(null), isActing: [arrive, honour, miss, cancel, undo].some(each => each.isActing) };
}

/** The buttons of a row change with its state: the focus stays on the row, or goes to the next one when it left the list. */
function focusRow(id: string) {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-appointment]')];
  const next = rows[rows.findIndex(row => row.dataset['appointment'] === id) + 1]?.dataset['appointment'];
  setTimeout(() => (mainOf(id) ?? mainOf(next))?.focus(), 150);
}

export function mainOf(id: string | undefined) {
  return id ? document.querySelector<HTMLElement>(`[data-appointment="${CSS.escape(id)}"] .main`) : null;
}

/** The row that has the focus. */
export function rowInFocus() {
  return document.activeElement?.closest<HTMLElement>('[data-appointment]')?.dataset['appointment'];
}

export function focusNeighbour(step: 1 | -1) {
  const mains = [...document.querySelectorAll<HTMLElement>('[data-appointment] .main')];
  const at = mains.findIndex(each => each.closest('[data-appointment]')?.contains(document.activeElement));
  mains[at === -1 ? (step === 1 ? 0 : mains.length - 1) : at + step]?.focus();
}
