// Single keys. They can be switched off in the list that "?" shows (WCAG 2.2, 2.1.4).
import { edit } from "./editing.js";
import { hold } from "./merging.js";
import { begin } from "./article.js";

const rows = [...document.querySelectorAll("[data-row]")];
const dialog = document.getElementById("keys");
const help = document.querySelector("[data-help]");
const on = document.querySelector("[data-keys-on]");
const PLACE = "filrouge-place";
let here = rows.length === 1 ? 0 : rows.findIndex((row) => row.id && `#${row.id}` === decodeURIComponent(location.hash));

function mark() {
  rows.forEach((row, i) => row.classList.toggle("here", i === here && rows.length > 1));
  sessionStorage.setItem(PLACE, JSON.stringify([location.pathname, here]));
}

function focus(row) {
  const link = row.querySelector("a.label, a:not(.run)") ;
  if (link) link.focus({ preventScroll: true });
  else {
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
  }
  row.scrollIntoView({ block: "nearest" });
}

function move(step) {
  const next = Math.min(Math.max(here + step, 0), rows.length - 1);
  if (!rows[next]) return;
  here = next;
  mark();
  focus(rows[here]);
}

function press(key) {
  rows[here]?.querySelector(`[data-key="${key}"]`)?.click();
}

function undo() {
  const button = document.querySelector(".done [data-undo], .here [data-undo]") ?? document.querySelector("[data-undo]");
  if (button) button.click();
  else location.assign("/log");
}

function tick() {
  const box = rows[here]?.querySelector("input[name=on]");
  if (!box) return false;
  box.click();
  return true;
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  a: () => press("a"),
  x: () => press("x"),
  e: () => (rows[here]?.querySelector("a[data-key=e]:not([data-open])") ? edit(rows[here]) : press("e")),
  m: () => (rows[here]?.querySelector(".grip") ? hold(rows[here]) : press("m")),
  n: () => begin(rows[here]),
  u: undo,
  "/": () => document.getElementById("find").focus(),
  "?": () => dialog.showModal(),
};

function typing(target) {
  return target.matches("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]");
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (on && !on.checked && event.key !== "?") return;
  if (event.key === " " && !event.target.matches("button, input, summary, .button") && tick()) event.preventDefault();
  if (!Object.hasOwn(keys, event.key) || (event.repeat && !"jk".includes(event.key))) return;
  event.preventDefault();
  keys[event.key]();
});

// where one is with Tab or a click, one is with the keys too
document.addEventListener("focusin", (event) => {
  const at = rows.indexOf(event.target.closest?.("[data-row]"));
  if (at >= 0 && at !== here) {
    here = at;
    mark();
  }
});

if (help) {
  help.hidden = false;
  help.addEventListener("click", () => dialog.showModal());
}
if (on) {
  on.checked = localStorage.getItem("filrouge-keys") !== "off";
  on.addEventListener("change", () => localStorage.setItem("filrouge-keys", on.checked ? "on" : "off"));
}

// back from an act: to the same row, or where it has gone to the one that took its place
const [path, place] = JSON.parse(sessionStorage.getItem(PLACE) ?? "[null, -1]");
if (here < 0 && location.hash && path === location.pathname && rows[Math.min(place, rows.length - 1)] && document.querySelector(".done")) {
  here = Math.min(place, rows.length - 1);
}
if (here >= 0 && rows.length > 1) {
  mark();
  if (document.querySelector(".done")) focus(rows[here]);
}
