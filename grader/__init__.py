"""grader: an auto-graded exercise framework for courses that implement formulas in NumPy.

A check file needs only this package's own names::

    from grader import assert_close, check

They are imported on first use, so that ``grader --help`` and the sandboxed worker do not pay for them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.checks.check import check
    from grader.checks.comparators import (
        FLOAT32,
        as_array,
        assert_close,
        assert_equal,
        assert_holds,
        assert_keys,
        assert_pure,
        assert_shape,
        assert_within,
        unpack,
    )
    from grader.checks.numerical_gradient import numerical_gradient

__version__ = "0.1.0"

_HOMES = {
    "check": "grader.checks.check",
    "numerical_gradient": "grader.checks.numerical_gradient",
    **dict.fromkeys(
        (
            "FLOAT32",
            "as_array",
            "assert_close",
            "assert_equal",
            "assert_holds",
            "assert_keys",
            "assert_pure",
            "assert_shape",
            "assert_within",
            "unpack",
        ),
        "grader.checks.comparators",
    ),
}

__all__ = [
    "FLOAT32",
    "__version__",
    "as_array",
    "assert_close",
    "assert_equal",
    "assert_holds",
    "assert_keys",
    "assert_pure",
    "assert_shape",
    "assert_within",
    "check",
    "numerical_gradient",
    "unpack",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'grader' has no attribute {name!r}")
