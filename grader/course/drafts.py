"""A misconception drafted from a student's own function: without its comments, and without the words that teach.

The student's file is read as text and never run. Nothing runs the draft either, in the audit or in a diagnosis, before
somebody has read it and put words where :data:`~grader.course.misconceptions.UNWRITTEN` stands.
"""

from __future__ import annotations

import io
import keyword
import re
import tokenize
from pathlib import Path

from grader.course.course import Assignment
from grader.course.misconceptions import NEEDED, UNWRITTEN
from grader.errors import CourseError
from grader.submissions.work import source_text

MAX_LINES = 200


def draft(assignment: Assignment, function: str, name: str, file: str, data: bytes) -> Path:
    """Write ``misconceptions/<name>.py`` from the function in a student's file; the path that was written.

    Raises :class:`~grader.errors.CourseError` where the names will not do, or the function is not there.
    """
    if function not in assignment.exercises:
        known = ", ".join(sorted(assignment.exercises))
        raise CourseError(f"{assignment.name} has no exercise {function!r}; there are: {known}")
    if not name.isidentifier() or keyword.iskeyword(name):
        raise CourseError(f"{name!r} is no name for a misconception: use letters, digits and _")
    path = assignment.reference_path.parent / "misconceptions" / f"{name}.py"
    if path.exists():
        raise CourseError(f"{path} is there already")
    said = {"exercise": function}
    header = "".join(f"# {key}: {said.get(key, UNWRITTEN)}\n" for key in NEEDED)
    source = source_text(file, data)
    if source is None:
        raise CourseError(f"{file} cannot be read")
    text = header + anonymous(function_text(source, function, file))
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def function_text(source: str, function: str, file: str) -> str:
    """The lines of the last definition of a function at the top level, found by their indentation.

    Raises :class:`~grader.errors.CourseError` where there is none.
    """
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    heads = [place for place, line in enumerate(lines) if re.match(rf"def\s+{function}\s*\(", line)]
    if not heads:
        raise CourseError(f"{file} does not define {function} at the top level")
    end = heads[-1] + 1
    while end < len(lines) and (not lines[end].strip() or lines[end][0] in " \t)]}#"):
        end += 1
    return "\n".join(lines[heads[-1] : end][:MAX_LINES]).rstrip() + "\n"


def anonymous(text: str) -> str:
    """A function without comments and without the texts that stand by themselves, such as its docstring.

    Raises :class:`~grader.errors.CourseError` for what is not Python.
    """
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError, ValueError) as error:
        raise CourseError("the function is not Python that can be read") from error
    lines = text.split("\n")
    starts = (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.NL, tokenize.COMMENT)
    for before, token, after in reversed(list(zip(tokens, tokens[1:], tokens[2:], strict=False))):
        first, last = token.start[0] - 1, token.end[0]
        if token.type == tokenize.COMMENT:
            lines[first] = lines[first][: token.start[1]].rstrip()
        elif token.type == tokenize.STRING and before.type in starts and after.type == tokenize.NEWLINE:
            lines[first:last] = []
    kept = [line for line in lines if line.strip()]
    return "\n".join(kept if len(kept) > 1 else [*kept, "    pass"]) + "\n"
