// An article: what the marks under a place mean, and an event drawn from a selection of its words.
const text = document.querySelector("[data-text]");
const panel = document.querySelector("[data-meaning]");
const pick = document.querySelector("[data-pick]");
const box = document.getElementById("add");

function explain(run) {
  const list = document.createElement("dl");
  for (const number of run.dataset.marks.split(" ")) {
    const cells = [...document.getElementById(`w-${number}`).cells];
    const item = document.createElement("div");
    const term = document.createElement("dt");
    term.textContent = cells[0].textContent;
    const meaning = document.createElement("dd");
    meaning.append(...[...cells[2].childNodes].map((node) => node.cloneNode(true)));
    const why = document.createElement("span");
    why.className = "why";
    why.textContent = cells[3].textContent;
    meaning.append(why);
    item.append(term, meaning);
    list.append(item);
  }
  panel.replaceChildren(list);
  text.querySelectorAll(".lit").forEach((other) => other.classList.remove("lit"));
  run.classList.add("lit");
}

// marks of layers that are switched off are no links
function relink() {
  const off = [...document.querySelectorAll(".layers input:not(:checked)")].map((box) => `l-${box.id.slice(6)}`);
  for (const run of text.querySelectorAll("a.run")) {
    const shown = [...run.classList].some((name) => name.startsWith("l-") && !off.includes(name));
    if (shown && run.dataset.href) {
      run.setAttribute("href", run.dataset.href);
      delete run.dataset.href;
    } else if (!shown && run.hasAttribute("href")) {
      run.dataset.href = run.getAttribute("href");
      run.removeAttribute("href");
    }
  }
}
if (text) document.querySelector(".layers").addEventListener("change", relink);

if (text && panel) {
  text.addEventListener("focusin", (event) => event.target.closest("a.run") && explain(event.target.closest("a.run")));
  text.addEventListener("pointerover", (event) => {
    const run = event.target.closest("a.run[href]");
    if (run && !text.contains(document.activeElement)) explain(run);
  });
  text.addEventListener("click", (event) => {
    const run = event.target.closest("a.run[href]");
    if (!run || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    explain(run);
  });
}
// a link to the list of marks opens it
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#w-"]');
  if (link && !panel) document.querySelector(".all-marks").open = true;
});

// Offsets are code points, as in the dossier; the browser counts in UTF-16.
function place(node, offset) {
  const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("[data-start]");
  if (!paragraph) return null;
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, offset);
  return Number(paragraph.dataset.start) + [...range.toString()].length;
}

function selected() {
  const selection = getSelection();
  if (!text || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const start = place(range.startContainer, range.startOffset);
  const end = place(range.endContainer, range.endOffset);
  const same = range.startContainer.parentElement.closest("[data-start]") === range.endContainer.parentElement.closest("[data-start]");
  if (start === null || end === null || !same) return null;
  const words = range.toString();
  const lead = words.length - words.trimStart().length;
  return { start: start + [...words.slice(0, lead)].length, words: words.trim(), at: range.getBoundingClientRect() };
}

function fill({ start, words }) {
  const form = box.querySelector("form");
  box.open = true;
  form.elements.passage.value = words;
  form.elements.start.value = start;
  box.scrollIntoView({ block: "center" });
  form.elements.trigger.focus();
}

// "n": the selection, or the paragraph at hand
export function begin(row) {
  if (!box) return;
  const found = selected();
  const paragraph = row?.closest("[data-start]");
  if (found?.words) fill(found);
  else if (paragraph) fill({ start: Number(paragraph.dataset.start), words: paragraph.textContent });
  else {
    box.open = true;
    box.querySelector("textarea").focus();
  }
}

if (text && pick && box) {
  document.addEventListener("selectionchange", () => {
    const found = selected();
    pick.hidden = !found?.words;
    if (pick.hidden) return;
    pick.style.top = `${scrollY + found.at.bottom + 6}px`;
    pick.style.left = `${scrollX + Math.max(8, found.at.left)}px`;
  });
  pick.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
  pick.addEventListener("click", () => {
    const found = selected();
    if (found) fill(found);
    getSelection().removeAllRanges();
  });
  // words that were changed by hand stand no longer at the place they were taken from
  const form = box.querySelector("form");
  form.elements.passage.addEventListener("input", () => { form.elements.start.value = ""; });
}
