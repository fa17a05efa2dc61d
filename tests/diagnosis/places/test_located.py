"""How far a function comes: the last right quantity, the first that never appears; traces are distrusted."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from grader.course.reference import Reference
from grader.diagnosis.examples.examples import Examples, Tolerance
from grader.diagnosis.live import Live, live
from grader.errors import WireError
from grader.messages import render
from grader.results import Failure
from grader.sandbox.in_process import traced_here
from grader.sandbox.replies import traced
from grader.wire.codec import decode, encode
from grader.worker import trace
from grader.worker.execution import Sources
from tests.diagnosis.submissions import examples, session

REFERENCE = """
import numpy as np

def chain(x, w):
    hidden = np.tanh(w * x)
    slope = 1 - hidden**2
    upstream = np.cos(slope)
    return upstream * w
"""

STEPS = """import numpy as np

def chain(x, w):
    a = np.tanh(np.asarray(w) * np.asarray(x))
    b = {slope}
    c = {upstream}
    return {result}
"""


def known() -> Examples:
    """An exercise of which every step has a name."""

    def chain(draw: Any) -> tuple[Any, ...]:
        n = draw.size("n", 2, 4)
        return draw.array("x", (n,), 1.0), draw.array("w", (n,), 1.0)

    reference = Reference("chain", compile(REFERENCE, "chain.py", "exec"), REFERENCE)
    return Examples(reference, {"chain": chain}, {"chain": Tolerance()})


def found(slope: str = "1 - a * a", upstream: str = "np.cos(b)", result: str = "c * w") -> Failure | None:
    source = STEPS.format(slope=slope, upstream=upstream, result=result)
    told = live(["chain"], ["chain"], known(), session(source))
    return told["chain"].findings[0] if "chain" in told and told["chain"].findings else None


def test_names_the_first_quantity_that_never_appears():
    """The student's line before it is right; its own name stands there, and what should come next with its value."""
    failure = found(slope="np.sqrt(np.abs(a)) + a**5 - 0.3 * a")
    assert failure is not None
    assert failure.kind == "located"
    assert (failure.data["own"], failure.data["line"], failure.data["missing"]) == ("a", 4, "slope")
    for lang in ("en", "zh"):
        text = render(failure, lang)
        assert "`a`" in text
        assert "`slope`" in text
        assert failure.data["value"] in text


def test_a_quantity_is_reached_in_another_form():
    """A sign, another shape or a transpose makes no other quantity."""
    failure = found(slope="(a**2 - 1)[None].T", upstream="np.sin(b[:, 0] * 2.5 + a) - a**3")
    assert failure is not None
    assert (failure.data["own"], failure.data["missing"]) == ("b", "upstream")
    assert "for its sign" in render(failure)
    assert "for its sign" not in render(replace(failure, data=failure.data | {"opposite": False}))


def test_where_all_named_quantities_are_there_the_last_is_named():
    """All of them are right and the result is not: this is said, and no more."""
    failure = found(result="np.sqrt(np.abs(c)) * w**3 + a**2 * x")
    assert failure is not None
    assert (failure.kind, failure.data["own"], failure.data["line"]) == ("located_result", "c", 6)
    for lang in ("en", "zh"):
        assert "`c`" in render(failure, lang)


def test_what_has_the_other_sign_is_not_called_right():
    """Where one of the quantities has the other sign, the last step is not said to be what is wrong.

    The expression that is right before its sign is changed is told, and that nothing is missing before it.
    """
    assert found(upstream="np.cos(b + np.pi)") is None
    failure = found(upstream="-np.cos(b)")
    assert failure is not None
    assert (failure.kind, failure.data["own"], failure.data["line"]) == ("located_result", "np.cos(b)", 6)


def test_what_it_returns_is_not_right_on_the_way():
    """A result that is a step of the solution is still a wrong result: what made it stands there."""
    failure = found(result="b")
    assert failure is not None
    assert (failure.kind, failure.data["own"]) == ("located_result", "c")
    source = "import numpy as np\n\ndef chain(x, w):\n    return np.tanh(np.asarray(w) * np.asarray(x))\n"
    (early,) = live(["chain"], ["chain"], known(), session(source))["chain"].findings
    assert (early.kind, early.data["own"]) == ("located", "np.tanh(np.asarray(w) * np.asarray(x))")


def test_a_quantity_goes_by_its_name_in_the_handout():
    """Where the assignment says what the handout calls it, else as code."""
    examples = known()
    examples.names = {"chain.upstream": {"en": "the slope outside", "zh": "外层导数"}}
    source = STEPS.format(slope="1 - a * a", upstream="np.sin(b) + 0.2", result="c * w")
    (failure,) = live(["chain"], ["chain"], examples, session(source))["chain"].findings
    assert "The first quantity of the solution that never appears is the slope outside" in render(failure, "en")
    assert "外层导数" in render(failure, "zh")
    assert "`upstream`" in render(replace(failure, data=failure.data | {"called": {}}))


def test_silent_where_nothing_is_reached():
    """A function that goes another way altogether is not told where it left ours."""
    source = "import numpy as np\n\ndef chain(x, w):\n    return np.sqrt(np.abs(x)) + np.asarray(w) ** 3 * 0.7 + 0.1\n"
    told = live(["chain"], ["chain"], known(), session(source))
    assert told["chain"].findings == ()


def test_the_named_mistake_is_not_located_too():
    """An exercise that is explained already gets its call to try, and no more."""
    source = STEPS.format(slope="1 + a * a * 0.7", upstream="np.cos(b)", result="c * w")
    assert live(["chain"], [], known(), session(source))["chain"].findings == ()


ONE_BY_ONE = {
    "names": ("first, second = np.tanh(w[0] * x[0]), np.tanh(w[1] * x[1])", "first second", "[first, second]"),
    "a list": ("h = [np.tanh(a * b) for a, b in zip(x, w)]", "h", "h"),
}


@pytest.mark.parametrize(("hidden", "own", "numbers"), ONE_BY_ONE.values(), ids=ONE_BY_ONE)
def test_what_is_computed_one_by_one_is_reached(hidden: str, own: str, numbers: str):
    """A quantity of which each number has a name of its own, or that is a list."""
    source = f"import numpy as np\n\ndef chain(x, w):\n    {hidden}\n"
    source += f"    return np.array([one ** 5 + 0.3 * two for one, two in zip({numbers}, w)])\n"
    (failure,) = live(["chain"], ["chain"], known(), session(source))["chain"].findings
    assert (failure.kind, failure.data["missing"]) == ("located", "slope")
    assert failure.data["own"] in own.split()


def test_numbers_of_a_loop_are_no_array():
    """What a loop computes by the way may be right: it is neither called there nor missing."""
    source = "import numpy as np\n\ndef chain(x, w):\n    total = 0.0\n    for a, b in zip(x, w):\n"
    source += "        h = np.tanh(a * b)\n        total = total + h ** 3\n    return total + np.asarray(w)\n"
    told = live(["chain"], [], known(), session(source))["chain"]
    assert told.way is None or set(told.way.data["steps"][0]["marks"]) == {"?"}


STEPWISE = """
import numpy as np

def descend(x, eta, n):
    for _ in range(n):
        x = x - eta * np.tanh(x)
    return x
"""


def stepwise(source: str) -> Live:
    """What is told of a function that goes step by step, three and more."""

    def descend(draw: Any) -> tuple[Any, ...]:
        return draw.array("x", (2,), 1.0) + 3.3, 0.17, draw.size("n", 3, 5)

    reference = Reference("descend", compile(STEPWISE, "descend.py", "exec"), STEPWISE)
    every = Examples(reference, {"descend": descend}, {"descend": Tolerance()})
    return live(["descend"], ["descend"], every, session(source))["descend"]


def test_the_first_step_that_differs_is_told():
    """After how many right ones, with what it is and what it should be."""
    source = "import numpy as np\n\ndef descend(x, eta, n):\n    w = np.array(x)\n    for step in range(n):\n"
    source += "        w = w - (eta + 0.01 * step**2) * np.tanh(w)\n    return w + 0.001 * np.cos(w * n)\n"
    told = stepwise(source)
    (failure,) = told.findings
    assert (failure.kind, failure.data["own"], failure.data["line"], failure.data["times"]) == (
        "located_step",
        "w",
        6,
        1,
    )
    for lang in ("en", "zh"):
        assert failure.data["got"] in render(failure, lang)
        assert failure.data["value"] in render(failure, lang)
    assert told.way is not None
    assert told.way.data["step"]["times"] == 1
    assert told.way.data["step"]["got"] != told.way.data["step"]["expected"]


def test_steps_are_not_compared_where_other_values_lie_between():
    """A name that changes entry by entry takes values that are no step of the solution's."""
    source = "import numpy as np\n\ndef descend(x, eta, n):\n    w = np.array(x)\n    for step in range(n):\n"
    source += "        for i in range(2):\n            w[i] -= (eta + 0.01 * step**2) * np.tanh(w[i])\n"
    source += "    return w + 0.001 * np.cos(w * n)\n"
    told = stepwise(source)
    assert not [one for one in told.findings if one.kind == "located_step"]
    assert told.way is None or "step" not in told.way.data


def test_the_way_says_which_numbers_are_there():
    """Of each quantity and of the result, number by number; also where the mistake is named already."""
    source = STEPS.format(slope="1 - a * a", upstream="np.cos(b)", result="c * w + 0.3 * (np.arange(len(w)) == 0)")
    told = live(["chain"], [], known(), session(source))["chain"]
    assert told.findings == ()
    assert told.way is not None
    data = told.way.data
    assert [one["name"] for one in data["steps"]] == ["hidden", "slope", "upstream"]
    assert all(set(one["marks"]) == {"1"} for one in data["steps"])
    assert data["missing"] == 3
    (result,) = data["result"]
    assert result["marks"][0] == "0"
    assert set(result["marks"][1:]) <= {"1"}


def test_a_way_that_was_cut_off_says_nothing():
    """What is missing from a trace that is full may have come later."""
    source = "import numpy as np\n\ndef chain(x, w):\n    for i in range(9999):\n        y = i / 7\n"
    source += "    return 1 - np.tanh(np.asarray(w) * np.asarray(x))\n"
    told = live(["chain"], ["chain"], known(), session(source))["chain"]
    assert told.way is None
    assert not [one for one in told.findings if one.kind.startswith("located")]


INLINE = {
    "attributes": """
class Net:
    def __init__(self, w):
        self.w = w

    def run(self, x):
        self.h = np.tanh(self.w * x)
        return np.cos(1 - self.h**2)

def chain(x, w):
    return Net(np.asarray(w)).run(np.asarray(x)) * w**3
""",
    "items of a list": """
def chain(x, w):
    steps = [None] * 3
    steps[0] = np.tanh(np.asarray(w) * np.asarray(x))
    steps[1] = 1 - steps[0] ** 2
    steps[2] = np.cos(steps[1])
    return steps[2] * w**3
""",
    "one expression": """
def chain(x, w):
    return np.cos(1 - np.tanh(np.asarray(w) * np.asarray(x)) ** 2) * w**3
""",
    "rows of a matrix": """
def chain(x, w):
    rows = np.zeros((3, len(x)))
    rows[:] = np.array([x, w, x])
    rows[0], rows[2] = np.tanh(rows[0] * rows[1]), np.arange(len(x)) / 7
    both = np.stack([1 - rows[0] ** 2, rows[2]])
    more = np.cos(both)
    return more[0] * w**3
""",
    "a helper and a lambda": """
def slope(values):
    return 1 - np.tanh(values) ** 2

outer = lambda values: np.cos(values)

def chain(x, w):
    return outer(slope(np.asarray(w) * np.asarray(x))) * w**3
""",
}


@pytest.mark.parametrize("source", INLINE.values(), ids=INLINE)
def test_values_without_a_name_are_seen(source):
    """Attributes, items, rows, and what stands inline: the result is what is wrong, and nothing before it."""
    told = live(["chain"], [], known(), session(f"import numpy as np\n{source}"))["chain"]
    assert told.way is not None
    assert told.way.data["missing"] == 3
    assert not {mark for one in told.way.data["steps"] for mark in one["marks"]} - {"1", "?"}


def test_what_something_right_is_computed_from_is_not_called_missing():
    """``1 - tanh² = 1 / cosh²``: who never computes the one by way of the other has made no mistake there."""
    source = "import numpy as np\n\ndef chain(x, w):\n    slope = np.cosh(np.multiply(w, x)) ** -2.0\n"
    source += "    return np.cos(slope) * w**3\n"
    told = live(["chain"], ["chain"], known(), session(source))["chain"]
    assert told.way is not None
    states = [set(one["marks"]) for one in told.way.data["steps"]]
    assert states == [{"?"}, {"1"}, {"1"}]
    assert told.way.data["missing"] == 3


def test_the_other_sign_is_told_as_such():
    """It is neither right nor missing."""
    source = STEPS.format(slope="1 - a * a", upstream="np.cos(b + np.pi)", result="c * w")
    told = live(["chain"], [], known(), session(source))["chain"]
    assert told.way is not None
    assert [set(one["marks"]) for one in told.way.data["steps"]] == [{"1"}, {"1"}, {"-"}]


FACTOR = """
import numpy as np

def pair(x, w):
    inner = w * x
    delta = np.tanh(inner) / 3
    back = np.sin(delta)
    return back * w, delta * x
"""


APART = """
import numpy as np

def pair(x, w):
    first = np.tanh(x) / 3
    second = np.sin(w) / 5
    return first * w, second * x
"""


def paired(body: str, right: str = FACTOR) -> Live:
    def pair(draw: Any) -> tuple[Any, ...]:
        return draw.array("x", (3,), 1.0) + 1.1, draw.array("w", (3,), 1.0) + 2.3

    reference = Reference("pair", compile(right, "pair.py", "exec"), right)
    every = Examples(reference, {"pair": pair}, {"pair": Tolerance()})
    return live(["pair"], ["pair"], every, session(f"import numpy as np\n\ndef pair(x, w):\n{body}"))["pair"]


def test_a_factor_that_is_made_up_for_later_is_no_mistake():
    """Whoever divides at the end has the quantity but for the factor; who forgets it has not."""
    later = "    big = np.tanh(np.multiply(w, x))\n    return np.cos(big) * w, big * x / 3\n"
    told = paired(later).way
    assert told is not None
    assert [set(one["marks"]) for one in told.data["steps"]] == [{"1"}, {"?"}, {"0"}]
    assert told.data["missing"] == 2
    forgot = "    big = np.tanh(np.multiply(w, x))\n    return np.sin(big) * w, big * x\n"
    told = paired(forgot).way
    assert told is not None
    assert told.data["missing"] == 1


def test_where_the_first_quantity_is_missing_and_later_ones_are_there_this_is_said():
    """Nothing before it can be named then."""
    told = paired("    s = np.sin(w) / 5\n    return (np.cosh(x) / 3 + s**2) * w, s * x\n", APART)
    (failure,) = told.findings
    assert (failure.kind, failure.data["missing"]) == ("located_first", "first")
    for lang in ("en", "zh"):
        assert "`first`" in render(failure, lang)


def test_a_factor_is_seen_number_by_number_too():
    body = "    a, b, c = (np.tanh(np.multiply(w, x)).tolist())\n    big = np.array([a, b, c])\n"
    told = paired(f"{body}    return np.cos(big) * w, np.array([a * x[0], b * x[1], c * x[2]]) / 3\n").way
    assert told is not None
    assert told.data["missing"] == 2


def test_a_matrix_is_there_where_its_rows_are():
    """Step by step, without an array that holds them all."""
    right = "import numpy as np\n\ndef pair(x, w):\n    hs = np.array([np.tanh(x), np.tanh(w), np.tanh(x * w)])\n"
    right += "    return hs.sum(axis=0) / 3, hs[2]\n"
    body = "    first = np.tanh(x)\n    second = np.tanh(w)\n    third = np.tanh(np.multiply(x, w))\n"
    told = paired(f"{body}    return first + second - third, third\n", right).way
    assert told is None or told.data["missing"] == 1
    assert told is not None
    assert set(told.data["steps"][0]["marks"]) == {"1"}


def records(source: str, function: str, *args: Any) -> list[list[Any]]:
    names: dict[str, Any] = {}
    exec(compile(source, "f.py", "exec"), names)
    return decode(trace.answer(names, Sources({"f.py": source.encode()}), encode((function, args))))


def test_a_trace_tells_names_lines_and_changes_in_place():
    """Locals as they get values, also element by element, expressions, helpers' results; nothing given."""
    source = "import numpy as np\ndef g(y, z):\n    return y + z\n"
    source += "def f(x):\n    a = np.zeros(2)\n    a[1] = g(x + 1, x)\n    return a\n"
    told = [(kind, name, line, value.tolist()) for kind, _, _, line, name, value in records(source, "f", 3.5)]
    assert ("made", "x + 1", 6, 4.5) in told
    assert ("made", "y + z", 3, 8.0) in told
    assert ("returned", "g(…)", 3, 8.0) in told
    assert ("named", "a", 5, [0.0, 0.0]) in told
    assert ("named", "a", 6, [0.0, 8.0]) in told
    assert not [one for one in told if one[1] in ("x", "z")]


def test_a_trace_is_bounded_and_leaves_nothing_behind():
    """Long loops, large arrays and exceptions end it early; no tracer stays."""
    before = sys.gettrace()
    source = "import numpy as np\ndef f(n):\n    big = np.zeros(10**6)\n"
    source += "    for i in range(n):\n        a = i / 7\n    raise ValueError\n"
    told = records(source, "f", 10_000)
    assert len(told) == trace.MAX_RECORDS
    assert all(value.size <= trace.MAX_ELEMENTS for *_, value in told)
    assert sys.gettrace() is before


GOOD = ["named", "f", "softmax.py", 3, "a", np.ones(2)]


@pytest.mark.parametrize(
    ("place", "lie"),
    [
        (0, "advice"), (1, 3), (2, "other.py"), (2, None), (3, -1), (3, 10**9), (3, 1.5), (4, "a\x1b[2J"), (4, b"a"),
        (5, np.ones(10**4)), (5, "x"), (5, np.ones(2, complex)), (5, np.zeros(0)), (5, [1.0]),
    ],
)  # fmt: skip
def test_a_record_that_cannot_be_is_refused(place, lie):
    """Every part of a record has its type and its bounds."""
    assert traced([GOOD], {"softmax.py"})[0].name == "a"
    bad = list(GOOD)
    bad[place] = lie
    with pytest.raises(WireError):
        traced([bad], {"softmax.py"})


def test_the_reference_is_traced_in_the_same_way():
    """What the solution names on its way, of an assignment of the course."""
    contract = examples("gan").contract
    example = examples("gan").small("discriminator_gradient")[0]
    names = {one.name for one in traced_here(contract.namespace, "discriminator_gradient", example.args)}
    assert names
