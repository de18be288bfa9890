"use strict";
(() => {
  const panel = document.getElementById("search");
  const rows = [...document.querySelectorAll("#reports tbody tr")];
  const words = panel.querySelector("input");
  const choices = [...panel.querySelectorAll("select")];
  const count = document.getElementById("count");
  const text = (row, column) => row.cells[column].textContent.trim();
  const show = () => {
    const wanted = words.value.trim().toLowerCase().split(/\s+/);
    let shown = 0;
    for (const row of rows) {
      const whole = row.textContent.toLowerCase();
      row.hidden = !(wanted.every((word) => whole.includes(word))
        && choices.every((one) => !one.value || text(row, Number(one.dataset.column)) === one.value));
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = "显示 " + shown + " 份，共 " + rows.length + " 份";
  };
  panel.addEventListener("input", show);
  panel.hidden = false;
  show();
})();
