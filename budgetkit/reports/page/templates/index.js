"use strict";
(() => {
  const panel = document.getElementById("search");
  const table = document.getElementById("reports");
  const rows = [...table.tBodies[0].rows];
  const words = panel.querySelector("input");
  const choices = [...panel.querySelectorAll("select")];
  const count = document.getElementById("count");
  const text = (row, column) => row.cells[column].textContent.trim();
  const whole = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  const show = () => {
    const wanted = words.value.trim().toLowerCase().split(/\s+/);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !(wanted.every((word) => whole.get(row).includes(word))
        && choices.every((one) => !one.value || text(row, Number(one.dataset.column)) === one.value));
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = "显示 " + shown + " 份，共 " + rows.length + " 份";
  };
  const order = new Intl.Collator("zh", { numeric: true });
  const number = (shown) => Number(shown.replace(/,/g, "").replace("−", "-"));
  const heads = [...table.tHead.rows[0].cells].filter((head) => "sort" in head.dataset);
  const sort = (head, down) => {
    const isNumber = head.dataset.sort === "number";
    const keys = new Map(rows.map((row) => [row, text(row, head.cellIndex)]));
    // What was not read stands last, whichever way: it is neither the least nor the most.
    const missing = (row) => keys.get(row) === "—" || keys.get(row) === "";
    const compare = (one, other) => isNumber
      ? number(keys.get(one)) - number(keys.get(other))
      : order.compare(keys.get(one), keys.get(other));
    const sorted = [...rows].sort((one, other) => missing(one) - missing(other)
      || (missing(one) ? 0 : compare(one, other) * (down ? -1 : 1)));
    table.tBodies[0].append(...sorted);
    for (const each of heads) each.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
  };
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    const first = head.dataset.sort === "number" ? "descending" : "ascending";
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      sort(head, now ? now === "ascending" : first === "descending");
    });
  }
  panel.addEventListener("input", show);
  panel.hidden = false;
  show();
})();
