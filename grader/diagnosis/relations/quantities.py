"""Numbers that stand for something in a call: constants that people use, sizes of arguments, arguments themselves.

A quantity is a list of plain values, as it stands in a finding: ``["number", "2/3"]``, ``["rows", "x"]``,
``["argument", "eta"]``, each with the form that it has (``["rows", "x", "1/q"]``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isclose, isfinite, log, pi, sqrt
from typing import Any

import numpy as np

Quantity = tuple[str, ...]

NUMBERS: dict[str, float] = {
    "2": 2, "1/2": 0.5, "3": 3, "1/3": 1 / 3, "2/3": 2 / 3, "3/2": 1.5, "4": 4, "1/4": 0.25, "3/4": 0.75, "4/3": 4 / 3,
    "5": 5, "1/5": 0.2, "6": 6, "1/6": 1 / 6, "8": 8, "1/8": 0.125, "10": 10, "1/10": 0.1, "12": 12, "1/12": 1 / 12,
    "100": 100, "1/100": 0.01, "1000": 1000, "1/1000": 0.001, "π": pi, "1/π": 1 / pi, "2π": 2 * pi, "1/(2π)": 0.5 / pi,
    "ln 2": log(2), "1/ln 2": 1 / log(2), "ln 10": log(10), "1/ln 10": 1 / log(10), "√2": sqrt(2), "1/√2": sqrt(0.5),
}  # fmt: skip
"""Factors that a wrong constant makes."""

TERMS: dict[str, float] = {"1": 1, "1/2": 0.5, "2": 2, "3": 3, "1/4": 0.25, "10": 10}
"""Constants that are added by mistake."""

SIZES = ("rows", "columns", "slices")
FORMS: dict[str, Any] = {
    "q": lambda q: q,
    "1/q": lambda q: 1 / q,
    "q/(q-1)": lambda q: q / (q - 1),
    "(q-1)/q": lambda q: (q - 1) / q,
    "q/(q+1)": lambda q: q / (q + 1),
    "(q+1)/q": lambda q: (q + 1) / q,
    "√q": lambda q: q**0.5,
    "1/√q": lambda q: q**-0.5,
    "q²": lambda q: q * q,
    "1/q²": lambda q: 1 / (q * q),
    "2q": lambda q: 2 * q,
    "q/2": lambda q: q / 2,
    "2/q": lambda q: 2 / q,
    "1/(2q)": lambda q: 0.5 / q,
    "1-q": lambda q: 1 - q,
    "1/(1-q)": lambda q: 1 / (1 - q),
}


def signed(table: Mapping[str, float], value: float) -> Iterator[Quantity]:
    """The constants of a table that a value is, up to sign; -1 is one too."""
    if is_close(value, -1.0):
        yield "number", "-1"
    for name, number in table.items():
        if is_close(abs(value), number):
            yield "number", name if value > 0 else f"-{name}"


def named(arguments: Mapping[str, Any]) -> Iterator[tuple[Quantity, float]]:
    """The sizes of a call's arguments, and its numbers, with their values."""
    for name, value in arguments.items():
        if isinstance(value, bool | str | dict) or value is None:
            continue
        shape = np.shape(value) if not isinstance(value, list | tuple) else _list_shape(value)
        if not shape and isinstance(value, int | float | np.generic | np.ndarray):
            number = float(value)
            if isfinite(number):
                yield ("argument", name), number
        elif len(shape) == 1:
            yield ("length", name), float(shape[0])
            yield from _ends(name, value)
        else:
            for axis, size in zip(SIZES, shape, strict=False):
                yield (axis, name), float(size)


def _ends(name: str, value: Any) -> Iterator[tuple[Quantity, float]]:
    """The first and the last number of a vector."""
    try:
        array = np.asarray(value)
    except ValueError:  # a list of arrays
        return
    if array.size and array.dtype.kind in "iuf" and np.isfinite(array[[0, -1]]).all():
        yield ("first", name), float(array[0])
        yield ("last", name), float(array[-1])


def _list_shape(value: Any) -> tuple[int, ...]:
    try:
        return np.shape(value)
    except ValueError:
        return (len(value),)


def factors(value: float, arguments: Mapping[str, Any]) -> Iterator[Quantity]:
    """What a factor can be: a constant, or a size or number of this call in some form."""
    yield from signed(NUMBERS, value)
    for quantity, number in named(arguments):
        for form, of in FORMS.items():
            for sign in ("", "-"):
                try:
                    there = of(number)
                except (ZeroDivisionError, OverflowError):
                    continue
                if isinstance(there, float) and is_close(-there if sign else there, value):
                    yield (*quantity, sign + form)


def value_of(quantity: Quantity, arguments: Mapping[str, Any]) -> float | None:
    """What a factor is in a call; None where the call has no such quantity."""
    if quantity[0] == "number":
        name = quantity[1].removeprefix("-")
        number = 1.0 if name == "1" else NUMBERS[name]
        return -number if quantity[1].startswith("-") else number
    found = dict(named(arguments)).get(quantity[:2])
    try:
        there = None if found is None else FORMS[quantity[2].removeprefix("-")](found)
    except (ZeroDivisionError, OverflowError):
        return None
    return -there if isinstance(there, float) and quantity[2].startswith("-") else there


def terms(value: float, arguments: Mapping[str, Any]) -> Iterator[Quantity]:
    """What a term can be that was added or left out: a constant, or a size or number of this call."""
    if is_close(value, -1.0):
        yield "number", "-1"
    yield from (one for one in signed(TERMS, value) if one != ("number", "-1"))
    for quantity, number in named(arguments):
        for sign, there in (("", number), ("-", -number)):
            if there and is_close(there, value):
                yield (*quantity, f"{sign}q")


def is_close(one: float, other: float) -> bool:
    """Equal to the tolerance of checks."""
    return isclose(one, other, rel_tol=2e-6, abs_tol=1e-12)
