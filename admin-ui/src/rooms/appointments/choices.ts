import { dayIn } from '../../ui/dates';
import type { Line } from './names';

export type Choice = 'arrive' | 'honour' | 'miss' | 'cancel' | 'move' | 'undo';
type About = Pick<Line, 'state' | 'stateBefore' | 'startsAt' | 'stateChangedAt' | 'kind' | 'contentWithheldBecause'>;

const hourLong = 3_600_000;

/**
 * What makes sense to do with an appointment: it depends on whether its day is to come, is today or is past. The product
 * decides again; this only leaves out what it would refuse.
 */
export function choicesOf(line: About, zone: string, now = new Date()): Choice[] {
  const [on, today] = [dayIn(zone, new Date(line.startsAt)), dayIn(zone, now)];
  const hasBegun = Date.parse(line.startsAt) <= now.getTime();
  const isSoon = Date.parse(line.startsAt) <= now.getTime() + hourLong;
  if (line.state === 'PLANNED') {
    const choices: Choice[] = [];
    if (on === today) choices.push('arrive');
    if (isSoon) choices.push('honour');
    if (hasBegun) choices.push('miss');
    if (on >= today) choices.push('move');
    return [...choices, 'cancel'];
  }
  if (line.state === 'ARRIVED') return ['honour', 'cancel', ...undo(line, zone, today)];
  return undo(line, zone, today);
}

/** Taken back once, on the day it was done. */
function undo(line: About, zone: string, today: string): Choice[] {
  return line.stateBefore !== null && dayIn(zone, new Date(line.stateChangedAt)) === today ? ['undo'] : [];
}

/** Shape and colour of each state, beside its word. */
export const toneOf: Record<Line['state'], string> = { PLANNED: '', ARRIVED: 'now', HONOURED: 'good', NO_SHOW: 'bad', CANCELLED_BY_RESIDENT: 'bad', CANCELLED_BY_TOWN: 'bad' };
