/* A month as wall calendars have it; it is made when the reader asks for it. */

const calendar = document.querySelector(".calendar");
const MOST = 30; // events of one day that a month names
let shownMonth = "";

/** Draws the month that is chosen, or that in which the list opens. */
function drawMonth() {
  const known = monthsWithEvents();
  shownMonth ||= opening()?.element.querySelector("time")?.dateTime.slice(0, 7) ?? today.slice(0, 7);
  const first = `${shownMonth}-01`;
  const start = shifted(first, -((weekday(first) - firstOfWeek() + 7) % 7));
  const weeks = [];
  for (let day = start; day.slice(0, 7) <= shownMonth; day = shifted(day, 7)) {
    weeks.push(week(day));
  }
  calendar.replaceChildren(head(known), weekdays(start), ...weeks, ...vague());
}

/** Returns the months that have events, in order. */
function monthsWithEvents() {
  const found = events.filter((node) => node.isShown).map((node) => daysOf(node)?.[0].slice(0, 7));
  return [...new Set(found.filter(Boolean))].sort();
}

function head(known) {
  const header = document.createElement("header");
  const title = document.createElement("h2");
  title.textContent = named(`${shownMonth}-01`, { month: "long", year: "numeric" });
  title.setAttribute("aria-live", "polite");
  const before = known.filter((month) => month < shownMonth).at(-1);
  const after = known.find((month) => month > shownMonth);
  header.append(turner(before, "‹ "), title, turner(after, "", " ›"));
  return header;
}

/** Returns a button that turns to another month with events. */
function turner(month, before, after = "") {
  const button = document.createElement("button");
  button.type = "button";
  button.disabled = !month;
  button.textContent = month
    ? `${before}${named(`${month}-01`, { month: "long", year: "numeric" })}${after}`
    : `${before}${after}`.trim();
  button.addEventListener("click", () => {
    shownMonth = month;
    update();
    showing.then(() => {
      const [back, forth] = calendar.querySelectorAll("header button");
      [before ? back : forth, back, forth].find((each) => !each.disabled)?.focus();
    });
  });
  return button;
}

function weekdays(start) {
  const row = document.createElement("div");
  row.className = "weekdays";
  row.setAttribute("aria-hidden", "true");
  for (let number = 0; number < 7; number += 1) {
    const name = document.createElement("span");
    name.textContent = named(shifted(start, number), { weekday: "short" });
    row.append(name);
  }
  return row;
}

/** Returns a week that starts on a day: its numbers, then its events, the longest first. */
function week(start) {
  const list = document.createElement("ul");
  list.className = "week";
  for (let number = 0; number < 7; number += 1) {
    list.append(numberOf(shifted(start, number), number));
  }
  const end = shifted(start, 6);
  const touching = events.filter((node) => {
    const known = node.isShown && !node.isContext && daysOf(node);
    return known && known[0] <= end && known[1] >= start;
  });
  const length = (node) => (daysOf(node)[0] === daysOf(node)[1] ? 1 : 0);
  touching.sort((one, other) => length(one) - length(other));
  const byDay = Map.groupBy(touching, (node) => [start, daysOf(node)[0]].sort().at(-1));
  const shown = new Set([...byDay.values()].flatMap((found) => found.slice(0, MOST)));
  const others = [...byDay].filter(([, found]) => found.length > MOST);
  list.append(...touching.filter((node) => shown.has(node)).map((node) => inWeek(node, start, end)));
  list.append(...others.map(([day, found]) => more(found.slice(MOST), day, between(start, day))));
  return list;
}

function numberOf(day, column) {
  const item = document.createElement("li");
  item.className = `number${day.startsWith(shownMonth) ? "" : " other"}${day === today ? " now" : ""}`;
  item.setAttribute("aria-hidden", "true");
  item.style.gridColumn = column + 1;
  item.textContent = String(Number(day.slice(8)));
  return item;
}

/** Returns an event as a bar over the days of a week that it takes. */
function inWeek(node, start, end) {
  const [first, last] = daysOf(node);
  const item = document.createElement("li");
  const column = first < start ? 0 : between(start, first);
  const until = last > end ? 6 : between(start, last);
  item.style.gridColumn = `${column + 1} / ${until + 2}`;
  const { element } = node;
  const isOff = card(element).querySelector(".cancelled, .postponed");
  const isSeries = element.hasAttribute("data-again") || element.hasAttribute("data-series");
  const looks = {
    bar: first !== last,
    unsure: element.dataset.unsure !== undefined,
    part: element.parentElement.closest("li[data-f]"),
    light: isSeries,
    off: isOff,
    "from-before": first < start,
    "goes-on": last > end,
  };
  item.className = Object.keys(looks).filter((look) => looks[look]).join(" ");
  item.append(linkTo(node, first, last));
  return item;
}

/** Returns a link to the events of a day that a week has no room for, by how many they are. */
function more(found, day, column) {
  const item = document.createElement("li");
  item.style.gridColumn = column + 1;
  const link = linkTo(found[0], day, day);
  link.lastChild.textContent = `+${say(found.length)}`;
  link.title = "";
  item.append(link);
  return item;
}

function linkTo(node, first, last) {
  const link = document.createElement("a");
  link.href = `#${node.element.id}`;
  link.dir = "auto"; // as its title goes, which is cut at its end
  const when = document.createElement("small");
  when.dir = root.dir || "ltr";
  const long = { weekday: "long", day: "numeric", month: "long" };
  const doubt = node.element.dataset.unsure === undefined ? "" : `${words.unsure}: `;
  when.textContent = `${doubt}${named(first, long)}${first === last ? "" : ` – ${named(last, long)}`} `;
  const { start } = timesOf(node.element);
  const clock = start.includes("T") ? `${start.slice(11, 16)} ` : "";
  link.append(when, `${clock}${titleOf(node.element)}`);
  link.title = titleOf(node.element);
  return link;
}

/** Returns a list of the events of the month of which no day is known. */
function vague() {
  const month = document.getElementById(shownMonth);
  const found = events.filter(
    (node) => node.isShown && !daysOf(node) && month?.contains(node.element),
  );
  if (!found.length) {
    return [];
  }
  const said = document.createElement("p");
  said.className = "vague";
  said.append(`${words.no_day}: `);
  found.forEach((node, place) => {
    const link = document.createElement("a");
    link.href = `#${node.element.id}`;
    link.textContent = titleOf(node.element);
    said.append(place ? "; " : "", link);
  });
  return [said];
}

function named(day, style) {
  return new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...style }).format(new Date(`${day}T12:00Z`));
}

function weekday(day) {
  return new Date(`${day}T12:00Z`).getUTCDay();
}

/** Returns the day on which weeks begin where the reader is: 0 is Sunday. */
function firstOfWeek() {
  const reader = new Intl.Locale(navigator.language);
  const week = reader.getWeekInfo?.() ?? reader.weekInfo;
  return (week?.firstDay ?? 1) % 7;
}

function between(first, last) {
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000);
}
