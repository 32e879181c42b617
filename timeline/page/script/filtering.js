/* Shows the events that are chosen, and keeps the choice in the address, to be shared.

   It is kept behind the #, which browsers send to no server: "#?q=rome", or "#an-event?q=rome". */

const NODES = ".year, .month, .day, .event";
const PAUSE = 150; // milliseconds after which somebody has stopped typing
const MARKS = /[\u0300-\u036f\u064b-\u065f]/g;
const LETTERS = { æ: "ae", ð: "d", đ: "d", ı: "i", ł: "l", ø: "o", œ: "oe", ß: "ss", þ: "th" };
const SIGNS = [
  [/[‘’‚‛ʼ′]/g, "'"],
  [/[“”„«»″]/g, '"'],
  [/[‐‑‒–—―−]/g, "-"],
];
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const KEPT = "kept"; // the state of an address that says what is chosen
const SETTLED = 1000; // milliseconds after which all that a jump draws has its size

const form = document.querySelector("form");
const fields = [...form.querySelectorAll("input, select")];
const selects = fields.filter((field) => field.localName === "select");
const status = form.querySelector("[role=status]");
const none = document.querySelector(".none");
const names = new Map(selects.flatMap(namesIn));
const nodes = nodesInOrder();
const events = nodes.filter((node) => node.isEvent);

/** Returns the keys of a select's values, each with all that the value is called. */
function namesIn(select) {
  return [...select.options]
    .slice(1)
    .map((option) => [
      `${select.name}=${option.value}`,
      `${option.value} ${option.text} ${option.dataset.also ?? ""}`,
    ]);
}

/** Returns years, months, days and events, each with what it stands in. */
function nodesInOrder() {
  const links = [...document.querySelectorAll("nav a")];
  const entries = new Map(links.map((link) => [link.hash, link.parentElement]));
  const found = new Map();
  for (const element of document.querySelectorAll(NODES)) {
    found.set(element, {
      element,
      above: found.get(element.parentElement.closest(NODES)),
      entry: entries.get(`#${element.id}`),
      isEvent: element.classList.contains("event"),
      isShown: true,
      isContext: false,
      holds: false,
      text: "",
    });
  }
  return [...found.values()];
}

/** Returns a text without what a search overlooks: capitals, accents, kinds of dashes. */
function fold(text) {
  const plain = text.normalize("NFKD").replace(MARKS, "").toLowerCase();
  const letters = plain.replace(/[æðđıłøœßþ]/g, (letter) => LETTERS[letter]);
  return SIGNS.reduce((folded, [sign, plainer]) => folded.replace(sign, plainer), letters);
}

function valuesOf(node, name) {
  return (node.element.dataset[name] ?? "").split(" ");
}

/** Returns all by which an event is found, but for what is told of its parts. */
function textOf(node) {
  if (!node.text) {
    const { element } = node;
    const told = [...element.firstElementChild.getElementsByClassName("told")];
    const texts = [element.id, element.dataset.also, ...told.map((part) => part.textContent)];
    for (const { name } of selects) {
      texts.push(...valuesOf(node, name).map((value) => names.get(`${name}=${value}`)));
    }
    node.text = fold(texts.join(" "));
  }
  return node.text;
}

/** Tells whether a term is one of the days, as ISO 8601 writes them, of an event of several. */
function isDayOf(node, term) {
  const [first, last] = (node.element.dataset.days ?? "").split("/");
  return DAY.test(term) && first <= term && term <= last;
}

/** Shows the events that fit, and, without their details, those of which these are part. */
function show(choice) {
  const terms = fold(choice.get("q") ?? "").split(/\s+/);
  const chosen = selects.map(({ name }) => [name, choice.get(name)]).filter(([, value]) => value);
  const isFitting = (node) =>
    chosen.every(([name, value]) => valuesOf(node, name).includes(value)) &&
    terms.every((term) => !term || textOf(node).includes(term) || isDayOf(node, term));
  let count = 0;
  for (const node of nodes.toReversed()) {
    const fits = node.isEvent && isFitting(node);
    count += Number(fits);
    mark(node, fits || node.holds, node.isEvent && !fits);
  }
  const say = (number) => number.toLocaleString(document.documentElement.lang);
  const said = { "{shown}": say(count), "{count}": say(events.length) };
  status.textContent = status.dataset.pattern.replace(/{\w+}/g, (name) => said[name]);
  none.hidden = count > 0;
  for (const { labels, name } of fields) {
    labels[0].classList.toggle("chosen", Boolean(choice.get(name)?.trim()));
  }
}

/** Shows or hides a node, and tells what it stands in. */
function mark(node, isShown, isContext) {
  if (isShown && node.above) {
    node.above.holds = true;
  }
  if (isShown !== node.isShown) {
    node.element.hidden = !isShown;
    if (node.entry) {
      node.entry.hidden = !isShown;
    }
  }
  if (isContext !== node.isContext) {
    node.element.classList.toggle("context", isContext);
  }
  Object.assign(node, { isShown, isContext, holds: false });
}

/** Returns what the address names, and what it says is chosen: older ones say it behind a "?". */
function said() {
  const [id, choice] = location.hash.slice(1).split("?");
  return { id, choice: new URLSearchParams(choice ?? location.search) };
}

function target() {
  return document.getElementById(said().id);
}

/** Puts what the form says into the address, beside what it names and what others put there. */
function keep(id) {
  const address = new URL(location.href);
  const choice = new URLSearchParams();
  for (const { name, value } of fields) {
    address.searchParams.delete(name);
    if (value.trim()) {
      choice.append(name, value);
    }
  }
  address.hash = String(choice) ? `${id}?${choice}` : id;
  history.replaceState(KEPT, "", address);
}

/** Shows what the form says, and puts it into the address. */
function update() {
  show(new FormData(form));
  keep(target()?.closest("[hidden]") ? "" : said().id);
}

function clear() {
  form.reset();
  update();
}

/** Shows what the address says. */
function read() {
  const { choice } = said();
  for (const field of fields) {
    field.value = choice.get(field.name) ?? "";
    if (field.selectedIndex === -1) {
      field.value = "";
    }
  }
  show(new FormData(form));
}

/** Shows what the address names, whatever else it says. */
function reveal() {
  const named = target();
  if (!named) {
    return;
  }
  if (named.closest("[hidden]")) {
    clear();
  }
  named.querySelector(":scope > article > .more")?.setAttribute("open", "");
  goTo(named);
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

let journey = new AbortController();
let waiting;
form.addEventListener("input", ({ target: field }) => {
  clearTimeout(waiting);
  waiting = setTimeout(update, field.name === "q" ? PAUSE : 0);
});
form.elements.q.addEventListener("focus", () => events.forEach(textOf), { once: true });
form.addEventListener("submit", (event) => event.preventDefault());
form.querySelector("button").addEventListener("click", clear);
document.addEventListener("click", ({ target: { hash } }) => {
  if (hash && hash === location.hash) {
    reveal();
  }
});
addEventListener("popstate", ({ state }) => {
  if (state === KEPT || location.hash.includes("?")) {
    read();
  } else {
    keep(said().id); // a link within the page says nothing of what is chosen
  }
});
addEventListener("hashchange", reveal);

form.hidden = false;
read();
reveal();
keep(said().id);
