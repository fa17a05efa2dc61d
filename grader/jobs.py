"""What goes to a scoring process and what comes back first, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from grader.results import ExerciseReport, Failure, Files


@dataclass(frozen=True)
class Settings:
    """What a scoring process needs to know before its first job.

    A process and its workers keep to one ``core``: they take turns, and a turn on one core costs a third of a wake-up
    across cores.
    """

    course: Path
    assignments: tuple[str, ...]
    timeout: float
    unsafe: bool
    uid: int
    core: int | None


@dataclass(frozen=True)
class Ready:
    """The first answer: how workers are confined, and what is wrong with assignments. Or why nothing can be run."""

    sandbox: str = ""
    problems: dict[str, str] = field(default_factory=dict)
    refusal: str = ""


@dataclass(frozen=True)
class Job:
    """One submission to score; with ``refusal`` there is nothing to run, and what is ``kept`` need not run again."""

    student: str
    assignment: str
    file: str
    files: Files
    digest: str
    seed: int
    key: str
    remarks: tuple[Failure, ...] = ()
    refusal: Failure | None = None
    kept: tuple[ExerciseReport, ...] = ()
