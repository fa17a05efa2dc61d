"use strict";
(function () {
  const table = document.getElementById("table");
  const body = table.tBodies[0];
  const heads = Array.from(table.tHead.rows[0].cells);
  const filter = document.getElementById("filter");
  const name = document.getElementById("name");
  const which = document.getElementById("which");
  const section = document.getElementById("section");
  const shown = document.getElementById("shown");
  const pager = document.getElementById("pager");
  const place = document.getElementById("place");
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const PROTOTYPES = document.getElementById("prototypes").content.querySelectorAll("tr");
  const SIZE = Number(table.dataset.size);
  const STATES = ["absent", "trouble", "graded", "trouble"];

  // A student's record: what is sorted and filtered by, and the row, which is made when it is first shown.
  function known(row) {
    const cells = Array.from(row.cells);
    const marks = cells.slice(2);
    return {
      values: cells.map((cell) => cell.dataset.value),
      states: marks.map((cell) => cell.dataset.state),
      section: row.dataset.section || "",
      row,
    };
  }

  function told(data) {
    const [who, , total, , cells, section] = data;
    return {
      values: [who, String(total), ...cells.map((cell) => (Array.isArray(cell) ? String(cell[1]) : ""))],
      states: cells.map((cell) => STATES[Array.isArray(cell) ? cell[0] : cell]),
      section,
      data,
    };
  }

  function made([who, href, total, text, cells, section]) {
    const [linked, plain] = PROTOTYPES;
    const from = href ? linked : plain;
    const row = from.cloneNode(false);
    if (section) row.dataset.section = section;
    const head = row.appendChild(from.cells[0].cloneNode(true));
    head.dataset.value = who;
    head.querySelector("bdi").textContent = who;
    if (href) head.querySelector("a").setAttribute("href", href);
    const sum = row.appendChild(from.cells[1].cloneNode(true));
    sum.dataset.value = total;
    sum.textContent = text;
    for (const cell of cells) {
      const [kind, score, points, share, late] = Array.isArray(cell) ? cell : [cell];
      const one = row.appendChild(from.cells[kind + 2].cloneNode(true));
      if (kind < 2) continue;
      one.dataset.value = score;
      one.querySelector(".points").textContent = points;
      if (late) {
        const said = document.createElement("span");
        said.className = "late";
        said.textContent = late;
        one.querySelector(".points").after(" ", said);
      }
      one.querySelector(".part").setAttribute("width", share);
    }
    return row;
  }

  const rest = document.getElementById("rest");
  const everybody = Array.from(body.rows, known).concat(rest ? JSON.parse(rest.textContent).map(told) : []);
  let found = everybody;
  let page = 0;

  function value(one, column, kind) {
    const text = one.values[column];
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
    const pairs = everybody.map((one) => [value(one, column, kind), one]);
    pairs.sort((a, b) => compare(a[0], b[0], down));
    pairs.forEach((pair, position) => (everybody[position] = pair[1]));
    show();
  }

  const tests = {
    all: () => true,
    nothing: (states) => states.every((state) => state === "absent"),
    part: (states) => states.includes("absent"),
    trouble: (states) => states.includes("trouble"),
    below: (_, marks) => marks.some((mark) => mark !== "" && Number(mark) < 60),
  };

  function fits(one, wanted) {
    return (
      one.values[0].toLocaleLowerCase().includes(wanted) &&
      (!section || !section.value || one.section === section.value) &&
      tests[which.value](one.states, one.values.slice(2))
    );
  }

  function draw(some) {
    body.replaceChildren(...some.map((one) => (one.row = one.row || made(one.data))));
  }

  function turn(to) {
    const pages = Math.max(1, Math.ceil(found.length / SIZE));
    page = Math.min(Math.max(to, 0), pages - 1);
    draw(found.slice(page * SIZE, (page + 1) * SIZE));
    pager.hidden = pages === 1;
    place.textContent = place.dataset.text.replace("{page}", page + 1).replace("{pages}", pages);
    for (const [id, stop] of [["back", page === 0], ["on", page === pages - 1]]) {
      document.getElementById(id).setAttribute("aria-disabled", stop);
    }
  }

  function show() {
    const wanted = name.value.trim().toLocaleLowerCase();
    found = everybody.filter((one) => fits(one, wanted));
    shown.textContent = shown.dataset.text.replace("{shown}", found.length).replace("{all}", everybody.length);
    turn(0);
  }

  function step(by) {
    turn(page + by);
    if (table.getBoundingClientRect().top < 0) table.scrollIntoView();
  }

  heads.forEach((head, column) => head.querySelector("button").addEventListener("click", () => sort(column)));
  name.addEventListener("input", show);
  which.addEventListener("change", show);
  if (section) section.addEventListener("change", show);
  filter.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("back").addEventListener("click", () => step(-1));
  document.getElementById("on").addEventListener("click", () => step(1));
  window.addEventListener("beforeprint", () => draw(found));
  window.addEventListener("afterprint", () => turn(page));
  filter.hidden = false;
  const links = document.getElementById("links");
  if (links) links.hidden = true;
  show();
})();
