"""The text of a submission's function as a syntax tree, taken from the lines of its file alone."""

from __future__ import annotations

import ast
import inspect
import textwrap
from types import FunctionType

from grader.worker.execution import Sources

MAX_LINES = 200


def definition(function: FunctionType, sources: Sources) -> tuple[ast.FunctionDef, str] | None:
    """The tree of a plain function, with its lines where they are in the file, and the text that it was read from.

    None where its text cannot be taken alone. A method's text is moved to the left edge.
    """
    code = function.__code__
    above = code.co_firstlineno - 1
    lines = sources.lines_of(code.co_filename)[above:][:MAX_LINES]
    try:
        tree, text = _parsed(lines, above)
        (node,) = tree.body
    except (SyntaxError, ValueError, RecursionError, IndexError):
        return None
    return (node, text) if isinstance(node, ast.FunctionDef) and node.name == code.co_name else None


def _parsed(lines: list[str], above: int) -> tuple[ast.Module, str]:
    """The tree and the text of what begins here. Raises :class:`SyntaxError` where there is nothing."""
    try:
        return _read("\n".join(lines[: _end(lines)]), above)
    except SyntaxError:  # a string or a bracket goes on at the left edge
        return _read("".join(inspect.getblock([f"{line}\n" for line in lines])), above)


def _read(block: str, above: int) -> tuple[ast.Module, str]:
    text = "\n" * above + textwrap.dedent(block)
    return ast.parse(text), text


def _end(lines: list[str]) -> int:
    """The place of the first line behind the head that is no further in; comments may stand anywhere."""
    indent = len(lines[0]) - len(lines[0].lstrip())
    head = next((place for place, line in enumerate(lines) if line[indent:].startswith(("def ", "async def "))), 0)
    is_out = (line[: indent + 1].strip() and not line.lstrip().startswith("#") for line in lines[head + 1 :])
    return next((place for place, is_it in enumerate(is_out, head + 1) if is_it), len(lines))
