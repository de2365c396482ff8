// Several at once: what is ticked on this screen, counted.
const form = document.getElementById("bulk");
if (form) {
  const boxes = [...document.querySelectorAll("input[name=on]")];
  const said = form.querySelector(".chosen");
  const plain = said.textContent;
  const every = form.querySelector("[data-every]");

  const count = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    form.classList.toggle("busy", chosen > 0);
    said.textContent = chosen ? said.dataset.said.replace("{n}", chosen) : plain;
  };
  every.hidden = false;
  every.addEventListener("click", () => {
    const all = boxes.every((box) => box.checked);
    boxes.forEach((box) => { box.checked = !all; });
    count();
  });
  boxes.forEach((box) => box.addEventListener("change", count));
  count();
}
