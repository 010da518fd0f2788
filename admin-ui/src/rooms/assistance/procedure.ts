import type { VariablesOf } from '../../graphql';
import { dayIn, instantOf } from '../../ui/dates';
import type { RecordProcedureDocument } from './documents';
import { fieldsOf } from './report';

export type ProcedureInput = VariablesOf<typeof RecordProcedureDocument>['input'];
/** Without a day and an hour it happened when it is recorded, however long it was typed, left and taken up again. */
export const emptyProcedure = { mode: 'I_ASSIST', theme: '', title: '', outcome: 'COMPLETED', steps: '', outsideReference: '', papersHandedBack: false, notes: '', day: '', time: '' };
export type TypedProcedure = typeof emptyProcedure;

/** What a procedure begins with. Of an appointment of an earlier day it happened then. */
export function begunProcedure(known: { theme: string; title: string; at?: string }, zone: string): TypedProcedure {
  const { theme, title, at } = known;
  const isPast = at && dayIn(zone, new Date(at)) < dayIn(zone);
  return { ...emptyProcedure, theme, title, ...(isPast ? fieldsOf(at, zone) : {}) };
}

/** What was typed, as the contract asks for it: a step a line. */
export function procedureOf(typed: TypedProcedure, residentId: string, zone: string): ProcedureInput {
  return {
    residentId, mode: typed.mode as ProcedureInput['mode'], theme: typed.theme as ProcedureInput['theme'], title: typed.title, outcome: typed.outcome as ProcedureInput['outcome'],
    steps: typed.steps.split('\n').map(each => each.trim()).filter(Boolean), outsideReference: typed.outsideReference || null, papersHandedBack: typed.papersHandedBack,
    notes: typed.notes || null, happenedAt: typed.day && typed.time ? instantOf(typed.day, typed.time, zone) : null,
  };
}

type Mandate = { state: string; themes: string[]; withdrawnThemes: string[]; endsAt: string | null };

/** The mandate that covers a theme longest, as far as the screen can tell; the product decides when the procedure is recorded. */
export function covering(mandates: Mandate[], theme: string) {
  return mandates.filter(each => each.state === 'GRANTED' && each.themes.includes(theme) && !each.withdrawnThemes.includes(theme))
    .sort((one, other) => (other.endsAt ?? '').localeCompare(one.endsAt ?? ''))[0];
}
