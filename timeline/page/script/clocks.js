/* The reader's own time beside that of a place, as far as cards are in sight. */

const NEAR = "800px";

/** Says when an event is where the reader is, if clocks there show another time. */
function tellOwnTime(element) {
  const time = card(element).querySelector(":scope > p > time");
  const times = time && !time.nextElementSibling?.matches(".own") && timesOf(element);
  if (!times?.start.includes("T")) {
    return;
  }
  const [start, end] = [times.start, times.end].map((text) => new Date(text));
  if (-start.getTimezoneOffset() === offset(times.start)) {
    return;
  }
  const own = document.createElement("span");
  own.className = "own";
  own.textContent = words.yours.replace("{clock}", ownClock(start, end, times.start.slice(0, 10)));
  time.after(own);
}

/** Returns the minutes of the offset from UTC behind a moment. */
function offset(text) {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(text) ?? [null, "+", "0", "0"];
  return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
}

function ownClock(start, end, day) {
  const clock = (date) => date.toLocaleTimeString("sv", { timeStyle: "short" });
  const here = start.toLocaleDateString("sv");
  const short = { weekday: "short", day: "numeric", month: "long" };
  const dated = here === day ? "" : `${start.toLocaleDateString(locale, short)}, `;
  const until = Number(start) === Number(end) ? "" : `–${clock(end)}`;
  return `${dated}${clock(start)}${until}`;
}

/** Completes the cards near the window, before the reader sees them. */
function completeInSight() {
  const complete = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target: day } of seen) {
        if (isIntersecting) {
          complete.unobserve(day);
          for (const element of day.querySelectorAll("li[data-f]")) {
            makeOpenable(element);
            tellOwnTime(element);
          }
        }
      }
    },
    { rootMargin: NEAR },
  );
  days.forEach(({ element }) => complete.observe(element));
}
