"use strict";
// Filtering, keyboard and highlighting; without it the page still reads in full.
(() => {
  const form = document.getElementById("filter");
  const events = [...document.querySelectorAll(".event")];
  const days = [...document.querySelectorAll(".day")];
  const folds = [...document.querySelectorAll(".more")];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const searched = events.map((e) => plain(e.dataset.search));
  let here = -1;

  function apply() {
    const words = plain(form.elements.text.value).split(/\s+/).filter(Boolean);
    const { actor, type, status, contested } = form.elements;
    let shown = 0;
    events.forEach((event, i) => {
      const fits =
        (!actor.value || event.dataset.actors.split("|").includes(actor.value)) &&
        (!type.value || event.dataset.type === type.value) &&
        (!status.value || event.dataset.status === status.value) &&
        (!contested.checked || event.dataset.contested === "1") &&
        words.every((word) => searched[i].includes(word));
      event.hidden = !fits;
      shown += fits;
    });
    const all = shown === events.length;
    folds.forEach((fold) => { fold.open = !all && Boolean(fold.querySelector(".event:not([hidden])")); });
    days.forEach((day) => { day.hidden = !day.querySelector(".event:not([hidden])"); });
    form.querySelector("output").textContent = all ? "" : `${shown} / ${events.length}`;
  }

  function move(step) {
    let next = here + step;
    while (events[next] && events[next].hidden) next += step;
    if (!events[next]) return;
    if (events[here]) events[here].classList.remove("here");
    here = next;
    events[here].classList.add("here");
    unfold(events[here]);
    events[here].querySelector("summary").focus({ preventScroll: true });
    events[here].scrollIntoView({ block: "center" });
  }

  function unfold(inside) {
    const fold = inside.closest(".more");
    if (fold) fold.open = true;
  }

  function open() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    document.querySelectorAll(".m.lit").forEach((m) => m.classList.remove("lit"));
    if (!target) return;
    unfold(target);
    const holder = target.matches(".event") ? target.querySelector("details") : target.closest("details");
    if (holder) holder.open = true;
    const source = target.closest(".source");
    if (source && target.matches(".m")) {
      const start = target.id.slice(source.id.length + 1);
      source.querySelectorAll(".m").forEach((m) => m.classList.toggle("lit", m.dataset.m.split(" ").includes(start)));
    }
    target.scrollIntoView({ block: "center" });
  }

  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", open);
  addEventListener("beforeprint", () => events.forEach((e) => { e.querySelector("details").open = true; }));
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input, select")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key === "/") { event.preventDefault(); form.elements.text.focus(); }
    if (event.key === "j") move(1);
    if (event.key === "k") move(-1);
  });
  if (location.hash) open();
})();
