import type { SendActivityReportDocument } from '../../app/device/documents';
import type { VariablesOf } from '../../graphql';
import { dayIn, instantOf } from '../../ui/dates';
import { fullName } from '../../ui/names';
import { say } from '../../words';

export type ReportInput = VariablesOf<typeof SendActivityReportDocument>['input'];
type Known = { id: string; identity?: { givenName: string | null; familyName: string | null } | null } | null;

/** A report as it is being typed. The id is made once, so that it is written once however it is sent. */
export const emptyReport = {
  deviceRecordId: '', kind: 'INDIVIDUAL', residentId: '', residentName: '', appointmentId: '', sessionId: '', day: '', time: '', minutes: '30', participants: '', held: 'AT_PLACE', placeId: '', placeName: '', inseeCode: '',
  themes: [] as string[], devices: [] as string[], autonomy: '', directedTo: '', level: '', tags: '', ageBand: '', gender: '', status: '', birthYear: '', notes: '',
};
export type Typed = typeof emptyReport;

export const administrative = ['PAPERS', 'FAMILY', 'SOCIAL_HEALTH', 'WORK', 'HOUSING', 'TRANSPORT', 'MONEY_TAXES', 'JUSTICE', 'FOREIGN_NATIONALS', 'LEISURE', 'ASSOCIATIONS', 'HELP_WITH_PROCEDURES'] as const;
export const digital = ['DIGITAL_DIAGNOSIS', 'HANDLING_DEVICES', 'DEVICE_MAINTENANCE', 'MANAGING_CONTENT', 'BROWSING', 'EMAIL', 'OFFICE_TOOLS', 'SOCIAL_NETWORKS', 'HEALTH', 'ONLINE_BANKING_AND_SHOPPING', 'ENTREPRENEURSHIP', 'EMPLOYMENT', 'DIGITAL_SAFETY', 'PARENTING', 'SCHOOL_AND_DIGITAL', 'CREATING_WITH_DIGITAL', 'DIGITAL_CULTURE', 'ARTIFICIAL_INTELLIGENCE'] as const;

/** The day and the hour of an instant, as the fields hold them. */
export function fieldsOf(at: string | null | undefined, zone: string) {
  const instant = at ? new Date(at) : new Date();
  return { day: dayIn(zone, instant), time: new Intl.DateTimeFormat('fr-FR', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant) };
}

export function nameOf(resident: Known | undefined) {
  return fullName(resident?.identity) || say('report.anonymous');
}

/** What an appointment or another report fills in. A copy has no moment of its own: it is of now. */
export function typedOf(draft: { kind: string; happenedAt: string | null; minutes: number; held: string; themes: string[]; place: { id: string; name: string } | null; resident: Known }, zone: string): Partial<Typed> {
  return {
    kind: draft.kind, minutes: String(draft.minutes), held: draft.held, themes: [...draft.themes], placeId: draft.place?.id ?? '', placeName: draft.place?.name ?? '',
    residentId: draft.resident?.id ?? '', residentName: draft.resident ? nameOf(draft.resident) : '', ...fieldsOf(draft.happenedAt, zone),
  };
}

/** What was typed, as the contract asks for it; the id and the moment are added where it is sent. */
export function inputOf(typed: Typed): Omit<ReportInput, 'deviceRecordId' | 'happenedAt'> {
  const isGroup = typed.kind === 'GROUP';
  const chosen = <T extends string>(value: string) => (value || null) as T | null;
  return {
    kind: typed.kind as ReportInput['kind'], minutes: Number(typed.minutes), held: typed.held as ReportInput['held'], themes: typed.themes as ReportInput['themes'],
    residentId: isGroup ? null : chosen(typed.residentId), appointmentId: chosen(typed.appointmentId), placeId: typed.held === 'AT_PLACE' ? chosen(typed.placeId) : null,
    participants: isGroup && typed.participants ? Number(typed.participants) : null, inseeCode: typed.held === 'AT_HOME' || typed.held === 'ELSEWHERE' ? chosen(typed.inseeCode) : null,
    devices: typed.devices as ReportInput['devices'], autonomy: chosen(typed.autonomy), directedTo: chosen(typed.directedTo), level: isGroup ? chosen(typed.level) : null,
    tags: typed.tags.split(',').map(each => each.trim()).filter(Boolean), birthYear: isGroup || !typed.birthYear ? null : Number(typed.birthYear),
    gender: isGroup ? null : chosen(typed.gender), ageBand: isGroup ? null : chosen(typed.ageBand), status: isGroup ? null : chosen(typed.status), notes: chosen(typed.notes),
  };
}

export const momentOf = (typed: Typed, zone: string) => typed.day && typed.time ? instantOf(typed.day, typed.time, zone) : new Date().toISOString();

/** A report that this device could not send, to be mended: its input as it was typed. */
export function typedFrom(input: Record<string, unknown>, happenedAt: string, zone: string): Partial<Typed> {
  const text = Object.fromEntries(Object.entries(input).filter(([, value]) => typeof value === 'string' || typeof value === 'number').map(([name, value]) => [name, String(value)]));
  const list = (name: string) => Array.isArray(input[name]) ? input[name] as string[] : [];
  return { ...text, themes: list('themes'), devices: list('devices'), tags: list('tags').join(', '), ...fieldsOf(happenedAt, zone) };
}
