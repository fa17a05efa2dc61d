"""The way of a student's function as data for a picture: quantities with their marks, the result, a wrong step."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.diagnosis.evidence.cases import align
from grader.diagnosis.examples.counterexample import Wrong
from grader.diagnosis.glossary import Names
from grader.diagnosis.places.located import MAX_MARKS, Quantity, Way, called
from grader.results import Failure


def drawn(way: Way, names: Names) -> Failure | None:
    """The quantities with their marks, the result's, and the first step that differs, for a picture.

    None where no quantity of the way is reached: the student went another one.
    """
    exercise, step = way.wrong.example.function, way.step
    if all(one.reached is None for one in way.quantities):
        return None
    steps = [_step(one, called(exercise, one.name, names)) for one in way.quantities]
    data: dict[str, Any] = {"function": exercise, "steps": steps, "missing": way.missing, "result": _result(way.wrong)}
    if step is not None and step.expected.size <= MAX_MARKS:
        values = {"got": step.got.value.tolist(), "expected": step.expected.tolist()}
        where = {"own": step.got.name, "file": step.got.file, "line": step.got.line}
        data["step"] = {**where, "times": step.times, **values}
    return Failure("way", data)


def _step(one: Quantity, called: dict[str, str]) -> dict[str, Any]:
    shape = list(one.value.shape) if len(one.marks) == one.value.size else []
    return {"name": one.name, "also": list(one.also), "called": called, "shape": shape, "marks": one.marks}


def _result(wrong: Wrong) -> list[dict[str, Any]]:
    """The marks of the parts of a result, by their places; none where the result is built otherwise."""
    close = wrong.example.tolerance
    parts = []
    for place, got, right in align(wrong.value, wrong.example.expected) or ():
        if got.shape != right.shape or got.size > MAX_MARKS:
            is_right = got.shape == right.shape and np.allclose(got, right, close.rtol, close.atol, equal_nan=True)
            parts.append({"place": list(place), "shape": [], "marks": str(int(is_right))})
        else:
            marks = np.isclose(got, right, close.rtol, close.atol, equal_nan=True).ravel()
            parts.append(
                {"place": list(place), "shape": list(got.shape), "marks": "".join(map(str, marks.astype(int)))}
            )
    return parts
