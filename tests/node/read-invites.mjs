// Reads iCalendar texts (a JSON array, the one argument) with two readers that others wrote, and prints what each saw.
import ICAL from "ical.js";
import ical from "node-ical";

const iso = (date) => date.toISOString().replace(".000Z", "Z");

function byIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zones = calendar.getAllSubcomponents("vtimezone");
  for (const zone of zones) ICAL.TimezoneService.register(zone);
  const component = calendar.getFirstSubcomponent("vevent");
  const event = new ICAL.Event(component);
  const seen = {
    method: calendar.getFirstPropertyValue("method"),
    events: calendar.getAllSubcomponents("vevent").length,
    zone: event.startDate.zone.tzid,
    uid: event.uid,
    sequence: event.sequence,
    status: component.getFirstPropertyValue("status"),
    start: iso(event.startDate.toJSDate()),
    end: iso(event.endDate.toJSDate()),
    summary: event.summary,
    location: event.location,
    description: event.description,
    class: component.getFirstPropertyValue("class"),
    organizer: event.organizer,
    organizerName: component.getFirstProperty("organizer").getParameter("cn"),
    attendee: event.attendees[0].getFirstValue(),
    attendees: event.attendees.length,
  };
  ICAL.TimezoneService.reset();
  return seen;
}

function byNodeIcal(text) {
  const calendar = ical.sync.parseICS(text);
  const events = Object.values(calendar).filter((part) => part.type === "VEVENT");
  const event = events[0];
  const attendees = [event.attendee].flat();
  return {
    method: calendar.vcalendar?.method ?? event.method,
    events: events.length,
    zone: event.start.tz,
    uid: event.uid,
    sequence: Number(event.sequence),
    status: event.status,
    start: iso(event.start),
    end: iso(event.end),
    summary: event.summary,
    location: event.location,
    description: event.description,
    class: event.class,
    organizer: event.organizer.val,
    organizerName: event.organizer.params.CN.replace(/^"|"$/g, ""),
    attendee: attendees[0].val,
    attendees: attendees.length,
  };
}

const texts = JSON.parse(process.argv[2]);
process.stdout.write(JSON.stringify(texts.map((text) => ({ icalJs: byIcalJs(text), nodeIcal: byNodeIcal(text) }))));
