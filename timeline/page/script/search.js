/* Which events fit what is chosen. Texts are looked through in slices, so that keys never wait. */

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SLICE = 12; // milliseconds of work at a time
let search = 0;

/** Returns all by which an event is found, but for what is told of its parts. */
function textOf(node) {
  if (!node.text) {
    const { element } = node;
    const ids = [element.id, ...[...element.querySelectorAll(":scope > a")].map(({ id }) => id)];
    const texts = [...ids, element.dataset.also, card(element).textContent];
    const heading = element.closest(".day").querySelector("h3");
    texts.push(heading?.textContent, heading?.firstElementChild?.dateTime);
    texts.push(card(element).querySelector(":scope > p > time")?.dateTime);
    texts.push(...[...node.values].map((number) => names[number]));
    node.text = fold(texts.join(" "));
  }
  return node.text;
}

/** Tells whether a term is one of the days, as ISO 8601 writes them, of an event of several. */
function isDayOf(node, term) {
  const days = DAY.test(term) && daysOf(node);
  return days && days[0] <= term && term <= days[1];
}

/** Returns what tells whether an event fits what is chosen. */
function fitting(choice) {
  const terms = fold(choice.get("q") ?? "").split(/\s+/).filter(Boolean);
  const wanted = selects.filter((each) => each.value).map((each) => numbers.get(each.selectedOptions[0]));
  const [from, to] = [choice.get("from") ?? "", choice.get("to") ?? ""];
  const isWithin = (node) => {
    const days = daysOf(node);
    return days && (!from || days[1] >= from) && (!to || days[0] <= to);
  };
  return (node) =>
    wanted.every((number) => node.values.has(number)) &&
    (!(from || to) || isWithin(node)) &&
    terms.every((term) => textOf(node).includes(term) || isDayOf(node, term));
}

/** Shows the events that fit, and, without their details, those of which these are part. */
async function show(choice) {
  const own = ++search;
  const fits = fitting(choice);
  const found = new Set();
  await inSlices(events, (node) => fits(node) && found.add(node), () => own !== search);
  if (own === search) {
    for (const node of nodes.toReversed()) {
      const isFound = found.has(node);
      mark(node, isFound || node.holds, node.isEvent && !isFound);
    }
    showChosen(found.size);
    dim(found);
  }
}

/** Does work on each of many, and lets the reader in between; unless it is called off. */
async function inSlices(many, work, isOff = () => false) {
  let start = performance.now();
  for (const each of many) {
    work(each);
    if (performance.now() - start > SLICE) {
      await new Promise((go) => setTimeout(go));
      if (isOff()) {
        return;
      }
      start = performance.now();
    }
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

/** Dims in the picture what does not fit: events, and months and years without any. */
function dim(found) {
  const around = [...found].flatMap(({ element }) => [
    element,
    element.closest(".month"),
    element.closest(".year"),
  ]);
  const shown = new Set(around.map((each) => `#${each?.id}`));
  for (const link of document.querySelectorAll(".picture a")) {
    link.classList.toggle("dim", !shown.has(link.getAttribute("href")));
  }
}
