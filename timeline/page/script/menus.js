/* What every page has: menus that close, buttons that copy, and a way to be part of another page. */

function listen() {
  document.addEventListener("click", ({ target: element }) => {
    if (element.dataset.copy !== undefined) {
      copy(element);
    }
    for (const menu of document.querySelectorAll(".menu[open]")) {
      menu.open = menu.contains(element);
    }
  });
  document.addEventListener("keydown", ({ key }) => {
    const menu = key === "Escape" && document.activeElement.closest(".menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  if (new URLSearchParams(location.search).get("embed") === "1") {
    root.classList.add("embedded");
  }
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
  }
  showEmbedding();
}
