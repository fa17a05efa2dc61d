"""The released zip in an environment with NumPy alone: neither Otter nor this package is installed there."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from grader.course.checker import CHECKER
from tests.conftest import RIGHT, ROOT, Class

BARE = """
import json, sys
sys.meta_path[:] = [one for one in sys.meta_path if "editable" not in repr(one).lower()]
sys.path[:] = [place for place in sys.path if place not in ("", {root!r})]
sys.modules["otter"] = None
cells, names = json.load(sys.stdin), globals()
for cell in cells:
    try:
        print(repr(eval(cell, names)))
    except SyntaxError:
        exec(compile(cell, "<cell>", "exec"), names)
assert "click" not in sys.modules and "pytest" not in sys.modules
"""
LOOPS = RIGHT.replace("    return float(", "    while True:\n        a = a + 1\n    return float(")


@pytest.fixture
def unpacked(course: Class, tmp_path_factory: pytest.TempPathFactory) -> Path:
    course.run("release", "--zip", "out")
    away = tmp_path_factory.mktemp("away")
    with zipfile.ZipFile(course.root / "out" / "lines.zip") as archive:
        archive.extractall(away)
    return away / "lines"


def cells_of(folder: Path) -> list[str]:
    cells = json.loads((folder / "lines.ipynb").read_text())["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def run(folder: Path, cells: list[str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", BARE.format(root=str(ROOT))], input=json.dumps(cells), cwd=folder,
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_notebook_checks_itself_with_numpy_alone(unpacked: Path) -> None:
    """F10: the first cell finds the checks that came in the zip; the stub is told what to do, right work that it is."""
    start, *cells = cells_of(unpacked)
    assert start.startswith("# This cell makes grader.check")
    said = run(unpacked, [start, *cells])
    assert "line: 0 of 1 checks passed" in said
    assert "Put your solution in place of" in said
    said = run(unpacked, [start, RIGHT, 'grader.check("line")', 'grader.check("area")', 'grader.check("none")'])
    assert "line: 1 of 1 checks passed" in said
    assert "[x] line([1, 2], 3) is [4, 7]. / line([1, 2], 3) 等于 [4, 7]。" in said
    assert "area: 1 of 1 checks passed" in said
    assert "unpack the whole handout" in said


def test_the_notebook_has_a_time_limit(unpacked: Path) -> None:
    """F11: a loop ends after a while, and is named."""
    said = run(unpacked, [cells_of(unpacked)[0], LOOPS, 'grader.check("area")'])
    assert "`area` seems never to end (<cell>, line 7" in said
    assert "`area` 似乎停不下来" in said


def test_without_the_checks_the_first_cell_says_what_to_do(unpacked: Path) -> None:
    """F10: a notebook alone explains itself, and its other cells do no harm."""
    (unpacked / CHECKER).unlink()
    said = run(unpacked, [cells_of(unpacked)[0], RIGHT, 'grader.check("area")'])
    assert said.count("unpack the whole handout beside this notebook") == 2


def test_the_archive_is_no_archive_of_a_student(course: Class, unpacked: Path) -> None:
    """Who hands in all that was handed out is scored as if the checks were not there."""
    for path in unpacked.rglob("*"):
        if path.is_file():
            course.hand_in("ann", path.read_bytes(), path.relative_to(unpacked).as_posix())
    course.hand_in("ann", RIGHT)
    done = course.score("-v")
    assert course.marks() == {"ann": 100}
    assert "pyz" not in done.stdout + done.stderr
