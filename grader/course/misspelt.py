"""Files and folders of a course whose names nobody looks for: misspelt, without counterpart, or twins but for case."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from grader.course.course import Assignment, Course

TOP = ("course.toml", "solutions", "autograder_tests", "assignments")
BESIDE = ("assignment.toml", "equivalent.toml", "domain.py", "rubric.toml", "misconceptions", "data", "figures")
"""What may lie beside a reference, under these names alone."""

CLOSE = 0.75


def nearest(name: str, known: Iterable[str]) -> str:
    """Which of the ``known`` names was meant by one that is none of them; empty where none is near."""
    by_fold = {fold(one): one for one in known}
    found = get_close_matches(fold(name), list(by_fold), 1, CLOSE)
    return by_fold[found[0]] if found else ""


def fold(name: str) -> str:
    """The name as a file system sees it that ignores case and ways of writing a character (macOS, Windows)."""
    return unicodedata.normalize("NFKC", name).casefold()


def twins(names: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of names that differ in case alone: on some machines they are one file."""
    seen: dict[str, str] = {}
    found = []
    for name in sorted(names):
        if fold(name) in seen:
            found.append((seen[fold(name)], name))
        seen.setdefault(fold(name), name)
    return found


def about_course(course: Course) -> Iterator[str]:
    """What is wrong with the names of a course's folders."""
    yield from _misspelt(course.root, TOP)
    solutions, checks = (course.root / name for name in ("solutions", "autograder_tests"))
    with_solution, with_checks = _folders(solutions), _folders(checks)
    for folder, names in ((solutions, with_solution), (checks, with_checks)):
        for one, other in twins(names):
            yield f"{folder / other}: differs from {one} in case alone; on macOS and Windows they are one folder"
    for name in with_solution:
        if not (solutions / name / f"{name}.py").is_file():
            yield f"{solutions / name}: there is no {name}.py in it, so there is no such assignment"
    for name in with_checks:
        if name not in with_solution:
            near = nearest(name, with_solution)
            yield f"{checks / name}: there is no solutions/{name}" + (f"; is {near} meant?" if near else "")


def about_files(assignment: Assignment) -> Iterator[str]:
    """What is wrong with the names of an assignment's files."""
    yield from _misspelt(assignment.reference_path.parent, (*BESIDE, f"{assignment.name}.py"))
    for path in sorted(assignment.reference_path.parent.glob("misconceptions/*")):
        if path.is_file() and path.suffix != ".py" and not path.name.startswith("."):
            yield f"{path}: a misconception is a .py file"
    if not assignment.checks_path.is_dir():
        yield f"{assignment.checks_path}: is not there, so the assignment has no exercises"
    known = set(assignment.otter_files.values())
    for path in sorted(assignment.checks_path.glob("*.py")):
        is_checks = "@check" in path.read_text(encoding="utf-8", errors="replace")
        if is_checks and path not in known and not path.name.startswith("test_") and path.name != "conftest.py":
            yield f"{path}: has checks, but nobody runs them: a file of checks is called test_<exercise>.py"
    for one, other in twins(path.stem for path in assignment.checks_path.glob("*.py")):
        yield f"{assignment.checks_path / other}.py: differs from {one}.py in case alone; some machines keep only one"


def _misspelt(folder: Path, known: Collection[str]) -> Iterator[str]:
    """The names in a folder that nearly are one of the ``known``, which is not there itself."""
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    for name in sorted(there - set(known)):
        near = nearest(name, set(known) - there) if not name.startswith((".", "_")) else ""
        if near:
            yield f"{folder / name}: nobody looks for a file of this name; is {near} meant?"


def _folders(folder: Path) -> list[str]:
    """The folders in a folder, but for those that tools leave behind."""
    return sorted(path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith((".", "_")))
