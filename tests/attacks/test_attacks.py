"""No submission can read a hidden answer, change a mark, or harm the machine: every attack, in every mode."""

from __future__ import annotations

import json
import os
import platform
import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.results import ExerciseReport
from grader.submissions.entries import entries
from grader.submissions.finding import find
from tests.attacks.conftest import Run, Runs, is_run
from tests.attacks.modes import MODES
from tests.attacks.rows_of import ELSEWHERE, Row, read_rows

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox needs Linux")

ROWS = read_rows()


def exercise(run: Run, row: Row, name: str) -> ExerciseReport:
    (found,) = [one for one in run.report(row).exercises if one.name == name]
    return found


TRIED = [(row, mode) for mode in MODES for row in ROWS if is_run(row, mode)]


@pytest.mark.parametrize(("row", "mode"), TRIED, ids=[f"{row.name}-{mode}" for row, mode in TRIED])
def test_attack_is_held(row: Row, mode: str, runs: Runs, record_property: Callable[[str, str], None]):
    """The attack shows its expected outcome and earns no point more than it may."""
    record_property("attack", row.name)
    record_property("mode", mode)
    if row.header.get("only", platform.machine()) != platform.machine():
        pytest.skip(f"written for {row.header['only']}")
    run = runs(mode)
    report = run.report(row)
    if "report" in row.header:
        outcome, *kinds = row.words("report")
        assert report.outcome == outcome
        assert report.failure is not None
        assert report.failure.kind in kinds
        assert report.score == 0
        return
    assert report.outcome == "graded", report.failure
    check_expected(row, exercise(run, row, row.exercise))
    for witness in row.words("witness"):
        assert exercise(run, row, witness).score == exercise(run, row, witness).max_score


def check_expected(row: Row, found: ExerciseReport) -> None:
    """The exercise's first check is as the header says, and the points stay below its limits."""
    first = found.results[0]
    outcome, *kinds = row.words("expect")
    assert first.outcome in outcome.split("|"), first.failure
    if first.failure is not None:
        assert first.failure.kind in kinds, first.failure
    if row.words("raises"):
        assert first.failure is not None
        assert first.failure.data["type"] in row.words("raises"), first.failure
    if "hidden-at-most" in row.header:
        assert sum(result.earned for result in found.results if not result.public) <= float(
            row.header["hidden-at-most"]
        )
    else:
        assert found.score <= float(row.header.get("at-most", found.max_score if outcome == "passed" else 0))
    if outcome == "passed" and "hidden-at-most" not in row.header:
        assert found.score == found.max_score


@pytest.mark.parametrize("mode", MODES)
def test_nothing_outside_was_touched(mode: str, runs: Runs):
    """No file changed or appeared, no listener was reached, the victim lives, no process survived."""
    run = runs(mode)
    assert run.canaries.tree() == run.canaries.before
    assert run.changed == []
    assert run.canaries.reached() == []
    assert run.canaries.victim.poll() is None
    assert run.canaries.survivors() == []


@pytest.mark.parametrize("mode", MODES)
def test_the_run_goes_on(mode: str, runs: Runs):
    """Nothing is our error, nobody is missing, and the command says what it has to say of two students of one name."""
    run = runs(mode)
    assert run.status == 1, run.terminal
    assert b"refused, since several entries have one name: " in run.terminal
    assert set(run.students.values()) <= set(run.reports)
    assert not [report.student for report in run.reports.values() if report.outcome == "error"]


@pytest.mark.parametrize("mode", MODES)
def test_terminal_shows_no_student_text_raw(mode: str, runs: Runs):
    """No escapes, no invisible characters, no output of students, one line a student."""
    text = runs(mode).terminal.decode("utf-8")
    assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Co", "Cs") and c != "\n"]
    assert "SMUGGLED" not in text
    assert not re.search(r"^(::|##\[|PASS)", text, re.M)


@pytest.mark.parametrize("mode", MODES)
def test_csv_holds_no_formula(mode: str, runs: Runs):
    """No cell starts as a formula does or holds a control character; there is one row a student."""
    run = runs(mode)
    header, *rows = run.rows_of_csv()
    assert header == ["student", "activations", "total"]
    assert len(rows) == len(run.reports)
    for row in rows:
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
            assert cell.isprintable()


@pytest.mark.parametrize("mode", MODES)
def test_json_is_strict(mode: str, runs: Runs):
    """The export is UTF-8 and has no NaN, no infinity and no lone surrogate."""

    def refuse(word: str) -> None:
        raise AssertionError(f"{word} in JSON")

    text = runs(mode).json_text
    text.encode("utf-8")
    assert len(json.loads(text, parse_constant=refuse)) == len(runs(mode).reports)


ALLOWED = re.compile(r"[\d.]+ s\b|UTF-8|UTF-16")
"""Numbers of our own."""


def checks_of(run: Run, *, public: bool, outcome: str = "") -> list[dict[str, Any]]:
    """The exported checks of everybody, or of those whose reports have this outcome."""
    reports = [report for report in json.loads(run.json_text) if outcome in ("", report["outcome"])]
    return [
        check
        for report in reports
        for one in report["exercises"]
        for check in one["checks"]
        if check["public"] is public
    ]


@pytest.mark.parametrize("mode", MODES)
def test_hidden_checks_tell_nothing(mode: str, runs: Runs):
    """A hidden check's message has no word of the student's and no number but the time limit's."""
    run = runs(mode)
    for check in checks_of(run, public=False, outcome="graded"):
        assert "SMUGGLED" not in check["message"]
        assert not re.search(r"\d", ALLOWED.sub("", check["message"])), check["message"]
    for report in json.loads(run.json_text):
        assert not [remark for remark in report["remarks"] if "SMUGGLED" in remark]


@pytest.mark.parametrize("mode", MODES)
def test_public_checks_tell_nothing_hidden(mode: str, runs: Runs):
    """What a submission keeps of hidden inputs comes too late for a public check's message."""
    run = runs(mode)
    assert "SMUGGLED-LATER" not in run.json_text
    assert any("SMUGGLED" in check["message"] for check in checks_of(run, public=True)), "public checks tell all"


CONTROLS = [row for row in ROWS if row.is_control()]


@pytest.mark.parametrize("row", CONTROLS, ids=[row.name for row in CONTROLS])
def test_attack_is_real(row: Row, runs: Runs, record_property: Callable[[str, str], None]):
    """Without the sandbox the same attack gets through: it is the sandbox that holds it."""
    record_property("attack", row.name)
    record_property("mode", "no sandbox")
    run = runs("none")
    assert exercise(run, row, row.exercise).score > 0, exercise(run, row, row.exercise).results[0].failure


def test_canaries_notice(runs: Runs):
    """Without the sandbox the canaries do tell: files changed and a listener was reached."""
    run = runs("none")
    assert run.canaries.tree() != run.canaries.before
    assert "tcp" in run.canaries.reached()


def test_every_attack_of_the_catalogue_is_covered():
    """Rows 1 to 93 are each here or have a reason; no file stands under a number that the catalogue lacks."""
    here = {row.number for row in ROWS} - {0}
    assert here | set(ELSEWHERE) == set(range(1, 94))
    assert not here & set(ELSEWHERE)


def test_headers_say_what_is_expected():
    """Every file has a title, a class and an expectation."""
    for row in ROWS:
        assert {"row", "title", "class"} <= set(row.header), row.name
        assert ("expect" in row.header) != ("report" in row.header), row.name


def test_files_changed_while_scoring(tmp_path: Path):
    """A file is read once: what is scored and hashed are the bytes of that moment."""
    path = tmp_path / "ann" / "activations.py"
    path.parent.mkdir()
    path.write_text("first = 1\n")
    (entry,) = entries(tmp_path, ["activations"])
    found = find(entry.read(), ["activations"])["activations"]
    before = found.digest
    path.write_text("second = 2\n")
    os.utime(path, (1, 1))
    assert found.contents["activations.py"] == b"first = 1\n"
    assert found.digest == before


def test_the_documented_table_is_current():
    """docs/security.md lists every attack, under its title and class, and all as held."""
    page = (Path(__file__).parents[2] / "docs" / "security.md").read_text(encoding="utf-8")
    for row in ROWS:
        line = f"| {row.number} | {row.header['title']} | {row.header['class']} |"
        assert not row.number or line in page, "run pytest tests/attacks --attack-table FILE"
    assert " BROKEN " not in page
    for number in ELSEWHERE:
        assert re.search(rf"^\| {number} \|", page, re.M)
