// What ical.js, by which Thunderbird reads calendars, takes calendars for: their events, one for each
// line. Zones are those that the first calendar itself tells.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

for (const path of process.argv.slice(2)) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  for (const component of calendar.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(component);
    const start = event.startDate;
    console.log(JSON.stringify({
      uid: event.uid,
      local: start.toString(),
      moment: start.isDate ? "" : new Date(start.toUnixTime() * 1000).toISOString(),
    }));
  }
}
