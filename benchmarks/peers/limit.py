"""The limit: what grading costs where nothing is done but grading.

A warm process forks once for every submission; the child loads the file, makes the calls that the checks make, compares
with expected values that were computed before, and writes down what passed. No sandbox, no pytest, no time limits, no
messages, no gradebook.

    python -m peers.limit expect JOBS.json EXPECTED      # before the clock starts
    python -m peers.limit grade JOBS.json EXPECTED MARKS.json
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import sys
import warnings
from pathlib import Path
from typing import Any

from peers.kit import Case, Names, Submission, checks_here, copied, load, passes, reference_here

Values = dict[str, list[Any]]


class Recorded:
    """The reference, which keeps what it returns."""

    def __init__(self, reference: Names) -> None:
        self.reference = reference
        self.values: list[Any] = []

    def __getattr__(self, name: str) -> Any:
        function = getattr(self.reference, name)

        def call(*args: Any, **kwargs: Any) -> Any:
            self.values.append(copied(function(*args, **kwargs)))
            return self.values[-1]

        return call


class Replayed:
    """What the reference returned, in the same order: no check's calls of it depend on the student."""

    def __init__(self, values: list[Any]) -> None:
        self._next = iter(values).__next__

    def __getattr__(self, _name: str) -> Any:
        return lambda *_args, **_kwargs: self._next()


def expected(cases: list[Case], reference: Names, seed: int) -> Values:
    """All that the reference says to the checks of one student."""
    values = {}
    for case in cases:
        recorded = Recorded(reference)
        if not passes(case, Submission(reference._names), recorded, seed):
            raise SystemExit(f"{case.label} does not pass on the reference")
        values[case.label] = recorded.values
    return values


def grade(path: Path, cases: list[Case], values: Values, seed: int) -> dict[str, bool]:
    """Which checks one submission passes."""
    try:
        submission = Submission(load(path))
    except Exception:
        return {case.label: False for case in cases}
    return {case.label: passes(case, submission, Replayed(values[case.label]), seed) for case in cases}


def in_child(path: Path, cases: list[Case], values: Values, seed: int) -> dict[str, bool]:
    """The same in a process of its own."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.write(writing, json.dumps(grade(path, cases, values, seed)).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with open(reading, "rb") as said:
        marks: dict[str, bool] = json.loads(said.read())
    os.waitpid(pid, 0)
    return marks


def main(what: str, jobs_file: str, expected_file: str, marks_file: str = "") -> None:
    """Compute what is expected, or grade."""
    warnings.simplefilter("ignore")
    jobs = json.loads(Path(jobs_file).read_text())
    cases = checks_here()
    if what == "expect":
        reference = reference_here()
        values = {job["student"]: expected(cases, reference, job["seed"]) for job in jobs}
        Path(expected_file).write_bytes(pickle.dumps(values))
        return
    known: dict[str, Values] = pickle.loads(Path(expected_file).read_bytes())
    gc.freeze()
    marks = {job["student"]: in_child(Path(job["path"]), cases, known[job["student"]], job["seed"]) for job in jobs}
    Path(marks_file).write_text(json.dumps(marks))


if __name__ == "__main__":
    main(*sys.argv[1:])
