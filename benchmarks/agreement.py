"""Do marks agree where calls are sent ahead, and where each is made when its check asks?

    python benchmarks/agreement.py [-n 1500] [ASSIGNMENT…]

Scores right solutions, misconceptions and mutants of all assignments twice, every file different, and lists each check
whose outcome or points differ. None should, but for functions that keep state between calls. Exits with 1 where one
does.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from classes import write_class
from measure import cores

from grader.course.course import Course
from grader.results import Report
from grader.sandbox import ahead
from grader.scoring.jobs import Job, Settings
from grader.scoring.process import Bench, at_bench
from grader.submissions.finding import Files

ROOT = Path(__file__).resolve().parents[1]
TIMEOUT = 10.0
FIRST_UID = 61_500
SEEDS = 8


@dataclass(frozen=True)
class Compared:
    """What came of one assignment's submissions: how many, how many checks, how many lost points, what differs."""

    assignment: str
    submissions: int
    checks: int
    lossy: int
    differing: tuple[str, ...]


def main() -> None:
    """Score everything twice and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("assignments", nargs="*")
    parser.add_argument("-n", type=int, default=1500, help="submissions of all assignments (default: 1500)")
    options = parser.parse_args()
    names = options.assignments or list(Course(ROOT).assignments)
    with ProcessPoolExecutor(cores()) as pool:
        found = list(pool.map(compared, names, [-(-options.n // len(names))] * len(names), range(len(names))))
    for one in found:
        print(f"{one.assignment}: {one.submissions} submissions, {one.checks} checks, {one.lossy} lost points")
        print("".join(f"    {line}\n" for line in one.differing), end="")
    total = sum(len(one.differing) for one in found)
    submissions, checks = sum(one.submissions for one in found), sum(one.checks for one in found)
    print(f"{submissions} submissions, {checks} checks, {total} differ")
    raise SystemExit(1 if total else 0)


def compared(name: str, count: int, number: int) -> Compared:
    """One assignment's submissions, scored both ways."""
    with tempfile.TemporaryDirectory() as folder:
        write_class(Path(folder), count, ROOT, name)
        jobs = list(_jobs(name, Path(folder)))
    settings = Settings(ROOT, (name,), TIMEOUT, unsafe=False, uid=FIRST_UID + number, core=None)
    pairs = at_bench(settings, lambda bench: _both_ways(bench, jobs)) or []
    checks = [pair for reports in pairs for pair in _checks(*reports)]
    lossy = sum(first.score != first.max_score for first, _ in pairs)
    return Compared(name, len(pairs), len(checks), lossy, tuple(said for said in checks if said))


def _jobs(name: str, folder: Path) -> Iterator[Job]:
    for number, path in enumerate(sorted(folder.glob("*/*"))):
        files = Files(name, path.name, {path.name: path.read_bytes()})
        yield Job(path.parent.name, name, path.name, files, "", number % SEEDS, "")


def _both_ways(bench: Bench, jobs: Sequence[Job]) -> list[tuple[Report, Report]]:
    share = ahead.SHARE
    pairs = []
    for job in jobs:
        sent = bench.score(job)
        ahead.SHARE = 0.0  # no time for calls ahead: none is sent
        try:
            pairs.append((sent, bench.score(job)))
        finally:
            ahead.SHARE = share
    return pairs


def _checks(sent: Report, live: Report) -> Iterator[str]:
    """For every check of two reports what differs, or nothing."""
    if Counter(_names(sent)) != Counter(_names(live)):
        yield f"{sent.student}: {sent.outcome} and {live.outcome}"
        return
    for one, other in zip(sent.exercises, live.exercises, strict=True):
        for first, second in zip(one.results, other.results, strict=True):
            same = (first.outcome, first.earned) == (second.outcome, second.earned)
            found = f"{first.outcome}, {first.earned:g} points ahead; {second.outcome}, {second.earned:g} live"
            yield "" if same else f"{sent.student} {one.name}::{first.name}: {found}"


def _names(report: Report) -> Iterator[tuple[str, str]]:
    return ((one.name, result.name) for one in report.exercises for result in one.results)


if __name__ == "__main__":
    main()
