"""The cells that draw, at the end of every notebook: they run with the stub and with the reference, and draw."""

from __future__ import annotations

import os
import time
import warnings
from pathlib import Path
from typing import Any

import pytest

from grader.course.course import Course
from grader.course.handout_cells import read_cells, runnable, without_solutions

matplotlib = pytest.importorskip("matplotlib", reason="matplotlib draws")
matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402 - the backend is chosen before

ROOT = Path(__file__).parents[1]
COURSE = Course(ROOT)
PICTURES = os.environ.get("GRADER_PICTURES")
"""A folder in which the pictures are kept, to be looked at."""

MAX_SECONDS = 20
"""Far more than a cell takes, three seconds or so: this ends what never ends."""


def drawing_cells(name: str) -> list[str]:
    path = COURSE.assignment(name).reference_path
    cells = read_cells(path.read_text(encoding="utf-8"), str(path))
    return [cell.text for cell in cells if cell.only and not cell.lang]


def run_cells(name: str, source: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run a module's text and then the cells, beside the released data; returns how many figures were shown."""
    shown: list[int] = []

    def show() -> None:
        for number in pyplot.get_fignums():
            shown.append(number)
            if PICTURES:
                pyplot.figure(number).savefig(Path(PICTURES) / f"{name}-{len(shown)}.png", dpi=60)
        pyplot.close("all")

    monkeypatch.setattr(pyplot, "show", show)
    data = COURSE.assignment(name).reference_path.parent / "data"
    monkeypatch.chdir(data if data.is_dir() else ROOT)
    namespace: dict[str, Any] = {"__name__": name}
    started = time.monotonic()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(compile(source, f"{name}.py", "exec"), namespace)
        for cell in drawing_cells(name):
            exec(compile(cell, "cell", "exec"), namespace)
    assert time.monotonic() - started < MAX_SECONDS
    return len(shown)


@pytest.mark.parametrize("name", list(COURSE.assignments))
def test_with_the_reference_every_notebook_draws(name: str, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    """Each notebook ends with at least one picture of the student's own functions."""
    path = COURSE.assignment(name).reference_path
    source = runnable(path.read_text(encoding="utf-8"), str(path))
    assert run_cells(name, source, monkeypatch) >= 1
    said = capsys.readouterr().out
    assert "first; then this cell draws" not in said
    assert "pip install" not in said


@pytest.mark.parametrize("name", list(COURSE.assignments))
def test_with_the_stub_a_cell_says_what_is_missing(name: str, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    """Nothing is drawn and nothing raised: the function to write first is named."""
    path = COURSE.assignment(name).reference_path
    stub = without_solutions(runnable(path.read_text(encoding="utf-8"), str(path)), str(path))
    assert run_cells(name, stub, monkeypatch) == 0
    said = capsys.readouterr().out
    exercises = COURSE.assignment(name).exercises
    assert any(f"Write `{exercise}` first" in said for exercise in exercises), said
