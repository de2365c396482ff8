// The desk's scripts: every page reads without them; what a hand does on the page is theirs.
import "./adding.js";
import "./article.js";
import "./editing.js";
import "./keys.js";
import "./merging.js";
import "./ticking.js";

const filters = document.querySelector(".filter-box");
if (filters && filters.dataset.phoneClosed === "1" && matchMedia("(max-width: 60rem)").matches) filters.open = false;

// a link such as "Edit" opens what it leads to
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-open]");
  const box = link && document.getElementById(link.dataset.open);
  if (!box) return;
  event.preventDefault();
  box.open = true;
  box.scrollIntoView({ block: "nearest" });
  box.querySelector("input:not([type=hidden]), select, textarea")?.focus();
});
const led = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (led && led.matches("details")) led.open = true;
if (led && led.closest("details")) led.closest("details").open = true;
