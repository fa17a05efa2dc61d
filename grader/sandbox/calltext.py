"""A call as a line of text: the function and its arguments, shortened. Cheap, as every failed check makes one."""

from __future__ import annotations

from typing import Any

import numpy as np

MAX_LENGTH = 400
MAX_NUMBERS = 40
MAX_ITEMS = 12


def call_text(function: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """``f([1, 2.5], k=3)``; large arrays only with their shape and first numbers."""
    parts = [_text(value) for value in args] + [f"{name}={_text(value)}" for name, value in kwargs.items()]
    text = f"{function}({', '.join(parts)})"
    return text if len(text) <= MAX_LENGTH else text[: MAX_LENGTH - 2] + "…)"


def _text(value: Any) -> str:
    if isinstance(value, np.ndarray | np.generic):
        return _array(np.asarray(value))
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, dict):
        return "{" + _items(f"{key!r}: {_text(item)}" for key, item in list(value.items())[: MAX_ITEMS + 1]) + "}"
    if isinstance(value, list | tuple):
        inside = _items(_text(item) for item in value[: MAX_ITEMS + 1])
        return f"[{inside}]" if isinstance(value, list) else f"({inside}{',' if len(value) == 1 else ''})"
    return repr(value[:80] if isinstance(value, str) else value)[:90]


def _items(texts: Any) -> str:
    parts = list(texts)
    return ", ".join(parts[:MAX_ITEMS]) + (", …" if len(parts) > MAX_ITEMS else "")


def _array(array: np.ndarray) -> str:
    if array.size <= MAX_NUMBERS:
        return _nested(array.tolist())
    first = ", ".join(_nested(number) for number in array.ravel()[:4].tolist())
    return f"<{'×'.join(map(str, array.shape))}: {first}, …>"


def _nested(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_nested(item) for item in value) + "]"
    return f"{value:.6g}" if isinstance(value, float) else str(value)
