"""Other arguments: what is put in the place of one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.diagnosis.evidence.cases import Case
from grader.diagnosis.evidence.replay import Outcome
from grader.diagnosis.variants import arguments
from grader.diagnosis.variants.arguments import Changed, applied

ARGUMENTS = {
    "x": np.array([3, 1, 2]), "W": np.arange(6.0).reshape(2, 3), "V": np.ones((3, 2)), "size": 2, "rate": 1,
    "code": "011", "words": ["b", "a"], "share": 0.25, "params": {"W": np.array([[1.0, 2.0], [3.0, 4.0]])},
    "rows": np.array([[1.0, 2.0], [3.0, 4.0]]),
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (("halved", "x"), [1.5, 0.5, 1]),
        (("both ignored", "x", "code"), None),
        (("doubled", "rate"), 2),
        (("half", "share"), 0.5),
        (("half", "rate"), None),
        (("last", "x"), [2]),
        (("half", "x"), None),
        (("first", "words"), ["b"]),
        (("without last", "words"), ["b"]),
        (("sorted", "words"), None),
        (("complement", "share"), 0.75),
        (("complement", "x"), None),
        (("entry flipped", "params", "W"), {"W": [[4.0, 3.0], [2.0, 1.0]]}),
        (("sorted", "x"), [1, 2, 3]),
        (("places", "x"), [0, 1, 2]),
        (("places", "W"), None),
        (("digits exchanged", "code"), "100"),
        (("last first", "x"), [2, 3, 1]),
        (("first last", "x"), [1, 2, 3]),
        (("length of", "size", "x"), 3),
        (("length of", "size", "rate"), None),
        (("transpose of other for", "W", "V"), np.ones((2, 3))),
        (("other for", "W", "V"), None),
        (("other for", "V", "V"), np.ones((3, 2))),
    ],
)
def test_what_is_put_in_the_place_of_an_argument(change: tuple[str, ...], wanted: Any) -> None:
    """The others stay as they are; None where the change does not apply."""
    found = applied(change, ARGUMENTS, {})
    assert (found is None) == (wanted is None)
    if found is not None:
        now = found[change[1]]
        assert np.array_equal(now["W"], wanted["W"]) if isinstance(wanted, dict) else np.array_equal(now, wanted)
        assert all(found[name] is value for name, value in ARGUMENTS.items() if name != change[1])


def test_two_arguments_are_ignored() -> None:
    """Both are zeros of their own kind: states, say, that a function does not start from."""
    found = applied(("both ignored", "x", "share"), ARGUMENTS, {})
    assert found is not None
    assert (found["x"].tolist(), found["share"]) == ([0, 0, 0], 0)
    assert found["W"] is ARGUMENTS["W"]


def test_a_changed_call_is_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked every time, in the same bytes; where there is no room left, it is written anew."""
    case = Case(0, b"request", {"x": np.array([1.0, 2.0])}, 1.0, 2.0, False)
    asked: list[bytes] = []

    def ask(request: bytes) -> Outcome:
        asked.append(request)
        return Outcome(request)

    changed = Changed()
    for _ in range(2):
        changed.outcome(("negated", "x"), case, {}, "f", ask)
    assert asked[0] is asked[1]
    assert changed.outcome(("half", "x"), case, {}, "f", ask) is None
    monkeypatch.setattr(arguments, "MAX_KEPT", 0)
    changed = Changed()
    for change in ("negated", "doubled", "negated"):
        changed.outcome((change, "x"), case, {}, "f", ask)
    assert asked[2] == asked[4]
    assert asked[2] is not asked[4]
