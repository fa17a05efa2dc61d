"""Edits behind switches: each gives what it gives when it is compiled alone, and nothing where no edit is on."""

from __future__ import annotations

import ast
from types import CodeType, FunctionType
from typing import Any

import numpy as np
import pytest

from grader.course.handout_cells import runnable
from grader.wire.codec import decode, encode
from grader.worker import repairs
from grader.worker.edits import Edit, Tree
from grader.worker.repairs import Edited, _Call
from grader.worker.switched import Reached, Switched
from tests.diagnosis.submissions import COURSE, examples

SLICES = """def f(x, n=2, *, m=1):
    x = x + 0
    x[1:, 0] += x[:-1, 1]
    part = x[max(0, n - 1) : n, :]
    head, *rest = part
    return [head[0, None] - m, *rest], f"{n + 1:{m}d}", x[::2]
"""
LOOPS = """def f(x):
    total, last = 0, None
    for i in range(len(x)):
        step = lambda a, by=2: a - by
        try:
            total += step(x[i]) / (x[i] - 1)
        except ZeroDivisionError as error:
            last = str(error)
            continue
        if x[i] > 2:
            total -= 1
        elif x[i] > 1:
            total *= 2
        else:
            total = total + 1
        last = i
    return total, last, [y - 1 for y in x if y > 1]
"""
MATCHES = """def f(x):
    match x:
        case [1, *rest] if len(rest) > 1:
            y = rest[0] - rest[1]
        case {"a": 2, **more}:
            y = len(more) - 1
        case _:
            y = -1
    with np.errstate(all="ignore") as state:
        y = y - len(state)
    return y
"""
INNER = """def f(x):
    grad = x - 1

    def through(delta):
        nonlocal grad
        size = 2
        grad = grad - size * delta
        return size - delta

    y = through(x)
    return grad, y - through(y)
"""
SHADOWS = """size = 7
def f(x):
    \"\"\"A name that is also a global.\"\"\"
    size = 3
    abs = x - size
    return abs - size
"""
ITSELF = """def f(n):
    if n < 2:
        return 1
    return n * f(n - 1) - 1
"""


def made(source: str) -> tuple[Tree, FunctionType]:
    names: dict[str, Any] = {"np": np}
    exec(compile(source, "f.py", "exec", dont_inherit=True), names)
    node = next(one for one in ast.parse(source).body if isinstance(one, ast.FunctionDef))
    return Tree(node), names["f"]


def alone(tree: Tree, edit: Edit, like: FunctionType) -> FunctionType:
    """The function with one edit, compiled for itself."""
    code = tree.edited(edit, "f.py")
    body = next(one for one in code.co_consts if isinstance(one, CodeType) and one.co_name == like.__name__)
    function = FunctionType(body, like.__globals__, like.__name__, like.__defaults__)
    function.__kwdefaults__ = like.__kwdefaults__
    return function


ARRAY = np.array([[1.0, 2.0], [3.0, 5.0], [4.0, 7.0]])
CASES = {
    "slices": (SLICES, [(ARRAY,), (ARRAY, 1)]), "loops": (LOOPS, [([1, 2, 3],), ([],), ([0.5, 4],)]),
    "matches": (MATCHES, [([1, 2, 5],), ({"a": 2, "b": 3},), (3,)]), "inner": (INNER, [(2.0,), (ARRAY,)]),
    "shadows": (SHADOWS, [(1.0,)]), "itself": (ITSELF, [(4,), (1,)]),
}  # fmt: skip


@pytest.mark.parametrize(("source", "calls"), CASES.values(), ids=CASES)
def test_a_switch_gives_what_the_edit_alone_gives(source, calls):
    """In every call; and nearly every edit has a switch."""
    tree, function = made(source)
    edits = tree.edits()
    switched = Switched(tree, edits, function.__globals__)
    assert len(switched.switches) > 0.8 * len(edits)
    values = [_Call(args) for args in calls]
    for number, switch in switched.switches.items():
        one, other = switched.function(*switch, function), alone(tree, edits[number], function)
        assert [call.value(one) for call in values] == [call.value(other) for call in values], edits[number]


@pytest.mark.parametrize(("source", "calls"), CASES.values(), ids=CASES)
def test_no_edit_is_on_where_only_places_are_noted(source, calls):
    """The function is what it is; an edit in a place that a call does not come to changes nothing."""
    tree, function = made(source)
    switched = Switched(tree, tree.edits(), function.__globals__)
    for call in map(_Call, calls):
        reached = Reached()
        as_it_is = call.value(function)
        assert call.value(switched.function(reached, 0, function)) == as_it_is
        left_out = [switch for switch in switched.switches.values() if switch[0] not in reached.places]
        assert all(call.value(switched.function(*switch, function)) == as_it_is for switch in left_out)


def test_places_are_told_apart_by_what_runs():
    """What stands in a branch that is not taken is not reached; the arguments are in line 1."""
    tree, function = made("def f(x):\n    if x > 0:\n        return x - 1\n    return x - 2\n")
    edits = tree.edits()
    switched = Switched(tree, edits, function.__globals__)
    reached = Reached()
    switched.function(reached, 0, function)(-1)
    lines = {edits[number].shown.lineno for number, (place, _) in switched.switches.items() if place in reached.places}
    assert lines == {1, 2, 4}


@pytest.mark.parametrize(
    "statement",
    ["yield x", "x = (yield)", "return locals()", "if (n := x) > 1: return n", "return eval('x')"],
)
def test_what_would_be_another_function_has_no_switches(statement):
    """Generators, names that are set within expressions, and code that looks at its own names."""
    tree, function = made(f"def f(x):\n    y = x - 1\n    {statement}\n    return y\n")
    with pytest.raises(ValueError, match="another one"):
        Switched(tree, tree.edits(), function.__globals__)


def test_a_name_that_would_be_a_global_is_compiled_alone():
    """Without its line ``size`` is the global: behind a switch it would be a name without a value."""
    tree, function = made(SHADOWS)
    edits = tree.edits()
    (number,) = (number for number, one in enumerate(edits) if one.kind == "statement" and one.shown.lineno == 4
                 and isinstance(one.new, ast.Pass))  # fmt: skip
    assert number not in Switched(tree, edits, function.__globals__).switches
    assert decode(Edited(tree.function, function).values(range(len(edits)), [_Call((1.0,))])[number][0]) == -13.0


@pytest.mark.parametrize(
    ("assignment", "exercise"), [("backprop", "train_step"), ("convolution", "conv2d"), ("gru", "gru_step_backward")]
)
def test_the_courses_own_functions(assignment, exercise, monkeypatch):
    """All edits at once give what each gives alone, on public calls, however busy the machine is."""
    for limit in ("SLOW", "SECONDS", "SECONDS_OF_ONE"):
        monkeypatch.setattr(repairs, limit, 60.0)
    text = runnable(COURSE.assignment(assignment).reference_path.read_text(encoding="utf-8"), assignment)
    names: dict[str, Any] = {"__name__": assignment}
    exec(compile(text, "f.py", "exec", dont_inherit=True), names)
    node = next(one for one in ast.parse(text).body if getattr(one, "name", "") == exercise)
    assert isinstance(node, ast.FunctionDef)
    edited = Edited(node, names[exercise])
    calls = [decode(encode(one.args)) for one in examples(assignment).small(exercise)[:2]]
    every = range(len(edited.edits))
    together = edited.values(every, [_Call(args) for args in calls])
    assert edited.switched is not None
    apart = [edited.values([number], [_Call(args) for args in calls])[0] for number in every[::5]]
    edited.switched = None
    assert apart == [edited.values([number], [_Call(args) for args in calls])[0] for number in every[::5]]
    assert apart == together[::5]
