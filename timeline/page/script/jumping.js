/* Jumps to what the address names, also where the page is drawn only when the reader comes there. */

const SETTLED = 1000; // milliseconds after which all that a jump draws has its size
let journey = new AbortController();

/** Shows what the address names, whatever else it says. */
async function reveal() {
  const named = target();
  const gone = document.querySelector(".gone");
  if (gone) {
    gone.hidden = named !== null || !gone.dataset.ids.split(" ").includes(said().id);
  }
  if (!named) {
    return;
  }
  if (named.closest("main [hidden]")) {
    clear();
    await showing;
  }
  const shown = named.closest("li[data-f]") ?? named;
  if (shown.closest(".folded")) {
    unfold();
  }
  if (shown.closest("main") && view() !== "list" && shown.id !== "_events") {
    turn("list");
  }
  open(shown.querySelector(":scope > div > details"));
  goTo(shown);
}

function open(details) {
  details?.setAttribute("open", "");
}

/** Scrolls to an element, and again while days around it are drawn that were not drawn before. */
function goTo(element) {
  journey.abort();
  journey = new AbortController();
  const { signal } = journey;
  for (const type of ["keydown", "pointerdown", "wheel"]) {
    addEventListener(type, () => journey.abort(), { once: true, passive: true, signal });
  }
  const start = performance.now();
  const go = (now) => {
    if (!signal.aborted) {
      element.scrollIntoView();
      requestAnimationFrame(now - start < SETTLED ? go : () => journey.abort());
    }
  };
  go(start);
}
