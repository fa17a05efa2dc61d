"""The public checks of a check file, cut out with what they use."""

from __future__ import annotations

import ast

from grader.checks.reading import read_checks
from grader.errors import CourseError


def public_checks(source: str, path: str) -> str:
    """A check file reduced to its public checks and what they use, each statement as it was written.

    Raises :class:`~grader.errors.CourseError` for a file that does not parse.
    """
    try:
        tree = ast.parse(source, path)
    except SyntaxError as error:
        raise CourseError(f"{path}:{error.lineno}: {error.msg}") from error
    public = [one.node for one in read_checks(tree, path) if one.public]
    if not public:
        return ""
    needed = _needed(tree, public)
    lines = source.split("\n")
    kept = [node for node in tree.body if node in needed and not _is_import(node)]
    parts = [(_text(node, lines), isinstance(node, ast.FunctionDef | ast.ClassDef)) for node in kept]
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


def _is_import(node: ast.stmt) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom)


def _needed(tree: ast.Module, roots: list[ast.FunctionDef]) -> list[ast.stmt]:
    """The statements that the roots use, directly or through others; tests that are not roots never count."""
    imported = {name for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom) for name in _imports(node)}
    defining: dict[str, list[ast.stmt]] = {}
    for node in tree.body:
        for name in () if _is_test(node) or _is_import(node) else defines(node) - imported:
            defining.setdefault(name, []).append(node)
    needed: list[ast.stmt] = list(roots)
    for used in needed:  # grows while it is gone through
        for name in _uses(used):
            needed += [node for node in defining.get(name, ()) if node not in needed]
    return needed


def _is_test(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef) and node.name.startswith("test_")


def _imports(node: ast.Import | ast.ImportFrom) -> set[str]:
    return {alias.asname or alias.name.partition(".")[0] for alias in node.names}


def defines(node: ast.stmt) -> set[str]:
    """The names that a statement gives a meaning to, or, as a call of a method does, another content."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    if isinstance(node, ast.Expr):
        call = node.value
        return _uses(call.func) if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) else set()
    parts = list(ast.walk(node))
    names = {part.id for part in parts if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
    changed = [part.value for part in parts if isinstance(part, ast.Subscript) and isinstance(part.ctx, ast.Store)]
    inner = {part.name for part in parts if isinstance(part, ast.FunctionDef | ast.ClassDef)}
    return names | inner | {name for part in changed for name in _uses(part)}


def _uses(node: ast.AST) -> set[str]:
    return {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}


def _names_in(nodes: list[ast.stmt]) -> set[str]:
    return {name for node in nodes for name in _uses(node)}


def _text(node: ast.stmt, lines: list[str]) -> str:
    is_decorated = isinstance(node, ast.FunctionDef | ast.ClassDef) and node.decorator_list
    first = node.decorator_list[0].lineno if is_decorated else node.lineno  # type: ignore[attr-defined]
    return "\n".join(lines[first - 1 : node.end_lineno])


def _import_text(node: ast.stmt, used: set[str]) -> str:
    """An import statement reduced to the names that are used."""
    assert isinstance(node, ast.Import | ast.ImportFrom)
    is_future = isinstance(node, ast.ImportFrom) and node.module == "__future__"
    names = [alias for alias in node.names if is_future or (alias.asname or alias.name.partition(".")[0]) in used]
    if not names:
        return ""
    text = ", ".join(f"{alias.name} as {alias.asname}" if alias.asname else alias.name for alias in names)
    return f"from {node.module} import {text}" if isinstance(node, ast.ImportFrom) else f"import {text}"
