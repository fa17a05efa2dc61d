"""Relations between got and expected: each is told where it holds, and none where it could hold by chance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from grader.diagnosis.evidence.cases import Case, same_result
from grader.diagnosis.relations.related import related, when
from grader.diagnosis.relations.relations import orders
from grader.messages import render

RNG = np.random.default_rng(5)


def cases(
    bend: Callable[[Any, np.ndarray], Any], shapes: Sequence[tuple[int, ...]] = ((2, 3), (3, 2), (4, 4))
) -> list[Case]:
    """Calls f(x, eta) whose right value is a matrix as large as x, with what a bent one gives."""
    found = []
    for place, shape in enumerate(shapes):
        x, eta = RNG.normal(size=shape), float(RNG.uniform(2, 3))
        right = RNG.normal(size=shape)
        arguments = {"x": x, "eta": eta}
        got = bend(*(right.copy(), x, eta)[: bend.__code__.co_argcount])
        found.append(Case(place, bytes([place]), arguments, got, right, same_result(got, right)))
    return found


def said(bend: Any, **more: Any) -> tuple[str, list[Any]] | None:
    found = related(cases(bend, **more))
    return None if found is None else (found.kind.removeprefix("related_"), found.data["of"])


def swapped(e: np.ndarray, _x: np.ndarray) -> np.ndarray:
    e[[0, 1]] = e[[1, 0]]
    return e


def first_wrong(e: np.ndarray, _x: np.ndarray) -> np.ndarray:
    e[0] += RNG.normal(size=e[0].shape)
    return e


@pytest.mark.parametrize(
    ("bend", "kind", "of"),
    [
        (lambda e, x: 2 * e, "factor", ["number", "2"]),
        (lambda e, x: -e, "factor", ["number", "-1"]),
        (lambda e, x: e * 2 / 3, "factor", ["number", "2/3"]),
        (lambda e, x: e / np.log(2), "factor", ["number", "1/ln 2"]),
        (lambda e, x: e / len(x), "factor", ["rows", "x", "1/q"]),
        (lambda e, x: e * x.shape[1], "factor", ["columns", "x", "q"]),
        (lambda e, x, eta: e * eta, "factor", ["argument", "eta", "q"]),
        (lambda e, x: e + 1, "offset", ["number", "1"]),
        (lambda e, x, eta: e - eta, "offset", ["argument", "eta", "-q"]),
        (lambda e, x: np.abs(e), "unary", ["absolute"]),
        (lambda e, x: e * e, "unary", ["square"]),
        (lambda e, x: np.maximum(e, 0), "unary", ["positive"]),
        (lambda e, x: np.exp(e), "unary", ["exp"]),
        (lambda e, x: np.minimum(e, 0.125), "capped", ["above", "0.125"]),
        (lambda e, x: np.repeat(e[:1], len(e), axis=0), "repeated", ["first again"]),
        (lambda e, x: np.repeat(e[-1:], len(e), axis=0), "repeated", ["last again"]),
        (lambda e, x: np.broadcast_to(e.sum(axis=0), e.shape), "repeated", ["sum again"]),
        (lambda e, x: np.broadcast_to(e.mean(axis=0), e.shape), "repeated", ["mean again"]),
        (lambda e, x: np.round(e, 3), "rounded", [3]),
        (lambda e, x: e.astype(np.float16), "precision", ["float16"]),
        (lambda e, x: e.T, "transposed", []),
        (lambda e, x: e[::-1], "flipped", [0]),
        (lambda e, x: e[::-1, ::-1], "flipped", ["both"]),
        (lambda e, x: x, "argument", ["equals", "x"]),
        (lambda e, x: e + x, "argument", ["plus", "x"]),
        (lambda e, x: e * x, "argument", ["times", "x"]),
        (lambda e, x: 0 * e, "constant", ["0"]),
        (lambda e, x: e.sum(axis=0), "reduced", ["sum", 0]),
        (lambda e, x: e.mean(), "reduced", ["mean", -1]),
        (lambda e, x: e[:-1], "cut", ["few", 0, "last"]),
        (lambda e, x: np.vstack([x[:1], e]), "cut", ["many", 0, "first"]),
        (lambda e, x: np.pad(e, ((0, 1), (0, 2)), constant_values=7.0), "longer", []),
        (lambda e, x: e[:-1, :-1], "shorter", []),
        (lambda e, x: np.pad(e[:, :-1], ((0, 2), (0, 0))), "resized", []),
        (lambda e, x: e[None], "reshaped", ["extra"]),
        (lambda e, x: e.ravel(), "reshaped", ["flat"]),
        (swapped, "reordered", []),
        (lambda e, x: np.where(np.arange(e.size).reshape(e.shape) % 2, e, -e), "sign", []),
        (first_wrong, "region", ["first"]),
        (lambda e, x: e + 0.9e-5 * np.abs(e).max(), "nearly", [5]),
    ],
)  # fmt: skip
def test_a_relation_is_told(bend, kind, of):
    """What was done to the right value is what is said."""
    assert said(bend) == (kind, of)


@pytest.mark.parametrize(
    "bend",
    [
        lambda e, x: 1.234 * e,
        lambda e, x: e + 0.777,
        lambda e, x: e + RNG.normal(size=e.shape),
        lambda e, x: np.full(e.shape, np.nan),
        lambda e, x: "text",
    ],
)
def test_what_has_no_meaning_is_not_told(bend):
    """No nice factor, no sentence; chance and text have none, and NaN is no evidence of anything but itself."""
    found = said(bend)
    assert found is None or found[0] == "overflow"


def test_one_element_proves_no_shape():
    """Arrays of one element have every shape, and one number is every multiple of another."""
    assert said(lambda e, x: e[None], shapes=[(1, 1), (1, 1)]) is None
    assert said(lambda e, x: 2 * e, shapes=[(1, 1), (1, 1)]) is None


def test_one_number_in_the_place_of_another():
    """A slope of 0.01 where it is 0 is no bound; other numbers in other places are no exchange."""
    right = [np.where(RNG.normal(size=7) > 0, 1.0, 0.0) for _ in range(4)]
    found = related([Case(i, bytes([i]), {}, np.maximum(one, 0.01), one, False) for i, one in enumerate(right)])
    assert (found.kind, found.data["of"]) == ("related_instead", ["0", "0.01"])
    assert "0.01 where 0 should stand" in render(found)
    assert "应为 0 的地方得到了 0.01" in render(found, "zh")
    assert said(lambda e, x: np.maximum(e, 0.125)) == ("capped", ["below", "0.125"])


def test_what_is_computed_of_rows():
    """Each number is off by the largest of a row of an argument; with vectors, by its largest number."""
    found = []
    for place, shape in enumerate([(4,), (3, 4), (5, 2)]):
        z = RNG.normal(size=shape)
        right = np.asarray(RNG.normal(size=shape[:-1]))
        found.append(Case(place, bytes([place]), {"z": z}, right - z.max(axis=-1), right, False))
    one = related(found)
    assert one.data["of"] == ["minus", "z", "largest"]
    assert "the largest number of each row of `z` too small" in render(one)
    assert "`z` 每一行" in render(one, "zh")


def test_which_columns_stand_where():
    """One order for all calls is told by its places; another order in each call is only another order."""
    shapes = [(2, 4), (5, 4), (4,)]
    assert said(lambda e, x: e[..., [0, 2, 1, 3]], shapes=shapes) == ("permuted", [0, 2, 1, 3])
    found = related(cases(lambda e, x: e[..., [0, 2, 1, 3]], shapes=shapes))
    assert "1, 3, 2, 4" in render(found)
    assert "1, 3, 2, 4" in render(found, "zh")
    assert said(lambda e, x: e[..., np.argsort(e.ravel()[:4])], shapes=shapes) == ("reordered", [])


def test_columns_that_are_alike_cost_little():
    """Among equal columns every order fits, or none: they are tried up to six, and more are left alone."""
    assert len(list(orders([range(6)] * 6))) == 720
    assert list(orders([range(5)] * 6)) == []
    right = np.zeros((3, 8))
    right[:, 7] = [1.25, 2.5, 0.5]
    found = related([Case(i, bytes([i]), {}, np.zeros((3, 8)), right * (i + 1), False) for i in range(4)])
    assert found is None or found.kind != "related_permuted"


def test_a_logarithm_that_is_cut_off_far_out():
    """One number that is the logarithm of a power of ten to the last digit is no accident; a round number is one."""

    def told(got: float) -> Any:
        found = related([Case(0, b"0", {}, got, 2000.0, False), Case(1, b"1", {}, 0.5, 0.5, True)])
        return None if found is None else (found.kind, found.data["of"])

    assert told(-np.log(1e-300)) == ("related_padded", ["1e-300"])
    assert told(690.0) is None
    assert told(-np.log(3e-300)) is None


def test_yes_for_no_is_not_cut_off():
    """Where every answer is yes or no, wrong ones have no bound in common."""
    found = related([Case(i, bytes([i]), {}, np.ones(9), np.array([0.0, 1, 0] * 3), False) for i in range(4)])
    assert found is None or found.kind != "related_capped"


def test_a_factor_holds_for_every_wrong_part():
    """Two results, one doubled and one wrong in another way: nothing is said of a factor."""
    right = [(RNG.normal(size=4), RNG.normal(size=4)) for _ in range(4)]
    both = [Case(i, bytes([i]), {}, (2 * a, b + a), (a, b), False) for i, (a, b) in enumerate(right)]
    assert related(both) is None or related(both).kind != "related_factor"
    one = [Case(i, bytes([i]), {}, (2 * a, b), (a, b), False) for i, (a, b) in enumerate(right)]
    assert related(one).data | {"of": 0} == {"calls": 4, "wrong": 4, "everywhere": True, "part": [0], "of": 0}


def test_results_in_another_order():
    """Which result stands where is said."""
    right = [(RNG.normal(size=4), RNG.normal(size=(2, 2))) for _ in range(3)]
    found = related([Case(i, bytes([i]), {}, (b, a), (a, b), False) for i, (a, b) in enumerate(right)])
    assert (found.kind, found.data["of"]) == ("related_order", [1, 0])


def conditional(is_wrong: Callable[[np.ndarray], bool], count: int = 14) -> list[Case]:
    found = []
    for place in range(count):
        x = RNG.normal(size=(3, 3) if place % 2 else (3, 4))
        wrong = is_wrong(x)
        right = RNG.normal(size=3)
        found.append(Case(place, bytes([place]), {"x": x}, right + wrong, right, not wrong))
    return found


def test_when_it_is_wrong():
    """The condition that tells wrong calls from right ones is said."""
    assert when(conditional(lambda x: x.shape == (3, 4))).data["of"] == ["x", "square", "right"]


def test_no_condition_from_few_calls():
    """Three calls against two are told apart by almost anything."""
    assert when(conditional(lambda x: x.shape == (3, 4), count=5)) is None


@pytest.mark.parametrize("bend", [lambda p: p + 1e-9, lambda p: np.maximum(p, 1e-9)])
def test_a_small_number_inside_a_logarithm(bend):
    """What was added to a probability, or bounds it, is named from two calls on."""
    found = []
    for place, p in enumerate([0.3, 1e-11, 1e-14, 1e-300]):
        got, right = float(-np.log(bend(p))), float(-np.log(p))
        found.append(Case(place, bytes([place]), {"p": p}, got, right, same_result(got, right)))
    assert related(found).kind == "related_padded"
    assert related(found).data["of"] == ["1e-9"]


def test_the_parts_that_are_wrong_are_spoken_of():
    """One list of arrays by its place; several of more parts as what is wrong; all of them as the result."""

    def said_part(*factors: int) -> list[Any]:
        found = []
        for place in range(3):
            right = tuple([RNG.normal(size=4), RNG.normal(size=2)] for _ in factors)
            got = tuple([factor * one for one in part] for factor, part in zip(factors, right, strict=True))
            found.append(Case(place, bytes([place]), {}, got, right, False))
        failure = related(found)
        assert failure is not None
        assert (failure.kind, failure.data["of"]) == ("related_factor", ["number", "2"])
        assert all(render(failure, lang) for lang in ("en", "zh"))
        return failure.data["part"]

    assert said_part(1, 2, 1) == [1]
    assert said_part(2, 1, 2) == ["*"]
    assert said_part(2, 2, 2) == []


def test_a_single_number_has_no_mean_of_its_own():
    """What a number is less its mean is 0, and over its sum 1: that says nothing."""
    found = [Case(place, bytes([place]), {"n": place}, 0.0, 1.0 + place / 7, False) for place in range(9)]
    failure = related(found)
    assert failure is None or failure.kind != "related_unary"


@pytest.mark.parametrize(("wrong", "is_said"), [(range(20), True), (range(12), False)])
def test_yes_for_no_is_told_if_it_is_always_so(wrong: range, is_said: bool):
    """Of two answers a wrong one is the other one: only that all are says anything."""
    found = [
        Case(n, bytes([n]), {"n": n}, float((n % 2) ^ (n in wrong)), float(n % 2), n not in wrong) for n in range(20)
    ]
    assert (related(found) is not None) is is_said


def test_a_list_of_arrays_may_lack_one():
    """Layers, say, without the first or with one more at the end."""

    def said_of(bend: Callable[[list[Any]], list[Any]]) -> list[Any] | None:
        found = []
        for place in range(4):
            right = [RNG.normal(size=size + 1) for size in range(place + 2)]
            found.append(Case(place, bytes([place]), {}, bend(right), right, False))
        failure = related(found)
        return None if failure is None else [failure.kind, *failure.data["of"]]

    assert said_of(lambda right: right[1:]) == ["related_cut", "few", 0, "first"]
    assert said_of(lambda right: [*right, np.ones(3)]) == ["related_cut", "many", 0, "last"]
    assert said_of(lambda right: [right[0], np.ones(2), *right[1:]]) is None


def test_only_the_diagonal():
    """Of square matrices; before what is true of them by chance."""
    found = [
        Case(n, bytes([n]), {}, np.diag(np.diag(right)), right, False)
        for n, right in enumerate(np.eye(size) - RNG.uniform(size=(size, size)) / 9 for size in (2, 3, 4))
    ]
    failure = related(found)
    assert failure is not None
    assert (failure.kind, failure.data["of"]) == ("related_unary", ["diagonal"])


def test_what_is_cut_off_may_be_single_numbers():
    """Of numbers that are returned one by one, those beyond the bound are the bound."""
    found = [
        Case(place, b"%d" % place, {"x": right}, min(right, 6.0), right, right <= 6)
        for place, right in enumerate((1.5, 7.25, 6.5, 8.75, 90.5, 3.25))
    ]
    array = Case(9, b"9", {"x": 0.0}, np.array([1.5, 6.0]), np.array([1.5, 9.5]), False)
    failure = related([*found, array])
    assert failure is not None
    assert (failure.kind, failure.data["of"]) == ("related_capped", ["above", "6"])


def test_an_entry_of_an_argument_may_be_what_is_too_much():
    """The first or the last number of a vector stands for itself: a size too many, say."""
    found = []
    for place, sizes in enumerate(([3, 57, 41], [2, 76, 33], [4, 19, 82])):
        right = np.array([sum(sizes) * 101.5, sizes[1] / 7])
        found.append(Case(place, bytes(sizes), {"sizes": sizes}, right + sizes[-1], right, False))
    failure = related(found)
    assert failure is not None
    assert (failure.kind, failure.data["of"]) == ("related_offset", ["last", "sizes", "q"])
