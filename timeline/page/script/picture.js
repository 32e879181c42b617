/* The picture: a line for today, the part of it in sight, and its size. */

const box = document.querySelector(".picture");
const DAYS_BEFORE_1970 = 719163; // from the first day of the calendar, as the picture counts
const SIZES = [1, 1.5, 2, 3, 4];

/** Draws a line where now is, if the picture shows the day. */
function drawToday() {
  const picture = box?.querySelector("[data-first]");
  if (!picture) {
    return;
  }
  const [first, last, origin, length] = ["first", "last", "origin", "length"].map((name) =>
    Number(picture.dataset[name]),
  );
  const now = new Date();
  const midnight = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const hours = now.getHours() + now.getMinutes() / 60;
  const day = midnight / 864e5 + DAYS_BEFORE_1970 + hours / 24;
  if (first <= day && day <= last) {
    const line = picture.querySelector(".now");
    const x = origin + ((day - first) / (last - first)) * length;
    line.setAttribute("transform", `translate(${x})`);
    line.classList.add("today");
  }
}

/** Scrolls a picture whose time runs downwards to where the list opens, unless that is in sight. */
function showToday() {
  const element = opening()?.element.querySelector("li[data-f]");
  const around = [element, element?.closest(".month"), element?.closest(".year")];
  const links = around.flatMap((each) => [...(box?.querySelectorAll(`a[href="#${each?.id}"]`) ?? [])]);
  const link = links.find((each) => each.getClientRects().length);
  const picture = link?.closest("svg:not([data-first])");
  if (!picture) {
    return; // the days of this one are side by side, below heads that stay in sight
  }
  const [of, frame] = [link, box].map((each) => each.getBoundingClientRect());
  const heads = [...picture.querySelectorAll(":scope > text")].map((each) => each.getBoundingClientRect().top);
  if (of.top < frame.top || of.bottom > frame.bottom) {
    box.scrollTop += Math.max(...heads.filter((top) => top <= of.top)) - frame.top - 5;
  }
}

/** Offers to make the picture larger and smaller, where it is a view of its own. */
function makeZoomable() {
  if (!box) {
    return;
  }
  const tools = document.createElement("p");
  tools.className = "zoom";
  let size = 0;
  const buttons = [
    ["−", words.zoom_out, -1],
    ["+", words.zoom_in, 1],
  ].map(([sign, label, step]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.ariaLabel = label;
    button.addEventListener("click", () => resize(size + step));
    return button;
  });
  const resize = (wanted) => {
    size = Math.min(Math.max(wanted, 0), SIZES.length - 1);
    box.style.setProperty("--zoom", SIZES[size]);
    buttons[0].ariaDisabled = size === 0;
    buttons[1].ariaDisabled = size === SIZES.length - 1;
  };
  resize(0);
  tools.append(...buttons);
  box.before(tools);
}
