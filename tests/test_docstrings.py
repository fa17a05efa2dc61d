"""Public functions say what they raise."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "grader"

EXEMPT = {
    "cli": "a command's docstring is what --help prints; every GraderError ends as one sentence on the terminal",
    "worker": "what is raised here is Python's own for student code, or ends as a reply on the wire",
    "submissions.archives.placed": "its reasons stay in its room: intake makes the hand-in's refusal of each",
    "submissions.archives.unpack": "the same",
    "submissions.archives.read_inner": "the same",
    "submissions.entries.taken_in": "the same",
    "submissions.reading.read_file": "the same",
    "submissions.reading.opened": "the same",
    "submissions.reading.walk": "the same",
}
"""Rooms and functions that need not say it, each with the reason."""

Public = tuple[str, str, ast.FunctionDef]
"""A function's dotted name, its docstring with its class's, and its tree."""


def public_functions(nodes: list[ast.stmt], name: str, told: str = "") -> Iterator[Public]:
    """The public functions and methods of a module or class."""
    for node in nodes:
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        docstring = told + (ast.get_docstring(node) or "")
        if isinstance(node, ast.ClassDef):
            yield from public_functions(node.body, f"{name}.{node.name}", docstring)
        else:
            yield f"{name}.{node.name}", docstring, node


def raised(node: ast.AST) -> Iterator[str]:
    """The names of what a function itself raises: ``raise CourseError(…)``, not what it lets through."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Raise) and child.exc is not None:
            error = child.exc.func if isinstance(child.exc, ast.Call) else child.exc
            name = ast.unparse(error).rpartition(".")[2]
            if name[:1].isupper():
                yield name
        if not isinstance(child, ast.FunctionDef | ast.ClassDef | ast.Lambda):
            yield from raised(child)


def unsaid(text: str, module: str) -> list[str]:
    """``function: error`` for each error that a docstring does not name."""
    return [
        f"{name}: {error}"
        for name, docstring, node in public_functions(ast.parse(text).body, module)
        for error in sorted({*raised(node)})
        if error not in docstring
    ]


def exemption(function: str) -> str:
    """The entry of the list that a function falls under."""
    return next((name for name in EXEMPT if f"{function}.".startswith(f"{name}.")), "")


def everything_unsaid() -> list[str]:
    paths = {path: ".".join(path.relative_to(PACKAGE).with_suffix("").parts) for path in PACKAGE.rglob("*.py")}
    return [line for path, name in paths.items() for line in unsaid(path.read_text(encoding="utf-8"), name)]


def test_what_is_raised_is_said() -> None:
    """Each public function whose body raises an error names it in its docstring, or its class does."""
    assert not [line for line in everything_unsaid() if not exemption(line.partition(":")[0])]


def test_no_exemption_is_needless() -> None:
    """An entry that nothing needs any more goes."""
    assert {exemption(line.partition(":")[0]) for line in everything_unsaid()} - {""} == set(EXEMPT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def f():\n    raise ValueError('x')\n", ["m.f: ValueError"]),
        ("def f():\n    '''Raises ValueError.'''\n    raise ValueError\n", []),
        ("class A:\n    '''ValueError for all.'''\n    def f(self):\n        raise ValueError\n", []),
        ("def f():\n    def g():\n        raise ValueError\n", []),
        ("def _f():\n    raise ValueError\n", []),
        ("def f():\n    try:\n        g()\n    except E as e:\n        raise errors.Bad(1) from e\n", ["m.f: Bad"]),
        ("def f():\n    try:\n        g()\n    except E:\n        raise\n", []),
        ("def f(error):\n    raise error\n", []),
    ],
)  # fmt: skip
def test_the_rule(text: str, expected: list[str]) -> None:
    """What counts as raising, and as saying."""
    assert unsaid(text, "m") == expected
