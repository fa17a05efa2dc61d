"""The adapter: a course's check files, unedited, on functions that are not behind a sandbox.

Runs inside every peer, in its own environment, so it needs nothing but NumPy and the assert helpers. A check gets
``submission`` (the names of the student's module), ``reference`` (the names of the reference's), ``rng`` (with the seed
that grader gives this student and this check) and ``domain`` (without the draws that aim at numbers of the student's
source, which saves the peers some calls). As across grader's wire, a function gets copies of its arguments.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

CHECKS = "PEERS_CHECKS"
REFERENCE = "PEERS_REFERENCE"
SEED = "PEERS_SEED"
"""Environment variables: the folder of check files, the reference's file, this student's seed."""


@dataclass(frozen=True)
class Case:
    """One check."""

    exercise: str
    name: str
    function: Callable[..., None]
    points: float

    @property
    def label(self) -> str:
        """What grader calls it too."""
        return f"{self.exercise}::{self.name}"


def read_checks(folder: Path) -> list[Case]:
    """All checks of an assignment, from their own files."""
    return [case for path in sorted(folder.glob("test_*.py")) for case in read_file(path)]


def read_file(path: Path) -> Iterator[Case]:
    """The checks of one exercise."""
    from grader.checks.check import get_check

    for name, value in load(path).items():
        check = get_check(value)
        if check is not None:
            yield Case(path.stem.removeprefix("test_"), name, value, check.points)


def load(path: Path) -> dict[str, Any]:
    """The names of a module that is run here and now."""
    names: dict[str, Any] = {"__name__": path.stem, "__file__": str(path)}
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), names)
    return names


def check_rng(seed: int, exercise: str, name: str) -> np.random.Generator:
    """The random numbers of one check for one student: those that grader's ``rng`` gives."""
    return np.random.default_rng(_seeds(seed, exercise, name))


def check_domain(seed: int, exercise: str, name: str) -> Any:
    """The domain of one check's exercise, from beside the reference that the environment names."""
    from grader.checks.domain import Domain

    return Domain(_domains(Path(os.environ[REFERENCE]).parent)[exercise], _seeds(seed, exercise, name))


def _seeds(seed: int, exercise: str, name: str) -> list[int]:
    digest = hashlib.sha256(f"{exercise}::{name}".encode()).digest()
    return [seed, int.from_bytes(digest[:8], "little")]


@cache
def _domains(folder: Path) -> dict[str, Any]:
    return load(folder / "domain.py")


def run(case: Case, submission: Any, reference: Any, seed: int) -> None:
    """Run a check; it raises where it does not pass."""
    given: dict[str, Callable[[], Any]] = {
        "submission": lambda: submission,
        "reference": lambda: reference,
        "rng": lambda: check_rng(seed, case.exercise, case.name),
        "domain": lambda: check_domain(seed, case.exercise, case.name),
    }
    code = case.function.__code__
    case.function(*(given[name]() for name in code.co_varnames[: code.co_argcount]))


def passes(case: Case, submission: Any, reference: Any, seed: int) -> bool:
    """Whether a check passes."""
    try:
        run(case, submission, reference, seed)
    except Exception:
        return False
    return True


# The student's functions


class Names:
    """The names of a module, by attribute."""

    def __init__(self, names: Mapping[str, Any]) -> None:
        self._names = names

    def __getattr__(self, name: str) -> Any:
        try:
            return self._names[name]
        except KeyError:
            raise AttributeError(name) from None


class Submission(Names):
    """The student's functions as a check sees them."""

    def __getattr__(self, name: str) -> Function:
        return Function(name, super().__getattr__(name))


class Function:
    """One of the student's functions; ``name`` and ``changed_arguments`` are what ``assert_pure`` asks for."""

    def __init__(self, name: str, function: Callable[..., Any]) -> None:
        self.name = name
        self.function = function

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        self.before = [args, kwargs]
        self.after = copied(self.before)
        return self.function(*self.after[0], **self.after[1])

    def changed_arguments(self) -> list[str]:
        """Something, if the last call changed what it was given."""
        return [] if same(self.before, self.after) else ["an argument"]


def copied(value: Any) -> Any:
    """A copy down to the arrays."""
    if isinstance(value, np.ndarray):
        return value.copy("K")
    if isinstance(value, list | tuple):
        return type(value)([copied(item) for item in value])
    return {key: copied(item) for key, item in value.items()} if isinstance(value, dict) else value


def same(one: Any, other: Any) -> bool:
    """Whether a value and its copy are still alike, bit for bit."""
    if isinstance(one, np.ndarray):
        return one.shape == other.shape and one.dtype == other.dtype and one.tobytes() == other.tobytes()
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    return type(one) is type(other) and bool(one == other)


# As the peers call it


def checks_here() -> list[Case]:
    """The checks that the environment names."""
    return read_checks(Path(os.environ[CHECKS]))


def reference_here() -> Names:
    """The reference that the environment names."""
    return Names(load(Path(os.environ[REFERENCE])))


def otter_cases(exercise: str, test_case: Any) -> dict[str, Any]:
    """The checks of one exercise as Otter's test cases; they run on the environment of the notebook."""
    reference, seed = reference_here(), int(os.environ[SEED])

    def of(case: Case) -> Any:
        def call(env: dict[str, Any]) -> None:
            run(case, Submission(env), reference, seed)

        return test_case(name=case.name, points=case.points)(call)

    cases = read_file(Path(os.environ[CHECKS]) / f"test_{exercise}.py")
    return {f"case_{number}": of(case) for number, case in enumerate(cases)}


def notebook_check(env: dict[str, Any]) -> Callable[[str], None]:
    """For nbgrader's test cells: runs one check on a notebook's names. The seed lies beside the notebook."""
    cases = {case.label: case for case in checks_here()}
    submission, reference = Submission(env), reference_here()
    seed = int(Path("seed.txt").read_text())
    return lambda label: run(cases[label], submission, reference, seed)


def plain_call(function: Callable[..., Any], args: Any, kwargs: Any) -> str:
    """A call whose outcome is JSON, for a peer that sends no arrays inside of tuples."""
    called = Function("", function)
    result = called(*args, **kwargs)
    return json.dumps({"value": plain(result), "changed": called.changed_arguments()})


def plain(value: Any) -> Any:
    """Arrays as lists, NumPy's scalars as Python's."""
    if isinstance(value, np.ndarray | np.generic):
        array = np.asarray(value)
        return (array.astype(np.float64) if array.dtype.char == "g" else array).tolist()
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value
