"""A small course of its own for the tests of the engine, and ways to run the real command on it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from grader.cli.main import main

ROOT = Path(__file__).parents[1]

LOCALE = {"LANG": "C.UTF-8", "LC_ALL": ""}

TRACER = "COVERAGE_PROCESS_CONFIG"
"""The variable with which a process starts coverage; set where `make test` traces, and nowhere else."""

UNTRACED = {
    "tests/attacks/test_attacks.py", "tests/audit/test_audit.py", "tests/course/test_scaffold.py",
    "tests/feedback/test_command.py", "tests/feedback/test_current.py", "tests/otter/test_existing.py",
    "tests/otter/test_export.py",
    "tests/scoring/test_batch.py", "tests/scoring/test_cache.py", "tests/scoring/test_follow_through.py",
    "tests/scoring/test_repair.py", "tests/submissions/test_reported.py", "tests/test_authoring.py",
    "tests/test_benchmark.py", "tests/test_examples.py", "tests/test_peers.py", "tests/worker/test_absences.py",
    "tests/worker/test_files.py", "tests/worker/test_ipython.py",
}  # fmt: skip
"""Files whose processes `make test` does not trace: they run long or often what processes of other tests run, too.

Those of the worker run nothing else: it is not in the figure.

What these tests run within pytest's own process is traced.
"""

NEW_TABLES = ("handed_in", "curves", "roster", "renamed", "settings", "requests")
"""What the newest step of the gradebook's format adds, so that tests can go back behind it."""

REFERENCE = '''\
# %% [markdown]
# # Lines
# %% [markdown] lang="zh"
# # 直线
# %%
import numpy as np


# %%
def line(x, a):
    """a x + 1, with the shape of x."""
    # BEGIN SOLUTION
    return a * np.asarray(x, dtype=np.float64) + 1
    # END SOLUTION


# %%
def area(x, a):
    """The sum of the squares of line(x, a)."""
    # BEGIN SOLUTION
    return np.sum(line(x, a) ** 2)
    # END SOLUTION
'''

CHECKS = {
    "line": '''\
import numpy as np

from grader import assert_close, assert_pure, check


@check(points=10, public=True)
def test_example(submission):
    """line([1, 2], 3) is [4, 7].

    zh: line([1, 2], 3) 等于 [4, 7]。
    """
    assert_close(submission.line([1, 2], 3), [4, 7], "line([1, 2], 3)")


@check(points=30)
def test_random(submission, reference, rng):
    """Any numbers."""
    for size in (1, 3):
        x = rng.normal(size=size)
        assert_close(submission.line(x, 2.5), reference.line(x, 2.5), "line(x, 2.5)")


@check(points=10)
def test_pure(submission, rng):
    """The argument is not changed."""
    assert_pure(submission.line, (rng.normal(size=3), 2.0), (rng.normal(size=2), 1.0))
''',
    "area": '''\
from grader import assert_close, check


@check(points=10, public=True)
def test_example(submission):
    """area([1], 1) is 4."""
    assert_close(submission.area([1.0], 1), 4, "area([1], 1)")


@check(points=40)
def test_random(submission, reference, rng):
    """Any numbers."""
    for size in (1, 3):
        x = rng.normal(size=size)
        assert_close(submission.area(x, 1.5), reference.area(x, 1.5), "area(x, 1.5)")
''',
}

RIGHT = """\
import numpy as np

def line(x, a):
    return np.multiply(x, a) + 1

def area(x, a):
    return float((line(x, a) ** 2).sum())
"""


@dataclass
class Class:
    """A course in a folder of its own, a class of students, and the real command."""

    root: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def submissions(self) -> Path:
        return self.root / "submissions"

    def hand_in(self, student: str, text: str | bytes, name: str = "lines.py") -> Path:
        """Put a file into a student's folder."""
        path = self.submissions / student / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def run(self, *arguments: str, status: int | None = 0) -> subprocess.CompletedProcess[str]:
        """Run ``grader`` in the course's folder."""
        done = subprocess.run(
            [sys.executable, "-m", "grader", *arguments],
            cwd=self.root, env=os.environ | LOCALE | self.environment,
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        if status is not None:
            assert done.returncode == status, done.stdout + done.stderr
        return done

    def score(self, *options: str, status: int = 0) -> subprocess.CompletedProcess[str]:
        return self.run("score", "submissions", "--timeout", "1", *options, status=status)

    def reports(self, *options: str) -> list[dict[str, Any]]:
        """What ``grader export json`` prints, asked within this process: hundreds of tests look at marks."""
        with contextlib.chdir(self.root):
            done = CliRunner().invoke(main, ["export", "json", *options], env=LOCALE | self.environment)
        assert done.exit_code == 0, done.output
        reports: list[dict[str, Any]] = json.loads(done.stdout)
        return reports

    def report(self, student: str) -> dict[str, Any]:
        """The one report of a student."""
        (report,) = [report for report in self.reports() if report["student"] == student]
        return report

    def marks(self) -> dict[str, float | None]:
        return {report["student"]: report["score"] for report in self.reports()}


def without_clock(reports: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Reports without what a clock says."""
    for report in reports:
        report["graded_at"] = report["seconds"] = None
        for exercise in report["exercises"]:
            for check in exercise["checks"]:
                check["seconds"] = None
    return reports


def heeding() -> None:
    """Take interrupts as a command at a terminal does: tests run in the background have inherited that they do not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def write_course(root: Path) -> None:
    """The course "lines": two exercises, of which the second calls the first; 100 points."""
    solutions, checks = root / "solutions" / "lines", root / "autograder_tests" / "lines"
    solutions.mkdir(parents=True)
    checks.mkdir(parents=True)
    (solutions / "lines.py").write_text(REFERENCE)
    (solutions / "assignment.toml").write_text('order = 1\n\n[title]\nen = "Lines"\nzh = "直线"\n')
    for name, text in CHECKS.items():
        (checks / f"test_{name}.py").write_text(text)


def what_processes_inherit() -> dict[str, object]:
    """What a process that a test starts takes from this one; ``multiprocessing`` runs ``__main__``'s file again."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}
    return {
        "the main module": sys.modules["__main__"], "the current folder": Path.cwd(), "sys.path": list(sys.path),
        "the environment": environment, "sys.displayhook": sys.displayhook, "otter": sys.modules.get("otter"),
    }  # fmt: skip


@pytest.fixture(autouse=True)
def leaves_no_trace() -> Iterator[None]:
    """No test changes what later tests of its process, or their processes, start from."""
    before = what_processes_inherit()
    yield
    after = what_processes_inherit()
    assert not [name for name in before if before[name] != after[name]]


def untraced() -> dict[str, str]:
    """The environment of processes that ``make test`` does not trace."""
    return {name: value for name, value in os.environ.items() if name != TRACER}


@pytest.fixture(scope="module", autouse=True)
def traces_what_others_do_not(request: pytest.FixtureRequest) -> Iterator[None]:
    """Processes of the tests in :data:`UNTRACED` are not traced."""
    with pytest.MonkeyPatch.context() as patch:
        if request.path.relative_to(ROOT).as_posix() in UNTRACED:
            patch.delenv(TRACER, raising=False)
        yield


@pytest.fixture(scope="session")
def new_course() -> Callable[[Path], Class]:
    """Make a fresh course with nobody in it in a folder."""

    def new(folder: Path) -> Class:
        write_course(folder)
        (folder / "submissions").mkdir()
        return Class(folder)

    return new


@pytest.fixture
def course(tmp_path: Path, new_course: Callable[[Path], Class]) -> Class:
    """A fresh course with nobody in it."""
    return new_course(tmp_path)


@pytest.fixture(scope="session")
def scored_once(new_course: Callable[[Path], Class], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a course whose three students have full marks; not to be changed."""
    course = new_course(tmp_path_factory.mktemp("scored"))
    for name in ("ann", "ben", "cho"):
        course.hand_in(name, f"{RIGHT}# {name}\n")
    course.score("-j", "1")
    return course.root


@pytest.fixture
def scored_course(scored_once: Path, tmp_path: Path) -> Class:
    """A copy of the course whose three students have full marks, for tests that begin after scoring."""
    return Class(Path(shutil.copytree(scored_once, tmp_path, dirs_exist_ok=True)))


@pytest.fixture(scope="session")
def run_python() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run Python code or modules in the project's folder."""

    def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments], cwd=cwd, capture_output=True, text=True, timeout=300, check=False
        )

    return run
