"""From a reference to what students get: percent-format cells, solution blocks removed, public checks cut out.

Pure functions from text to text; a mistake in the markers is a :class:`~grader.errors.CourseError` with its line.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

from grader.errors import CourseError

BEGIN, END = "# BEGIN SOLUTION", "# END SOLUTION"

_NEAR_MISS = re.compile(r"#\s*(begin|end)[\s_-]*solutions?\b", re.IGNORECASE)
_CELL = re.compile(r"^# %%(?P<kind> \[markdown\])?(?P<options>(?: \w+=\"[^\"]*\")*)\s*$")
_LANG = re.compile(r'lang="(\w+)"')
_DEF = re.compile(r"^(?P<indent>\s*)(?:async )?def (?P<name>\w+)")


@dataclass(frozen=True)
class Cell:
    """A cell of the reference: ``lang`` is empty for code, ``en`` or another language for handout text."""

    lang: str
    text: str
    line: int


def read_cells(source: str, path: str) -> list[Cell]:
    """The cells of a percent-format file."""
    cells: list[Cell] = []
    lines = source.splitlines()
    starts = [i for i, line in enumerate(lines) if line.startswith("# %%")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        match = _CELL.match(lines[start])
        if match is None:
            raise CourseError(
                f"{path}:{start + 1}: a cell starts with '# %%' or '# %% [markdown]', not {lines[start]!r}"
            )
        body = lines[start + 1 : end]
        lang = _LANG.search(match["options"] or "")
        text = _markdown(body, path, start + 2) if match["kind"] else "\n".join(body).strip("\n")
        if text.strip():
            cells.append(Cell((lang[1] if lang else "en") if match["kind"] else "", text, start + 2))
    if not cells:
        raise CourseError(f"{path}: no cells; a reference starts with a '# %% [markdown]' cell")
    return cells


def _markdown(lines: list[str], path: str, first: int) -> str:
    out = []
    for number, line in enumerate(lines, first):
        if line.strip() and not line.startswith("#"):
            raise CourseError(f"{path}:{number}: a line of a markdown cell starts with '# '")
        out.append(line.removeprefix("#").removeprefix(" "))
    return "\n".join(out).strip("\n")


def without_solutions(code: str, path: str, first_line: int = 1) -> str:
    """The code with each solution block replaced: ``raise NotImplementedError`` in a function, nothing outside."""
    out: list[str] = []
    opened = 0
    for number, line in enumerate(code.splitlines(), first_line):
        marker = _marker(line, path, number)
        if marker == BEGIN:
            if opened:
                raise CourseError(f"{path}:{number}: a solution block inside that of line {opened}")
            opened = number
            out += _replacement(line, out, path, number)
        elif marker == END:
            if not opened:
                raise CourseError(f"{path}:{number}: {END} without {BEGIN}")
            opened = 0
        elif not opened:
            out.append(line)
    if opened:
        raise CourseError(f"{path}:{opened}: {BEGIN} without {END}")
    return re.sub(r"\n{4,}", "\n\n\n", "\n".join(out)).strip("\n")


def _marker(line: str, path: str, number: int) -> str | None:
    text = line.strip()
    if text in (BEGIN, END):
        return text
    if _NEAR_MISS.search(line):
        raise CourseError(f"{path}:{number}: {text!r} looks like a solution marker; write exactly '{BEGIN}' or '{END}'")
    return None


def _replacement(line: str, before: list[str], path: str, number: int) -> list[str]:
    indent = len(line) - len(line.lstrip())
    if not indent:
        return []
    for earlier in reversed(before):
        match = _DEF.match(earlier)
        if match and len(match["indent"]) < indent:
            return [f'{" " * indent}raise NotImplementedError("{match["name"]}")']
    raise CourseError(f"{path}:{number}: an indented solution block outside any function")


def solution_lines(code: str) -> set[str]:
    """The lines inside solution blocks that say something: what must not appear in a release."""
    found: set[str] = set()
    inside = False
    for line in code.splitlines():
        text = line.strip()
        if text in (BEGIN, END):
            inside = text == BEGIN
        elif inside:
            found.add(text)
    return found


# Public checks


def public_checks(source: str, path: str) -> str:
    """A check file reduced to its public checks and what they use, each statement as it was written."""
    tree = ast.parse(source, path)
    public = [node for node in tree.body if isinstance(node, ast.FunctionDef) and _is_public(node)]
    if not public:
        return ""
    needed = _needed(tree, public)
    lines = source.splitlines()
    parts = []
    for node in tree.body:
        if node in public or (node in needed and not _is_import(node)):
            parts.append((_text(node, lines), isinstance(node, ast.FunctionDef)))
    imports = [text for node in tree.body if _is_import(node) and (text := _import_text(node, _names_in(needed)))]
    return _laid_out(imports, parts)


def _laid_out(imports: list[str], parts: list[tuple[str, bool]]) -> str:
    standard = [line for line in imports if not line.startswith("from grader")]
    own = [line for line in imports if line.startswith("from grader")]
    text = "\n".join(standard) + ("\n\n" if standard and own else "") + "\n".join(own) + "\n"
    was_function = True
    for part, is_function in parts:
        text += (
            ("\n\n" if is_function or (was_function and text.count("def ")) else "\n" if was_function else "")
            + part
            + "\n"
        )
        was_function = is_function
    return text


def _is_public(node: ast.FunctionDef) -> bool:
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name) and decorator.func.id == "check":
            return any(
                k.arg == "public" and isinstance(k.value, ast.Constant) and k.value.value is True
                for k in decorator.keywords
            )
    return False


def _is_import(node: ast.stmt) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom)


def _needed(tree: ast.Module, roots: list[ast.FunctionDef]) -> list[ast.stmt]:
    """The statements that the roots use, directly or through others; tests that are not roots never count."""
    defined: dict[str, ast.stmt] = {}
    for node in tree.body:
        for name in _defines(node):
            defined[name] = node
    needed: list[ast.stmt] = list(roots)
    waiting: list[ast.stmt] = list(roots)
    while waiting:
        for name in _uses(waiting.pop()):
            node_of = defined.get(name)
            if node_of is not None and node_of not in needed and not _is_test(node_of):
                needed.append(node_of)
                waiting.append(node_of)
    return needed


def _is_test(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef) and node.name.startswith("test_")


def _defines(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.Assign):
        return [name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)]
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return [node.target.id]
    return []


def _uses(node: ast.AST) -> set[str]:
    return {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}


def _names_in(nodes: list[ast.stmt]) -> set[str]:
    return {name for node in nodes for name in _uses(node)}


def _text(node: ast.stmt, lines: list[str]) -> str:
    first = node.decorator_list[0].lineno if isinstance(node, ast.FunctionDef) and node.decorator_list else node.lineno
    return "\n".join(lines[first - 1 : node.end_lineno])


def _import_text(node: ast.stmt, used: set[str]) -> str:
    """An import statement reduced to the names that are used."""
    assert isinstance(node, ast.Import | ast.ImportFrom)
    names = [alias for alias in node.names if (alias.asname or alias.name.partition(".")[0]) in used]
    if not names:
        return ""
    text = ", ".join(f"{alias.name} as {alias.asname}" if alias.asname else alias.name for alias in names)
    return f"from {node.module} import {text}" if isinstance(node, ast.ImportFrom) else f"import {text}"
