import type { ResultOf } from '../../graphql';
import { hour } from '../../ui/dates';
import { fullName } from '../../ui/names';
import { say } from '../../words';
import type { AppointmentLine, Mediators, Reasons, SlotLine } from './documents';

export type Line = ResultOf<typeof AppointmentLine>;
export type Slot = ResultOf<typeof SlotLine>;
export type Mediator = ResultOf<typeof Mediators>['professionals']['nodes'][number];
export type Reason = ResultOf<typeof Reasons>['reasons']['nodes'][number];

type Named = { identity: { givenName: string | null; familyName: string | null } | null } | null;

/** « Amina Haddad »; words that say so for who gave no name, or whose name is not shown. */
export function whoIs(resident: Named) {
  if (!resident?.identity) return say('appointments.withheld');
  return fullName(resident.identity) || say('appointments.anonymous');
}

/** The names of several mediators: « Louis Bonnet et Samia Kaci ». */
export function together(people: readonly { givenName: string; familyName: string }[]) {
  return new Intl.ListFormat('fr').format(people.map(fullName));
}

/** The mediators of a slot, which names its first one and gives the ids of all. */
export function ofSlot(slot: Slot, mediators: readonly Mediator[]) {
  return slot.mediatorIds.flatMap(id => mediators.find(each => each.id === id) ?? (slot.mediator?.id === id ? [slot.mediator] : []));
}

/** Where, or how: a place by its name, otherwise by telephone, by video, at home. */
export function where(place: { name: string } | null | undefined, mode: Reason['mode'] | undefined) {
  return place?.name ?? (mode ? say(`AppointmentMode.${mode}`) : '');
}

/** « Amina Haddad, 9 h 30 », to say which appointment is meant. */
export function which(line: Line, zone: string) {
  return say('appointments.which', { who: whoIs(line.resident), hour: hour(line.startsAt, zone) });
}

/** What the button of a slot says aloud: « Choisir le créneau de 9 h 30 avec Louis Bonnet, Mairie ». */
export function choosing(slot: Slot, when: string, who: string) {
  return slot.place ? say('slots.choose.at', { hour: when, who, where: slot.place.name }) : say('slots.choose', { hour: when, who });
}
