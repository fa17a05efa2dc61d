"""The net for rare inputs: what it draws, what it aims at, what it catches."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.checks.aims import around, numbers_in
from grader.checks.domain import _KEPT, Domain, Draw, Mode, arguments, modes
from grader.failures import CheckFailed


def of_rows(draw: Draw) -> tuple[Any, ...]:
    """A matrix and a dict of two vectors."""
    m, n = draw.size("m", high=6), draw.size("n", high=12)
    params = {"a": draw.array("a", (n,), 100.0), "b": draw.array("b", (m,), 100.0)}
    return draw.array("x", (m, n), 100.0), params


def right(x: Any, params: dict[str, Any]) -> Any:
    """The reference."""
    return np.asarray(x) @ params["a"] + params["b"]


WRONG: dict[str, str] = {
    "clipped at 5": "def f(x, p):\n    return np.clip(x @ p['a'] + p['b'], -5, 5)",
    "capped at 900": "def f(x, p):\n    return np.minimum(x @ p['a'] + p['b'], 900)",
    "only ten columns": "def f(x, p):\n    return x[:, :10] @ p['a'][:10] + p['b']",
    "three rows": "def f(x, p):\n    return np.array([x[i] @ p['a'] + p['b'][i] for i in range(min(3, len(x)))])",
    "read by order": "def f(x, p):\n    a, b = p.values()\n    return x @ a + b",
    "float32 inside": "def f(x, p):\n    return np.float32(x) @ np.float32(p['a']) + np.float32(p['b'])",
    "zero is special": "def f(x, p):\n    return x @ p['a'] + p['b'] if p['a'].any() else np.ones(len(x))",
    "small is zero": "def f(x, p):\n    return np.where(abs(x) < 1e-3, 0, x) @ p['a'] + p['b']",
    "square is transposed": "def f(x, p):\n    return (x.T if x.shape[0] == x.shape[1] else x) @ p['a'] + p['b']",
    "a threshold": "def f(x, p):\n    return x @ p['a'] + p['b'] * np.where(p['b'] > 37.5, 1.001, 1)",
}


def function(source: str) -> Callable[..., Any]:
    """The function ``f`` in some source."""
    names: dict[str, Any] = {"np": np}
    exec(source, names)
    found: Callable[..., Any] = names["f"]
    return found


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("kind", WRONG)
def test_the_net_catches_what_ordinary_inputs_do_not_visit(kind: str, seed: int) -> None:
    """Each narrow mistake is caught under every seed, with the numbers of its own source to aim at."""
    source = WRONG[kind]
    net = Domain(of_rows, [seed], numbers_in({"f.py": source.encode()}))
    with pytest.raises((CheckFailed, ValueError)):
        net.sweep(function(source), right)


@pytest.mark.parametrize("seed", range(20))
def test_a_right_function_passes(seed: int) -> None:
    """Loops give what matrices give, whatever numbers stand in the source."""

    def loops(x: Any, params: dict[str, Any]) -> Any:
        return [
            sum(v * a for v, a in zip(row, params["a"], strict=True)) + b for row, b in zip(x, params["b"], strict=True)
        ]

    Domain(of_rows, [seed], (5.0, 1e-12, 37.5, 3.0)).sweep(loops, right)


def test_draws_are_the_same_every_time() -> None:
    """Equal seeds and modes give equal arguments; another seed gives others."""
    one, same, other = (arguments(of_rows, [seed, 3]) for seed in (1, 1, 2))
    assert np.array_equal(one[0], same[0])
    assert one[0].shape != other[0].shape or not np.array_equal(one[0], other[0])


@pytest.mark.parametrize("mode", modes((3.0, 0.25)))
def test_every_draw_keeps_what_is_declared(mode: Mode) -> None:
    """Sizes agree wherever a name is used again, and numbers stay within their limit."""
    for seed in range(20):
        x, params = arguments(of_rows, [seed], mode)
        x = np.asarray(x)
        assert x.shape == (len(params["b"]), len(params["a"]))
        assert 1 <= x.shape[0] <= 6
        assert all(np.abs(array).max() <= 100 for array in (x, *map(np.asarray, params.values())))


def test_numbers_are_read_as_text() -> None:
    """Numbers of code count, names, plots and comments do not; hostile files cost nothing."""
    source = b"x1 = 5\nif a < 1e-7 and b[-10:]:  # 77\n    y = 3.25 * v2"
    assert numbers_in({"f.py": source, "notes.txt": b"42"}) == (5.0, 1e-7, 10.0, 3.25)
    notebook = b'{"execution_count": 12, "source": ["a = 6"], "outputs": [{"data": {"image/png": ["iVBO 99"]}}]}'
    assert numbers_in({"f.ipynb": notebook}) == (6.0,)
    cells = b'{"cell_type": "markdown", "source": "Table 6.1"}, {"cell_type": "code", "source": ["a = 7\\n", "b = 8"]}'
    assert numbers_in({"f.ipynb": b'{"cells": [' + cells + b"]}"}) == (7.0, 8.0)
    assert numbers_in({"f.ipynb": b'{"cells": ' + b"[" * 50_000 + b" 9 "}) == (9.0,)
    assert numbers_in({"f.py": b"9" * 50_000 + b" 1e999 8"}) == (8.0,)
    assert numbers_in({"f.py": b"9" * 5_000_000 + b" 8"}) == ()
    assert numbers_in({"a.py": b"x = 3\n" * 50_000, "b.py": b"def f(x): return 4"}, "f") == (4.0, 3.0)
    assert len(numbers_in({"f.py": " ".join(map(str, range(3, 5000))).encode()})) == 12


def test_numbers_of_the_function_come_first() -> None:
    """Those that stand inside the exercise's function, then all others; docstrings are not code, powers are numbers."""
    source = b'def f(x):\n    """Figure 6.8, up to 1e4."""\n    return x > 3\n\ndef g(x):\n    return 7 * 10**-5\n'
    assert numbers_in({"f.py": source}, "f") == (3.0, 1e-5, 7.0, 10.0, 5.0)
    assert numbers_in({"f.py": source}, "g") == (1e-5, 7.0, 10.0, 5.0, 3.0)
    assert numbers_in({"f.py": source}, "h") == numbers_in({"f.py": source})


def test_values_lie_around_a_number() -> None:
    """Below, at and above, of both signs; neighbours of whole numbers."""
    assert {10.0, 9.0, 11.0, -10.0} <= set(around(10.0))
    assert min(abs(value - 10) for value in around(10.0) if value != 10) < 0.02
    assert 0.5 not in around(1.5)


def test_a_class_shares_draws_but_nothing_is_kept_of_a_function_that_is_gone() -> None:
    """A second sweep with the same seed does not ask the reference again; follow-through's references die."""
    called = 0

    def reference(x: Any, params: dict[str, Any]) -> Any:
        nonlocal called
        called += 1
        return right(x, params)

    for _ in range(2):
        Domain(of_rows, [3]).sweep(right, reference)
    assert called == len(modes((), 3))
    before = len(_KEPT)
    del reference
    gc.collect()
    assert len(_KEPT) < before


def test_sizes_that_are_one_more() -> None:
    """Those of these numbers, in the order of drawing, and none beyond what it may be."""

    def sizes(draw: Draw) -> tuple[Any, ...]:
        return draw.size("a"), draw.size("b", low=3), draw.size("a"), draw.size("c", low=1, high=1)

    assert arguments(sizes, (0,), Mode(size=0.0)) == (1, 3, 1, 1)
    assert arguments(sizes, (0,), Mode(size=0.0, raised=(1, 2))) == (1, 4, 1, 1)
    assert arguments(sizes, (0,), Mode(size=0.0, raised=(0,))) == (2, 3, 2, 1)
