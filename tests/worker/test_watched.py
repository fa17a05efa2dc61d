"""Functions that tell what their expressions make do what they did, and are as they were afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.worker.execution import Sources
from grader.worker.watched import functions_below, watched

RIGHT = Path(__file__).parents[1] / "right"

SOURCE = """
import numpy as np
import functools

def halved(f):
    @functools.wraps(f)
    def inner(*args):
        return f(*args) / 2
    return inner

class Net:
    scale = 2.0
    def __init__(self, w):
        self.w = w
    @staticmethod
    def slope(y):
        return 1 - y ** 2
    @property
    def both(self):
        return self.w * self.scale
    def run(self, x):
        y = np.tanh(self.both @ x)
        return self.slope(y)

@halved
def wrapped(x):
    return x + 0.25

net = Net(np.array([0.3, 0.7]))

def unused(x):
    return x * 99.5

def f(x, *, extra=0.5):
    def inner(value):
        return value * extra
    found: float = inner(x[0])
    text = f"{x[0] + 1:.3f}"
    rows = [row * 3 for row in x]
    with np.errstate(all="ignore"):
        total = sum(rows) if len(rows) > 1 else rows[0]
    return net.run(x) + found + wrapped(total) + len(text)
"""


def namespace(source: str, file: str = "f.py") -> tuple[dict[str, Any], Sources]:
    names: dict[str, Any] = {"__name__": "f"}
    exec(compile(source, file, "exec"), names)
    return names, Sources({file: source.encode()})


def told(source: str, call: Callable[[dict[str, Any]], Any]) -> tuple[Any, list[tuple[str, str, int, str, Any, bool]]]:
    names, sources = namespace(source)
    said: list[tuple[str, str, int, str, Any, bool]] = []
    before = set(names)
    with watched(names, "f", sources, lambda *one: said.append(one)):
        result = call(names)
    assert set(names) == before
    return result, said


def test_the_values_of_expressions_are_told_with_their_lines():
    """In helpers, methods, static methods, properties, wrapped and nested functions; formats stay as they are."""
    x = np.array([0.5, 0.25])
    result, said = told(SOURCE, lambda names: names["f"](x))
    assert result == namespace(SOURCE)[0]["f"](x)
    texts = {text for _, _, _, text, *_ in said}
    assert {"x[0]", "value * extra", "np.tanh(self.both @ x)", "self.w * self.scale", "1 - y ** 2", "x + 0.25",
            "self.both", "row * 3"} <= texts  # fmt: skip
    assert "x[0] + 1" not in texts
    assert {text for _, _, _, text, _, is_read in said if is_read} >= {"x[0]", "self.both", "self.w"}
    assert "x + 0.25" in {text for _, _, _, text, _, is_read in said if not is_read}
    (line,) = {line for _, _, line, text, *_ in said if text == "1 - y ** 2"}
    assert SOURCE.split("\n")[line - 1].strip() == "return 1 - y ** 2"


def test_code_is_as_it_was_afterwards():
    """Also where the call raises."""
    names, sources = namespace(SOURCE)
    codes = [one.__code__ for one in functions_below(names, "f", sources)]
    assert len(codes) >= 6
    with pytest.raises(IndexError), watched(names, "f", sources, lambda *said: None):
        names["f"](np.zeros(0))
    assert [one.__code__ for one in functions_below(names, "f", sources)] == codes


def test_only_what_may_be_called_is_looked_at():
    names, sources = namespace(SOURCE)
    assert "unused" not in {one.__name__ for one in functions_below(names, "f", sources)}


@pytest.mark.parametrize(
    "source",
    [
        "class A:\n    def g(self):\n        return 1\nclass B(A):\n    def g(self):\n        return super().g() + 1\n"
        "def f(x):\n    return B().g() + x\n",
        "class A:\n    def __init__(self):\n        self.__x = 2.5\n    def g(self):\n        return self.__x * 2\n"
        "def f(x):\n    return A().g() + x\n",
        "f = lambda x: x * 2.5\n",
        "def make():\n    a = 1.5\n    def f(x):\n        return a * x\n    return f\nf = make()\n",
        "def f(x):\n    match x:\n        case 1.5:\n            return x * 2\n    return x\n",
        "def f(x):\n    return (twice := x * 2) + twice\n",
        'def f(x):\n    """A\n  b\n"""\n    return -x\n',
    ],
    ids=["super", "mangled", "lambda", "closure", "match", "walrus", "docstring"],
)
def test_what_cannot_be_taken_alone_still_runs(source: str):
    """Cells, mangled names, lambdas and closures keep their own code."""
    assert told(source, lambda names: names["f"](1.5))[0] == namespace(source)[0]["f"](1.5)


@pytest.mark.parametrize("path", sorted(RIGHT.glob("backprop/*.py")), ids=lambda path: path.name)
def test_right_solutions_give_the_same(path: Path):
    """In every style of writing them."""
    names, sources = namespace(path.read_text(encoding="utf-8"), path.name)
    args = [0.5, -1.0, 0.25], [1.0, 0.0, 0.0], np.linspace(-0.9, 0.8, 12)
    plain = np.asarray(names["gradients"](*args))
    said: list[Any] = []
    with watched(names, "gradients", sources, lambda *one: said.append(one)):
        again = np.asarray(names["gradients"](*args))
    assert (plain == again).all()
    assert said


@pytest.mark.parametrize(
    "body",
    [
        "    a = x * 1.5\n# a note at the left edge\n    return a + 1\n",
        "    a = x * 1.5  # (\n\n\n# one\n\n  # two\n    return a + 1\n",
        '    t = """\ntext\n"""\n    a = x * 1.5\n    return len(t) + a\n',
        "    a = (x\n* 1.5)\n    return a + 1\n",
        "    a = x \\\n* 1.5\n    return a + 1\n",
    ],
    ids=["comment", "comments", "text", "bracket", "backslash"],
)
def test_what_stands_at_the_left_edge_does_not_end_a_function(body: str):
    """Its text is taken whole: a function that was cut off would do something else."""
    source = f"def f(x):\n{body}\n\nAFTER = 1\n"
    result, said = told(source, lambda names: names["f"](1.5))
    assert result == namespace(source)[0]["f"](1.5)
    assert 2.25 in [value for *_, value, _ in said]
