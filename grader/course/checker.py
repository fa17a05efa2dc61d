"""The checks' own code as one file that needs NumPy alone: what a packed handout brings for notebooks without Otter."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import grader
from grader.disk import zip_bytes

CHECKER = "tests/checks.pyz"
_PACKAGE = Path(grader.__file__).parent
_ROOTS = ("grader", "grader.otter.notebook", *sorted(set(grader._HOMES.values())))


@cache
def checker() -> bytes:
    """The modules of this package that a notebook's checks import, as an archive that Python imports from."""
    found: dict[str, Path] = {}
    queue = list(_ROOTS)
    while queue:
        name = queue.pop()
        path = _file(name)
        if path is None or name in found:
            continue
        found[name] = path
        queue += [name.rpartition(".")[0], *_imported(path)]
    paths = [*found.values(), *_PACKAGE.glob("locale/*/LC_MESSAGES/*.mo")]
    files = {f"grader/{path.relative_to(_PACKAGE).as_posix()}": path.read_bytes() for path in paths}
    return zip_bytes(dict(sorted(files.items())))


def _file(name: str) -> Path | None:
    """The file of a module of this package."""
    base = _PACKAGE.parent.joinpath(*name.split(".")) if name.partition(".")[0] == "grader" else None
    if base is None:
        return None
    return next((path for path in (base / "__init__.py", base.with_suffix(".py")) if path.is_file()), None)


def _imported(path: Path) -> list[str]:
    """The modules that a file imports anywhere, by their full names."""
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return names
