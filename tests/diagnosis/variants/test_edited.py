"""Edited functions: which may grow for ever, and that one edit after another leaves nothing behind."""

from __future__ import annotations

import numpy as np
import pytest

from grader.diagnosis.variants.edited import Arguments, Edited, compiled, may_grow
from grader.wire.codec import encode


@pytest.mark.parametrize(
    ("body", "grows"),
    [
        ("for x in xs:\n        xs.append(x)", True),
        ("for x in xs[1:]:\n        xs.append(x)", True),
        ("for x in xs:\n        xs += [x]", True),
        ("for i in range(n):\n        for j in range(n):\n            ys.append(i)", False),
        ("for i in range(len(xs)):\n        ys[i] = len(xs)", False),
        ("return [x for x in xs]", False),
    ],
)
def test_what_may_grow(body, grows):
    """A loop over something that gets longer in it; a function that is called in it does not."""
    assert may_grow(f"def f(xs, ys, n):\n    {body}\n") is grows


def test_one_edit_after_another():
    """Each is run in the same names, which are the reference's again before the next; callers see the edit."""
    names: dict[str, object] = {"__name__": "right", "__builtins__": __builtins__}
    exec(compiled("scale = 2\ndef double(x): return scale * x\ndef f(x): return double(x) + 1\n"), names)
    edited = Edited(names)
    asked = Arguments(encode(("f", (np.float64(3.0),), {})))
    for code, value in (
        ("def double(x): return 3 * x", 10.0), ("def f(x): return double(x) - 1", 5.0),
        ("scale = 5\ndef f(x): return scale * x", 15.0), ("", 7.0),
    ):  # fmt: skip
        edited.run(compiled(code))
        assert asked.given_to(edited.functions).value == value
    assert names["f"] is not edited.functions["f"]
    assert names["scale"] == 2
