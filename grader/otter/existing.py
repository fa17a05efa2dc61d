"""An existing Otter assignment as it is: an ``autograder.zip`` becomes a course, what was handed in its submissions.

``otter generate`` and ``otter assign`` make such archives: test files, files that lie beside every submission, and a
configuration. Nothing in the archive is run but its test files, on the grader's side.
"""

from __future__ import annotations

import json
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.checks.otter_file import read_question
from grader.course.course import Assignment, Course
from grader.errors import CourseError, GraderError, IntakeError, NothingFoundError
from grader.submissions.entries import Entry, entries, identity, without_twins
from grader.submissions.reading import read_file

Tree = dict[str, bytes]

UNHEEDED = {
    "score_threshold": "marks are points, not passed or failed",
    "points_possible": "marks are the points of the questions, as Otter's own are",
    "plugins": "they are not run",
}
"""Settings that Otter heeds and grader does not, each with what happens instead."""

_STAMP = re.compile(r"-autograder(_\d{4}(_\d\d){5,6})?$")


@dataclass(frozen=True)
class Existing:
    """An Otter assignment, laid out as a course of one assignment."""

    course: Course
    name: str
    config: dict[str, Any]
    files: Tree = field(repr=False)

    @property
    def notes(self) -> list[str]:
        """What of the configuration has no effect."""
        return [f"{key} is set; {instead}" for key, instead in UNHEEDED.items() if self.config.get(key)]

    def entries(self, submissions: Path) -> list[Entry]:
        """The students: notebooks and scripts side by side, as ``otter grade`` takes them, or one folder each."""
        found = list(_files_of(submissions)) if submissions.is_dir() else []
        if submissions.is_file() and submissions.suffix in (".ipynb", ".py"):
            found = [_file_entry(submissions)]
        else:
            found += _folders_of(submissions, is_enough=bool(found))
        return without_twins([Entry(one.student, self._reader(one.read), one.remarks) for one in found])

    def _reader(self, read: Callable[[], Mapping[str, bytes]]) -> Callable[[], Tree]:
        return lambda: self.taken_in(read())

    def taken_in(self, tree: Mapping[str, bytes]) -> Tree:
        """One student's files as Otter lays them out: the one notebook or script, with the assignment's own files."""
        main = _main_of(tree, self.name)
        folder = posixpath.dirname(main)
        beside = {posixpath.relpath(path, folder or "."): data for path, data in tree.items()}
        kept = {
            path: data
            for path, data in beside.items()
            if not path.startswith(("../", "tests/")) and posixpath.splitext(path)[0] != self.name
        }
        suffix = posixpath.splitext(main)[1]
        kept.pop(posixpath.basename(main), None)
        return kept | self.files | {f"{self.name}{suffix}": self.prepared(main, tree[main])}

    def prepared(self, main: str, data: bytes) -> bytes:
        """The file to run, changed where the configuration or the notebook's metadata tell Otter to change it.

        Raises :class:`~grader.errors.IntakeError` for a notebook of another assignment.
        """
        if not main.endswith(".ipynb"):
            return _seeds(self.config).encode() + data
        try:
            notebook = json.loads(data)
            cells, metadata = notebook["cells"], notebook.get("metadata", {})
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return data
        if not isinstance(cells, list):
            return data  # loading it says what is wrong with it
        wanted = self.config.get("assignment_name")
        said = _mapping(metadata, "otter").get("assignment_name")
        if wanted and said != wanted:
            of = f"is for the assignment {_cut(said)}" if said else "names no assignment"
            raise IntakeError(f"the notebook {of}; expected is {_cut(wanted)}")
        changed = list(_otters_cells(cells, _seeds(self.config)))
        return data if changed == cells else json.dumps(notebook | {"cells": changed}).encode()


def _cut(value: Any) -> str:
    """A name as it may be quoted: whatever is in its place, a line of it."""
    return repr(value[:80] if isinstance(value, str) else type(value).__name__)


def open_existing(archive: Path, folder: Path) -> Existing:
    """The assignment in an Otter ``autograder.zip``, laid out below ``folder``.

    Raises :class:`~grader.errors.GraderError` where it is not one.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            tree = {info.filename: opened.read(info) for info in opened.infolist() if not info.is_dir()}
        config = json.loads(tree.get("otter_config.json", b"{}"))
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise GraderError(f"{archive}: is no Otter autograder: {error}") from error
    tests = {name: data for name, data in tree.items() if re.fullmatch(r"tests/[^/]+\.py", name)}
    _require(archive, config, tests)
    name = _name_of(archive, config)
    course = Course(_laid_out(folder / name, name, tests))
    _require_usable(archive, course.assignment(name), tree)
    files = {path.removeprefix("files/"): data for path, data in tree.items() if path.startswith("files/")}
    return Existing(course, name, config, files)


def _require(archive: Path, config: Any, tests: Tree) -> None:
    """Refuse what cannot be scored as Otter would."""
    if not isinstance(config, dict):
        raise GraderError(f"{archive}: its otter_config.json is not a table of settings")
    if config.get("lang", "python") != "python":
        raise GraderError(f"{archive}: is an assignment in {config['lang']}; only Python is scored")
    if config.get("grade_from_log"):
        raise GraderError(f"{archive}: grades from Otter's log (grade_from_log), which students can write themselves")
    if not tests:
        raise GraderError(f"{archive}: has no tests/*.py; is it what `otter generate` or `otter assign` made?")


def _require_usable(archive: Path, assignment: Assignment, tree: Tree) -> None:
    """Refuse an archive by which every submission would get nothing, without a word."""
    if any(read_question(path).cases for path in assignment.otter_files.values()):
        return
    is_ours = any(name.startswith("packages/grader/") for name in tree)
    why = "`grader export otter` made it from a course's checks; score with that course, without --otter"
    other = "an Otter test file says OK_FORMAT = True or False, and has test cases"
    raise GraderError(f"{archive}: no test in it can be used: {why if is_ours else other}")


def _name_of(archive: Path, config: dict[str, Any]) -> str:
    """A name for files and tables: the assignment's if it has one, else the archive's without Otter's time stamp."""
    name = re.sub(r"\W+", "_", str(config.get("assignment_name") or _STAMP.sub("", archive.stem))).strip("_")
    return name or "otter"


def _laid_out(root: Path, name: str, tests: Tree) -> Path:
    """A course of one assignment without a reference. What an earlier version of it left behind is removed."""
    checks, solutions = root / "autograder_tests" / name, root / "solutions" / name
    checks.mkdir(parents=True, exist_ok=True)
    solutions.mkdir(parents=True, exist_ok=True)
    for path in checks.glob("*.py"):
        path.unlink()
    for test, data in tests.items():
        (checks / posixpath.basename(test)).write_bytes(data)
    try:
        points = sum(read_question(path).points for path in sorted(checks.glob("*.py")))
    except CourseError as error:
        raise GraderError(str(error)) from error
    (solutions / f"{name}.py").write_text("# An Otter assignment comes without a reference.\n", encoding="utf-8")
    (solutions / "assignment.toml").write_text(f"total = {round(points, 6)!r}\n", encoding="utf-8")
    return root.resolve()


# What was handed in


def _files_of(folder: Path) -> Iterator[Entry]:
    """Notebooks and scripts that lie directly in a class's folder: each is a student's, by its name."""
    for path in sorted(folder.iterdir()):
        if path.suffix in (".ipynb", ".py") and path.is_file() and not path.name.startswith("."):
            yield _file_entry(path)


def _folders_of(submissions: Path, *, is_enough: bool) -> list[Entry]:
    """The students who have a folder or an archive of their own; none is an error unless files were found already."""
    try:
        return entries(submissions, ())
    except NothingFoundError:
        if is_enough:
            return []
        raise


def _file_entry(path: Path) -> Entry:
    return Entry(identity(path.stem), lambda: {path.name: read_file(path)})


def _main_of(tree: Mapping[str, bytes], name: str) -> str:
    """The one notebook, or else the one script, of the folder nearest to the top; among several, the assignment's."""
    for suffix in (".ipynb", ".py"):
        paths = [path for path in tree if path.endswith(suffix) and posixpath.basename(path) != "__init__.py"]
        depth = min((path.count("/") for path in paths), default=0)
        nearest = [path for path in paths if path.count("/") == depth]
        named = [path for path in nearest if posixpath.basename(path) == name + suffix]
        if len(nearest) == 1 or named:
            return (named or nearest)[0]
        if nearest:
            shown = [path[-80:] for path in sorted(nearest)[:5]]
            raise IntakeError(f"there are several {suffix} files: {', '.join(shown)}; Otter takes one")
    raise IntakeError("there is no notebook and no script")


def _seeds(config: dict[str, Any]) -> str:
    """What Otter puts before each cell where the configuration has a seed."""
    seed, variable = config.get("seed"), config.get("seed_variable")
    if seed is None:
        return ""
    if variable:
        return f"{variable} = {int(seed)}\n"
    return f"import numpy as _np, random as _random; _np.random.seed({int(seed)}); _random.seed({int(seed)})\n"


def _otters_cells(cells: Any, seeds: str) -> Iterator[Any]:
    """The cells that Otter runs: without those it is told to ignore, with the checks and seeds that it adds."""
    for cell in cells:
        told = _mapping(_mapping(cell, "metadata"), "otter")
        tags = _mapping(cell, "metadata").get("tags")
        if told.get("ignore") or (isinstance(tags, list) and "otter_ignore" in tags):
            continue
        yield _seeded(cell, seeds)
        tests = told.get("tests")
        if isinstance(tests, list) and tests:
            source = "import otter as _otter\n" + "".join(f"_otter.Notebook().check({str(test)!r})\n" for test in tests)
            yield _seeded({"cell_type": "code", "metadata": {}, "outputs": [], "source": source}, seeds)


def _seeded(cell: Any, seeds: str) -> Any:
    if not seeds or not isinstance(cell, dict) or cell.get("cell_type") != "code":
        return cell
    source = cell.get("source", "")
    text = "".join(map(str, source)) if isinstance(source, list) else str(source)
    return cell if text.startswith("%%") else cell | {"source": seeds + text}


def _mapping(value: Any, key: str) -> dict[str, Any]:
    inside = value.get(key) if isinstance(value, dict) else None
    return inside if isinstance(inside, dict) else {}
