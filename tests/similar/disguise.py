"""Ways in which a copy is made to look like work of one's own. For tests: the code is ours, so ``ast`` may read it."""

from __future__ import annotations

import ast
import builtins
import keyword
import random
import re
from collections.abc import Callable

KEPT = frozenset(dir(builtins)) | frozenset(keyword.kwlist) | {"np", "numpy", "math", "self"}


def renamed(source: str, rng: random.Random) -> str:
    """Every local name and argument is another word."""
    tree = ast.parse(source)
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        names = {
            node.id for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
        names |= {one.arg for one in function.args.args[1:]}
        others = {
            name: f"{rng.choice('abcdefgh')}{rng.randrange(999)}_{i}" for i, name in enumerate(sorted(names - KEPT))
        }
        for node in ast.walk(function):
            if isinstance(node, ast.Name):
                node.id = others.get(node.id, node.id)
            elif isinstance(node, ast.arg):
                node.arg = others.get(node.arg, node.arg)
    return ast.unparse(tree)


def reordered(source: str, rng: random.Random) -> str:
    """Functions stand in another order, and neighbouring statements that do not need each other, too."""
    tree = ast.parse(source)
    head = [node for node in tree.body if not isinstance(node, ast.FunctionDef)]
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    rng.shuffle(functions)
    tree.body = [*head, *functions]
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(node, ast.FunctionDef) and isinstance(body, list):
            for i in range(len(body) - 1):
                if _independent(body[i], body[i + 1]):
                    body[i], body[i + 1] = body[i + 1], body[i]
    return ast.unparse(tree)


def _independent(one: ast.stmt, other: ast.stmt) -> bool:
    if not (isinstance(one, ast.Assign) and isinstance(other, ast.Assign)):
        return False
    stored = [
        {n.id for n in ast.walk(s) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)} for s in (one, other)
    ]
    used = [{n.id for n in ast.walk(s) if isinstance(n, ast.Name)} for s in (one, other)]
    return not (stored[0] & used[1] or stored[1] & used[0])


def reformatted(source: str, rng: random.Random) -> str:
    """Brackets, blank lines, long lines broken, other quotes."""
    lines = []
    for line in ast.unparse(ast.parse(source)).splitlines():
        match = re.match(r"(\s*)return (?!.*:)(.+)$", line)
        lines.append(f"{match[1]}return (\n{match[1]}    {match[2]}\n{match[1]})" if match else line)
        if rng.random() < 0.2 and not line.lstrip().startswith("@"):
            lines.append("")
    return "\n".join(lines)


def translated(source: str, rng: random.Random) -> str:
    """Comments and docstrings in another language."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and ast.get_docstring(node):
            node.body[0] = ast.Expr(ast.Constant("这个函数计算结果。"))
    lines = []
    for line in ast.unparse(tree).splitlines():
        lines.append(line + ("  # 计算" if rng.random() < 0.3 and not line.strip().startswith(('"', "'")) else ""))
    return "\n".join(lines)


class _Loops(ast.NodeTransformer):
    """``x = [f(v) for v in it]`` becomes a loop that appends, and ``x += y`` is written out."""

    def visit_Assign(self, node: ast.Assign) -> ast.AST | list[ast.stmt]:
        value, target = node.value, node.targets[0]
        if isinstance(value, ast.ListComp) and isinstance(target, ast.Name) and len(value.generators) == 1:
            clause = value.generators[0]
            append = ast.parse(f"{target.id}.append({ast.unparse(value.elt)})").body
            inner: list[ast.stmt] = [ast.If(clause.ifs[0], append, [])] if len(clause.ifs) == 1 else append
            if len(clause.ifs) < 2:
                return [ast.parse(f"{target.id} = []").body[0], ast.For(clause.target, clause.iter, inner, [])]
        return node

    def visit_Return(self, node: ast.Return) -> ast.AST | list[ast.stmt]:
        if isinstance(node.value, ast.ListComp):
            made = self.visit_Assign(ast.Assign([ast.Name("made", ast.Store())], node.value))
            return (
                [*made, ast.parse("made").body[0].value and ast.Return(ast.Name("made", ast.Load()))]
                if isinstance(made, list)
                else node
            )
        return node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        target = ast.unparse(node.target)
        return ast.parse(f"{target} = {target} {_SIGNS[type(node.op)]} ({ast.unparse(node.value)})").body[0]


_SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.MatMult: "@", ast.Pow: "**", ast.Mod: "%",
          ast.FloorDiv: "//"}  # fmt: skip


class _Comprehensions(ast.NodeTransformer):
    """A loop that only appends becomes a comprehension."""

    def visit_For(self, node: ast.For) -> ast.AST:
        self.generic_visit(node)
        if len(node.body) == 1 and not node.orelse:
            text = ast.unparse(node.body[0])
            match = re.fullmatch(r"(\w+)\.append\((.+)\)", text)
            if match:
                loop = f"for {ast.unparse(node.target)} in {ast.unparse(node.iter)}"
                return ast.parse(f"{match[1]} += [{match[2]} {loop}]").body[0]
        return node


def rewritten(source: str, _rng: random.Random) -> str:
    """Loops for comprehensions and comprehensions for loops."""
    tree = ast.parse(source)
    had_loops = ".append(" in source
    tree = (_Comprehensions() if had_loops else _Loops()).visit(tree)
    return ast.unparse(ast.fix_missing_locations(tree))


class _Temporaries(ast.NodeTransformer):
    """``return f(x)`` becomes ``out = f(x)`` and ``return out``; constants are written otherwise."""

    def visit_Return(self, node: ast.Return) -> ast.AST | list[ast.stmt]:
        if node.value is None or isinstance(node.value, ast.Name):
            return node
        return [ast.Assign([ast.Name("outcome", ast.Store())], node.value), ast.Return(ast.Name("outcome", ast.Load()))]


def padded(source: str, rng: random.Random) -> str:
    """Results get names before they are returned; statements without use stand between."""
    tree = ast.fix_missing_locations(_Temporaries().visit(ast.parse(source)))
    lines = []
    for line in ast.unparse(tree).splitlines():
        match = re.match(r"(\s+)\w+ = ", line)
        if match and rng.random() < 0.15:
            lines.append(f"{match[1]}unused_{rng.randrange(99)} = {rng.randrange(99)}")
        lines.append(line)
    return "\n".join(lines)


Disguise = Callable[[str, random.Random], str]
ALONE: dict[str, Disguise] = {
    "renamed": renamed, "reordered": reordered, "reformatted": reformatted, "translated": translated,
    "rewritten": rewritten, "padded": padded,
}  # fmt: skip


def everything(source: str, rng: random.Random) -> str:
    """All of them, one after another."""
    for one in (rewritten, reordered, padded, renamed, translated, reformatted):
        source = one(source, rng)
    return source


DISGUISES: dict[str, Disguise] = {**ALONE, "everything": everything}
