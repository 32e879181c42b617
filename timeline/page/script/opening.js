/* Where the list opens: on the next event, or the last; earlier days are folded until asked for.

   An endless series goes on after the last event, and is not to hide it: so an occurrence like the
   one before is no last event. The page of a year that has no next event is read from its first day
   on. */

const FEW = 10; // events before that one which are shown all the same
const AFTER = 3; // days that stay in sight in any case
const LEAD = 60; // pixels of the years and months that stay in sight before that one
const days = nodes.filter(({ element }) => element.className === "day");
const today = new Intl.DateTimeFormat("sv", { dateStyle: "short" }).format(new Date());
const isYear = document.querySelector(".neighbours") !== null;
let earlier;

/** Returns the day on which the list opens. */
function opening() {
  return next() ?? (isYear ? dated()[0] : last());
}

function dated() {
  return days.filter(({ element }) => element.querySelector("time"));
}

/** Returns the day with the next event, if there is one. */
function next() {
  const isNext = ({ element }) => {
    const ends = [...element.querySelectorAll("li[data-f]")].map((each) => each.dataset.to ?? "");
    return [element.querySelector("time").dateTime, ...ends].some((day) => day >= today && DAY.test(day.slice(0, 10)));
  };
  return dated().find(isNext);
}

/** Returns the last day with an event that is no mere repetition, if there is one. */
function last() {
  return dated().filter(({ element }) => element.querySelector("li[data-f]:not([data-again])")).at(-1);
}

/** Shows, among the years and months, that in which the list opens. */
function showEntry() {
  const { above } = opening() ?? {};
  const entry = above?.entry ?? above?.above.entry;
  const nav = entry?.closest("nav");
  if (nav) {
    nav.classList.toggle("long", nav.scrollHeight > nav.clientHeight);
    nav.scrollTop = entry.offsetTop - LEAD;
  }
}

/** Folds the days before the one on which the list opens, if there are more than a few. */
function foldEarlier() {
  const place = Math.min(days.indexOf(opening()), days.length - AFTER);
  const before = days.slice(0, Math.max(place, 0));
  const count = before.reduce((sum, { element }) => sum + element.querySelectorAll("li[data-f]").length, 0);
  if (count <= FEW) {
    return;
  }
  for (const { element } of foldedWith(before)) {
    element.classList.add("folded");
  }
  earlier = document.createElement("button");
  earlier.type = "button";
  earlier.className = "earlier";
  earlier.textContent = words.earlier.replace("{count}", say(count));
  earlier.addEventListener("click", () => {
    const first = document.querySelector("main .folded");
    unfold();
    first.querySelector("h2, h3")?.scrollIntoView();
  });
  document.getElementById("_events").prepend(earlier);
}

/** Returns days with the months and years that hold no others. */
function foldedWith(before) {
  const kept = new Set(days.slice(before.length).flatMap((day) => [day.above, day.above.above]));
  const above = before.flatMap((day) => [day, day.above, day.above.above]);
  return [...new Set(above)].filter((node) => !kept.has(node));
}

/** Shows all days. */
function unfold() {
  earlier?.remove();
  earlier = undefined;
  for (const element of document.querySelectorAll("main .folded")) {
    element.classList.remove("folded");
  }
}
