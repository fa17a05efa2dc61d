"""Slips in usual forms: each gives what people's own way of writing the mistake gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.diagnosis.edits.edits import edits

Z = np.array([-30.0, -1.5, 0.3, 40.0])
X = np.array([1.0, 0.0, 1.0, 0.0])
M = np.array([[1.0, -2.0], [3.0, 5.0]])


def sigmoid(z: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-z))


@pytest.mark.parametrize(
    ("right", "words", "arguments", "mistake"),
    [
        ("np.log(z)", ("padded", "1e-8"), (np.exp(-np.abs(Z)),), lambda z: np.log(z + 1e-8)),
        ("-np.logaddexp(0, -z)", ("padded", "1e-12"), (Z,), lambda z: np.log(sigmoid(z) + 1e-12)),
        ("np.logaddexp.reduce(z) - z", ("padded", "1e-7"), (Z,), lambda z: -np.log(np.exp(z) / np.exp(z).sum() + 1e-7)),
        (
            "np.sum(np.logaddexp(0, z) - x * z)", ("padded", "1e-7"), (Z, X),
            lambda z, x: -np.sum(x * np.log(sigmoid(z) + 1e-7) + (1 - x) * np.log(sigmoid(-z) + 1e-7)),
        ),
        ("np.logaddexp(0, z) - x * z", ("left_out", "term"), (Z, X), lambda z, x: -x * np.log(sigmoid(z))),
        ("np.exp(-np.logaddexp(0, -z))", ("function", "tanh", "sigmoid"), (Z,), np.tanh),
        ("1 / (1 + np.exp(-z))", ("function", "max(0, …)", "sigmoid"), (Z,), lambda z: np.maximum(z, 0)),
        ("z / np.linalg.norm(z)", ("function", "Σ |v|", "norm"), (Z,), lambda z: z / np.abs(z).sum()),
        ("np.sum(np.abs(z))", ("function", "norm(…, 1)", "Σ |w|"), (M,), lambda z: 7.0),
        ("np.sum(z**2)", ("function", "norm(…, 2)", "‖w‖"), (M,), lambda z: np.linalg.eigvalsh(z.T @ z)[-1]),
        ("z / np.linalg.norm(z)", ("function", "‖v‖²", "norm"), (Z,), lambda z: z / (z @ z)),
        ("np.sign(z)", ("function", "v / ‖v‖", "sign"), (Z,), lambda z: z / np.linalg.norm(z)),
        ("np.sign(z)", ("comparison",), (X,), lambda z: np.where(z >= 0, 1.0, -1.0)),
        ("z.ravel()", ("in_a_row",), (np.arange(6.0).reshape(2, 3),), lambda z: z.T.ravel()),
        ("[z[i] for i in range(0, len(z), 3)]", ("remainder",), (Z,), lambda z: z[:1]),
        ("np.clip(z, 0, 1)", ("unapplied", "clip"), (Z,), lambda z: z),
        ("np.where(z > 0, z, 0.1 * z)", ("always",), (Z,), lambda z: z),
        ("np.clip(z, 0, 1)", ("bound",), (Z,), lambda z: np.minimum(z, 1)),
        ("np.where(z >= 0, 1, -1)", ("comparison",), (X,), np.sign),
        ("np.argmax(z)", ("last_of_equals",), (X,), lambda z: 2),
        ("np.argmax(z, axis=0)", ("function", "max", "argmax"), (Z,), lambda z: z.max()),
        ("z[1:3]", ("index",), (Z,), lambda z: z[0:2]),
        ("z[1:]", ("index",), (Z,), lambda z: z[:-1]),
        ("z[-1]", ("function", "mean", "[-1]"), (np.arange(6.0).reshape(3, 2),), lambda z: z.mean(axis=0)),
        ("np.clip(z + 2 * np.sign(z), 0, 1)", ("part_only",), (Z,), lambda z: 2 * np.sign(z)),
        ("z if z.sum() > 0 else -z", ("always",), (-Z,), lambda z: z),
        ("z.max(axis=0)", ("function", "mean", "max"), (Z,), np.mean),
        ("1 - np.tanh(z) ** 2", ("function", "s(1 - s)", "1 - s²"), (Z,), lambda z: np.tanh(z) * (1 - np.tanh(z))),
        ("2 * z * (1 - z)", ("function", "1 - s²", "s(1 - s)"), (Z,), lambda z: 2 * (1 - z * z)),
        ("np.sqrt(z + 0.1)", ("precedence",), (X,), lambda z: np.sqrt(z) + 0.1),
        ("np.tanh(z + x)", ("precedence",), (Z, X), lambda z, x: np.tanh(z) + np.tanh(x)),
        ("np.exp(z) - x", ("precedence",), (X, Z), lambda z, x: np.exp(z - x)),
        ("z / len(z)", ("name", "size(z)", "len(z)"), (np.ones((2, 3)),), lambda z: z / 6),
        ("[x[0], *z[:-1]]", ("wrapped_around",), (Z, X), lambda z, x: np.roll(z, 1)),
        ("z @ x @ z", ("operator", "*", "@"), (X, np.arange(16.0).reshape(4, 4)), lambda z, x: np.sum(x * z * z)),
        ("np.exp(z) + z", ("wrapped", "**2"), (X,), lambda z: np.exp(2 * z) + z),
        ("[2 * one for one in z]", ("without_first",), (Z,), lambda z: 2 * z[1:]),
        ("[2 * one for one in z]", ("without_last",), (Z,), lambda z: 2 * z[:-1]),
        ("[z[i] * i for i in range(3)]", ("index",), (Z,), lambda z: [z[i - 1] * i for i in range(3)]),
    ],
)  # fmt: skip
def test_a_slip_is_among_the_edits(
    right: str, words: tuple[str, ...], arguments: tuple[Any, ...], mistake: Callable[..., Any]
) -> None:
    """Some edit with these words gives the mistake's values, and they are not the right ones."""
    source = f"def f({'z, x'[: 1 if len(arguments) == 1 else 4]}):\n    return {right}"
    wanted = mistake(*arguments)
    assert not is_same(run(source, arguments), wanted)
    found = [edit for edit in edits(source) if edit.words == words]
    assert any(is_same(run(edit.source, arguments), wanted) for edit in found)


def is_same(one: Any, other: Any) -> bool:
    return np.shape(one) == np.shape(other) and np.allclose(one, other)


def run(source: str, arguments: tuple[Any, ...]) -> Any:
    names: dict[str, Any] = {"np": np}
    exec(compile(source, "f.py", "exec"), names)
    with np.errstate(all="ignore"):
        return names["f"](*arguments)


def test_of_equal_indices_only_the_last_counts() -> None:
    """``np.add.at`` adds for each; an indexed ``+=`` does not."""
    source = "def f(i, v):\n    found = np.zeros(3)\n    np.add.at(found, i, v)\n    return found"
    (edit,) = [edit for edit in edits(source) if edit.words == ("collision",)]
    arguments = (np.array([0, 0, 2]), np.array([1.0, 2.0, 3.0]))
    assert run(source, arguments).tolist() == [3, 0, 3]
    assert run(edit.source, arguments).tolist() == [2, 0, 3]


def test_a_function_of_the_file_around_a_result() -> None:
    """What is applied once too often may take more arguments, if these have its names."""
    source = "def f(w, c):\n    w = w + 1\n    return w"
    found = [edit.source for edit in edits(source, {"clip": ["x", "c"], "turn": ["x", "angle"]})]
    assert "def f(w, c):\n    w = clip(w + 1, c)\n    return w" in found
    assert not [one for one in found if "turn(" in one]


def test_a_step_that_is_always_taken() -> None:
    """A condition that is forgotten."""
    source = "def f(x):\n    if x > 2:\n        x = 2 * x\n    return x"
    assert "def f(x):\n    if True:\n        x = 2 * x\n    return x" in [edit.source for edit in edits(source)]


def test_a_sum_that_is_overwritten():
    """What a loop gathers by ``np.add`` is its last part alone, also entry by entry."""
    source = "def f(xs):\n    total = 0\n    for x in xs:\n        total = np.add(total, x)\n    return total\n"
    assert source.replace("np.add(total, x)", "(x)") in {
        one.source for one in edits(source) if one.words == ("overwritten",)
    }


def test_a_bound_is_no_term():
    """What is left out or turned round inside an index is said to be the index's."""
    source = "def f(x, t):\n    return x[t - 1 : t + 2] + t\n"
    words = {one.source: one.words for one in edits(source)}
    assert words[source.replace("t + 2", "t - 2")] == words[source.replace("t + 2", "(t)")] == ("index",)
    assert words[source.replace("] + t", "] - t")] == ("operator", "-", "+")
