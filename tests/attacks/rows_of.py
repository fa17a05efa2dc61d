"""The attack rows: one file each in ``rows/``, with a header that says what a secure grader must show.

Header lines are ``# key: value``:

- ``row``, ``title``, ``class``: the number in the catalogue, what is tried, and its kind (T tamper, L leak, H harm,
  X cross-talk, D denial of service, R report injection, A archives and files).
- ``exercise``: the function that is attacked (default ``relu``).
- ``expect``: outcome and failure kinds of that exercise's first check, as ``broken raised`` (or ``failed|broken`` where
  it depends on the machine); ``passed`` alone asks for full marks, since the attack is to have no effect at all.
- ``raises``: the types of exception that count, where the operating system must have refused.
- ``report``: outcome and failure kinds of the whole report, where nothing can be scored.
- ``at-most``: points that the exercise may earn (default 0); ``hidden-at-most``: the same for its hidden checks.
- ``witness``: an exercise that keeps full marks. ``only``: the processor that the attack is written for.
- ``walls: none``: what holds the attack is the grader's side or the wire alone, so it is run in the default mode only.
- ``control: yes``: harmless enough to be run without a sandbox too, where it must get through.
- ``build: yes``: the file defines ``build(submissions, student[, targets])``, which lays the hand-in out; it returns
  the student's name where that is not the file's.

An attack that gets through returns the right answer, so a mark above the allowed one means that it was not held.
"""

from __future__ import annotations

import inspect
import runpy
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).parent

ELSEWHERE = {
    34: "no rule forbids a way of writing, so there is none to evade",
    35: "no exercise forbids a library function",
    46: "residual: outcomes and times are a narrow channel; see docs/security.md",
    63: "no check sends enough to fill a pipe: test_sandbox.py::test_a_worker_that_does_not_read",
    70: "pages escape everything and carry a strict policy: the tests of the feedback site",
    71: "messages are text, never Markdown or LaTeX: the tests of the feedback site",
    83: "test_attacks.py::test_files_changed_while_scoring",
    90: "test_sandbox.py: refusals and the self-test",
}
"""Rows of the catalogue that no file in ``rows/`` can show, with the reason or the place where they are."""


@dataclass(frozen=True)
class Row:
    """One attack and what must come of it."""

    path: Path
    header: dict[str, str]

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def number(self) -> int:
        return int(self.header["row"])

    @property
    def exercise(self) -> str:
        return self.header.get("exercise", "relu")

    def words(self, key: str) -> list[str]:
        return self.header.get(key, "").split()

    def is_built(self) -> bool:
        return self.header.get("build") == "yes"

    def needs_walls(self) -> bool:
        return self.header.get("walls") != "none"

    def is_control(self) -> bool:
        return self.header.get("control") == "yes"

    def hand_in(self, submissions: Path, targets: ModuleType) -> str:
        """Put the attack among the submissions; returns the student's name."""
        if not self.is_built():
            (submissions / self.name).mkdir()
            (submissions / self.name / "activations.py").write_bytes(self.path.read_bytes())
            (submissions / self.name / "targets.py").write_text(targets.__source__)
            hand_in_grader(submissions / self.name)
            return self.name
        build = runpy.run_path(str(self.path))["build"]
        wanted = [submissions, self.name, targets][: len(inspect.signature(build).parameters)]
        return build(*wanted) or self.name


WIRE = ("errors.py", "wire/__init__.py", "wire/codec.py", "wire/frames.py", "wire/protocol.py")
"""What an attacker who knows the grader's source hands in to forge its frames; the package itself is not there."""


def grader_files() -> dict[str, bytes]:
    """The wire's source as files of a hand-in."""
    package = HERE.parents[1] / "grader"
    return {"grader/__init__.py": b"", **{f"grader/{name}": (package / name).read_bytes() for name in WIRE}}


def hand_in_grader(folder: Path) -> None:
    """Put the wire's source beside an attack."""
    for name, data in grader_files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def read_rows() -> list[Row]:
    """Every row, by file name."""
    return [Row(path, header_of(path)) for path in sorted((HERE / "rows").glob("*.py"))]


def header_of(path: Path) -> dict[str, str]:
    """The ``# key: value`` lines at the top of a file."""
    header = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        key, colon, value = line.removeprefix("# ").partition(": ")
        if not line.startswith("# ") or not colon:
            break
        header[key] = value.strip()
    return header
