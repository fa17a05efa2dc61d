"use strict";
(function () {
  const table = document.getElementById("table");
  const body = table.tBodies[0];
  const heads = Array.from(table.tHead.rows[0].cells);
  const filter = document.getElementById("filter");
  const name = document.getElementById("name");
  const which = document.getElementById("which");
  const shown = document.getElementById("shown");
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });

  function value(row, column, kind) {
    const text = row.cells[column].dataset.value;
    return kind === "text" ? text : text === "" ? null : Number(text);
  }

  // What is missing stays at the end, whichever way the column is sorted.
  function compare(a, b, down) {
    if (a === null || b === null) return (a === null) - (b === null);
    const way = typeof a === "string" ? order.compare(a, b) : a - b;
    return down ? -way : way;
  }

  function sort(column) {
    const head = heads[column];
    const kind = head.dataset.kind;
    const before = head.getAttribute("aria-sort");
    const down = before ? before === "ascending" : kind === "number";
    heads.forEach((one) => one.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = Array.from(body.rows, (row) => [value(row, column, kind), row]);
    rows.sort((a, b) => compare(a[0], b[0], down));
    rows.forEach((pair) => body.appendChild(pair[1]));
  }

  const tests = {
    all: () => true,
    nothing: (states) => states.every((state) => state === "absent"),
    part: (states) => states.includes("absent"),
    trouble: (states) => states.includes("trouble"),
    below: (_, marks) => marks.some((mark) => mark !== "" && Number(mark) < 60),
  };

  function show() {
    const wanted = name.value.trim().toLocaleLowerCase();
    let count = 0;
    for (const row of body.rows) {
      const cells = Array.from(row.cells).slice(1, -1);
      const fits = tests[which.value](cells.map((cell) => cell.dataset.state), cells.map((cell) => cell.dataset.value));
      row.hidden = !(fits && row.cells[0].dataset.value.toLocaleLowerCase().includes(wanted));
      count += row.hidden ? 0 : 1;
    }
    shown.textContent = shown.dataset.text.replace("{shown}", count).replace("{all}", body.rows.length);
  }

  heads.forEach((head, column) => head.querySelector("button").addEventListener("click", () => sort(column)));
  name.addEventListener("input", show);
  which.addEventListener("change", show);
  filter.addEventListener("submit", (event) => event.preventDefault());
  filter.hidden = false;
  show();
})();
