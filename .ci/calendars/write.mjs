// Writes an iCalendar file with what calendars of homes hold, and prints it with the nights that it means:
// { "file": "BEGIN:VCALENDAR...", "nights": ["2027-03-01/2027-03-04 Reserved", ...] }
import ICAL from "ical.js";

const berlin = `BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE`.replaceAll("\n", "\r\n");

const calendar = new ICAL.Component("vcalendar");
calendar.updatePropertyWithValue("prodid", "-//outside//calendars//EN");
calendar.updatePropertyWithValue("version", "2.0");
const zone = new ICAL.Component(ICAL.parse(berlin));
calendar.addSubcomponent(zone);
ICAL.TimezoneService.register(zone);

const time = (text) => {
  const value = ICAL.Time.fromString(text);
  if (!value.isDate) value.zone = ICAL.TimezoneService.get("Europe/Berlin");
  return value;
};

function add(uid, summary, from, to, more = {}) {
  const component = new ICAL.Component("vevent");
  const event = new ICAL.Event(component);
  [event.uid, event.summary, event.startDate, event.endDate] = [uid, summary, time(from), time(to)];
  component.updatePropertyWithValue("dtstamp", ICAL.Time.fromString("2026-11-01T12:00:00Z"));
  if (more.rule) component.updatePropertyWithValue("rrule", ICAL.Recur.fromString(more.rule));
  if (more.status) component.updatePropertyWithValue("status", more.status);
  for (const text of more.except ?? []) {
    const property = component.addPropertyWithValue("exdate", time(text));
    if (!time(text).isDate) property.setParameter("tzid", "Europe/Berlin");
  }
  calendar.addSubcomponent(component);
}

add("day@outside", "Reserved", "2027-03-01", "2027-03-04");
add("hours@outside", "Guests, all of them; and a dog \\ cat", "2027-04-02T16:00:00", "2027-04-05T10:00:00");
add("long@outside", "Grüße 🏠 ".repeat(20).trim(), "2027-05-01", "2027-05-09");
add("off@outside", "Gone", "2027-06-01", "2027-06-05", { status: "CANCELLED" });
add("daily@outside", "Works", "2027-07-01", "2027-07-02", { rule: "FREQ=DAILY;INTERVAL=3;UNTIL=20270719" });
add("weekly@outside", "Cleaning", "2027-10-25T22:00:00", "2027-10-26T08:00:00", {
  rule: "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=9",
  except: ["2027-11-04T22:00:00"],
});
add("fortnight@outside", "Family", "2028-01-07", "2028-01-09", { rule: "FREQ=WEEKLY;INTERVAL=2;COUNT=6" });

const day = (value) => `${value}`.slice(0, 10);
const nights = [];
for (const component of calendar.getAllSubcomponents("vevent")) {
  if (component.getFirstPropertyValue("status") === "CANCELLED") continue;
  const event = new ICAL.Event(component);
  const each = event.iterator();
  for (let at = event.isRecurring() ? each.next() : event.startDate; at; at = event.isRecurring() ? each.next() : null) {
    const { startDate, endDate } = event.getOccurrenceDetails(at);
    nights.push(`${day(startDate)}/${day(endDate)} ${event.summary}`);
  }
}

console.log(JSON.stringify({ file: calendar.toString(), nights }));
