/* The views: a list, a month, the picture. What is chosen holds in all of them. */

let showing;
let waiting;

function view() {
  return form.elements.view.value;
}

/** Shows another view. */
function turn(name) {
  form.elements.view.value = name;
  update();
}

/** Shows what the form says, and then puts it into the address. */
function update() {
  refresh();
  showing = showing.then(() => keep(target()?.closest("main [hidden]") ? "" : said().id, chosen()));
}

function refresh() {
  const choice = chosen();
  root.dataset.view = view();
  if ([...choice.keys()].some((name) => !["view", "month"].includes(name))) {
    unfold();
  }
  showing = show(choice).then(() => {
    calendar.hidden = view() !== "month";
    if (!calendar.hidden) {
      drawMonth();
    }
  });
}

function clear() {
  const shown = view();
  form.reset();
  form.elements.view.value = shown;
  update();
}

/** Shows what the address says. */
function read() {
  fill(said().choice);
  refresh();
}

/** Leads to the day on which the list opens, the picture and the month to the same. */
function goToday() {
  const day = opening()?.element;
  if (!day) {
    return;
  }
  shownMonth = day.querySelector("time").dateTime.slice(0, 7);
  if (view() === "list") {
    goTo(day);
  }
  update();
  showToday();
  showEntry();
}
