"""The feedback site of a large class: ``python benchmarks/report_site.py [STUDENTS]``.

A small class in which everybody has a misconception in everything is scored for real; its reports are then given to
as many students as asked for (500 by default, each with all assignments), and ``grader report`` writes their site:
from nothing, again without any change, and for teachers.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from classes import without_header, without_markers
from measure import Usage, run

from grader.course.course import open_course
from grader.gradebook.store import Gradebook

ROOT = Path(__file__).parents[1]
DISTINCT = 30
BOUND = 30.0
"""Seconds that 500 students may take on two cores."""


def scored(folder: Path) -> Path:
    """A gradebook of a small class with all assignments."""
    for assignment in open_course(ROOT).assignments.values():
        reference = without_markers(assignment.reference_path.read_text(encoding="utf-8"))
        for number in range(DISTINCT):
            wrong = assignment.misconceptions[number % len(assignment.misconceptions)].read_text(encoding="utf-8")
            home = folder / "submissions" / str(number)
            home.mkdir(parents=True, exist_ok=True)
            (home / f"{assignment.name}.py").write_text(f"{reference}\n\n{without_header(wrong)}", encoding="utf-8")
    grades = folder / "small"
    command = [sys.executable, "-m", "grader", "score", str(folder / "submissions"), "-q", "-g", str(grades)]
    done = run([*command, "--course", str(ROOT)], ROOT)
    if done.status:
        raise SystemExit(done.output)
    return grades


def enlarged(small: Path, folder: Path, students: int) -> Path:
    """A gradebook in which every student has a report for every assignment, in turn those of the small class."""
    with Gradebook(small, create=False) as gradebook:
        reports = list(gradebook.reports())
        sources = {report.digest: gradebook.source(report.digest) for report in reports}
    by_assignment: dict[str, list] = {}
    for report in reports:
        by_assignment.setdefault(report.assignment, []).append(report)
    with Gradebook(folder) as gradebook, gradebook.transaction():
        names = [str(3_210_300_000 + number) for number in range(students)]
        gradebook.connection.executemany("INSERT INTO students VALUES (?)", [(name,) for name in names])
        for number, name in enumerate(names):
            for place, group in enumerate(by_assignment.values()):
                gradebook.record(replace(group[(number * 7 + place) % len(group)], student=name), "")
        for digest, source in sources.items():
            if source:
                gradebook.keep_source(digest, *source)
    return folder


def say(what: str, usage: Usage, site: Path) -> None:
    files = list(site.rglob("*.html"))
    size = sum(file.stat().st_size for file in files)
    print(
        f"{what:<22} {usage.wall:6.1f} s wall, {usage.cpu:6.1f} s processor, {usage.rss / 2**20:5.0f} MB; "
        f"{len(files)} pages, {size / 2**20:.0f} MB"
    )


def main(students: int) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        grades = enlarged(scored(folder), folder / "large", students)
        report = [sys.executable, "-m", "grader", "report", "-q", "-g", str(grades), "--course", str(ROOT)]
        first = run(report, ROOT, poll=0.2)
        say("from nothing", first, grades / "report")
        say("without any change", run(report, ROOT, poll=0.2), grades / "report")
        say("for teachers", run([*report, "--audience", "ta"], ROOT, poll=0.2), grades / "report-ta")
    return int(students <= 500 and first.wall > BOUND)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
