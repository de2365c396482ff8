// Editing in place: the form of an event's own page, shown in its row.
export async function edit(row) {
  const open = row.querySelector("form[data-edit]");
  if (open) {
    close(row);
    return;
  }
  const link = row.querySelector("a[data-key=e]");
  const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const form = page.querySelector("form[data-edit]");
  if (!answer.ok || !form) {
    location.assign(link.href);
    return;
  }
  form.elements.back.value = location.pathname + location.search;
  row.append(document.importNode(form, true));
  const cancel = row.querySelector("form[data-edit] [data-cancel]");
  cancel.hidden = false;
  cancel.addEventListener("click", () => close(row));
  row.querySelector("form[data-edit] input[name=label]").focus();
}

function close(row) {
  row.querySelector("form[data-edit]").remove();
  row.querySelector("a[data-key=e]").focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-key=e]:not([data-open])");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  edit(link.closest("[data-row]"));
});
document.addEventListener("keydown", (event) => {
  const form = event.key === "Escape" && event.target.closest("form[data-edit]");
  if (form && form.parentElement.matches("[data-row].event")) close(form.parentElement);
});
