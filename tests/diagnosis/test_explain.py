"""Mistakes that nobody wrote down: what the engines say of a submission's recorded calls, and when they say nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from grader.course.misconceptions import Misconception
from grader.course.reference import Reference
from grader.diagnosis.edits.edits import Edit, edits
from grader.diagnosis.explain import explain
from grader.diagnosis.search import Checked, diagnose
from grader.diagnosis.variants.derived import Derived, TooMuchWorkError
from grader.diagnosis.variants.variants import Variants
from grader.messages import render
from grader.results import Failure, Hint
from grader.sandbox.calls import Call
from grader.scoring.run_checks import reference_session
from grader.wire.codec import encode
from grader.wire.plain_values import plain

SOURCE = """
import numpy as np


def scale(x):
    return np.sum(np.asarray(x, dtype=np.float64) ** 2)


def model(x, w, b):
    total = x @ w + b
    gate = 1 / (1 + np.exp(-total))
    return gate * np.tanh(total) / scale(w)


def steps(w, eta, n):
    found = []
    for _ in range(n):
        w = w - eta * 2 * w / scale(w)
        found.append(w)
    return np.array(found)
"""
REFERENCE = Reference("model", compile(SOURCE, "model.py", "exec"))
VARIANTS = Variants("model", SOURCE, [], {"gate": {"en": "the gate", "zh": "门"}})


def requests(function: str, count: int = 5) -> list[bytes]:
    """Calls that grow."""
    rng = np.random.default_rng(3)
    found = []
    for n in range(2, 2 + count):
        arguments = {
            "scale": (rng.normal(size=n),),
            "model": (rng.normal(size=(n, n)), rng.normal(size=n), rng.normal(size=n)),
            "steps": (rng.normal(size=3), float(rng.uniform(0.1, 0.2)), n),
        }[function]
        found.append(encode((function, arguments, {})))
    return found


def calls(function: str, source: str, count: int = 5) -> tuple[Call, ...]:
    """What a student's file gives for these calls."""
    student = Reference("model", compile(source, "student.py", "exec"))
    found = []
    for request in requests(function, count):
        call = Call(function, request)
        args, kwargs = call.arguments()
        try:
            found.append(Call(function, request, plain(getattr(student, function)(*args, **kwargs))))
        except Exception as error:
            failure = Failure("raised", {"type": type(error).__name__, "message": "", "builtin": True})
            found.append(Call(function, request, None, failure))
    return tuple(found)


def checked(function: str, source: str, **more: Any) -> Checked:
    return Checked(function, "failed", calls(function, source), compares=True, **more)


def findings(function: str, *changes: tuple[str, str]) -> list[Failure]:
    source = SOURCE
    for old, new in changes:
        assert old in source
        source = source.replace(old, new)
    return list(explain([checked(function, source)], REFERENCE, VARIANTS, ()).get(function, ()))


@pytest.mark.parametrize(
    ("function", "old", "new", "kind", "of"),
    [
        ("scale", "** 2)", "** 2) / 2", "related_factor", ["number", "1/2"]),
        ("model", "x @ w + b", "x @ w", "related_changed", ["ignored", "b"]),
        ("model", "x @ w", "x.T @ w", "related_changed", ["transposed", "x"]),
        ("model", "np.exp(-total)", "np.exp(total)", "derived_sign", []),
        ("model", "gate * np.tanh(total)", "gate * total", "derived_unapplied", ["tanh"]),
        ("model", "gate * np.tanh", "np.tanh", "derived_left_out", ["factor", "gate"]),
        ("model", "gate * np.tanh(total)", "gate * np.tanh(gate)", "derived_name", ["gate", "total"]),
        ("model", "np.exp(-total)", "np.tanh(-total)", "derived_function", ["tanh", "exp"]),
        ("model", "np.tanh(total)", "np.tanh(1 - total)", "derived_name", ["1 - total", "total"]),
        ("model", "x @ w + b", "x @ (w + b)", "derived_precedence", []),
        ("model", " / scale(w)", "", "derived_left_out", ["divisor"]),
        ("steps", "w - eta * 2 * w", "w - eta * w", "related_changed", ["halved", "eta"]),
    ],
)
def test_a_mistake_is_described(function, old, new, kind, of):
    """What was changed is what is said, by the strongest engine that knows it."""
    found = findings(function, (old, new))
    assert (found[0].kind, found[0].data["of"]) == (kind, of)
    assert all(render(one, lang) for one in found for lang in ("en", "zh"))


def test_the_place_is_named_in_the_handouts_words():
    """The quantity in which an edit lies has the name that the assignment gives it."""
    (found, *_) = findings("model", ("np.exp(-total)", "np.exp(total)"))
    assert "where the gate is computed" in render(found)
    assert "计算门处" in render(found, "zh")


def test_nothing_is_said_of_what_is_right_or_unknown():
    """Right values, random values and exceptions alone give no sentence about values."""
    assert findings("model") == []
    assert findings("model", ("gate * np.tanh(total)", "np.cos(3.3 * total) ** 3 + gate ** 4")) == []
    assert findings("model", ("return gate", "raise ValueError")) == []


def test_nothing_is_said_of_what_was_hinted_or_won_back():
    """Exercises with a hint, and those whose checks would pass but for others, are left alone."""
    wrong = SOURCE.replace("** 2)", "** 2) / 2")
    assert explain([checked("scale", wrong)], REFERENCE, VARIANTS, {"scale"}) == {}
    assert explain([checked("scale", wrong, won_back=True)], REFERENCE, VARIANTS, ()) == {}
    assert explain([checked("scale", wrong)], REFERENCE, None, ()) == {}


def test_another_functions_mistake_is_not_laid_at_the_door_of_this_one():
    """Where an earlier function lost points, only calls made with it repaired are looked at."""
    wrong = SOURCE.replace("** 2)", "** 2) / 2")
    found = explain([checked("scale", wrong), checked("model", wrong)], REFERENCE, VARIANTS, ())
    assert list(found) == ["scale"]
    own = checked("model", wrong, repaired=calls("model", SOURCE.replace("gate * np.tanh", "np.tanh")))
    found = explain([checked("scale", wrong), own], REFERENCE, VARIANTS, ())
    assert found["model"][0].kind == "derived_left_out"


def test_values_that_need_not_be_the_references_are_not_compared():
    """Where a check accepted other values than the reference's, there is more than one right answer."""
    wrong = SOURCE.replace("** 2)", "** 2) / 2")
    lost = Checked("scale", "failed", calls("scale", wrong))
    assert explain([lost], REFERENCE, VARIANTS, ())
    passed = Checked("scale", "passed", calls("scale", wrong))
    assert explain([passed, lost], REFERENCE, VARIANTS, ()) == {}


def test_right_values_and_changed_arguments():
    """That an argument is changed is said by its name, where no value is wrong."""
    changed = tuple(
        Call(call.function, call.request, call.value, None, ("argument 2",)) for call in calls("model", SOURCE)
    )
    found = explain([Checked("model", "failed", changed, compares=True)], REFERENCE, VARIANTS, ())
    assert [(one.kind, one.data) for one in found["model"]] == [("related_spoiled", {"of": ["w"]})]


def test_what_is_kept_from_call_to_call():
    """Equal calls with different answers are noticed where each value by itself is right or unknown."""
    right = calls("scale", SOURCE)
    again = tuple(Call(call.function, call.request, call.value + 1) for call in right[:1])
    found = explain([Checked("scale", "failed", (*right, *again), compares=True)], REFERENCE, VARIANTS, ())
    assert [one.kind for one in found["scale"]] == ["related_state"]


@pytest.mark.parametrize("value", [None, "text", [], {}, np.zeros(0), np.full(10**6, np.inf), {"a": [[]]}, [None]])
def test_whatever_came_back_is_no_fault_of_ours(value):
    """Values of any kind are looked at without harm."""
    odd = tuple(Call("model", request, value) for request in requests("model"))
    explain([Checked("model", "failed", odd, compares=True)], REFERENCE, VARIANTS, ())


def test_edits_are_different_and_few():
    """No two edits of a function have the same text, and each says what it is."""
    text = SOURCE[SOURCE.index("def model") : SOURCE.index("def steps")].strip()
    found = edits(text)
    assert len({edit.source for edit in found}) == len(found)
    assert 50 < len(found) < 1000
    assert text not in {edit.source for edit in found}


def test_what_might_not_end_is_not_edited():
    """A function with a while loop, or one that calls itself, is left as it is."""
    source = "def f(n):\n    while n > 0:\n        n = n - 1\n    return n\n"
    variants = Variants("model", source, [])
    assert list(variants.derived.of("f")) == []


BENT = Misconception(
    "bent", "scale", Hint("bent", {"en": "Bent", "zh": "弯"}, {"en": "Why?", "zh": "为什么？"}),
    "def scale(x):\n    return np.sum(np.abs(np.asarray(x, dtype=np.float64)))\n",
)  # fmt: skip


def named(source: str, *more: bytes) -> dict[str, list[str]]:
    """The hints for a file in which ``scale`` lost points, with the calls of these requests beside the usual."""
    student = Reference("model", compile(source, "student.py", "exec"))
    asked = [*requests("scale"), *more]
    found = []
    for request in asked:
        args = Call("scale", request).arguments()[0]
        try:
            found.append(Call("scale", request, plain(student.scale(*args))))
        except TypeError:
            failure = Failure("raised", {"type": "TypeError", "message": "", "builtin": True})
            found.append(Call("scale", request, None, failure))
    session = reference_session(REFERENCE)
    checked = [Checked("scale", "failed", tuple(found))]
    named = diagnose(checked, REFERENCE, session, Variants("model", SOURCE, [BENT]))
    return {exercise: [hint.misconception for hint in one.hints] for exercise, one in named.items()}


def test_a_named_mistake_beside_an_exception_for_lists():
    """An unrelated exception in one call does not silence a hint that all other calls prove; always raising does."""
    a_list = encode(("scale", ([1.0, -2.0, 3.5],), {}))
    bent = SOURCE.replace("np.sum(np.asarray(x, dtype=np.float64) ** 2)", "np.sum(np.abs(x))")
    fails = bent.replace("    return np.sum", "    if type(x) is list:\n        raise TypeError\n    return np.sum", 1)
    assert named(bent, a_list) == named(fails, a_list) == {"scale": ["bent"]}
    assert named(SOURCE.replace("    return np.sum", "    raise TypeError\n    return np.sum", 1), a_list) == {}
    right = SOURCE.replace(
        "    return np.sum", "    if type(x) is list:\n        raise TypeError\n    return np.sum", 1
    )
    assert named(right, a_list) == {}


def test_a_variant_that_does_not_end_is_given_up():
    """An edit after which a loop feeds itself meets a limit of calls, the same on every machine."""
    source = "def f(n):\n    found = [1.0]\n    for one in [2.0]:\n        found.append(one)\n    return found\n"
    endless = source.replace("in [2.0]", "in found")
    variants = Variants("model", source, []).derived
    outcome = variants.outcome(Derived(0, "f", Edit(endless, ("name",), "")), encode(("f", (1,), {})))
    assert isinstance(outcome.error, TooMuchWorkError)


def test_an_exception_for_lists_is_explained():
    """Where it raises for lists alone, the student is told to convert; where it always raises, nothing is said."""
    given = calls("scale", SOURCE)
    failure = Failure("raised", {"type": "TypeError", "message": "", "builtin": True})
    lists = [Call("scale", encode(("scale", ([1.0, float(n)],), {})), None, failure) for n in range(2)]
    (found,) = explain([Checked("scale", "broken", (*given, *lists), compares=True)], REFERENCE, VARIANTS, ())["scale"]
    assert "`x` is a list. Begin with `x = np.asarray(x, dtype=float)`." in render(found)
    always = tuple(replace(call, value=None, failure=failure) for call in (*given, *lists))
    assert explain([Checked("scale", "broken", always, compares=True)], REFERENCE, VARIANTS, ()) == {}


def test_a_variant_that_grows_is_given_up():
    """An edit after which arrays grow from step to step meets a limit of time and memory."""
    source = "import numpy as np\n\n\ndef f(n):\n    h, hs = np.ones(3), []\n    for _ in range(n):\n"
    growing = "def f(n):\n    h, hs = np.ones(3), []\n    for _ in range(n):\n        h = h + hs if hs else h\n"
    end = "        hs.append(h)\n    return h\n"
    variants = Variants("model", source + end, []).derived
    outcome = variants.outcome(Derived(0, "f", Edit(growing + end, ("name",), "")), encode(("f", (40,), {})))
    assert outcome.error is not None
