"""The number inside a misconception: found from a student's values, or nothing is said."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from grader.course.misconceptions import read_misconception
from grader.course.reference import Reference
from grader.diagnosis.search import Checked, diagnose
from grader.diagnosis.variants.fitted import crossing, written
from grader.diagnosis.variants.variants import Variants
from grader.results import Failure, Hint
from grader.sandbox.calls import Call
from grader.scoring.run_checks import reference_session
from grader.wire.codec import encode
from grader.wire.plain_values import plain

SOURCE = """
import numpy as np


def surprise(p, weight=1.0):
    return -weight * np.log(np.asarray(p, dtype=np.float64))
"""
HEADER = """\
# exercise: surprise
# title: Adds {eps} inside the logarithm
# title.zh: 在对数里加了 {eps}
# hint: What does {eps} make of the logarithm of 1e-12?
# hint.zh: 加上 {eps} 之后，1e-12 的对数变成了多少？
# parameter: eps in 1e-16 … 1e-3
"""
CODE = """\
def surprise(p, weight=1.0):
    eps = 1e-7
    return -weight * np.log(np.asarray(p, dtype=np.float64) + eps)
"""
CLIPPED = CODE.replace("np.asarray(p, dtype=np.float64) + eps", "np.maximum(p, eps)")
REFERENCE = Reference("logs", compile(SOURCE, "logs.py", "exec"))
VALUES = ([0.5, 1e-3], [1e-12, 0.1], [0.9, 1e-11], [1e-12, 1e-10, 1.0])


@pytest.fixture(scope="module")
def variants(tmp_path_factory: pytest.TempPathFactory) -> Variants:
    folder = tmp_path_factory.mktemp("misconceptions")
    found = []
    for name, code in (("added", CODE), ("clipped", CLIPPED)):
        path = Path(folder / f"{name}.py")
        path.write_text(HEADER.replace("Adds", name) + code, encoding="utf-8")
        found.append(read_misconception(path, {"surprise"}))
    return Variants("logs", SOURCE, found)


def hints(variants: Variants, code: str, values: tuple[list[float], ...] = VALUES, raises: bool = False) -> list[Hint]:
    """What is said of a student's function that is asked for these values, and where it ``raises`` for a list, too."""
    student = Reference("logs", compile(f"{SOURCE}\n\n{code}", "student.py", "exec"))
    calls = []
    for value in values:
        request = encode(("surprise", (np.array(value), 2.0), {}))
        calls.append(Call("surprise", request, plain(student.surprise(np.array(value), 2.0))))
    if raises:
        failure = Failure("raised", {"type": "TypeError", "message": "", "builtin": True})
        calls.append(Call("surprise", encode(("surprise", ([0.5],), {})), None, failure))
    checked = [Checked("surprise", "failed", tuple(calls))]
    found = diagnose(checked, REFERENCE, reference_session(REFERENCE), variants).get("surprise")
    return list(found.hints) if found is not None else []


@pytest.mark.parametrize("number", ["1e-7", "1e-10", "3e-8", "2.22e-16", "1.7e-5"])
@pytest.mark.parametrize(("name", "code"), [("added", CODE), ("clipped", CLIPPED)])
def test_the_number_is_found_and_named(variants, name, code, number):
    """Whatever number a student takes, it is the same mistake, and the words say which number."""
    found = hints(variants, code.replace("1e-7", number))
    if number == "2.22e-16" and name == "clipped":
        assert found == []  # right in all of these calls
        return
    assert found[0].misconception == name or {one.misconception for one in found} == {"added", "clipped"}
    assert all(number in words for one in found for said in (one.title, one.text) for words in said.values())


def test_an_unrelated_exception_does_not_hide_the_number(variants):
    """The number is found where lists raise an exception."""
    (found,) = hints(variants, CODE.replace("1e-7", "1e-9"), raises=True)
    assert found.title["en"] == "added 1e-9 inside the logarithm"


@pytest.mark.parametrize(
    "code",
    [
        CODE.replace("-weight", "weight"),
        CODE.replace("1e-7", "0.01"),
        CODE.replace("+ eps", "* (1 + eps)"),
        CODE.replace("np.log(", "np.log2(").replace("1e-7", "1e-9"),
        CODE.replace("+ eps", "+ 1e3 * eps * (weight > 1) * (np.size(p) == 2)"),
    ],
)
def test_nothing_is_said_of_other_mistakes(variants, code):
    """A number outside the range, or one that would have to differ from call to call, is no fit."""
    assert hints(variants, code) == []


def test_one_wrong_number_needs_a_round_number(variants):
    """Any single value fits some number; only a round one is no accident."""
    values = ([1e-12], [0.5])
    assert [one.misconception for one in hints(variants, CODE.replace("1e-7", "1e-9"), values)] == ["added"]
    assert hints(variants, CODE.replace("1e-7", "1.2345e-9"), values) == []


def test_what_is_far_costs_two_calls():
    """Where the ends of the range lie on one side of the value, no more is asked; else the number is found."""
    asked: list[float] = []

    def value(number: float) -> float:
        asked.append(number)
        return -math.log(number + 1e-9)

    assert crossing(value, 100.0, 1e-16, 1e-3) is None
    assert len(asked) == 2
    found = crossing(value, value(4.2e-8), 1e-16, 1e-3)
    assert found == pytest.approx(4.2e-8, rel=1e-6)
    assert len(asked) < 40
    assert crossing(lambda _: math.nan, 1.0, 1e-16, 1e-3) is None
    assert crossing(lambda number: number**4, 2.5e-5**4, 1e-9, 0.1) == pytest.approx(2.5e-5, rel=1e-3)
    assert list(written(1.0000001e-8, False)) == [1e-8, 1.0000001e-8]
