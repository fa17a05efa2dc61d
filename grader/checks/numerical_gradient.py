"""Numerical differentiation for checks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

QUOTIENT = "difference quotient"
_FROM = np.dtype(np.float64, metadata={"from": QUOTIENT})
"""Floats that know where they come from: a failure says so (:func:`origin`)."""


def origin(values: Any) -> str:
    """What is known of where an array comes from; empty for most.

    >>> origin(numerical_gradient(lambda w: float((w**2).sum()), [1.0, -2.0])[1:])
    'difference quotient'
    """
    metadata = getattr(getattr(values, "dtype", None), "metadata", None) or {}
    return str(metadata.get("from", ""))


def numerical_gradient(function: Callable[[np.ndarray], Any], x: Any, step: float = 1e-5) -> np.ndarray:
    """The gradient of a scalar function at ``x`` by central differences, with the shape of ``x``.

    The error is about ``step**2`` times the third derivative plus ``1e-16 / step``: compare with rtol 1e-5.
    Raises whatever ``function`` raises.

    >>> numerical_gradient(lambda w: float((w**2).sum()), [1.0, -2.0]).round(6)
    array([ 2., -4.])
    """
    point = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(point, dtype=_FROM)
    for index in np.ndindex(point.shape):
        centre = point[index]
        point[index] = centre + step
        above = float(function(point.copy()))
        point[index] = centre - step
        below = float(function(point.copy()))
        point[index] = centre
        gradient[index] = (above - below) / (2 * step)
    return gradient
