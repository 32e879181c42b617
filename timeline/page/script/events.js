/* The years, months, days and events of the page, and what the cards say for programs. */

const NODES = ".year, .month, .day, main li[data-f]";
const root = document.documentElement;
const locale = root.lang === "en" ? "en-GB" : root.lang; // days before months, as the page has them
const words = JSON.parse(document.getElementById("_words").dataset.words);
const nodes = nodesInOrder();
const events = nodes.filter((node) => node.isEvent);

/** Returns all nodes, each with the one above it and its entry among the years and months. */
function nodesInOrder() {
  const links = [...document.querySelectorAll("nav a")];
  const entries = new Map(links.map((link) => [link.hash, link.parentElement]));
  const found = new Map();
  for (const element of document.querySelectorAll(NODES)) {
    const isEvent = element.localName === "li";
    found.set(element, {
      element,
      above: found.get(element.parentElement.closest(NODES)),
      entry: isEvent ? undefined : entries.get(`#${element.id}`),
      isEvent,
      values: isEvent ? new Set(element.dataset.f.split(",").map(Number)) : undefined,
      isShown: true,
      isContext: false,
      holds: false,
      text: "",
    });
  }
  return [...found.values()];
}

function card(element) {
  return element.querySelector(":scope > div");
}

function titleOf(element) {
  return card(element).firstElementChild.textContent;
}

/** Returns when an event starts and ends: moments, or its first and last day; null if unknown. */
function timesOf(element) {
  const time = card(element).querySelector(":scope > p > time");
  const heading = element.closest(".day").querySelector("h3 time");
  const start = time?.dateTime ?? heading?.dateTime;
  const { to } = element.dataset;
  if (!start || to === undefined) {
    return null;
  }
  if (/^\d\d:\d\d$/.test(to)) {
    return { start, end: `${start.slice(0, 11)}${to}${start.slice(16)}` };
  }
  const isTimed = start.includes("T") && (!to || to.includes("T"));
  return isTimed ? { start, end: to || start } : { start: start.slice(0, 10), end: to || start };
}

/** Returns the first and the last day of an event, by the clocks at its place. */
function daysOf(node) {
  if (node.days === undefined) {
    const times = timesOf(node.element);
    node.days = times && [times.start.slice(0, 10), lastDay(times)];
  }
  return node.days;
}

/** Returns the last day; what ends at midnight does not touch the next one. */
function lastDay({ start, end }) {
  const isNight = end.slice(11, 16) === "00:00" && end.slice(0, 10) > start.slice(0, 10);
  return isNight ? shifted(end.slice(0, 10), -1) : end.slice(0, 10);
}

/** Returns the day so many days after another, both as ISO 8601 writes them. */
function shifted(day, days) {
  const date = new Date(`${day}T12:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
