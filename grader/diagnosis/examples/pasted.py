"""Calls as lines of Python that can be pasted: every number exactly as it is, nothing cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

WIDTH = 100
INDENT = "    "
IMPORT = "import numpy as np\n\n"
DIGITS = 8
OFTEN = 10
"""How many times something must be repeated for the repetition to be said."""

MAX_SHOWN = 400
"""Characters of a value that is shown beside a call."""


def call_lines(function: str, names: Sequence[str], args: Sequence[Any]) -> str:
    """The lines that make a call: one line where it fits, else one name an argument, as the reference calls them.

    What they build is equal to the arguments in value, shape and dtype. NumPy is imported where a line names it.
    """
    inside = ", ".join(one_line(value) for value in args)
    lines = [f"{function}({inside})"]
    if len(lines[0]) > WIDTH:
        lines = [f"{name} = {literal(value)}" for name, value in zip(names, args, strict=True)]
        lines.append(f"{function}({', '.join(names)})")
    body = "\n".join(lines)
    return f"{IMPORT}{body}" if "np." in body else body


def one_after_another(first: str, second: str) -> str:
    """The lines of two calls; of the same call twice, what it is made of once."""
    again = second.splitlines()[-1] if first == second else second.removeprefix(IMPORT)
    body = f"{first.removeprefix(IMPORT)}\n{again}"
    return f"{IMPORT}{body}" if "np." in body else body


def one_line(value: Any, number: Callable[[float], str] = repr) -> str:
    """A value as an expression on one line; ``number`` writes a float."""
    if isinstance(value, np.ndarray):
        inside, more = _array(value)
        return inside if not value.size else f"np.array({_nested(inside, number)}{more})"
    if isinstance(value, np.generic):
        return _nested(value.item(), number)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {one_line(item, number)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return _bracketed(value, (one_line(item, number) for item in value))
    return _nested(value, number)


def literal(value: Any, margin: str = "") -> str:
    """The same over as many lines as it needs, those after the first behind ``margin``."""
    whole = _repeated(value) or one_line(value)
    if len(margin) + len(whole) <= WIDTH:
        return whole
    inner = margin + INDENT
    if isinstance(value, dict):
        return _over_lines("{", [f"{key!r}: {literal(item, inner)}" for key, item in value.items()], "}", margin)
    if isinstance(value, np.ndarray):
        inside, more = _array(value)
        return f"np.array({literal(inside, margin)}{more})" if value.size else whole
    if isinstance(value, list | tuple) and all(isinstance(item, int | float | str) for item in value):
        return _over_lines(_bracket(value)[0], _filled([one_line(item) for item in value]), _bracket(value)[1], margin)
    if isinstance(value, list | tuple):
        return _over_lines(_bracket(value)[0], [literal(item, inner) for item in value], _bracket(value)[1], margin)
    return whole


def shown(value: Any) -> str:
    """A result on one line, in eight digits and without ``np.array``; empty where it is too long to be read."""
    if _size(value) > MAX_SHOWN // 3:
        return ""
    text = one_line(_bare(value), lambda number: f"{number + 0.0:.{DIGITS}g}")
    return text if len(text) <= MAX_SHOWN else ""


def _array(array: np.ndarray) -> tuple[Any, str]:
    """An array's elements in lists, and what must be said of its dtype; an empty one whole."""
    kept = ("float64", "int64", "bool")
    more = "" if str(array.dtype) in kept else f", dtype=np.{array.dtype}"
    return (f"np.zeros({array.shape}{more})", "") if not array.size else (array.tolist(), more)


def _repeated(value: Any) -> str:
    """What has the same rows or entries over and over, said so; empty for everything else."""
    if not _is_row(value):
        return ""
    sizes = (size for size in range(1, len(value) // OFTEN + 1) if _repeats(value, size))
    size = next(sizes, 0)
    if not size:
        return ""
    once, count = one_line(value[:size]), len(value) // size
    if isinstance(value, list):
        return f"{once} * {count}"
    return f"np.tile({once}, {count if value.ndim == 1 else (count, *[1] * (value.ndim - 1))})"


def _is_row(value: Any) -> bool:
    """Whether a value is an array with an axis, or a list of plain numbers and texts."""
    if isinstance(value, list):
        return all(isinstance(item, int | float | str) for item in value)
    return isinstance(value, np.ndarray) and value.ndim > 0


def _repeats(value: Any, size: int) -> bool:
    """Whether a value is its beginning of this size many times over, to the last bit."""
    if len(value) % size:
        return False
    if isinstance(value, list):
        return repr(value[:size] * (len(value) // size)) == repr(value)
    return all(value[:size].tobytes() == value[at : at + size].tobytes() for at in range(0, len(value), size))


def _nested(value: Any, number: Callable[[float], str]) -> str:
    if isinstance(value, list | tuple):
        return _bracketed(value, (_nested(item, number) for item in value))
    return number(value) if isinstance(value, float) else repr(value)


def _bracket(value: list[Any] | tuple[Any, ...]) -> tuple[str, str]:
    return ("[", "]") if isinstance(value, list) else ("(", ")")


def _bracketed(value: list[Any] | tuple[Any, ...], items: Iterable[str]) -> str:
    first, last = _bracket(value)
    comma = "," if isinstance(value, tuple) and len(value) == 1 else ""
    return f"{first}{', '.join(items)}{comma}{last}"


def _filled(items: Sequence[str]) -> list[str]:
    """Short items side by side, as many as a line holds."""
    lines = [""]
    for item in items:
        if lines[-1] and len(lines[-1]) + len(item) > WIDTH - 2 * len(INDENT):
            lines.append("")
        lines[-1] += f", {item}" if lines[-1] else item
    return lines


def _over_lines(first: str, items: Sequence[str], last: str, margin: str) -> str:
    return "\n".join([first, *(f"{margin}{INDENT}{item}," for item in items), f"{margin}{last}"])


def _size(value: Any) -> int:
    """How many numbers a value holds."""
    if isinstance(value, dict):
        return sum(map(_size, value.values()))
    return sum(map(_size, value)) if isinstance(value, list | tuple) else np.size(value)


def _bare(value: Any) -> Any:
    """A value with lists for arrays."""
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map(_bare, value))
    return value.tolist() if isinstance(value, np.ndarray | np.generic) else value
