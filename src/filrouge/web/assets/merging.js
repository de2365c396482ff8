// Merging: drag one event onto another, or hold it with "m" (or its button) and choose the other; then say why.
const dialog = document.getElementById("merging");
const grips = [...document.querySelectorAll(".grip")];
let held = null;

export function hold(row) {
  const first = held;
  if (!dialog || !row) return;
  release();
  if (!first) take(row);
  else if (first !== row) ask(first, row);
}

function take(row) {
  held = row;
  row.classList.add("held");
  row.querySelector(".grip").setAttribute("aria-pressed", "true");
}

function release() {
  if (!held) return;
  held.classList.remove("held");
  held.querySelector(".grip").setAttribute("aria-pressed", "false");
  held = null;
}

function ask(first, second) {
  const form = dialog.querySelector("form");
  [first, second].forEach((row, i) => {
    const choice = form.querySelectorAll("input[name=keep]")[i];
    choice.value = row.dataset.event;
    choice.checked = i === 0;
    const label = row.querySelector(".label").textContent;
    const day = row.parentElement.closest(".day").querySelector("h2").textContent;
    choice.nextElementSibling.textContent = `${label} (${day})`;
  });
  dialog.showModal();
}

if (dialog) {
  const form = dialog.querySelector("form");
  form.addEventListener("submit", () => {
    const [kept, other] = [...form.querySelectorAll("input[name=keep]")].sort((a, b) => b.checked - a.checked);
    form.action = `/event/${encodeURIComponent(kept.value)}/merge`;
    form.elements.with.value = other.value;
  });
  form.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
}

for (const grip of grips) {
  const row = grip.closest("[data-row]");
  grip.hidden = false;
  grip.addEventListener("click", () => hold(row));
  grip.addEventListener("dragstart", (event) => {
    event.dataTransfer.effectAllowed = "link";
    event.dataTransfer.setData("text/plain", row.dataset.event);
    event.dataTransfer.setDragImage(row, 10, 10);
    release();
    take(row);
  });
  grip.addEventListener("dragend", release);
  row.addEventListener("dragover", (event) => {
    if (!held || held === row) return;
    event.preventDefault();
    row.classList.add("over");
  });
  row.addEventListener("dragleave", () => row.classList.remove("over"));
  row.addEventListener("drop", (event) => {
    event.preventDefault();
    row.classList.remove("over");
    hold(row);
  });
}
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) release();
});
