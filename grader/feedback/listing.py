"""A submission's source as teachers see it: read as the loader reads it, with the failing lines marked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from grader.decoding import UnreadableError, decode_source, decode_text
from grader.feedback.example import loops_of
from grader.feedback.student_view import Listing, MarkedLine
from grader.feedback.term_view import Listed
from grader.languages import en, say
from grader.messages import render
from grader.results import Failure, Report

MAX_LINES = 3000
MAX_WIDTH = 400


def read_source(name: str, data: bytes) -> Listed | None:
    """The text of a module, or the code cells of a notebook; None where nothing can be read."""
    try:
        if not name.endswith(".ipynb"):
            text = decode_source(data)
            return Listed(name, ((name, 1, _lines(text)),), tuple(_markdown_of(text)))
        cells = json.loads(decode_text(data)).get("cells", [])
        sources = ["".join(cell.get("source", [])) for cell in cells if cell.get("cell_type") == "code"]
        prose = tuple("".join(cell.get("source", [])) for cell in cells if cell.get("cell_type") == "markdown")
    except (UnreadableError, ValueError, TypeError, AttributeError, RecursionError):
        return None
    return Listed(
        name, tuple((f"cell {i}", 1, _lines(text)) for i, text in enumerate(sources, 1) if text.strip()), prose
    )


def _markdown_of(text: str) -> Iterator[str]:
    """The Markdown cells of a module in the percent format, without their comment signs."""
    for cell in re.split(r"^# ?%%", text, flags=re.MULTILINE)[1:]:
        head, _, body = cell.partition("\n")
        if "[markdown]" in head:
            yield "\n".join(line.removeprefix("#").removeprefix(" ") for line in body.strip().split("\n"))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.expandtabs(4)[:MAX_WIDTH] for line in text.split("\n")[:MAX_LINES])


def listings(source: Listed, report: Report, lang: str) -> tuple[Listing, ...]:
    """Every part of the source, with a note on each line that an exception or warning named."""
    notes: dict[tuple[str, int], dict[str, None]] = {}
    for file, line, note in _notes(report, lang):
        notes.setdefault((file, line), {})[note] = None
    return tuple(
        Listing(
            label,
            tuple(MarkedLine(n, text, tuple(notes.get((label, n), ()))) for n, text in enumerate(lines, first)),
        )
        for label, first, lines in source.parts
    )


def _notes(report: Report, lang: str) -> Iterator[tuple[str, int, str]]:
    failures = [(result.failure, exercise.name) for exercise in report.exercises for result in exercise.results]
    for failure, where in [*failures, *((remark, "") for remark in report.remarks)]:
        if failure is not None:
            said = f"{where}: " if where else ""
            for file, line in _places(failure):
                yield file, line, said + _brief(failure, lang)
    for exercise in report.exercises:
        for file, line, function, _ in loops_of(exercise.counterexample)[-1:]:
            yield file, line, say(en("`{function}` seems never to end"), lang, function=function)


def _brief(failure: Failure, lang: str) -> str:
    """What is said beside a line, which itself shows where and what."""
    data = failure.data
    if failure.kind == "raised":
        return f"{data.get('type', '')}: {data.get('message', '')}"
    return render(failure, lang)


def _places(failure: Failure) -> list[tuple[str, int]]:
    """The lines that a failure names, however deep in its data."""
    data: dict[str, Any] = failure.data
    error = data.get("error") if failure.kind == "cell_failed" else None
    inner = error.get("error") if isinstance(error, dict) else None
    where = data.get("where") or (inner or {}).get("where") or []
    return [(str(frame[0]), int(frame[1])) for frame in where]
