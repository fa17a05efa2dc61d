"""``grader new``: an assignment to start from, which passes its own audit."""

from __future__ import annotations

import keyword
import sys
from pathlib import Path

from grader.course import scaffold_texts as texts
from grader.course.course import LAST, Course, is_course
from grader.course.misspelt import fold
from grader.errors import GraderError

RESERVED = ("numpy", "grader", "conftest", "pytest", "test", "tests")
"""Names of what students or checks import: a file of that name would stand in its way."""


COURSE = """\
# The assignments of this term, in the order of tables and pages; without the line, all that were handed in.
# assignments = ["first", "second"]

# How many different sets of random inputs students draw from.
seeds = 8
"""

README = """\
# A course

    solutions/            the references, with handouts; never shown to students
    autograder_tests/     the checks, a file an exercise
    assignments/          what students get, written by `grader release`

`grader new NAME` starts an assignment, `grader validate` says what is wrong with one, `grader audit` proves its checks,
`grader release` writes what students get, `grader score SUBMISSIONS` marks what they hand in.
"""

IGNORED = "grades/\n.grader/\n__pycache__/\n"
KEPT = "Git keeps no empty folder; delete this file once there is another.\n"


def new_course(folder: Path) -> list[Path]:
    """Write an empty course and return the paths of its files.

    Raises :class:`~grader.errors.GraderError` where there is one already, in another course, or what is not ours.
    """
    if inside := next((one for one in [folder.resolve(), *folder.resolve().parents] if is_course(one)), None):
        raise GraderError(f"{inside} is a course already; `grader new NAME` starts an assignment in it")
    files = {
        "course.toml": COURSE, "README.md": README, ".gitignore": IGNORED,
        "solutions/.gitkeep": KEPT, "autograder_tests/.gitkeep": KEPT,
    }  # fmt: skip
    if there := [name for name in files if (folder / name).exists()]:
        raise GraderError(f"{folder}: {', '.join(there)} exists already; choose an empty folder")
    return [_written(folder / name, text) for name, text in files.items()]


def scaffold(course: Course, name: str) -> list[Path]:
    """Write the files of a new assignment and return their paths. Nothing that exists is touched.

    Raises :class:`~grader.errors.GraderError` for a name that cannot be or a file that cannot be written.
    """
    _refuse(course, name)
    placed = [one.order[0] for one in course.assignments.values() if one.order[0] != LAST]
    order = 1 + max(placed, default=0)
    return [_written(course.root / path, text) for path, text in _files(name, order).items()]


def _written(target: Path, text: str) -> Path:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise GraderError(f"{target}: cannot be written ({error.strerror})") from error
    return target


def _refuse(course: Course, name: str) -> None:
    """Raise where the name cannot be that of a new assignment."""
    if not name.isidentifier() or name.startswith("_") or keyword.iskeyword(name):
        reason = f"students write {name}.py, so use letters, digits and _, as in 'softmax'"
        raise GraderError(f"{name!r} cannot name an assignment: {reason}")
    if name in RESERVED or name in sys.stdlib_module_names:
        raise GraderError(f"{name!r} cannot name an assignment: {name}.py would hide the module of that name")
    for folder in ("solutions", "autograder_tests", "assignments"):
        if (course.root / folder / name).exists():
            raise GraderError(f"{course.root / folder / name} exists already; choose another name or remove it")
        there = [path.name for path in (course.root / folder).glob("*")]
        if twin := next((one for one in there if fold(one) == fold(name)), ""):
            raise GraderError(
                f"{name!r} cannot name an assignment: {course.root / folder / twin} exists already, and where case "
                "does not count (macOS, Windows) both are one folder"
            )


def _files(name: str, order: int) -> dict[str, str]:
    """Every file by its path in the course."""
    misconceptions = {
        "divides_by_rows": texts.DIVIDES_BY_ROWS,
        "square_of_the_mean": texts.SQUARE_OF_THE_MEAN,
        "squares_in_place": texts.SQUARES_IN_PLACE,
        "forgets_the_root": texts.FORGETS_THE_ROOT,
        "forgets_the_gain": texts.FORGETS_THE_GAIN,
    }
    return {
        f"solutions/{name}/{name}.py": texts.REFERENCE.format(name=name),
        f"solutions/{name}/assignment.toml": texts.SETTINGS.format(name=name, order=order),
        f"solutions/{name}/equivalent.toml": texts.EQUIVALENT,
        f"autograder_tests/{name}/test_mean_square.py": texts.CHECKS,
        f"autograder_tests/{name}/test_normalize.py": texts.NORMALIZE_CHECKS,
        **{f"solutions/{name}/misconceptions/{id_}.py": text for id_, text in misconceptions.items()},
    }
