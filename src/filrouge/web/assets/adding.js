// Adding: files dropped on the page, and how far their addition is.
const form = document.querySelector("[data-adding]");
if (form) {
  const drop = form.querySelector("[data-drop]");
  const input = form.elements.files;
  const list = form.querySelector("[data-chosen]");

  const show = () => {
    const files = [...input.files];
    const size = files.reduce((sum, file) => sum + file.size, 0);
    const much = size > Number(form.dataset.most) * 1e6;
    input.setCustomValidity(much ? form.dataset.tooMuch : "");
    list.replaceChildren(...files.map((file) => {
      const item = document.createElement("li");
      item.textContent = `${file.name} · ${Math.max(1, Math.round(file.size / 1000))} kB`;
      return item;
    }));
    if (much) input.reportValidity();
  };
  input.addEventListener("change", show);
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    input.files = event.dataTransfer.files;
    show();
  });
}

const waiting = document.querySelector("[data-progress]");
if (waiting) {
  const bar = waiting.querySelector("progress");
  const stage = waiting.querySelector("[data-stage]");
  const look = async () => {
    const answer = await fetch(waiting.dataset.progress);
    const told = answer.ok ? await answer.json() : { over: true };
    if (told.over) {
      location.reload();
      return;
    }
    stage.textContent = told.stage;
    if (told.share > 0) bar.value = told.share;
    else bar.removeAttribute("value");
    setTimeout(look, 500);
  };
  look();
}
