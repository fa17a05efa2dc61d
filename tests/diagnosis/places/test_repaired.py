"""The one place: named where one edit makes all calls right, and only there; what a worker says of it is distrusted."""

from __future__ import annotations

import ast
from typing import Any

import numpy as np
import pytest

from grader.diagnosis.live import live
from grader.diagnosis.places.repaired import _whole
from grader.errors import WireError
from grader.messages import render
from grader.results import ExerciseReport, Failure, Result
from grader.sandbox.deadlines import Limits
from grader.sandbox.in_process import NamespaceTransport
from grader.sandbox.replies import places
from grader.sandbox.session import Session
from grader.scoring.score_one import with_live_findings
from grader.wire import protocol
from grader.wire.codec import decode, encode
from grader.worker import repairs
from grader.worker.edits import MAX_EDITS, ORDER, Tree
from grader.worker.execution import Sources
from grader.worker.patience import Limited, TimeIsUp
from grader.worker.repairs import Repairs
from tests.diagnosis.submissions import COURSE, examples, session, worker

RIGHT = """import numpy as np

def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

def softmax_jacobian(z):
    s = softmax(z)
    return np.diag(s) - np.outer(s, s)

def mse_loss(y_hat, y):
    error = np.asarray(y_hat, dtype=float) - np.asarray(y, dtype=float)
    return float(np.mean(error**2))
"""


def place_of(source: str, exercise: str) -> Failure | None:
    found = live([exercise], [exercise], examples("softmax"), session(source))
    findings = found[exercise].findings if exercise in found else ()
    return next((one for one in findings if one.kind == "one_place"), None)


@pytest.mark.parametrize(
    ("exercise", "right", "wrong", "line", "marked", "kind"),
    [
        ("mse_loss", "error**2", "error**3", 14, "3", "constant"),
        ("mse_loss", "np.mean", "np.sum", 14, "np.sum", "twin"),
        ("softmax_jacobian", "np.diag(s) - ", "np.diag(s) + ", 10, "np.diag(s) + np.outer(s, s)", "operator"),
        ("softmax_jacobian", "np.outer(s, s)", "np.outer(s, z)", 10, "z", "name"),
        ("softmax", "sum(axis=-1, ", "sum(axis=0, ", 6, "0", "constant"),
        ("mse_loss", "np.asarray(y_hat, dtype=float)", "np.asarray(y_hat, dtype=int)", 13, None, "dtype"),
    ],
)  # fmt: skip
def test_the_place_of_one_mistake(exercise, right, wrong, line, marked, kind):
    """The line and the expression that has to change, in the student's own words, with the kind of edit."""
    failure = place_of(RIGHT.replace(right, wrong), exercise)
    assert failure is not None
    assert (failure.data["line"], failure.data["file"], failure.data["edit"]) == (line, "softmax.py", kind)
    text = failure.data["text"]
    assert text == RIGHT.replace(right, wrong).split("\n")[line - 1]
    assert marked in (None, text[failure.data["start"] : failure.data["end"]])
    for lang in ("en", "zh"):
        said = render(failure, lang)
        assert str(line) in said
        assert right not in said


@pytest.mark.parametrize(
    ("wrong", "right", "arguments"),
    [
        ("return np.clip(np.sort(x), 0, 2)", "return np.sort(x)", (np.array([3.0, -1.0]),)),
        ("return x[x.sum() - 4 : 2]", "return x[max(0, x.sum() - 4) : 2]", (np.array([1, 1, 1]),)),
        ("y = np.zeros(3)\n    y[x] += 1\n    return y", "return np.bincount(x, minlength=3)", (np.array([1, 1, 0]),)),
        ("y = np.zeros((2, 3))\n    y[0, x] += 1\n    return y[:, 1]", "return np.array([2, 0])", (np.array([1, 1]),)),
        ("return x.reshape(2, 3)", "return x.reshape(3, 2).T", (np.arange(6),)),
        ("return x.ravel()", "return x.T.ravel()", (np.arange(6).reshape(2, 3),)),
        ("return [x[i] for i in range(3)]", "return [x[i - 1] for i in range(3)]", (np.arange(3),)),
        ("y = 0\n    for i in x:\n        y += i\n        y *= 2\n    return y", "return 2 * x.sum()", (np.arange(3),)),
        (
            "y = np.zeros(3)\n    z = 0\n    for i in x:\n        z += i\n        y[i] = z\n    return y",
            "return x", (np.arange(3),),
        ),
    ],
)  # fmt: skip
def test_an_edit_makes_it_right(wrong, right, arguments):
    """Some edit of what people write gives what is right."""
    (node,) = ast.parse(f"def f(x):\n    {wrong}\n").body
    assert isinstance(node, ast.FunctionDef)
    tree = Tree(node)
    wanted = _answer(compile(f"def f(x):\n    {right}\n", "f.py", "exec"), arguments)
    assert not np.array_equal(_answer(compile(ast.unparse(node), "f.py", "exec"), arguments), wanted)
    answers = [_answer(tree.edited(edit, "f.py"), arguments) for edit in tree.edits()]
    assert any(one is not None and np.array_equal(one, wanted) for one in answers)


def _answer(code: Any, arguments: tuple[Any, ...]) -> Any:
    names: dict[str, Any] = {"np": np}
    try:
        exec(code, names)
        return np.asarray(names["f"](*[one.copy() for one in arguments]))
    except Exception:
        return None


@pytest.mark.parametrize(
    "source",
    [
        RIGHT.replace("np.diag(s) - np.outer(s, s)", "np.diag(s**2) + np.outer(s, s)"),
        RIGHT.replace("return np.diag(s)", "s = np.sort(s**2)[::-1]\n    s = s**3\n    return np.diag(s)"),
        RIGHT + "softmax_jacobian = lambda z: np.eye(len(z))\n",
        RIGHT + "from functools import partial\nsoftmax_jacobian = partial(np.diag)\n",
        RIGHT.replace("def softmax_jacobian", "@np.vectorize\ndef softmax_jacobian"),
    ],
)  # fmt: skip
def test_silent_where_no_single_edit_is_enough(source):
    """Two mistakes, or a function that is no plain definition: nothing is said."""
    assert place_of(source, "softmax_jacobian") is None


def test_silent_for_two_places():
    """Where an edit in this line and one in another would do equally well, neither is the mistake."""
    twice = RIGHT.replace("float(np.mean(error**2))", "half(np.mean(error**2))")
    assert place_of(RIGHT.replace("np.mean(error**2)", "0.5 * np.mean(error**2)"), "mse_loss") is not None
    source = twice.replace("return half(np", "n = 0.5 * len(error)\n    m = 1.0 * n / len(error)\n    return m * (np")
    assert place_of(source, "mse_loss") is None


def test_several_edits_of_one_line_are_one_place():
    """The stretch that holds them all is shown, and no bracket in it is without its other half."""
    failure = place_of(RIGHT.replace("np.mean(error**2)", "0.5 * 1.0 * np.mean(error**2)"), "mse_loss")
    assert failure is not None
    data = failure.data
    assert (data["line"], data["text"][data["start"] : data["end"]]) == (14, "0.5 * 1.0 * np.mean(error**2)")


def test_a_line_and_the_one_that_uses_its_name_are_one_place():
    """A small number that is added: where it is added, not where it was written down."""
    failure = place_of(
        RIGHT.replace("    return float(np.mean(", "    eps = 1e-3\n    return float(eps + np.mean("), "mse_loss"
    )
    assert failure is not None
    data = failure.data
    assert (data["line"], data["text"][data["start"] : data["end"]]) == (15, "eps + np.mean(error**2)")


@pytest.mark.parametrize(
    ("text", "start", "end", "wanted"),
    [
        ("f(a, b) + c", 2, 3, "a"), ("f(a[1], b) + c", 2, 5, "a[1]"), ("f(a[1], b) + c", 4, 9, "a[1], b"),
        ("f(a", 0, 3, "f(a"), ("-y[i] * y[j]", 3, 11, "y[i] * y[j]"), ("2 * (a + b)", 4, 11, "(a + b)"),
        ("x + a.b(c)[i] * y", 11, 17, "a.b(c)[i] * y"),
    ],
)  # fmt: skip
def test_a_stretch_has_both_halves_of_its_brackets(text, start, end, wanted):
    """It grows as far as it must, and over the name before an index."""
    first, last = _whole(text, start, end)
    assert text[first:last] == wanted


@pytest.mark.parametrize(
    ("kind", "kinds"),
    [("related_region", ["one_place", "related_region"]), ("related_factor", ["related_factor"]), ("", ["one_place"])],
)
def test_the_place_goes_before_what_is_vague(kind, kinds):
    """A relation that does not say what has to change stands behind the place; one that does needs no search."""
    result = Result("test_f", {}, True, 1.0, 0.0, "failed", failure=Failure("value"))
    findings = (Failure(kind, {}),) if kind else ()
    one = ExerciseReport("mse_loss", (result,), findings=findings)
    wrong = session(RIGHT.replace("error**2", "error**3"))
    (told,) = with_live_findings((one,), examples("softmax"), wrong)
    assert [finding.kind for finding in told.findings] == kinds
    assert told.counterexample is not None


def test_every_edit_is_undone():
    """The tree is as it was after each edit, and no edit is of another place than it says."""
    for name in ("softmax", "convolution", "skipgram"):
        for node in ast.parse(COURSE.assignment(name).reference_path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                before = ast.dump(node, include_attributes=True)
                tree = Tree(node)
                edits = tree.edits()
                assert len(edits) <= MAX_EDITS
                for edit in edits[::7]:
                    assert edit.kind in ORDER
                    tree.edited(edit, "f.py")
                assert ast.dump(node, include_attributes=True) == before


def test_a_loop_that_may_not_end_is_left_alone():
    """Nothing inside a ``while`` is edited: one of the edits would never end."""
    (node,) = ast.parse("def f(n):\n    while n > 1:\n        n = n - 1\n    return n + 2\n").body
    assert isinstance(node, ast.FunctionDef)
    assert {edit.shown.lineno for edit in Tree(node).edits() if hasattr(edit.shown, "lineno")} <= {1, 2, 4}


def rows_of(source: str, *calls: tuple[Any, ...]) -> list[list[np.ndarray]]:
    """What every edit of ``f`` gives in these calls."""
    names: dict[str, Any] = {}
    exec(compile(source, "f.py", "exec"), names)
    told, rows = decode(Repairs(names, Sources({"f.py": source.encode()})).answer(encode(("f", None, list(calls)))))
    assert told == []
    return list(rows)


def test_an_edit_that_loops_costs_its_own_time_alone(monkeypatch):
    """One edit feeds its loop for ever: it gives nothing, those after it give what they give."""
    source = "def f(n):\n    xs = [1]\n    ys = [2]\n    for y in ys:\n        xs.append(y)\n    return len(xs) + n\n"
    monkeypatch.setattr(repairs, "SECONDS_OF_ONE", 0.05)
    rows = rows_of(source, (1,))
    assert any(not row[0].size for row in rows)
    assert rows[-1][0].size
    names: dict[str, Any] = {}
    exec(compile(source.replace("in ys", "in xs"), "f.py", "exec"), names)
    with pytest.raises(TimeIsUp), Limited(0.05):
        names["f"](1)


def test_no_more_edits_are_tried_than_there_is_time_for(monkeypatch):
    """The first ones are told, smallest first; the time is that of this process, whatever else runs."""
    source = "def f(x):\n    return x * 2 + 3 * x - 1\n"
    everything = len(rows_of(source, (1.0,)))
    monkeypatch.setattr(repairs, "SECONDS", -1.0)
    assert 1 == len(rows_of(source, (1.0,))) < everything


def test_the_students_function_stays_as_it_is():
    """Edits are of a copy: names, defaults and arguments are untouched, whatever an edited function does."""
    source = "def f(x, n=[1]):\n    x[0] = x[0] + 1\n    return x[0] * n[0]\n"
    names: dict[str, Any] = {}
    exec(compile(source, "f.py", "exec"), names)
    function = names["f"]
    body = encode(("f", None, [(np.zeros(2),)]))
    told, rows = decode(Repairs(names, Sources({"f.py": source.encode()})).answer(body))
    assert told == []
    assert rows
    assert names["f"] is function
    assert function([1.0]) == 2.0


@pytest.mark.parametrize(
    "said",
    [
        [["constant", "other.py", 1, 0, 1, "x"]],
        [["advice", "softmax.py", 1, 0, 1, "x"]],
        [["name", "softmax.py", 0, 0, 1, "x"]],
        [["name", "softmax.py", 1, 1, 1, "x"]], [["name", "softmax.py", 1, 0, 2, "x"]],
        [["name", "softmax.py", -1, 0, 1, "x"]],
        [["name", "softmax.py", 10**9, 0, 1, "x"]], [["name", "softmax.py", 1, 0, 501, "x" * 600]],
        [["name", 1, 1, 0, 1, "x"]],
        [["name", "softmax.py", 1, 0, 1, b""]],
    ],
)  # fmt: skip
def test_a_place_that_cannot_be_is_refused(said):
    """Unknown kinds, other files, lines and columns that are none: the words of an attacker."""
    with pytest.raises(WireError):
        places(said, {"softmax.py"})


def test_a_places_text_is_made_harmless():
    """Control characters and invisible ones become blanks, so that columns still hold; long lines are cut."""
    (place,) = places([["name", "softmax.py", 3, 0, 4, "ab\x1b\u202e" + 600 * "x"]], {"softmax.py"})
    assert place.text.startswith("ab  x")
    assert len(place.text) <= 500


class Liar(NamespaceTransport):
    """A worker that says this of its edits."""

    def __init__(self, names: Any, said: Any) -> None:
        super().__init__(names)
        self.said = said

    def request(self, kind: bytes, *more: Any) -> tuple[bytes, bytes]:
        if kind == protocol.EDIT:
            return self.said if isinstance(self.said, tuple) else (protocol.EDITED, encode(self.said))
        return super().request(kind, *more)


@pytest.mark.parametrize(
    "said",
    [
        ([], []), [1], ([], [[np.zeros(3, np.uint8)]]), ([], [[encode(1.0)]]), ([["name", "x", 1, 0, 1, "x"]], [[1]]),
        (protocol.RESULT, b""), (protocol.EDITED, b"junk"), ([[]], []), ({}, {}), None,
    ],
)  # fmt: skip
def test_a_worker_that_lies_is_not_believed(said):
    """No finding, no exception; the counterexample stands."""
    source = RIGHT.replace("error**2", "error**3")
    names = worker(source).runtime.namespace
    one = Session(lambda: Liar(dict(names), said), session(source).files, Limits())
    found = live(["mse_loss"], ["mse_loss"], examples("softmax"), one)
    assert not [one for one in found["mse_loss"].findings if one.kind == "one_place"]
    assert found["mse_loss"].counterexample.data["code"]
