"""Two mistakes at once, some of several results, and edits that change more than one place."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.course.misconceptions import Misconception
from grader.course.reference import Reference
from grader.diagnosis.edits.edits import edits, together
from grader.diagnosis.explain import explain
from grader.diagnosis.search import Checked
from grader.diagnosis.variants.pairs import FACTORS, candidates, multiples
from grader.diagnosis.variants.variants import Variants
from grader.messages import render
from grader.results import Failure, Hint
from grader.sandbox.calls import Call
from grader.wire.codec import encode
from grader.wire.plain_values import plain

SOURCE = """
import numpy as np


def _mix(x, w):
    return x @ w + w.sum()


def size(x):
    return np.sum(np.abs(x))


def layer(x, w, b):
    total = _mix(x, w) + b
    out = np.tanh(total) * np.exp(-total)
    return out / size(w), total


def picked(xs, w):
    return np.array([np.tanh(x * w) @ w for x in xs])


def _half(x, w):
    return np.sum(x * w) / 2


def blend(x, w):
    return np.array([_half(one, w) + np.tanh(3 * one @ w) for one in x])


def spread(x, y):
    return np.mean(np.abs(np.sort(x) - np.sort(y)))
"""
NO_EXP = Misconception(
    "no_exp", "layer",
    Hint("no_exp", {"en": "Leaves out the damping", "zh": "漏掉了衰减"}, {"en": "Why?", "zh": "为什么？"}),
    "def layer(x, w, b):\n    total = _mix(x, w) + b\n    out = np.tanh(total)\n    return out / size(w), total\n",
)  # fmt: skip
REFERENCE = Reference("layers", compile(SOURCE, "layers.py", "exec"))
VARIANTS = Variants("layers", SOURCE, [NO_EXP])


def arguments(function: str, n: int, rng: np.random.Generator) -> tuple[Any, ...]:
    """Arguments of size n."""
    if function == "layer":
        return rng.normal(size=(n, n)), rng.normal(size=n), rng.normal(size=n)
    return (
        (rng.normal(size=(n, 3)), rng.normal(size=3)) if function in ("picked", "blend") else (rng.normal(size=n),) * 2
    )


def findings(function: str, *changes: tuple[str, str]) -> list[Failure]:
    """What is said of a file with these changes."""
    source, rng, calls = SOURCE, np.random.default_rng(5), []
    for old, new in changes:
        assert old in source
        source = source.replace(old, new)
    student = Reference("layers", compile(source, "student.py", "exec"))
    for n in range(2, 7):
        args = arguments(function, n, rng)
        if function == "spread":
            args = args[0], rng.normal(size=n)
            args = tuple(one.tolist() for one in args) if n == 6 else args
        calls.append(Call(function, encode((function, args, {})), plain(getattr(student, function)(*args))))
    checked = [Checked(function, "failed", tuple(calls), compares=True)]
    return list(explain(checked, REFERENCE, VARIANTS, ()).get(function, ()))


def test_a_misconception_and_an_edit_are_both_said():
    """What neither explains alone is said as two mistakes, the written one in its own words."""
    found, *_ = findings("layer", (" * np.exp(-total)", ""), ("out / size(w)", "out * size(w)"))
    assert found.kind == "derived_pair"
    assert "“Leaves out the damping”" in render(found)
    assert "“漏掉了衰减”" in render(found, "zh")


def test_two_edits_are_both_said():
    """Two edits that no single one explains, in functions of their own or in one."""
    found, *_ = findings("layer", ("np.exp(-total)", "np.exp(total)"), ("out / size(w)", "out * size(w)"))
    assert [one["kind"] for one in found.data["both"]] == ["operator", "operator"]
    assert all(render(found, lang) for lang in ("en", "zh"))


def test_nothing_is_said_of_what_no_pair_explains():
    """Three mistakes, or numbers of nowhere, are not taken for two."""
    assert findings("picked", ("np.tanh(x * w) @ w", "np.cos(x * w + 0.3) @ w**2 - 0.7")) == []


def test_a_factor_beside_another_mistake():
    """Everything is half as large, or has the wrong sign, and something else is wrong too."""
    (found, *_) = findings("picked", ("np.tanh(x * w) @ w", "-0.5 * np.tanh(x) @ w"))
    assert found.kind == "derived_pair"
    assert [one["kind"] for one in found.data["both"]][1:] == ["scaled"]
    assert found.data["both"][1]["of"] == ["number", "-1/2"]
    (found, *_) = findings(
        "picked", ("np.array([np.tanh(x * w) @ w for x in xs])", "np.array([np.tanh(x) @ w for x in xs]) / len(xs)")
    )
    assert found.data["both"][1]["of"] == ["rows", "xs", "1/q"]
    assert all("xs" in render(found, lang) for lang in ("en", "zh"))
    assert findings("picked", ("np.tanh(x * w) @ w", "-np.sinh(x * w) @ w / len(xs)")) == []
    rows = np.array([[1.0, 2.0], [3.0, 4.0]])
    for name, factor in FACTORS.items():
        assert (1, ("number", name)) in multiples(rows, factor * rows[1], {})
    assert (1, ("length", "x", "1/q")) in multiples(rows, rows[1] / 7, {"x": [0] * 7})
    assert not list(multiples(rows, np.array([3.0, 4.1]), {}))


def test_a_number_too_many_in_one_term_is_no_pair():
    """Twice the one term and half of everything is the other term halved: that is not said as two mistakes."""
    found = findings("blend", ("np.tanh(3 * one @ w)", "np.tanh(3 * one @ w) / 2"))
    assert all(one.kind != "derived_pair" for one in found)


@pytest.mark.parametrize(("most", "kept"), [(1 << 20, 1), (10, 0)])
def test_what_is_large_is_not_kept(monkeypatch, most, kept):
    """A class meets the same calls, but memory is bounded; what is said is the same."""
    monkeypatch.setattr("grader.diagnosis.variants.pairs.MAX_BYTES", most)
    monkeypatch.setattr(VARIANTS, "kept", {})
    (found, *_) = findings("picked", ("np.tanh(x * w) @ w", "-0.5 * np.tanh(x) @ w"))
    assert found.kind == "derived_pair"
    assert len(VARIANTS.kept) == kept


def test_results_that_are_wrong_in_different_ways_are_told_apart():
    """Two of two results, each with a mistake of its own, or both with what one mistake does to both."""
    found = findings("layer", ("return out / size(w), total", "return out / size(w) ** 2, total.sum()"))
    assert {tuple(one.data.get("parts", one.data.get("part"))) for one in found} >= {(1,)}
    assert all(render(one, lang) for one in found for lang in ("en", "zh"))


def test_what_is_wrong_beside_is_said():
    """Where one of two wrong results is explained, the sentence does not stand for the other."""
    source = ("return out / size(w), total", "return out / size(w) - np.cos(w @ w), total.sum()")
    (found, *_) = [one for one in findings("layer", source) if one.data.get("others")]
    assert render(found).endswith("It does not explain what is wrong in result `[0]`.")
    assert render(found, "zh").endswith("但它不能解释结果 `[0]` 中的错误。")


def test_only_real_pairs_are_candidates():
    """Rows that add up or multiply to what came back are found, others are not; zeros are no obstacle."""
    rng = np.random.default_rng(0)
    right, rows = rng.normal(size=6), rng.normal(size=(50, 6))
    assert list(candidates(rows, right, rows[7] + rows[31] - right)) == [(7, 31)]
    assert list(candidates(rows, right, rows[7] * rows[31] / right)) == [(7, 31)]
    assert list(candidates(rows, right, rng.normal(size=6))) == []
    right[2] = rows[:, 2] = 0
    got = np.divide(rows[7] * rows[31], right, out=np.zeros(6), where=right != 0)
    assert list(candidates(rows, right, got)) == [(7, 31)]


def test_stretches_are_replaced_together():
    """Several places change at once, unless they overlap."""
    assert together("a + b", [(4, 5, "c"), (0, 1, "dd")]) == "dd + c"
    assert together("a + b", [(0, 5, "c"), (4, 5, "d")]) is None


@pytest.mark.parametrize(
    ("function", "old", "new", "kind"),
    [
        ("layer", "size(w), total", "size(w), x @ w - w.sum() + b", "derived_operator"),
        ("layer", "size(w), total", "size(w), _mix(x.T, w) + b", "related_changed"),
        ("layer", "x @ w + w.sum()", "x @ w - w.sum()", "derived_operator"),
        ("picked", "np.tanh(x * w)", "np.tanh(xs[0] * w)", "related_changed"),
        ("spread", "np.sort(x) - np.sort(y)", "np.subtract(x, y)", "derived_unapplied"),
        ("spread", "np.abs(np.sort(x) - np.sort(y))", "np.exp(np.sort(x) - np.sort(y))", "derived_function"),
    ],
)
def test_more_kinds_of_mistakes(function, old, new, kind):
    """In one of several results, in a helper that students do not know, everywhere alike, in a loop, with lists."""
    found, *_ = findings(function, (old, new))
    assert found.kind == kind
    assert "_mix" not in render(found)
    if function == "layer" and "size" in old:
        assert "your values of result `[1]`" in render(found)
        assert "你给出的结果 `[1]`" in render(found, "zh")


def test_a_loop_that_stands_still():
    """Every kind of loop is tried with the first in place of the one whose turn it is, and runs."""
    source = (
        "def f(xs, ys):\n    t = 0\n    for x, y in zip(xs, ys):\n        t += x * y\n"
        "    return t, [x for x in xs], {x: y for x, y in zip(xs, ys)}\n"
    )
    found = [edit for edit in edits(source) if edit.words == ("loop_first",)]
    results = []
    for edit in found:
        names: dict[str, Any] = {}
        exec(edit.source, names)
        results.append(names["f"]([2, 3], [5, 7]))
    assert len(results) == 5
    assert (2 * 5 + 2 * 7, [2, 3], {2: 5, 3: 7}) in results
    assert (31, [2, 2], {2: 5, 3: 7}) in results
    assert (31, [2, 3], {2: 5, 3: 5}) in results


def test_what_is_not_applied_and_what_comes_back_early():
    """Functions around one another are left out together; a quantity on the way is the result."""
    source = "def f(x):\n    a = np.exp(-np.log(x + 1))\n    return a / a.sum(), [a][0]\n"
    found = {edit.source: edit.words for edit in edits(source)}
    assert found[source.replace("np.exp(-np.log(x + 1))", "(x + 1)")] == ("unapplied", "exp")
    assert {edit.source for edit in edits(source) if edit.words == ("returned", "a")} == {
        "def f(x):\n    a = np.exp(-np.log(x + 1))\n    return a, [a][0]\n",
        "def f(x):\n    a = np.exp(-np.log(x + 1))\n    return a / a.sum(), a\n",
    }


def test_a_step_comes_too_late():
    """A statement of a loop is moved farther than past its neighbour."""
    lines = [
        "def f(xs):",
        "    t = 0",
        "    for x in xs:",
        "        t += x",
        "        y = t",
        "        z = y",
        "    return z",
    ]
    found = [edit.source.splitlines()[3:6] for edit in edits("\n".join(lines)) if edit.words == ("order",)]
    assert [lines[4], lines[5], lines[3]] in found
    assert [lines[5], lines[3], lines[4]] in found


def test_another_function_is_called():
    """A call of another function takes what there is under the names of its arguments, or nearly."""
    source = "def f(z_g, theta):\n    return loss(z_g, theta) + 1\n"
    found = {edit.source for edit in edits(source, {"loss": ["z", "theta"], "value": ["theta", "z"], "far": ["q"]})}
    assert "def f(z_g, theta):\n    return value(theta, z_g) + 1\n" in found
    assert not any("far(" in text for text in found)
