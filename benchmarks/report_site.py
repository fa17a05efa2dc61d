"""Feedback site and exports of a large class: ``python benchmarks/report_site.py [STUDENTS] [options]``.

A small class in which everybody has a misconception in everything is scored for real; its reports are then given to
as many students as asked for (500 by default, each with all assignments, or with those of ``-a``). Then ``grader
report`` writes their site: from nothing, again without any change, with one report changed, for teachers; ``export``
writes their marks as JSON and CSV; and the class's page is opened in headless Chromium, where there is one.

``--before DIR`` runs the same commands of an older checkout in turn with these, on the same reports, and gives ratios.
``--no-ta`` leaves the teachers' site out, ``--exports`` all sites.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from classes import without_header, without_markers
from measure import Usage, run

from grader.course.course import open_course
from grader.gradebook.store import FILE, Gradebook

ROOT = Path(__file__).parents[1]
DISTINCT = 30
BOUND = 30.0
"""Seconds that 500 students may take on two cores."""


def scored(folder: Path, names: Sequence[str]) -> Path:
    """A gradebook of a small class with these assignments, or with all."""
    course = open_course(ROOT)
    for assignment in map(course.assignment, names or course.assignments):
        reference = without_markers(assignment.reference_path.read_text(encoding="utf-8"))
        for number in range(DISTINCT):
            wrong = assignment.misconceptions[number % len(assignment.misconceptions)].read_text(encoding="utf-8")
            home = folder / "submissions" / str(number)
            home.mkdir(parents=True, exist_ok=True)
            (home / f"{assignment.name}.py").write_text(f"{reference}\n\n{without_header(wrong)}", encoding="utf-8")
    grades = folder / "small"
    command = [sys.executable, "-m", "grader", "score", str(folder / "submissions"), "-q", "-g", str(grades)]
    command += [part for name in names for part in ("-a", name)]
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


def change_one(grades: Path, *, is_older: bool) -> None:
    """Give the student in the middle another report; the gradebook of an older format keeps it."""
    with Gradebook(grades, create=False) as gradebook:
        names = gradebook.students()
        report = gradebook.reports_of(names[len(names) // 2])[0]
        gradebook.record(replace(report, graded_at="2099-01-01T00:00:00Z"), "")
    if is_older:
        to_older_format(grades)


def to_older_format(grades: Path) -> None:
    """Take back what the newest step of the gradebook's format added, for an older grader to read it."""
    with sqlite3.connect(grades / FILE) as connection:
        for kind, name in connection.execute(
            "SELECT type, name FROM sqlite_master WHERE name LIKE 'digest%'"
        ).fetchall():
            connection.execute(f"DROP {kind} IF EXISTS {name}")
        connection.execute("PRAGMA user_version=4")
    connection.close()


@dataclass(frozen=True)
class Tree:
    """A checkout of grader, and the gradebook that it is run on."""

    root: Path
    grades: Path

    def run(self, *arguments: str) -> Usage:
        """Run a command of it to its end, with the course of this checkout."""
        command = [sys.executable, "-m", "grader", *arguments, "-q", "-g", str(self.grades), "--course", str(ROOT)]
        done = run(command, self.root, poll=0.05)
        if done.status:
            raise SystemExit(done.output)
        return done


def say(what: str, new: Usage, old: Usage | None) -> None:
    print(
        f"{what:<30} {_words(new)}" + (f"   before: {_words(old)}, {new.cpu / old.cpu:.3f} of it" if old else ""),
        flush=True,
    )


def _words(usage: Usage) -> str:
    return f"{usage.wall:6.2f} s, processor {usage.cpu:6.2f} s, {usage.rss / 2**20:5.0f} MB"


def open_in_browser(page: Path) -> str:
    """How long the page takes until it has been drawn, the median of five times, and what is in it."""
    try:
        from selenium import webdriver
    except ImportError:
        return "selenium is not installed"
    browser, driver = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
    if not (browser and driver):
        return "no Chromium with chromedriver"
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for option in ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage"):
        options.add_argument(option)
    chromium = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    try:
        found = [_opened(chromium, page) for _ in range(5)]
        count = chromium.execute_script("return document.querySelectorAll('*').length")
    finally:
        chromium.quit()
    seconds = sorted(found)
    return f"{statistics.median(seconds):.2f} s ({seconds[0]:.2f} to {seconds[-1]:.2f}), {count} elements"


def _opened(chromium: Any, page: Path) -> float:
    chromium.get("about:blank")
    started = time.perf_counter()
    chromium.get(page.resolve().as_uri())
    chromium.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    return time.perf_counter() - started


def main(arguments: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        new = Tree(ROOT, enlarged(scored(folder, arguments.assignment), folder / "large", arguments.students))
        trees = [new]
        if arguments.before:
            shutil.copytree(new.grades, folder / "before")
            to_older_format(folder / "before")
            trees.append(Tree(arguments.before.resolve(), folder / "before"))
        walls = _measured(trees, _commands(arguments))
        if arguments.exports:
            return 0
        for tree, what in zip(trees, ("class page in Chromium", "the same, before"), strict=False):
            print(f"{what:<30} {open_in_browser(tree.grades / 'report' / 'index.html')}")
        pages = list((new.grades / "report").rglob("*.html"))
        print(f"{len(pages)} pages, {sum(page.stat().st_size for page in pages) / 2**20:.0f} MB")
    return int(arguments.students <= 500 and walls["report, from nothing"] > BOUND)


def _commands(arguments: argparse.Namespace) -> dict[str, tuple[str, ...]]:
    exports = {
        "export json": ("export", "json", "-o", "marks.json"),
        "export csv": ("export", "csv", "-o", "marks.csv"),
    }
    if arguments.exports:
        return exports
    states = ("from nothing", "nothing changed", "one changed")
    for_teachers = {} if arguments.no_ta else {"report for teachers": ("report", "--audience", "ta")}
    return {f"report, {state}": ("report",) for state in states} | exports | for_teachers


def _measured(trees: Sequence[Tree], commands: Mapping[str, tuple[str, ...]]) -> dict[str, float]:
    """Every command of every tree in turn, said as it ends; the wall clock of the first tree's."""
    walls = {}
    for what, command in commands.items():
        found = []
        for tree in trees:
            if what == "report, one changed":
                change_one(tree.grades, is_older=tree is not trees[0])
            found.append(tree.run(*(part if "marks" not in part else str(tree.grades / part) for part in command)))
        say(what, found[0], found[1] if len(found) > 1 else None)
        walls[what] = found[0].wall
    return walls


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("students", type=int, nargs="?", default=500)
    parser.add_argument("-a", "--assignment", action="append", default=[])
    parser.add_argument("--before", type=Path)
    parser.add_argument("--no-ta", action="store_true")
    parser.add_argument("--exports", action="store_true")
    sys.exit(main(parser.parse_args()))
