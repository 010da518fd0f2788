import type { ResultOf, VariablesOf } from '../../../graphql';
import type { ChangeReasonDocument, ReasonsDocument } from './documents';

export type Reason = ResultOf<typeof ReasonsDocument>['reasons']['nodes'][number];
type Input = Omit<VariablesOf<typeof ChangeReasonDocument>['input'], 'reasonId'>;

/** What is typed: numbers as text, notices in hours, as people say them. */
export type TypedTerms = ReturnType<typeof typedOf>;

export function typedOf(reason?: Reason) {
  return {
    name: reason?.name ?? '', theme: reason?.theme ?? '', colour: reason?.colour ?? '#1F4E79', mode: reason?.mode ?? 'AT_PLACE',
    durationMinutes: String(reason?.durationMinutes ?? 30), stepMinutes: String(reason?.stepMinutes ?? 15), bufferAfterMinutes: String(reason?.bufferAfterMinutes ?? 0),
    mediatorsNeeded: String(reason?.mediatorsNeeded ?? 1), isGroup: reason?.isGroup ?? false, whoBooks: reason?.whoBooks ?? 'STAFF',
    noticeMinMinutes: String(reason?.noticeMinMinutes ?? 30), noticeMaxDays: String(reason?.noticeMaxDays ?? 92),
    cancelHours: hours(reason?.cancelNoticeMinutes ?? 240), moveHours: hours(reason?.moveNoticeMinutes ?? 240),
    reminderHours: reason ? String(reason.reminderHours ?? '') : '48', textBefore: reason?.textBefore ?? '', textAfter: reason?.textAfter ?? '',
    isDiscreet: reason?.isDiscreet ?? false, needsMandate: reason?.needsMandate ?? false, acceptsVoucher: reason?.acceptsVoucher ?? false,
  };
}

export function inputOf(typed: TypedTerms): Input {
  const { cancelHours, moveHours, theme, mode, whoBooks, ...rest } = typed;
  return {
    ...rest, theme: theme as Input['theme'], mode: mode as Input['mode'], whoBooks: whoBooks as Input['whoBooks'],
    durationMinutes: whole(typed.durationMinutes), stepMinutes: whole(typed.stepMinutes), bufferAfterMinutes: whole(typed.bufferAfterMinutes), mediatorsNeeded: whole(typed.mediatorsNeeded),
    noticeMinMinutes: whole(typed.noticeMinMinutes), noticeMaxDays: whole(typed.noticeMaxDays), cancelNoticeMinutes: minutes(cancelHours), moveNoticeMinutes: minutes(moveHours),
    reminderHours: typed.reminderHours.trim() === '' ? null : whole(typed.reminderHours),
  };
}

/** An empty or foreign number goes out as 0, which the product judges by the field's own bounds. */
const whole = (typed: string) => Math.trunc(Number(typed)) || 0;
const hours = (count: number) => String(count / 60).replace('.', ',');
const minutes = (typed: string) => Math.round(Number(typed.replace(',', '.')) * 60) || 0;
