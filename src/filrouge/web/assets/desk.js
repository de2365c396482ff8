"use strict";
// Keys only: every page reads, and every form works, without this.
(() => {
  const rows = [...document.querySelectorAll("[data-row]")];
  const dialog = document.querySelector("dialog");
  const help = document.querySelector("[data-help]");
  let here = rows.findIndex((row) => `#${row.id}` === location.hash && row.id);

  function mark() {
    rows.forEach((row, i) => row.classList.toggle("here", i === here && rows.length > 1));
  }

  function move(step) {
    const next = Math.min(Math.max(here + step, 0), rows.length - 1);
    if (!rows[next]) return;
    here = next;
    mark();
    const link = rows[here].querySelector("a.label, a");
    if (link) link.focus({ preventScroll: true });
    rows[here].scrollIntoView({ block: "nearest" });
  }

  function press(key) {
    const within = rows.length === 1 ? rows[0] : rows[here];
    const button = (within && within.querySelector(`[data-key="${key}"]`)) || (key === "u" && last());
    if (button) button.click();
  }

  function last() {
    const found = document.querySelector('[data-key="u"]');
    if (!found) location.assign("/log");
    return found;
  }

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    a: () => press("a"),
    x: () => press("x"),
    u: () => press("u"),
    "/": () => document.getElementById("find").focus(),
    "?": () => dialog.showModal(),
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat && "axu".includes(event.key) || dialog.open) return;
    if (event.target.matches("input:not([type=checkbox]):not([type=radio]), select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  help.hidden = false;
  help.addEventListener("click", () => dialog.showModal());
  if (here >= 0) mark();
})();
