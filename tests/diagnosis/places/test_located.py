"""How far a function comes: the last right quantity, the first that never appears; traces are distrusted."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from grader.diagnosis.examples.examples import Examples, Tolerance
from grader.diagnosis.live import live
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
    from grader.course.reference import Reference

    def chain(draw: Any) -> tuple[Any, ...]:
        n = draw.size("n", 2, 4)
        return draw.array("x", (n,), 1.0), draw.array("w", (n,), 1.0)

    reference = Reference("chain", compile(REFERENCE, "chain.py", "exec"))
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


def test_where_all_named_quantities_are_there_the_last_is_named():
    """All of them are right and the result is not: this is said, and no more."""
    failure = found(result="np.sqrt(np.abs(c)) * w**3 + a**2 * x")
    assert failure is not None
    assert (failure.kind, failure.data["own"], failure.data["line"]) == ("located_result", "c", 6)
    for lang in ("en", "zh"):
        assert "`c`" in render(failure, lang)


def test_what_has_the_other_sign_is_not_called_right():
    """Where one of the quantities has the other sign, the last step is not said to be what is wrong."""
    assert found(upstream="-np.cos(b)") is None


def test_what_it_returns_is_not_right_on_the_way():
    """A result that is a step of the solution is still a wrong result: the line that made it stands there."""
    failure = found(result="b")
    assert failure is not None
    assert (failure.kind, failure.data["own"]) == ("located_result", "c")
    source = "import numpy as np\n\ndef chain(x, w):\n    return np.tanh(np.asarray(w) * np.asarray(x))\n"
    assert live(["chain"], ["chain"], known(), session(source))["chain"].findings == ()


def test_a_quantity_goes_by_its_name_in_the_handout():
    """Where the assignment says what the handout calls it, else as code."""
    examples = known()
    examples.names = {"chain.upstream": {"en": "the slope outside", "zh": "外层导数"}}
    source = STEPS.format(slope="1 - a * a", upstream="np.sin(b) + 0.2", result="c * w")
    (failure,) = live(["chain"], ["chain"], examples, session(source))["chain"].findings
    assert "The next quantity is the slope outside" in render(failure, "en")
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


def records(source: str, function: str, *args: Any) -> list[list[Any]]:
    names: dict[str, Any] = {}
    exec(compile(source, "f.py", "exec"), names)
    return decode(trace.answer(names, Sources({"f.py": source.encode()}), encode((function, args))))


def test_a_trace_tells_names_lines_and_changes_in_place():
    """Locals as they get their values, also element by element; helpers' arguments and results; no given argument."""
    source = "import numpy as np\ndef g(y):\n    return 2 * y\n"
    source += "def f(x):\n    a = np.zeros(2)\n    a[1] = g(x)\n    return a\n"
    told = [(kind, name, line, value.tolist()) for kind, _, _, line, name, value in records(source, "f", 3.5)]
    assert ("given", "y", 6, 3.5) in told
    assert ("returned", "g(…)", 3, 7.0) in told
    assert ("named", "a", 5, [0.0, 0.0]) in told
    assert ("named", "a", 6, [0.0, 7.0]) in told
    assert not [one for one in told if one[1] == "x"]


def test_a_trace_is_bounded_and_leaves_nothing_behind():
    """Long loops, large arrays and exceptions end it early; no tracer stays."""
    before = sys.gettrace()
    source = "import numpy as np\ndef f(n):\n    big = np.zeros(10**6)\n"
    source += "    for i in range(n):\n        a = i / 7\n    raise ValueError\n"
    told = records(source, "f", 100_000)
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
