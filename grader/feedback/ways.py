"""The way of a student's function through a call, as its picture shows it: which quantities of the solution it has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, product
from typing import Any, Literal

from grader.course.figures import RESULT, ids_of
from grader.feedback.compare import Comparison, comparison
from grader.languages import pick
from grader.messages import render
from grader.results import Failure

BEFORE, AFTER = 6, 4
"""Stages that are shown before the first that is missing, and after it of those that are there.

How the solution goes on where a function does not is for its author to find.
"""

MAX_ITEMS = 4
"""Items of one list or dict that are named."""

_SEVERAL = re.compile(r"(.+)-([1-9][0-9]?)")


State = Literal["reached", "opposite", "missing", "later", "unknown"]
"""Of a quantity: a function has it, with the right or the other sign; lacks it first, or later; nothing is known."""


@dataclass(frozen=True)
class Stage:
    """A quantity of the solution, and whether a function has it; nothing is called ``""`` but the result."""

    called: str
    state: State


@dataclass(frozen=True)
class FirstStep:
    """The first value that differs of a name that takes several: where, after how many right ones, and both sides."""

    own: str
    file: str
    line: int
    times: int
    comparison: Comparison


@dataclass(frozen=True)
class WayView:
    """How far a function comes in the call to try; ``is_cut`` says whether stages are left out at either end.

    ``figure`` is the assignment's SVG, where it has one, with ``states`` by id.
    """

    stages: tuple[Stage, ...]
    is_cut: tuple[bool, bool] = (False, False)
    step: FirstStep | None = None
    said: str = ""
    figure: str = ""
    states: Mapping[str, State] = field(default_factory=dict)

    @property
    def has_opposite(self) -> bool:
        """Whether something is there with the other sign."""
        shown = [one.state for one in self.stages] if not self.figure else self.states.values()
        return "opposite" in shown


def way_view(failure: Failure | None, lang: str, figure: str = "") -> WayView | None:
    """The stages of a way, and the states of what the ids of a ``figure`` name; None where there is too little."""
    if failure is None:
        return None
    data = failure.data
    steps, missing = data["steps"], data["missing"]
    states = states_of(ids_of(figure), data) if figure else {}
    known = [one for one in _stages(steps, missing, lang) if one.state != "unknown"]
    stages = [*known, Stage("", "missing" if missing == len(steps) else "later")]
    here = next(place for place, one in enumerate(stages) if one.state == "missing")
    first = max(0, here - BEFORE)
    there = [one for one in stages[here + 1 :] if one.state in ("reached", "opposite")][:AFTER]
    shown = [*stages[first : here + 1], *there]
    if not states and len(shown) < (3 if missing == len(steps) else 2):
        return None
    return WayView(
        tuple(shown), is_cut=(first > 0, here + len(there) + 1 < len(stages)), step=_first_step(data.get("step")),
        said=render(failure, lang), figure=figure if states else "", states=states,
    )  # fmt: skip


def _stages(steps: Sequence[Mapping[str, Any]], missing: int, lang: str) -> Iterator[Stage]:
    """The steps in order; items of one list or dict that follow each other in the same state are one stage."""
    states = [_state(one["marks"], place, missing) for place, one in enumerate(steps)]
    pairs = zip(steps, states, strict=True)
    for (_, state), group in groupby(pairs, key=lambda pair: (pair[0]["name"].partition("[")[0], pair[1])):
        items = [step for step, _ in group]
        if "[" not in items[0]["name"]:
            yield from (Stage(_called(one, lang), state) for one in items)
        else:
            yield Stage(_items_called(items, lang), state)


def _called(step: Mapping[str, Any], lang: str) -> str:
    return pick(step["called"], lang) or f"`{step['name']}`"


def _items_called(items: Sequence[Mapping[str, Any]], lang: str) -> str:
    """What items of one list or dict are called together: its own name, and their indices or keys."""
    base = items[0]["name"].partition("[")[0]
    called = pick(items[0]["called"], lang).rpartition(" `[")[0] or f"`{base}`"
    indices = list(dict.fromkeys(one["name"][len(base) :] for one in items))
    more = " …" if len(indices) > MAX_ITEMS else ""
    return f"{called} " + " ".join(f"`{one}`" for one in indices[:MAX_ITEMS]) + more


def _state(marks: str, place: int, missing: int) -> State:
    if "0" in marks:
        return "missing" if place == missing else "later"
    return "opposite" if "-" in marks else "reached" if "1" in marks else "unknown"


def _first_step(data: Any) -> FirstStep | None:
    """The first step that differs, with its table."""
    if not isinstance(data, dict):
        return None
    table = comparison(Failure("value", {"got": data["got"], "expected": data["expected"]}))
    return None if table is None else FirstStep(data["own"], data["file"], data["line"], data["times"], table)


# What the ids of a figure name


def states_of(ids: Iterable[str], data: Mapping[str, Any]) -> dict[str, State]:
    """The states of quantities and their numbers: ``out_h``, ``out_h.0``, ``h-2`` (its second value), ``result.W``.

    What nothing is known of has none.
    """
    found = ((one, _named_state(one, data)) for one in ids)
    return {one: state for one, state in found if state != "unknown"}


def _named_state(name: str, data: Mapping[str, Any]) -> State:
    first, *path = name.split(".")
    if first == RESULT:
        return _result_state(path, data)
    several = _SEVERAL.fullmatch(first)
    variable, number = (several[1], int(several[2])) if several else (first, 1)
    forms = [(variable, path), *((f"{variable}[{form}]", path[1:]) for form in _indices(path))]
    for full, rest in forms:
        places = [place for place, one in enumerate(data["steps"]) if full in (one["name"], *one["also"])]
        if len(places) >= number:
            place = places[number - 1]
            step = data["steps"][place]
            return _state(_chosen(step["marks"], step["shape"], rest), place, data["missing"])
    return "unknown"


def _indices(path: Sequence[str]) -> list[str]:
    """How the first part of a path stands in the name of a list's or a dict's item."""
    return [path[0], f'"{path[0]}"'] if path else []


def _result_state(path: Sequence[str], data: Mapping[str, Any]) -> State:
    place = len(data["steps"])
    if not data["result"]:
        return _state("0", place, data["missing"])
    marks = ""
    for part in data["result"]:
        where = [str(one) for one in part["place"]]
        common = min(len(where), len(path))
        if where[:common] == list(path[:common]):
            marks += _chosen(part["marks"], part["shape"], path[common:])
    return _state(marks, place, data["missing"])


def _chosen(marks: str, shape: Sequence[int], path: Sequence[str]) -> str:
    """The marks of a part of an array; nothing for a place that it does not have."""
    if not path:
        return marks
    if not shape:  # one mark for all of a large array
        return marks if marks == "1" else ""
    if len(path) > len(shape) or not all(re.fullmatch(r"-?[0-9]+", one) for one in path):
        return ""
    wanted = [int(one) % side if -side <= int(one) < side else -1 for one, side in zip(path, shape, strict=False)]
    places = product(*(range(side) for side in shape))
    return "".join(mark for mark, place in zip(marks, places, strict=True) if list(place[: len(wanted)]) == wanted)
