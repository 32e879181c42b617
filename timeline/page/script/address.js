/* The address: it names an event, and says behind the #, which no server sees, what is chosen.

   "#an-event?kind=visit&q=rome&view=month". Older addresses say it behind a "?". */

const KEPT = "kept"; // the state of an address that says what is chosen

function said() {
  const [id, choice] = location.hash.slice(1).split("?");
  return { id, choice: new URLSearchParams(choice ?? location.search) };
}

function target() {
  return document.getElementById(said().id);
}

/** Returns the address that names an element and says nothing else. */
function addressOf(id) {
  const address = new URL(location.href);
  address.hash = id;
  address.search = "";
  return address.href;
}

/** Puts what is chosen into the address, beside what it names and what others put there. */
function keep(id, choice) {
  const address = new URL(location.href);
  for (const { name } of fields) {
    address.searchParams.delete(name);
  }
  address.hash = String(choice) ? `${id}?${choice}` : id;
  history.replaceState(KEPT, "", address);
}
