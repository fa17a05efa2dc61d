"""Finding a course and reading what it says: assignments, exercises, titles, digests."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path

import msgspec

from grader.checks.otter_file import is_otter_file
from grader.course.settings_file import read_settings
from grader.course.term import CourseSettings, policy_of, read_course_settings
from grader.disk import write_if_absent
from grader.errors import CourseError
from grader.gradebook.lateness import Policy
from grader.languages import pick

STATE = ".grader"
LAST = 1000
"""The place in the course's order of an assignment that names none."""


class AssignmentSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``assignment.toml``: titles by language, the place in the course's order, the points of all checks together.

    ``names`` are what the handout calls the reference's variables, by variable or ``function.variable``: one text for
    all languages, or one for each.
    """

    title: dict[str, str] = {}
    order: int = LAST
    total: float = 100.0
    names: dict[str, str | dict[str, str]] = {}


@dataclass(frozen=True)
class Assignment:
    """One assignment of a course; its name is the name of its folders and of the student's file."""

    name: str
    course: Path

    @property
    def reference_path(self) -> Path:
        return self.course / "solutions" / self.name / f"{self.name}.py"

    @property
    def misconceptions(self) -> list[Path]:
        return sorted((self.course / "solutions" / self.name / "misconceptions").glob("*.py"))

    @property
    def figure_paths(self) -> list[Path]:
        """Pictures of the assignment's exercises for feedback pages: ``solutions/<name>/figures/<exercise>.svg``."""
        return sorted((self.course / "solutions" / self.name / "figures").glob("*.svg"))

    @property
    def data_files(self) -> list[Path]:
        """What students get beside the handout and find when their code is run: ``solutions/<name>/data/*``."""
        folder = self.course / "solutions" / self.name / "data"
        return sorted(path for path in folder.glob("*") if path.is_file())

    @cached_property
    def data(self) -> dict[str, bytes]:
        """The contents of :attr:`data_files` by name, read once."""
        return {path.name: path.read_bytes() for path in self.data_files}

    @property
    def domain_path(self) -> Path:
        """The file that declares which arguments each exercise takes; an assignment may do without."""
        return self.reference_path.with_name("domain.py")

    @property
    def checks_path(self) -> Path:
        return self.course / "autograder_tests" / self.name

    @property
    def release_path(self) -> Path:
        return self.course / "assignments" / self.name

    @cached_property
    def settings(self) -> AssignmentSettings:
        """What ``assignment.toml`` says. Raises :class:`~grader.errors.CourseError` for what it does not know."""
        return read_settings(self.reference_path.with_name("assignment.toml"), AssignmentSettings)

    def title(self, lang: str) -> str:
        """The title in this language, else in English, else the name."""
        return pick(self.settings.title, lang) or self.name

    @property
    def order(self) -> tuple[int, str]:
        return self.settings.order, self.name

    @property
    def total(self) -> float:
        """The points of all checks together: 100, unless ``assignment.toml`` has another ``total``."""
        return round(self.settings.total, 6)

    @property
    def exercises(self) -> list[str]:
        """The exercises that have a check file, of ours or of Otter's."""
        return sorted(
            {path.stem.removeprefix("test_") for path in self.checks_path.glob("test_*.py")} | {*self.otter_files}
        )

    @property
    def otter_files(self) -> dict[str, Path]:
        """Otter's test files among the checks, by exercise."""
        paths = sorted(path for path in self.checks_path.glob("*.py") if is_otter_file(path))
        return {path.stem.removeprefix("test_"): path for path in paths}

    @property
    def files(self) -> list[Path]:
        """All that a mark depends on beside the submission: checks, reference, misconceptions, settings."""
        files = [self.reference_path, self.reference_path.with_name("assignment.toml"), *self.misconceptions]
        files += [self.domain_path, *self.data_files, *sorted(path for path in self.checks_path.rglob("*.py"))]
        files.append(self.course / "autograder_tests" / "conftest.py")
        return [path for path in files if path.is_file()]

    @cached_property
    def digest(self) -> str:
        """A hash of :attr:`files`."""
        return f"sha256:{self.hash(self.files)}"

    def hash(self, files: Iterable[Path]) -> str:
        """A hash of these files' places in the course and contents."""
        sha = hashlib.sha256()
        for path in files:
            data = path.read_bytes()
            sha.update(f"{path.relative_to(self.course).as_posix()}\0{len(data)}\0".encode() + data)
        return sha.hexdigest()


@dataclass(frozen=True)
class Course:
    """A folder with ``solutions/`` and ``autograder_tests/``; its secret may be kept ``beside`` another."""

    root: Path
    beside: Path | None = None

    @cached_property
    def assignments(self) -> dict[str, Assignment]:
        """The assignments that have a reference, in the course's order."""
        found = [
            Assignment(path.name, self.root)
            for path in (self.root / "solutions").iterdir()
            if (path / f"{path.name}.py").is_file()
        ]
        return {assignment.name: assignment for assignment in sorted(found, key=lambda a: a.order)}

    def assignment(self, name: str) -> Assignment:
        """The assignment of this name; a :class:`~grader.errors.CourseError` lists those that there are."""
        try:
            return self.assignments[name]
        except KeyError:
            known = ", ".join(self.assignments) or "none"
            raise CourseError(f"no assignment {name!r} in {self.root}; there are: {known}") from None

    @cached_property
    def settings(self) -> CourseSettings:
        """What ``course.toml`` says. Raises :class:`~grader.errors.CourseError` for unknown keys and assignments."""
        return read_course_settings(self.root / "course.toml", self.assignments)

    def policy(self, now: datetime | None = None) -> Policy:
        """The term's rules as they are now, for marks by hand, lateness and what students see.

        Raises :class:`~grader.errors.CourseError` for settings and rubrics that are not understood.
        """
        known = {name: (one.total, partial(getattr, one, "exercises")) for name, one in self.assignments.items()}
        return policy_of(self.settings, self.root, known, now or datetime.now(UTC))

    def columns(self, handed_in: Collection[str]) -> list[str]:
        """The assignments that have columns in tables and pages: the term's own, once they are released, and others."""
        now = datetime.now(UTC)
        term = [name for name in self.settings.assignments if name in handed_in or self.settings.is_released(name, now)]
        known = dict.fromkeys([*term, *(name for name in self.assignments if name in handed_in)])
        return [*known, *sorted(set(handed_in) - known.keys())]

    @property
    def hidden_paths(self) -> list[Path]:
        """What no worker may ever see."""
        places = [self.root / "solutions", self.root / "autograder_tests", self.root / STATE]
        return places + ([self.beside / STATE] if self.beside is not None and (self.beside / STATE).exists() else [])

    def seed(self, student: str, assignment: str) -> int:
        """The seed of one student's random inputs, one of the course's few, from 0 on.

        Few, so that all of them can be proven (``grader audit``) and what they ask is known; nobody without the
        course's secret can foresee who draws which.
        """
        message = f"{assignment}\0{student}".encode("utf-8", "surrogatepass")
        return int.from_bytes(hmac.digest(self.secret, message, "sha256")[:6], "little") % self.settings.seeds

    @cached_property
    def secret(self) -> bytes:
        """The course's secret, made on first use; keep it to score again with the same inputs.

        Where the course may not be written, it is kept in ``beside``, if a folder is given.
        """
        try:
            return _kept_secret(self.root / STATE)
        except OSError as error:
            if self.beside is None:
                raise _no_secret(self.root / STATE, error) from error
        try:
            self.beside.mkdir(mode=0o700, parents=True, exist_ok=True)
            return _kept_secret(self.beside / STATE)
        except OSError as error:
            raise _no_secret(self.beside / STATE, error) from error


def _kept_secret(folder: Path) -> bytes:
    path = folder / "secret"
    folder.mkdir(mode=0o700, exist_ok=True)
    if not path.exists():
        (folder / ".gitignore").write_text("*\n")
        write_if_absent(path, secrets.token_hex(32).encode())
    return path.read_bytes()


def _no_secret(folder: Path, error: OSError) -> CourseError:
    return CourseError(
        f"{folder / 'secret'}: cannot keep the course's secret there ({error.strerror}); make the folder writable"
    )


def is_course(folder: Path) -> bool:
    """Whether a folder is a course: it has solutions/ and autograder_tests/."""
    return (folder / "solutions").is_dir() and (folder / "autograder_tests").is_dir()


def find_course(start: Path) -> Course:
    """The course that ``start`` lies in, looking upward.

    Raises :class:`~grader.errors.CourseError` where there is none.
    """
    for folder in [start.resolve(), *start.resolve().parents]:
        if is_course(folder):
            return Course(folder)
    raise CourseError(
        f"no course at {start} or above it: a course is a folder with solutions/ and autograder_tests/; "
        "go into one, name it with --course DIR, or make one with `grader init DIR`"
    )


def open_course(folder: Path | None) -> Course:
    """The course in ``folder``, or the one that the current folder lies in.

    Raises :class:`~grader.errors.CourseError` where there is none.
    """
    if folder is None:
        return find_course(Path.cwd())
    if not is_course(folder):
        raise CourseError(f"{folder} is not a course: it lacks solutions/ or autograder_tests/")
    return Course(folder.resolve())
