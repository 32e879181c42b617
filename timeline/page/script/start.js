/* The beginning: listens to the reader, and shows what the address says. */

const PAUSE = 150; // milliseconds after which somebody has stopped typing

form.addEventListener("input", ({ target: field }) => {
  clearTimeout(waiting);
  waiting = setTimeout(update, field.name === "q" ? PAUSE : 0);
});
form.addEventListener("submit", (event) => event.preventDefault());
form.querySelector(".clear").addEventListener("click", () => {
  clear();
  form.elements.q.focus();
});
form.querySelector(".today").addEventListener("click", goToday);
form.querySelector(".today").hidden = isYear && !next();
document.addEventListener("click", ({ target: element }) => {
  const link = element.closest("a");
  const hash = link?.getAttribute("href") ?? "";
  if (hash.startsWith("#") && hash === location.hash) {
    reveal();
  }
});
document.addEventListener("toggle", ({ target: details }) => details.open && equip(details), true);
addEventListener("popstate", ({ state }) => {
  if (state === KEPT || location.hash.includes("?")) {
    read();
  } else {
    keep(said().id, chosen()); // a link within the page says nothing of what is chosen
  }
});
addEventListener("hashchange", reveal);

form.hidden = false;
listen();
foldEarlier();
read();
await showing;
count();
completeInSight();
drawToday();
makeZoomable();
if (earlier) {
  showToday();
  showEntry();
}
await reveal();
keep(said().id, chosen());
const indexed = (deadline) => {
  while (unread.length && deadline.timeRemaining() > 2) {
    textOf(unread.pop());
  }
  if (unread.length) {
    requestIdleCallback(indexed);
  }
};
const unread = [...events];
globalThis.requestIdleCallback?.(indexed);
