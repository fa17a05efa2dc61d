"""The runs of the attack suite, one a mode, and the table that they print."""

from __future__ import annotations

import ast
import csv
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from grader.checks.check import get_check
from grader.gradebook.store import Gradebook
from grader.results import Report
from grader.sandbox.fork_server import ForkServer
from grader.wire.box import Box
from tests.attacks.canaries import Canaries
from tests.attacks.modes import MODES
from tests.attacks.rows_of import HERE, Row, read_rows

ROOT = HERE.parents[1]
TIMEOUT = "0.8"
HIDDEN_CHECKS = 3


@dataclass
class Run:
    """What scoring a class of attackers left behind: reports, outputs and canaries."""

    reports: dict[str, Report]
    students: dict[str, str]
    status: int
    terminal: bytes
    json_text: str
    csv_text: str
    canaries: Canaries
    changed: list[str]
    seconds: float

    def report(self, row: Row) -> Report:
        return self.reports[self.students[row.name]]

    def rows_of_csv(self) -> list[list[str]]:
        return list(csv.reader(io.StringIO(self.csv_text.removeprefix("\ufeff"))))


def missing(mode: str) -> str:
    """Why this machine cannot run a mode; empty if it can."""
    try:
        with ForkServer(Box(**MODES[mode])) as server:  # type: ignore[arg-type]
            walls = server.walls
    except Exception as error:
        return str(error)
    if MODES[mode]["namespaces"] and not walls["namespaces"]:
        return "; ".join(walls["problems"]) or "no namespaces here"
    if not MODES[mode]["namespaces"] and not walls["landlock"]:
        return "; ".join(walls["problems"]) or "no Landlock here"
    return ""


def score(folder: Path, rows: list[Row], uid: int, box: dict[str, Any] | None) -> Run:
    """Hand the attacks in, score them with the real command, export, and look at the canaries."""
    course, submissions = folder / "course", folder / "submissions"
    write_course(course)
    submissions.mkdir()
    canaries = Canaries(folder, uid, course, course / "grades" / "gradebook.sqlite")
    try:
        return scored(folder, course, submissions, rows, box, canaries)
    except BaseException:
        canaries.close()
        raise


def write_course(course: Path) -> None:
    """The assignment ``activations`` with as many checks as attacks need: all public ones, some of the hidden ones."""
    for part in ("solutions", "autograder_tests"):
        shutil.copytree(ROOT / part / "activations", course / part / "activations")
    checks = course / "autograder_tests" / "activations"
    checks.joinpath("test_tanh_derivative.py").unlink()
    total = sum(_shortened(path) for path in checks.glob("test_*.py"))
    settings = course / "solutions" / "activations" / "assignment.toml"
    settings.write_text(f"total = {total:g}\n{settings.read_text(encoding='utf-8')}", encoding="utf-8")


def _shortened(path: Path) -> float:
    """Leave out a file's hidden checks but for the first few and the net; the points of what is left."""
    source = path.read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    exec(compile(source, str(path), "exec"), names)
    checks = {name: found for name, value in names.items() if (found := get_check(value)) is not None}
    hidden = [name for name, found in checks.items() if not found.public]
    dropped = {*hidden[HIDDEN_CHECKS:-1]}
    lines = source.splitlines(keepends=True)
    for node in reversed(ast.parse(source).body):
        if isinstance(node, ast.FunctionDef) and node.name in dropped:
            del lines[node.decorator_list[0].lineno - 1 : node.end_lineno]
    path.write_text("".join(lines), encoding="utf-8")
    return sum(found.points for name, found in checks.items() if name not in dropped)


def scored(
    folder: Path, course: Path, submissions: Path, rows: list[Row], box: dict[str, Any] | None, canaries: Canaries
) -> Run:
    """The class of attackers, scored, with what was found afterwards."""
    targets = canaries.targets()
    students = {row.name: row.hand_in(submissions, targets) for row in rows}
    before = _tree(folder)
    started = time.monotonic()
    done = _grader(course, box, "score", str(submissions), "--timeout", TIMEOUT)
    seconds = time.monotonic() - started
    changed = sorted(
        name for name in _tree(folder) ^ before if not name.startswith(("course/grades", "course/.grader"))
    )
    with Gradebook(course / "grades", create=False) as gradebook:
        reports = {report.student: report for report in gradebook.reports()}
    exports = [_grader(course, None, "export", form).stdout.decode() for form in ("json", "csv")]
    return Run(reports, students, done.returncode, done.stdout + done.stderr, *exports, canaries, changed, seconds)


def _grader(course: Path, box: dict[str, Any] | None, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = ["-m", "grader"] if box is None else [str(HERE / "modes.py"), json.dumps(box)]
    if box is None and arguments[0] == "score":
        arguments = (*arguments, "--unsafe-no-sandbox")
    return subprocess.run(
        [sys.executable, *command, *arguments], cwd=course, stdin=subprocess.DEVNULL, capture_output=True,
        env=os.environ | {"LANG": "C.UTF-8", "GRADER_TOKEN": "secret"}, timeout=300, check=False,
    )  # fmt: skip


def _tree(folder: Path) -> set[str]:
    """Every path below a folder, bait aside."""
    return {
        os.fsencode(os.path.relpath(os.path.join(root, name), folder)).decode("utf-8", "replace")
        for root, folders, files in os.walk(folder)
        for name in (*folders, *files)
        if not os.path.join(root, name).startswith(str(folder / "bait"))
    }


def is_run(row: Row, mode: str) -> bool:
    """Whether an attack is tried in a mode; the first of the modes is the default."""
    return (row.needs_walls() or mode == next(iter(MODES))) if mode in MODES else row.is_control()


class Runs:
    """The run of each mode, made when first asked for; ``none`` is the control without a sandbox."""

    def __init__(self) -> None:
        self.made: dict[str, Run] = {}
        self.failed: dict[str, str] = {}
        self.folders: list[Path] = []

    def __call__(self, mode: str) -> Run:
        if mode in self.failed:
            pytest.fail(f"{mode} could not be run: {self.failed[mode]}")
        if mode not in self.made:
            reason = missing(mode) if mode in MODES else ""
            if reason:
                pytest.skip(f"{mode}: {reason}")
            try:
                self.made[mode] = self.make(mode)
            except Exception as error:
                self.failed[mode] = repr(error)
                raise
        return self.made[mode]

    def make(self, mode: str) -> Run:
        # Not below pytest's own folder, which only this user may enter: permissions alone must stop nothing.
        self.folders.append(Path(tempfile.mkdtemp(prefix="grader-attacks-")))
        self.folders[-1].chmod(0o755)
        uid = 62_000 + (os.getpid() + 7 * len(self.folders)) % 3_000
        rows = [row for row in read_rows() if is_run(row, mode)]
        return score(self.folders[-1], rows, uid, MODES[mode] | {"uid": uid} if mode in MODES else None)

    def close(self) -> None:
        for run in self.made.values():
            run.canaries.close()
        for folder in self.folders:
            shutil.rmtree(folder)


@pytest.fixture(scope="session")
def runs() -> Iterator[Runs]:
    """The runs of this session."""
    made = Runs()
    yield made
    made.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--attack-table", metavar="FILE", help="write the table of attacks and modes to this file")


class Outcomes:
    """A plugin that keeps the outcome of every attack in every mode, and prints rows × modes in the end."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        place = dict(report.user_properties)
        if "attack" in place and (report.when == "call" or report.outcome != "passed"):
            held = "through" if place["mode"] == "no sandbox" else "held"
            word = {"passed": held, "failed": "BROKEN", "skipped": "-"}[report.outcome]
            self.known[str(place["attack"]), str(place["mode"])] = word

    def pytest_terminal_summary(self, terminalreporter: Any, config: pytest.Config) -> None:
        if not self.known:
            return
        lines = list(table(self.known))
        terminalreporter.section("attacks")
        for line in lines:
            terminalreporter.write_line(line)
        if config.getoption("--attack-table", None):
            Path(config.getoption("--attack-table")).write_text("\n".join(lines) + "\n", encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Outcomes())


def table(outcomes: dict[tuple[str, str], str]) -> Iterator[str]:
    """The table in Markdown: the catalogue's number, what is tried, its class, and each mode's outcome."""
    columns = [mode for mode in (*MODES, "no sandbox") if any(key[1] == mode for key in outcomes)]
    yield "| # | attack | class | " + " | ".join(columns) + " |"
    yield "| ---: | --- | --- |" + " --- |" * len(columns)
    for row in read_rows():
        marks = [outcomes.get((row.name, mode), "") for mode in columns]
        if row.number and any(marks):
            yield f"| {row.number} | {row.header['title']} | {row.header['class']} | " + " | ".join(marks) + " |"
    held = sum(mark == "held" for mark in outcomes.values())
    yield ""
    yield f"{held} held, {sum(mark == 'BROKEN' for mark in outcomes.values())} broken, in {len(columns)} modes."
