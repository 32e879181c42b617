/* Adding an event to a calendar: a file, or the form of a service, made of what its card says. */

const BODY = 1_000; // characters of a text that fit into an address
const page = document.body.dataset;
const isPublic = page.public !== undefined;

/** Returns what a calendar is told of an event; its times are in UTC. */
function told(element) {
  const { start, end } = timesOf(element);
  const isTimed = start.includes("T");
  const utc = (time) => new Date(time).toISOString().replace(/[-:]|\.\d+/g, "");
  const basic = (day) => day.replaceAll("-", "");
  const [sequence, stamp] = (element.dataset.revision ?? page.revision).split(" ");
  return {
    title: element.dataset.call ?? titleOf(element),
    times: isTimed ? [utc(start), utc(end)] : [basic(start), basic(shifted(end, 1))],
    iso: isTimed ? [start, end].map((time) => new Date(time).toISOString()) : [start, shifted(end, 1)],
    isTimed,
    place: placeOf(element),
    body: bodyOf(element),
    uid: element.dataset.uid ?? `${element.id}@${page.registry}`,
    status: card(element).querySelector(".tentative, .announced") ? "TENTATIVE" : "CONFIRMED",
    sequence,
    stamp,
  };
}

/** Returns the place of an event; its card leaves out that of the event above it. */
function placeOf(element) {
  const own = card(element).querySelector(":scope > p > bdi");
  const above = element.parentElement.closest("li[data-f]");
  const isSame = !own && above && element.dataset.nowhere === undefined;
  return isSame ? placeOf(above) : (own?.textContent ?? "");
}

/** Returns what the card says of an event below its first lines. */
function bodyOf(element) {
  const texts = card(element).querySelectorAll(":scope > p + p, :scope > details > p");
  const line = (node) => (node.nodeName === "BR" ? "\n" : node.textContent);
  return [...texts].map((text) => [...text.childNodes].map(line).join("").trim()).join("\n\n");
}

/** Returns a calendar file with an event alone (RFC 5545), as a data URL. */
function calendarFile(element) {
  const it = told(element);
  const kind = it.isTimed ? ":" : ";VALUE=DATE:";
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//diplomatic-timeline//timeline//PAGE",
    "CALSCALE:GREGORIAN",
    "BEGIN:VEVENT",
    `UID:${escaped(it.uid)}`,
    `DTSTAMP:${it.stamp}`,
    `LAST-MODIFIED:${it.stamp}`,
    `SEQUENCE:${it.sequence}`,
    `DTSTART${kind}${it.times[0]}`,
    ...(it.times[0] === it.times[1] ? [] : [`DTEND${kind}${it.times[1]}`]),
    `SUMMARY:${escaped(it.title)}`,
    `STATUS:${it.status}`,
    "TRANSP:TRANSPARENT",
    ...(it.place ? [`LOCATION:${escaped(it.place)}`] : []),
    ...(it.body ? [`DESCRIPTION:${escaped(it.body)}`] : []),
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  const text = lines.map((line) => `${folded(line)}\r\n`).join("");
  return `data:text/calendar;charset=utf-8,${encodeURIComponent(text)}`;
}

function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

/** Returns a line in pieces of at most 75 octets, none of which divides a letter. */
function folded(line) {
  const octets = new TextEncoder();
  let room = 75;
  let found = "";
  for (const letter of line) {
    const length = octets.encode(letter).length;
    if (length > room) {
      found += "\r\n ";
      room = 74;
    }
    found += letter;
    room -= length;
  }
  return found;
}

/** Returns the services, each with the address of a form for an event. */
function services(element) {
  const it = told(element);
  const html = (text) => cut(text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>"));
  const google = {
    action: "TEMPLATE",
    text: it.title,
    dates: it.times.join("/"),
    details: html(it.body),
    location: it.place,
  };
  const outlook = {
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: it.title,
    startdt: it.iso[0],
    enddt: it.iso[1],
    ...(it.isTimed ? {} : { allday: "true" }),
    body: html(it.body),
    location: it.place,
  };
  const query = (given) =>
    Object.entries(given)
      .filter(([, value]) => value)
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join("&");
  return [
    ["Google", `https://calendar.google.com/calendar/render?${query(google)}`],
    ["Outlook.com", `https://outlook.live.com/calendar/0/deeplink/compose?${query(outlook)}`],
    ["Microsoft 365", `https://outlook.office.com/calendar/0/deeplink/compose?${query(outlook)}`],
  ];
}

/** Cuts a text that takes more room in an address than services give it. */
function cut(text) {
  let end = Math.min(text.length, BODY);
  while (encodeURIComponent(text.slice(0, end).toWellFormed()).length > BODY) {
    end = Math.floor(end * 0.8);
  }
  return end < text.length ? `${text.slice(0, end).toWellFormed().replace(/<?[^<>]*$/, "")}…` : text;
}
