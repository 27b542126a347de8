// Reads an iCalendar file and prints its nights: ["2027-03-01/2027-03-04 Reserved", ...]
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
if (calendar.name !== "vcalendar" || !calendar.getFirstPropertyValue("prodid")) throw new Error("No calendar.");

const nights = calendar.getAllSubcomponents("vevent").map((component) => {
  for (const name of ["uid", "dtstamp", "dtstart"])
    if (!component.getFirstPropertyValue(name)) throw new Error(`An event without ${name}.`);
  const event = new ICAL.Event(component, { strictExceptions: true });
  if (!event.startDate.isDate) throw new Error("A night is not a time of day.");
  return `${event.startDate}/${event.endDate} ${event.summary}`;
});

console.log(JSON.stringify(nights));
