"""An assignment's pictures of its exercises: SVG files whose ids name quantities of the reference.

An id is the name of a variable of the exercise's own function, or ``result``; parts of it follow after dots
(``out_h.0``, ``result.W``, ``hs.-1``), and ``h-2`` is the second value that ``h`` takes.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from grader.course.course import Assignment
from grader.course.misspelt import nearest
from grader.errors import CourseError

ROOT = "{http://www.w3.org/2000/svg}svg"
RESULT = "result"


def read_figure(path: Path) -> str:
    """The text of an SVG file. Raises :class:`~grader.errors.CourseError` for what is none."""
    try:
        text = path.read_text(encoding="utf-8")
        root = ElementTree.fromstring(text)
    except (OSError, UnicodeDecodeError, ElementTree.ParseError) as error:
        raise CourseError(f"{path}: cannot be read: {error}") from error
    if root.tag != ROOT or not root.get("viewBox"):
        raise CourseError(f"{path}: a picture in SVG with a viewBox is expected")
    return text


def ids_of(figure: str) -> list[str]:
    """All ids of a figure, in order."""
    return [one.attrib["id"] for one in ElementTree.fromstring(figure).iter() if one.get("id")]


def variable_of(name: str) -> str:
    """The variable that an id names, without parts and without the number of its value."""
    return re.sub(r"-[1-9][0-9]?$", "", name.partition(".")[0])


def figure_problems(assignment: Assignment) -> Iterator[str]:
    """What is wrong with the pictures of an assignment: no SVG, not of an exercise, ids that name nothing."""
    paths = assignment.figure_paths
    functions = _functions(assignment) if paths else {}
    for path in paths:
        if path.stem not in assignment.exercises:
            near = nearest(path.stem, assignment.exercises)
            yield f"{path}: no exercise has this name" + (f"; did you mean `{near}`?" if near else "")
            continue
        try:
            ids = ids_of(read_figure(path))
        except CourseError as error:
            yield str(error)
            continue
        known = functions.get(path.stem, set()) | {RESULT}
        for name in dict.fromkeys(variable_of(one) for one in ids):
            if name not in known:
                yield f"{path}: the id `{name}` is no variable of `{path.stem}` in the reference"


def _functions(assignment: Assignment) -> dict[str, set[str]]:
    """The names that each function of the reference sets, also as arguments."""
    try:
        tree = ast.parse(assignment.reference_path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, SyntaxError):
        return {}
    return {one.name: set(_set_in(one)) for one in tree.body if isinstance(one, ast.FunctionDef)}


def _set_in(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
