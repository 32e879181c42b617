/* The form: its fields, how many events each of its values has, and chips of what is chosen. */

const form = document.querySelector("form");
const fields = [...form.elements].filter(({ name }) => name);
const selects = fields.filter((field) => field.localName === "select");
const options = selects.flatMap((select) => [...select.options].slice(1));
const names = options.map((each) => `${each.value} ${each.text} ${each.dataset.also ?? ""}`);
const numbers = new Map(options.map((each, number) => [each, number]));
const status = form.querySelector("[role=status]");
const none = document.querySelector(".none");

/** Returns what the form says, without what is usual. */
function chosen() {
  const choice = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value.trim() && !(name === "view" && value === "list")) {
      choice.append(name, value);
    }
  }
  if (shownMonth && choice.get("view") === "month") {
    choice.append("month", shownMonth);
  }
  return choice;
}

/** Makes the form say what an address says. */
function fill(choice) {
  for (const field of fields) {
    const value = choice.get(field.name) ?? "";
    if (field.type === "radio") {
      field.checked = field.value === (value || "list");
    } else {
      field.value = value;
    }
    if (field.selectedIndex === -1) {
      field.value = "";
    }
  }
  if (!form.querySelector(":checked")) {
    form.elements.view[0].checked = true;
  }
  shownMonth = /^\d{4}-\d{2}$/.test(choice.get("month")) ? choice.get("month") : "";
}

/** Writes behind each value how many events have it. */
function count() {
  const counts = options.map(() => 0);
  for (const { values } of events) {
    for (const number of values) {
      counts[number] += 1;
    }
  }
  options.forEach((option, number) => {
    option.label = `${option.text} (${say(counts[number])})`;
  });
}

function say(number) {
  return number.toLocaleString(locale);
}

/** Shows what is chosen as chips that undo it, and how many events fit. */
function showChosen(fitting) {
  const set = fields.filter(({ name, type, value }) => type !== "radio" && value.trim() && name);
  const pattern = { "{shown}": say(fitting), "{count}": say(events.length) };
  status.textContent = status.dataset.pattern.replace(/{\w+}/g, (name) => pattern[name]);
  showChips(set.map(chip));
  form.querySelector(".shown").hidden = set.length === 0;
  const behind = set.filter(({ name }) => name !== "q").length;
  form.querySelector(".filters b").textContent = behind ? `(${say(behind)})` : "";
  none.hidden = fitting > 0 || events.length === 0;
}

/** Shows chips, unless they are there: one that has the focus keeps it. */
function showChips(chips) {
  const place = form.querySelector(".chips");
  const labels = (all) => [...all].map(({ textContent }) => textContent).join("\n");
  if (labels(chips) !== labels(place.children)) {
    place.replaceChildren(...chips);
  }
}

function chip(field) {
  const button = document.createElement("button");
  button.type = "button";
  const written = field.type === "date" ? named(field.value, { dateStyle: "long" }) : field.value;
  const value = field.selectedOptions?.[0].text ?? written;
  const label = field.labels[0]?.firstChild.textContent ?? field.getAttribute("aria-label");
  button.textContent = `${label.trim()}: ${value}`;
  button.addEventListener("click", () => {
    field.value = "";
    update();
    form.querySelector(field.name === "q" ? "[name=q]" : ".filters summary").focus();
  });
  return button;
}
