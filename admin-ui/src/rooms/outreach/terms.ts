import type { VariablesOf } from '../../graphql';
import { dayIn } from '../../ui/dates';
import type { PlanSessionDocument } from './documents';
import type { Reading } from './reading';

export type Terms = VariablesOf<typeof PlanSessionDocument>['input']['terms'];
export const empty = {
  kind: 'WORKSHOP', title: '', about: '', themes: [] as string[], day: '', startTime: '09:00', endTime: '12:00', where: 'known', placeId: '',
  name: '', street: '', streetComplement: '', postalCode: '', city: '', inseeCode: '', mediatorIds: [] as string[], seats: '8', kit: '', vouchers: '0',
};
export type Typed = typeof empty;

/** « 6 tablettes », one a line, read into counts; the first line that is not so is given back. */
export function writtenKit(text: string) {
  const lines = text.split('\n').map(each => each.trim()).filter(each => each !== '');
  const read = lines.map(line => /^(\d{1,4})\s+(.+)$/.exec(line));
  const wrong = lines.find((_, index) => !read[index]);
  return { kit: read.flatMap(each => each?.[1] && each[2] ? [{ name: each[2], count: Number(each[1]) }] : []), wrong };
}

/** The field that a refusal's path names: its last part, and for the kit the whole of it. */
export function fieldOf(path: string[] | null | undefined) {
  return path?.includes('kit') ? 'kit' : path?.at(-1);
}

/** What a session cannot do without, told at once; all else the contract judges. */
export function lackingOf(typed: Typed) {
  return (['title', 'day', 'startTime', 'endTime', ...(typed.where === 'known' ? ['placeId' as const] : [])] as const).filter(field => typed[field] === '');
}

/** What was typed, as the contract asks for it. */
export function termsOf(typed: Typed): Terms {
  const { name, street, streetComplement, postalCode, city, inseeCode } = typed;
  return {
    kind: typed.kind as Terms['kind'], title: typed.title, about: typed.about || null, themes: typed.themes as Terms['themes'],
    place: typed.where === 'known' ? { placeId: typed.placeId } : { oneOff: { name, street, streetComplement: streetComplement || null, postalCode, city, inseeCode } },
    day: typed.day, startTime: typed.startTime, endTime: typed.endTime,
    mediatorIds: typed.mediatorIds, seats: Number(typed.seats), kit: writtenKit(typed.kit).kit, vouchers: Number(typed.vouchers),
  };
}

/** A session as it would be typed, to be changed. A place of its own stays the place that it made. */
export function typedOf(reading: Reading): Typed {
  const time = (at: string) => new Intl.DateTimeFormat('fr-FR', { timeZone: reading.timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
  return {
    ...empty, kind: reading.kind, title: reading.title, about: reading.about ?? '', themes: [...reading.themes], placeId: reading.place?.id ?? '',
    day: dayIn(reading.timeZone, new Date(reading.startsAt)), startTime: time(reading.startsAt), endTime: time(reading.endsAt),
    mediatorIds: (reading.team ?? []).map(each => each.id), seats: String(reading.seats), vouchers: String(reading.stock.planned),
    kit: reading.kit.map(each => `${each.planned} ${each.name}`).join('\n'),
  };
}
