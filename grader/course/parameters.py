"""A number inside a misconception that students choose as they like: ``# parameter: eps in 1e-12 … 1e-5``."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

_HEADER = re.compile(r"(?P<name>[A-Za-z_]\w*) in (?P<low>\S+) (?:…|\.\.\.) (?P<high>\S+)")


@dataclass(frozen=True)
class Parameter:
    """The number called ``name``, from ``low`` to ``high``, both positive; ``value`` is what stands in the code."""

    name: str
    low: float
    high: float
    value: float

    def holding(self, code: str, value: ast.expr) -> str:
        """The code with another expression where the parameter gets its number."""
        tree = ast.parse(code)
        _assignments(tree, self.name)[0].value = value
        return ast.unparse(ast.fix_missing_locations(tree))

    def said(self, text: str, value: float | None = None) -> str:
        """A text with the number in every place ``{name}``: the one that stands in the code, or another."""
        return text.replace(f"{{{self.name}}}", written(self.value if value is None else value))


def read_parameter(header: str, tree: ast.Module) -> Parameter:
    """The parameter that a header ``name in low … high`` declares of this code.

    Raises ValueError, with what is wrong, where there is no such range or the code does not assign the number once.
    """
    match = _HEADER.fullmatch(header)
    if match is None:
        raise ValueError("expected 'name in low … high'")
    try:
        low, high = float(match["low"]), float(match["high"])
    except ValueError:
        raise ValueError("expected 'name in low … high', low and high being numbers") from None
    if not 0 < low < high < float("inf"):
        raise ValueError("expected 'name in low … high' with 0 < low < high")
    found = _assignments(tree, match["name"])
    value = _number(found[0].value) if len(found) == 1 else None
    if value is None:
        raise ValueError(f"the code must have one line '{match['name']} = …' with a number")
    if not low <= value <= high:
        raise ValueError(f"{match['name']} = {written(value)} is not between {match['low']} and {match['high']}")
    return Parameter(match["name"], low, high, value)


def written(value: float) -> str:
    """A number of three digits as people write it: 1e-7."""
    return re.sub(r"e([+-])0+", r"e\1", f"{value:.3g}").replace("e+", "e")


def _assignments(tree: ast.Module, name: str) -> list[ast.Assign]:
    def assigns(node: ast.AST) -> bool:
        return isinstance(node, ast.Assign) and [ast.unparse(one) for one in node.targets] == [name]

    return [node for node in ast.walk(tree) if isinstance(node, ast.Assign) and assigns(node)]


def _number(node: ast.expr) -> float | None:
    value = node.value if isinstance(node, ast.Constant) else None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
