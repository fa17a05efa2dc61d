"""The example class through the real command: every mark is as in ``examples/expected.csv``, which says why."""

from __future__ import annotations

import csv
import hashlib
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
SUBMISSIONS = EXAMPLES / "submissions"
BROKEN_NOTEBOOK = SUBMISSIONS / "陈子轩" / "activations.ipynb"

LAUNCHER = """\
import ctypes, os, subprocess, sys, time
PR_SET_CHILD_SUBREAPER = 36  # whatever outlives its parent becomes our child
ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
done = subprocess.run([sys.executable, "-m", "grader", *sys.argv[2:]])
for _ in range(50):  # what was killed a moment ago may still have to be reaped
    try:
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
    except ChildProcessError:
        break
    time.sleep(0.02)
else:
    open(sys.argv[1], "w").write("alive")
sys.exit(done.returncode)
"""


@dataclass(frozen=True)
class Row:
    """What one submission is expected to get; without an assignment the student handed in nothing."""

    student: str
    assignment: str
    mark: float
    outcome: str
    hints: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Scored:
    """One run of ``grader score`` over the class, and what the gradebook says afterwards."""

    done: subprocess.CompletedProcess[str]
    reports: dict[tuple[str, str], dict[str, Any]]
    left_alive: bool
    before: dict[str, str]
    after: dict[str, str]


def read_rows() -> list[Row]:
    with (EXAMPLES / "expected.csv").open(encoding="utf-8", newline="") as file:
        return [_row(cells) for cells in csv.DictReader(file)]


def _row(cells: dict[str, str]) -> Row:
    pairs = [hint.split(": ") for hint in cells["hints"].split("; ") if hint]
    hints = frozenset((exercise, misconception) for exercise, misconception in pairs)
    return Row(cells["student"], cells["assignment"], float(cells["mark"] or 0), cells["outcome"], hints)


ROWS = [row for row in read_rows() if row.assignment]
ABSENT = {row.student for row in read_rows() if not row.assignment}
BY_NAME = pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.student}-{row.assignment}")
BY_HINT = pytest.mark.parametrize(
    "row", [row for row in ROWS if row.hints], ids=lambda row: f"{row.student}-{row.assignment}"
)


def _files() -> list[Path]:
    return sorted(path for path in EXAMPLES.rglob("*") if path.is_file())


def _digests() -> dict[str, str]:
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in _files()}


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Scored:
    """The class, scored once as ``make demo`` does it."""
    folder = tmp_path_factory.mktemp("examples")
    before = _digests()
    command = [sys.executable, "-c", LAUNCHER, str(folder / "alive"), "score", "examples/submissions", "-g"]
    done = subprocess.run(
        [*command, str(folder / "grades")],
        cwd=EXAMPLES.parent,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    exported = subprocess.run(
        [sys.executable, "-m", "grader", "export", "json", "--lang", "en", "-g", str(folder / "grades")],
        cwd=EXAMPLES.parent, capture_output=True, encoding="utf-8", timeout=60, check=True,
    )  # fmt: skip
    reports = {(report["student"], report["assignment"]): report for report in json.loads(exported.stdout)}
    return Scored(done, reports, (folder / "alive").exists(), before, _digests())


def _lost(report: dict[str, Any]) -> str:
    """Where a report lost points, for the message of a failing test."""
    checks = [(exercise["name"], check) for exercise in report["exercises"] for check in exercise["checks"]]
    return "\n".join(
        f"{exercise}: {check['name']} {check['earned']:g}/{check['points']:g} {check['message']}"
        for exercise, check in checks
        if check["earned"] < check["points"]
    )


def _hints(report: dict[str, Any]) -> set[tuple[str, str]]:
    return {(exercise["name"], hint["misconception"]) for exercise in report["exercises"] for hint in exercise["hints"]}


def _messages(report: dict[str, Any]) -> str:
    return "\n".join(check["message"] for exercise in report["exercises"] for check in exercise["checks"])


def test_the_class_is_graded(scored: Scored):
    """Whatever is in the files, everything is graded: exit status 0."""
    assert scored.done.returncode == 0, scored.done.stderr


@BY_NAME
def test_mark(scored: Scored, row: Row):
    """The mark is the expected one, hidden behind no error of ours."""
    report = scored.reports[row.student, row.assignment]
    assert (report["outcome"], report["score"]) == (row.outcome, row.mark), _lost(report)


def test_nobody_is_forgotten_or_invented(scored: Scored):
    """There is a report for each submission and no other; who handed in nothing is named."""
    assert set(scored.reports) == {(row.student, row.assignment) for row in ROWS}
    assert f"nothing handed in by {len(ABSENT)}: {', '.join(sorted(ABSENT))}" in scored.done.stdout


@BY_HINT
def test_hints(scored: Scored, row: Row):
    """Each expected misconception is named in its exercise."""
    assert row.hints <= _hints(scored.reports[row.student, row.assignment])


@BY_HINT
def test_a_call_to_try(scored: Scored, row: Row):
    """An exercise with a hint has a call on which it is wrong, too, unless many answers are right."""
    checks = EXAMPLES.parent / "autograder_tests" / row.assignment
    named = {name for name, _ in row.hints}
    wrong = {name for name in named if "domain.sweep" in (checks / f"test_{name}.py").read_text(encoding="utf-8")}
    for one in scored.reports[row.student, row.assignment]["exercises"]:
        if one["name"] in wrong:
            assert f"\n{one['name']}(" in one["counterexample"], one


def test_the_misprint_is_named(scored: Scored):
    """Who followed the notes' (δ7 + δ8 + δ9) is told so, in gradients and nowhere else."""
    assert _hints(scored.reports["3210100003", "backprop"]) == {("gradients", "notes_misprint")}


def test_right_answers_get_no_hint(scored: Scored):
    """A full mark comes without a diagnosis."""
    for row in ROWS:
        if row.mark == 100:
            assert not _hints(scored.reports[row.student, row.assignment]), row


def test_a_hang_stays_with_its_student(scored: Scored):
    """The endless function is told of in its own exercise, and in no other exercise or report."""
    slow = {
        (*key, exercise["name"])
        for key, report in scored.reports.items()
        for exercise in report["exercises"]
        if any("did not answer within" in check["message"] for check in exercise["checks"])
    }
    assert slow == {("3210100012", "backprop", "train")}


def test_a_memory_eater_is_told_so(scored: Scored):
    """Asking for too much memory is an error of the function, with the line that did it."""
    messages = _messages(scored.reports["3210100013", "activations"])
    assert "MemoryError" in messages
    assert "activations.py, line" in messages


def test_the_hostile_one_changes_nothing(scored: Scored):
    """Nothing is written among the submissions, and what was printed is not taken for output of ours."""
    assert scored.after == scored.before
    assert "SCORE: 100/100" not in scored.done.stdout + scored.done.stderr
    assert not (EXAMPLES.parent / "results.json").exists()


def test_no_process_survives(scored: Scored):
    """When the command has ended, so has everything that it or a student's code started."""
    assert not scored.left_alive


def test_data_files_and_helpers_are_found(scored: Scored):
    """Code that reads a data file and imports a module beside it loads without a complaint."""
    for key in (("刘洋", "backprop"), ("Zoë O'Brien", "lstm"), ("Ana García", "gan")):
        assert not [remark for remark in scored.reports[key]["remarks"] if "did not run to its end" in remark], key


def test_the_notebook_counts_where_both_are_there(scored: Scored):
    """Of a notebook and a module for one assignment the notebook is scored, and the report says so."""
    report = scored.reports["刘洋", "backprop"]
    assert report["file"] == "作业/第三周/backprop.ipynb"
    assert any("backprop.py" in remark for remark in report["remarks"])


def test_the_files_are_what_they_are_said_to_be():
    """One file is GBK without a cookie and two have Windows line ends; none is over 100 kB."""
    with pytest.raises(UnicodeDecodeError):
        (SUBMISSIONS / "王小明" / "activations.py").read_text(encoding="utf-8")
    assert "姓名" in (SUBMISSIONS / "王小明" / "activations.py").read_text(encoding="gbk")
    for path in (SUBMISSIONS / "3210100007").iterdir():
        assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n") > 20, path
    assert (SUBMISSIONS / "3210100011" / "activations.py").read_bytes() == b""
    assert not [path for path in _files() if path.stat().st_size > 100_000]


def test_the_notebooks_are_valid():
    """All notebooks but the broken one are valid nbformat 4.5."""
    notebooks = set(SUBMISSIONS.rglob("*.ipynb")) - {BROKEN_NOTEBOOK}
    assert len(notebooks) >= 4
    for path in notebooks:
        notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
        nbformat.validate(notebook)
        assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5), path


def test_the_readme_tells_who_is_who():
    """Every student stands in the table of ``examples/README.md``."""
    lines = (EXAMPLES / "README.md").read_text(encoding="utf-8").splitlines()
    named = {line.split("|")[1].strip() for line in lines if line.startswith("| ")} - {"student", "---"}
    assert named == {row.student for row in ROWS} | ABSENT
