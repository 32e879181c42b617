/* What an open card offers: to add its event to a calendar, and to copy a link to it. */

/** Gives a card that folds nothing away something to open, for its tools. */
function makeOpenable(element) {
  if (!card(element).querySelector(":scope > details")) {
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = words.more;
    details.append(summary);
    card(element).append(details);
  }
}

/** Puts the tools of an event into its open card. */
function equip(details) {
  const element = details.closest("li[data-f]");
  if (!element || details.querySelector(".tools-of")) {
    return;
  }
  const tools = document.createElement("p");
  tools.className = "tools-of";
  const isOff = card(element).querySelector(":scope > p > :is(.cancelled, .postponed)");
  if (timesOf(element) && !isOff) {
    tools.append(`${words.add}:`, ...adders(element));
  }
  tools.append(copier(words.link, addressOf(element.id)));
  details.append(tools);
}

function adders(element) {
  const file = document.createElement("a");
  file.textContent = words.file;
  file.download = `${element.id}.ics`;
  file.href = calendarFile(element);
  const others = (isPublic ? services(element) : []).map(([name, address]) => {
    const link = document.createElement("a");
    link.textContent = name;
    link.href = address;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    return link;
  });
  return [file, ...others];
}

function copier(name, text) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = name;
  button.dataset.copy = text;
  return button;
}

/** Copies what a button holds, or the field beside it; says so. */
async function copy(button) {
  const field = button.parentElement.querySelector("input");
  const text = button.dataset.copy || field.value;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    field?.select(); // a page on the disk or in a frame may be refused: copy it by hand
    if (!field) {
      prompt(button.textContent, text);
    }
    return;
  }
  const name = button.textContent;
  button.textContent = words.copied;
  setTimeout(() => {
    button.textContent = name;
  }, 2000);
}

/** Shows the line by which others put this page into theirs. */
function showEmbedding() {
  const address = new URL(location.href);
  address.hash = "";
  address.search = "?embed=1";
  const title = document.title.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const embed = document.querySelector(".embed");
  embed.querySelector("input").value =
    `<iframe src="${address.href}" title="${title}" width="100%" height="600"></iframe>`;
  embed.hidden = false;
}
