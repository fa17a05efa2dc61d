"""``grader export otter``: the zip is one that the real Otter accepts, and it gives the marks that grader gives."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest

from tests.conftest import ROOT, Class
from tests.otter.conftest import Otter
from tests.otter.test_notebook import solve

NAME = "activations"
REFERENCE = (ROOT / "solutions" / NAME / f"{NAME}.py").read_text()


@pytest.fixture
def activations(tmp_path: Path) -> Class:
    """A course with one real assignment."""
    for part in ("solutions", "autograder_tests", "assignments"):
        shutil.copytree(ROOT / part / NAME, tmp_path / part / NAME)
    (tmp_path / "submissions").mkdir()
    return Class(tmp_path)


def solved_notebook(tmp_path: Path) -> nbformat.NotebookNode:
    folder = Path(shutil.copytree(ROOT / "assignments" / NAME, tmp_path / "solved"))
    solve(folder, NAME)
    return nbformat.read(folder / f"{NAME}.ipynb", 4)


def hand_in_ten(course: Class, tmp_path: Path) -> dict[str, Path]:
    """Ten submissions: right in two forms and styles, unwritten, wrong in known ways, raising, missing, broken."""
    wrong = sorted((ROOT / "solutions" / NAME / "misconceptions").glob("*.py"))
    texts = {
        "reference": REFERENCE,
        "style": (ROOT / "tests" / "right" / NAME / "scalar_math.py").read_text(),
        "classes": (ROOT / "tests" / "right" / NAME / "classes.py").read_text(),
        "stub": (ROOT / "assignments" / NAME / f"{NAME}.py").read_text(),
        "wrong1": f"{REFERENCE}\n\n{wrong[0].read_text()}",
        "wrong2": f"{REFERENCE}\n\n" + "\n\n".join(path.read_text() for path in wrong[1:6]),
        "raises": f"{REFERENCE}\n\ndef relu(x):\n    return x[0]['a']\n",
        "missing": REFERENCE.replace("def tanh(", "def tangens("),
    }
    files = {student: course.hand_in(student, text, f"{NAME}.py") for student, text in texts.items()}
    notebook = solved_notebook(tmp_path)
    files["notebook"] = course.hand_in("notebook", nbformat.writes(notebook), f"{NAME}.ipynb")
    for cell in notebook.cells:
        cell.source = cell.source.replace("def sigmoid_derivative(x):", "def sigmoid_derivative(x:")
    files["broken"] = course.hand_in("broken", nbformat.writes(notebook), f"{NAME}.ipynb")
    return files


def public_marks(report: dict) -> dict[str, float]:
    """The points of the public checks of each exercise, but for those of a second try, which Otter does not have."""
    return {
        exercise["name"]: sum(check["earned"] for check in exercise["checks"] if check["public"] and _at_once(check))
        for exercise in report["exercises"]
    }


def _at_once(check: dict) -> bool:
    return not (check["repaired"] or check["follow_through"])


def test_otter_gives_the_same_marks(activations: Class, otter: Otter, tmp_path: Path):
    """``otter run`` with the exported zip and ``grader score`` agree on every question of ten submissions."""
    files = hand_in_ten(activations, tmp_path)
    activations.run("export", "otter", NAME, "-o", "autograder.zip")
    activations.run("score", "submissions")
    ours = {report["student"]: public_marks(report) for report in activations.reports()}
    assert len(ours) == 10
    assert otter.marks(activations.root / "autograder.zip", files) == ours
    assert len({tuple(marks.values()) for marks in ours.values()}) >= 5


def test_the_zip_holds_what_otter_asks_for_and_nothing_hidden(activations: Class):
    """The scripts at its root, the public checks as tests, the same bytes every time; no solution, no hidden check."""
    activations.run("export", "otter", NAME, "-o", "one.zip")
    activations.run("export", "otter", NAME, "-o", "two.zip")
    assert (activations.root / "one.zip").read_bytes() == (activations.root / "two.zip").read_bytes()
    with zipfile.ZipFile(activations.root / "one.zip") as archive:
        texts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
        modes = {info.filename: info.external_attr >> 16 & 0o777 for info in archive.infolist()}
    assert {"run_autograder", "run_otter.py", "setup.sh", "environment.yml", "otter_config.json"} <= texts.keys()
    assert json.loads(texts["otter_config.json"])["lang"] == "python"
    assert modes["run_autograder"] == modes["setup.sh"] == 0o755
    tests = {name: text for name, text in texts.items() if name.startswith("tests/")}
    assert sorted(tests) == sorted(f"tests/{p.name}" for p in (ROOT / "assignments" / NAME / "tests").glob("*.py"))
    assert not any("reference." in text or "public=False" in text for text in tests.values())
    assert not any(name.startswith(("solutions", "autograder_tests")) for name in texts)


def test_the_packed_grader_is_enough_to_run_the_checks(activations: Class, tmp_path: Path):
    """The modules under ``packages/`` import without the installed grader: the container needs no registry for it."""
    activations.run("export", "otter", NAME, "-o", "one.zip")
    with zipfile.ZipFile(activations.root / "one.zip") as archive:
        archive.extractall(tmp_path / "source")
    code = (
        f"import sys; sys.path[:0] = [{str(tmp_path / 'source' / 'packages')!r}]; sys.modules['pytest'] = None; "
        "import grader.otter.notebook as n; from grader import check, assert_close; print(n.__file__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(str(tmp_path))


def test_an_assignment_without_public_checks_is_refused(course: Class):
    """There would be nothing to run: one sentence, status 2, no file."""
    for path in (course.root / "autograder_tests" / "lines").glob("*.py"):
        path.write_text(path.read_text().replace(", public=True", ""))
    done = course.run("export", "otter", "lines", status=2)
    assert "no public checks" in done.stderr
    assert not list(course.root.glob("*.zip"))
