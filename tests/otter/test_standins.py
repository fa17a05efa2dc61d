"""The stand-ins for a student's names: exact values, no trust in a worker's answers, no way round the grader's side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.checks.otter_file import Case, Question
from grader.course.reference import Reference
from grader.errors import NotPlainError, WireError
from grader.failures import CheckFailed, SubmissionError
from grader.otter.cases import run_case
from grader.otter.names import Names, ObjectsNeeded
from grader.sandbox.calls import MALFORMED
from grader.sandbox.deadlines import Limits
from grader.sandbox.in_process import NamespaceTransport
from grader.sandbox.session import Session
from grader.submissions.finding import Files
from grader.wire.codec import decode, encode
from grader.wire.packed import pack, unpack

NOTHING = Reference("none", compile("", "none", "exec"))

keys = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5) | st.binary(max_size=5)
)
values = st.recursive(
    keys | st.complex_numbers(allow_nan=False) | st.just(range(2, 9, 3)),
    lambda inside: (
        st.lists(inside, max_size=4)
        | st.lists(inside, max_size=4).map(tuple)
        | st.dictionaries(keys, inside, max_size=4)
        | st.sets(keys, max_size=4)
        | st.frozensets(keys, max_size=4)
    ),
    max_leaves=12,
)


def session_of(names: dict[str, Any]) -> Session:
    session = Session(lambda: NamespaceTransport(names), Files("work", "", {}), Limits())
    session.begin_check()
    return session


def run_doctest(code: str, source: str, reference: Reference = NOTHING) -> Session:
    """One OK case on a submission of this source; raises what the check raises."""
    names: dict[str, Any] = {"__name__": "work"}
    exec(source, names)
    session = session_of(names)
    case = Case("q1 - 1", False, 1, code)
    run_case(Question("q1", True, False, (case,), ""), case, session, reference)
    return session


@given(values)
def test_values_cross_with_their_exact_types(value: Any):
    """What is packed, sent and unpacked is equal and prints the same, but for the order of sets."""
    back = unpack(decode(encode(pack(value))), lambda name: name)
    assert (back, type(back)) == (value, type(value))
    assert sorted(repr(back)) == sorted(repr(value))


@pytest.mark.parametrize(
    "value",
    [
        object(),
        type("T", (tuple,), {})(),
        type("D", (dict,), {})(),
        range(10**9),
        set(range(3000)),
        np.array(["a"]),
        len,
    ],
)
def test_what_has_no_exact_place_is_refused(value: Any):
    """Objects, subclasses, giants and arrays of text are never sent as something else."""
    with pytest.raises((NotPlainError, WireError)):
        encode(pack(value))


@pytest.mark.parametrize(
    "packed",
    [
        None, 3, [], ["", 1, 2], ["what", 1], ["set", [["list", []]]], ["dict", [[["list", []], ["", 1]]]],
        ["dict", [1]],
        ["range", [0, 10**12, 1]], ["range", [1, 2, 0]], ["complex", ["a", 1]], ["bytes", 7], ["name", 3],
        ["set", [["", i] for i in range(3000)]],
    ],
)  # fmt: skip
def test_forged_values_are_refused(packed: Any):
    """Whatever a worker sends that :func:`pack` would not is an error of the protocol."""
    with pytest.raises(MALFORMED):
        unpack(packed, {}.__getitem__)


class Liar:
    """A worker that gives one answer to everything."""

    def __init__(self, kind: bytes, answer: Any) -> None:
        self.kind, self.body = kind, encode(answer)

    def request(
        self, kind: bytes, body: bytes, deadline: float, progress: Callable[[int], None]
    ) -> tuple[bytes, bytes]:
        if kind == b"L":
            return b"D", encode({"unreadable": [], "errors": [], "warnings": [], "cells": 1})
        return self.kind, self.body

    def close(self) -> None:
        pass


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (b"R", ["value", ["", 4]]), (b"V", 4), (b"V", ["value"]), (b"V", ["value", 4]), (b"V", ["mystery", ""]),
        (b"V", ["object", 3]), (b"V", ["object", [3, True]]), (b"V", ["raised", {}, "", [], []]),
        (b"V", ["returned", ["", 4], 7, [], []]), (b"E", {"kind": "missing", "names": []}),
    ],
)  # fmt: skip
def test_a_lying_worker_fails_the_case(kind: bytes, answer: Any):
    """A reply of the wrong kind or shape, to a name or to a call, ends in a failure, never in an error of ours."""
    session = Session(lambda: Liar(kind, answer), Files("work", "", {}), Limits())
    session.begin_check()
    case = Case("q1 - 1", False, 1, ">>> f(2)\n4\n")
    with pytest.raises((SubmissionError, CheckFailed)):
        run_case(Question("q1", True, False, (case,), ""), case, session, NOTHING)


def test_a_swallowed_hang_is_still_a_hang():
    """A test that catches every exception cannot turn a worker's death into a pass."""

    def test(f: Callable[[], Any]) -> None:
        try:
            f()
        except Exception:
            pass

    session = Session(lambda: Liar(b"V", ["callable", ""]), Files("work", "", {}), Limits())
    session.begin_check()
    case = Case("q1 - 1", False, 1, function=test)
    with pytest.raises(SubmissionError, match="interfered"):
        run_case(Question("q1", False, False, (case,), "def test(f): pass"), case, session, NOTHING)


def test_what_the_submission_returns_does_not_choose_the_process():
    """Without a reference too, an object equal to everything is a wrong answer, unless the test names its class."""
    source = (
        "class Yes:\n    __eq__ = lambda self, other: True\n    __repr__ = lambda self: 'Yes()'\n"
        "def f(x): return Yes()\n"
    )
    for code in (">>> f(2) == 4\nTrue\n", ">>> f(2)\n4\n", ">>> f(2).shape\n(2,)\n"):
        with pytest.raises(SubmissionError, match="`f` returned Yes"):
            run_doctest(code, source)
    assert run_doctest(">>> f(2)\nYes()\n", source).in_process


def test_the_reference_decides_where_there_is_one():
    """A case that the reference passes across the wire is never moved into the submission's process."""
    reference = Reference("work", compile("def f(x): return [x]\n", "work", "exec"))
    source = (
        "class Box:\n    def first(self): return 2\n    def __getitem__(self, i): return 2\ndef f(x): return Box()\n"
    )
    with pytest.raises(SubmissionError, match="`f` returned Box"):
        run_doctest(">>> f(2)[0]\n2\n", source, reference)
    assert run_doctest(">>> f(2)[0]\n2\n", "def f(x): return (x,)\n", reference).in_process is False


def test_the_tests_modules_are_the_graders_own():
    """``np`` in a test is the grader's NumPy where the submission imported NumPy; another module is no such thing."""
    assert not run_doctest(
        ">>> np.isclose(f(), 0.3)\nnp.True_\n", "import numpy as np\ndef f(): return 0.1 + 0.2"
    ).in_process
    names = Names(session_of({"os": __import__("os")}), "q1")
    with pytest.raises(ObjectsNeeded):
        names["os"].getcwd()


def test_functions_may_be_passed_to_functions():
    """A student's function as an argument of another one crosses by its name."""
    source = "def double(x): return 2 * x\ndef apply(f, x): return f(x)\n"
    assert not run_doctest(">>> apply(double, 4)\n8\n", source).in_process
    assert run_doctest(">>> apply(lambda x: x + 1, 4)\n5\n", source).in_process


def test_seeds_are_shared():
    """A test that seeds the global generators sees the submission draw from them, with both libraries."""
    source = "import numpy as np, random\ndef f(): return float(np.random.random()) + random.random()\n"
    code = (
        ">>> import numpy, random\n>>> numpy.random.seed(1); random.seed(2); a = f()\n"
        ">>> numpy.random.seed(1); random.seed(2); float(numpy.random.random()) + random.random() == a\nTrue\n"
    )
    assert not run_doctest(code, source).in_process


def test_doctests_own_rules_hold():
    """Directives, expected exceptions of own types, several statements, output and value together."""
    source = (
        "class Odd(ValueError): pass\n"
        "def f(x):\n    if x % 2: raise Odd('it is odd')\n    print('even'); return {x: [x] * 3}\n"
    )
    run_doctest(">>> f(2)\neven\n{2: [2, 2, 2]}\n", source)
    run_doctest(">>> for i in (2, 4):\n...     _ = f(i)\neven\neven\n", source)
    run_doctest(">>> f(2) # doctest: +ELLIPSIS\neven\n{2: ...}\n", source)
    run_doctest(">>> f(3)\nTraceback (most recent call last):\n  ...\nOdd: it is odd\n", source)
    with pytest.raises(SubmissionError):
        run_doctest(">>> f(3)\nTraceback (most recent call last):\n  ...\nOdd: it is even\n", source)
    with pytest.raises(CheckFailed, match="got even"):
        run_doctest(">>> f(2)\n{2: [2, 2, 2]}\n", source)
