// ical.js, the engine of Thunderbird and Nextcloud: MODE FROM TO FILE...
import { readFileSync } from "node:fs";

const { default: ICAL } = await import(process.env.ICAL_JS);
ICAL.design.strict = true;

const BEYOND = ICAL.Duration.fromString("P366D"); // an occurrence may be moved by as much

const moment = (time) => {
  if (!time) return null;
  if (time.isDate) return time.toString();
  return time.zone.tzid === "floating"
    ? time.toString()
    : time.convertToZone(ICAL.Timezone.utcTimezone).toString();
};

const row = (event, start, end, recurrenceId) => ({
  uid: event.uid,
  recurrence_id: moment(recurrenceId),
  start: moment(start),
  end: moment(end),
  summary: event.summary,
  status: event.component.getFirstPropertyValue("status"),
});

const uidOf = (component) => component.getFirstPropertyValue("uid");

const read = (event) =>
  row(
    event,
    event.startDate,
    event.component.getFirstPropertyValue("dtend"),
    event.recurrenceId,
  );

function* expanded(event, last) {
  const iterator = event.iterator();
  for (let next = iterator.next(); next && next.compare(last) < 0; next = iterator.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    const hasEnd = item.component.hasProperty("dtend");
    yield row(item, startDate, hasEnd ? endDate : null, next);
  }
}

// Unless told which exceptions are those of an event, ical.js takes all in the file for its own.
const inFile = (file) => {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf-8")));
  const found = calendar.getAllSubcomponents("vevent");
  const changed = found.filter((each) => each.hasProperty("recurrence-id"));
  return found.map((each) => {
    const its = (other) => !changed.includes(each) && uidOf(other) === uidOf(each);
    return new ICAL.Event(each, { strictExceptions: true, exceptions: changed.filter(its) });
  });
};

function* occurrences(events, _from, to) {
  const last = ICAL.Time.fromDateString(to);
  last.addDuration(BEYOND);
  for (const event of events.filter((each) => !each.isRecurrenceException()))
    if (event.isRecurring()) yield* expanded(event, last);
    else yield read(event);
}

const modes = { events: (events) => events.map(read), occurrences };
const [mode, from, to, ...files] = process.argv.slice(2);
const rows = files.flatMap((file) => [...modes[mode](inFile(file), from, to)]);
process.stdout.write(JSON.stringify(rows));
