"""The table of everybody's marks, in pages of as many rows as a browser shows at once; in Python, as they are many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from grader.feedback import charts
from grader.feedback.class_view import ClassPage, ClassRow, MarkCell, StudentLink
from grader.text import number, visible

ROWS = 200
"""Rows of a page of the table."""

LONG, FIRST = 200, 50
"""A list of more people than ``LONG`` shows the ``FIRST``, and is whole on a page of its own."""


def pages_of(page: ClassPage) -> list[Sequence[ClassRow]]:
    """The rows of each page of the table; one page at least."""
    return [page.rows[start : start + ROWS] for start in range(0, max(1, len(page.rows)), ROWS)]


def page_name(number: int) -> str:
    """The file of a page of the table: the first is the class's page itself."""
    return f"class/marks-{number}.html" if number > 1 else "index.html"


def rows(rows: Sequence[ClassRow], words: dict[str, str], base: str = "") -> Markup:
    """Rows of the table. ``words`` are the texts of cells without a mark; ``base`` leads to the site's folder."""
    return Markup("\n".join(_row(row, words, base) for row in rows))


def prototypes(words: dict[str, str]) -> Markup:
    """A row for a student with and without a page, with every kind of cell: what the script makes rows from."""
    cells = MarkCell("", None), MarkCell("error", None), MarkCell("graded", 0.0), MarkCell("unreadable", 0.0)
    return rows([ClassRow(StudentLink("", href), cells, 0.0) for href in ("index.html", "")], words)


def _row(row: ClassRow, words: dict[str, str], base: str) -> str:
    name, href = escape(visible(row.person.label)), row.person.href
    shown = f'<a href="{base}{escape(href)}"><bdi>{name}</bdi></a>' if href else f"<bdi>{name}</bdi>"
    cells = "".join(_cell(cell, words) for cell in row.cells)
    total = f'<td class="sum" data-value="{_plain(row.total)}">{mark(row.total)}</td>'
    section = f' data-section="{escape(visible(row.person.section))}"' if row.person.section else ""
    return f'<tr{section}><th scope="row" data-value="{name}">{shown}</th>{total}{cells}</tr>'


def _cell(cell: MarkCell, words: dict[str, str]) -> str:
    if not cell.outcome:
        return (
            '<td class="absent" data-value="" data-state="absent"><span aria-hidden="true">–</span>'
            f'<span class="sr">{words["absent"]}</span></td>'
        )
    if cell.score is None:
        return f'<td class="trouble" data-value="" data-state="trouble">{words["trouble"]}</td>'
    is_unread = cell.outcome == "unreadable"
    flag = f'<span class="flag">{words["unreadable"]}</span> ' if is_unread else ""
    return (
        f'<td data-value="{_plain(cell.score)}" data-state="{"trouble" if is_unread else "graded"}">'
        f'{flag}<span class="points">{mark(cell.score)}</span>{_late(cell)}'
        f"{charts.bar(cell.score / cell.max_score)}</td>"
    )


def _late(cell: MarkCell) -> str:
    return f' <span class="late">{escape(cell.late)}</span>' if cell.late else ""


def mark(score: float) -> str:
    """A number as pages show it."""
    return number(score).replace("-", "\u2212")


def _plain(score: float) -> str:
    """A number as a script writes it."""
    return str(int(score)) if score == int(score) else repr(score)


def records(rows: Sequence[ClassRow]) -> Markup:
    """Rows for the script, as JSON: name, address, total and its text, the cells in the prototypes' order, section."""
    found = [
        [
            visible(row.person.label),
            row.person.href,
            row.total,
            mark(row.total),
            [_record(cell) for cell in row.cells],
            visible(row.person.section),
        ]
        for row in rows
    ]
    return htmlsafe_json_dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=False)


def _record(cell: MarkCell) -> Any:
    """0 where nothing was handed in, 1 where there is no mark, else its kind, score, text and share."""
    if not cell.outcome or cell.score is None:
        return 1 if cell.outcome else 0
    kind = 3 if cell.outcome == "unreadable" else 2
    known = [kind, cell.score, mark(cell.score), f"{charts.filled(cell.score / cell.max_score):.2f}"]
    return [*known, cell.late] if cell.late else known
