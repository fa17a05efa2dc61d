"""Counterexamples: small public calls on which a function is wrong, whole, exact and never a check's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.course.handout_cells import runnable
from grader.diagnosis.examples import counterexample
from grader.diagnosis.examples.counterexample import LONG, MAX_SHORT, Wrong
from grader.diagnosis.examples.examples import MAX_TEXT, Example, Examples, Tolerance
from grader.diagnosis.examples.pasted import call_lines, shown
from grader.diagnosis.examples.simpler import fewer_rows
from grader.diagnosis.examples.tables import is_plain
from grader.diagnosis.live import live
from grader.messages import render
from grader.results import Failure
from grader.sandbox.deadlines import Limits
from grader.sandbox.in_process import NamespaceTransport
from grader.sandbox.session import Session
from grader.wire.codec import encode
from tests.diagnosis.submissions import COURSE, ROOT, examples, session, worker

SOFTMAX = """
import numpy as np

def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / {}
"""
RIGHT = SOFTMAX.format("e.sum(axis=-1, keepdims=True)")
WRONG = SOFTMAX.format("e.sum()")


def found(source: str, exercise: str = "softmax", name: str = "softmax") -> Failure | None:
    tried = live([exercise], (), examples(name), session(source, name))
    return tried[exercise].counterexample if exercise in tried else None


def called(text: str, function: str) -> list[tuple[Any, ...]]:
    """The arguments of every call that lines of Python make of a function."""
    calls: list[tuple[Any, ...]] = []

    def note(*args: Any) -> None:
        calls.append(args)

    exec(text, {function: note})
    return calls


@pytest.mark.parametrize("name", ["softmax", "words", "gru"])
def test_the_lines_build_the_very_arguments(name):
    """Pasted, an example's lines make the same call: values, shapes, dtypes, to the last bit."""
    for exercise in COURSE.assignment(name).exercises:
        rare = examples(name).strained(exercise) if name == "softmax" else []
        for example in (*examples(name).small(exercise), *examples(name).varied(exercise), *rare):
            (args,) = called(example.text, exercise)
            assert encode((exercise, args, {})) == example.request
            assert len(example.text) <= MAX_TEXT


@pytest.mark.parametrize(
    "value",
    [
        np.float32(0.1) * np.ones(3, np.float32), np.zeros((0, 3)), np.array(0.1), np.array([[True]]), (1,), [], {},
        np.linspace(0, 1, 60).reshape(3, 20) / 3, {"W": np.ones((2, 2)), "b": [np.ones(40), "ü\n'"]}, 1e-300, -0.0,
        np.arange(4, dtype=np.uint8), None, [(3, 1), (2, 2)] * 30, [1, 0.5] * 40, ["a", "b"] * 40, np.tile([1, 2], 50),
        np.tile([[0.1, 2.0], [3.0, -0.0]], (40, 1)), np.array([0.0, -0.0] * 5 + [0.0] * 50), np.zeros((30, 2, 2)),
    ],
)  # fmt: skip
def test_every_kind_of_argument_can_be_written(value):
    """Whatever a contract allows, on one line or on several."""
    for lines in (call_lines("f", ("x",), (value,)), call_lines("f", ("x", "long"), (value, np.arange(100.0)))):
        (args,) = called(lines, "f")
        assert encode(args[0]) == encode(value)


def test_shows_a_small_call_with_what_came_back():
    """The lines, the wrong result and the right one."""
    failure = found(WRONG)
    assert failure is not None
    assert failure.kind == "counterexample"
    (args,) = called(failure.data["code"], "softmax")
    names: dict[str, Any] = {}
    exec(WRONG, names)
    assert shown(names["softmax"](*args)) == failure.data["got"]
    assert shown(examples("softmax").contract.softmax(*args)) == failure.data["expected"]
    assert np.size(args[0]) <= 12
    text = render(failure)
    assert failure.data["code"] in text
    assert failure.data["expected"] in text


GRU = (ROOT / "solutions" / "gru" / "gru.py").read_text(encoding="utf-8")


def test_of_many_results_the_wrong_ones_are_shown():
    """A long result is not held against another long one: its wrong parts are named, with both values."""
    source = (
        runnable(GRU, "gru.py")
        + """
right = gru_step_backward

def gru_step_backward(*args):
    grad_x, grad_h, grads = right(*args)
    return grad_x, grad_h, grads | {"b_z": 2 * grads["b_z"]}
"""
    )
    failure = found(source, "gru_step_backward", "gru")
    assert failure is not None
    assert (failure.kind, failure.data["wrong"]) == ("counterexample_parts", 1)
    assert failure.data["count"] > 8
    ((part, got, right),) = failure.data["parts"]
    assert part == '[2]["b_z"]'
    assert got != right
    assert failure.data["got"] not in render(failure)
    assert f"`{part}` is {got}, should be {right}." in render(failure)


def test_of_two_long_results_the_wrong_one_is_shown():
    """Equal weights are not printed twice for the sake of losses that differ."""
    source = runnable((ROOT / "solutions" / "backprop" / "backprop.py").read_text(encoding="utf-8"), "backprop.py")
    source += """
right = train

def train(*args):
    w, losses = right(*args)
    return w, [2 * loss for loss in losses]
"""
    failure = found(source, "train", "backprop")
    assert failure is not None
    assert (failure.kind, failure.data["wrong"], failure.data["count"]) == ("counterexample_parts", 1, 2)
    assert "One of the 2 parts that your `train` returns is wrong: `[1]` is " in render(failure)
    assert "返回的 2 个部分中有 1 个不对" in render(failure, "zh")


def test_a_right_function_has_none():
    """Whatever an exercise's contract allows is answered right by a right function."""
    assert found(RIGHT) is None


@pytest.mark.parametrize("name", ["perceptron", "activations"])
def test_right_solutions_have_none(name):
    """No example is wrong of itself: a right solution in another style passes all of them."""
    path = sorted((ROOT / "tests" / "right" / name).glob("*.py"))[0]
    exercises = [one for one in COURSE.assignment(name).exercises if one in examples(name)]
    wrong = live(exercises, (), tolerant(name), session(path.read_text(encoding="utf-8"), name))
    assert wrong == {}


def tolerant(name: str) -> Examples:
    """The examples with the tolerances that the assignment's checks have."""
    every = examples(name)
    nets = dict.fromkeys(every.tolerances, Tolerance(1e-5, 1e-6))
    return Examples(every.contract, every.domains, nets, judges=every.judges)


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        ("return list(z)[99]", "counterexample_broken", "IndexError"),
        ("return (lambda r: (z.__setitem__(..., 0), r)[1])(right(z))", "counterexample_changed", "argument 1"),
        ("return right(z) + (np.max(z) > 500)", "counterexample", "gives"),
        ("return right(z)[None]", "counterexample_broken", "shape"),
    ],
)
def test_says_what_is_wrong(body, kind, words):
    """An exception, a changed argument, values that are wrong for large numbers only, another shape."""
    failure = found(RIGHT.replace("softmax", "right") + f"\ndef softmax(z):\n    {body}\n")
    assert failure is not None
    assert failure.kind == kind
    assert words in render(failure)


COUNTING = "n = 0\ndef softmax(z):\n    global n\n    n += 1\n    return right(z) * (1 if n == 1 else 2)\n"


def test_a_call_that_is_right_the_first_time():
    """What a function keeps from call to call is shown by the same call twice, and by that alone."""
    failure = found(RIGHT.replace("softmax", "right") + COUNTING)
    assert failure is not None
    assert failure.kind == "counterexample_again"
    first, second = called(failure.data["code"], "softmax")
    assert encode(first) == encode(second)


@pytest.mark.parametrize(
    "source", ["", "softmax = 3\n", "def softmax(z):\n    raise NotImplementedError\n", "def softmax():\n    pass\n"]
)
def test_none_where_nothing_was_written(source):
    """A function that is not there, or cannot be called, needs no example."""
    assert found(source) is None


def test_the_submissions_own_worker_is_not_asked():
    """A worker that was asked by checks knows their inputs and could tell them: examples go to another."""
    started: list[NamespaceTransport] = []

    def start() -> NamespaceTransport:
        started.append(worker(WRONG))
        return started[-1]

    used = Session(start, session(WRONG).files, Limits())
    used.load()
    used.call("softmax", (np.ones(3),), {})
    made = list(used.replies.made)
    assert live(["softmax"], ["softmax"], examples("softmax"), used)
    assert len(started) > 1
    assert used.replies.made == made


STATEFUL = """
kept = {}
def softmax(z):
    return kept.setdefault(np.shape(z), right(z)) + 0 * right(z)
"""


def test_a_call_that_leaves_something_behind_for_another():
    """Two calls, each of them right in a worker of its own."""
    failure = found(RIGHT.replace("softmax", "right") + STATEFUL)
    assert failure is not None
    assert failure.kind == "counterexample_after"
    first, second = called(failure.data["code"], "softmax")
    assert encode(first) != encode(second)
    assert failure.data["code"].count("import numpy") == 1
    for lang, words in (("en", "Each call by itself is right"), ("zh", "单独运行都正确")):
        assert words in render(failure, lang)


JUDGED = {
    "gate": 'def gate(name):\n    return ([1, 1], {"AND": -1.5, "NAND": 1.5, "OR": -0.5}[name])\n',
    "xor_network": "def xor_network():\n    return [[1, 1], [1, 1]], [-1.5, -0.5], [-1, 1], -1\n",
    "huffman_codes": 'def huffman_codes(counts):\n    return [format(k, "04b") for k in range(len(counts))]\n',
}


@pytest.mark.parametrize("exercise", JUDGED)
def test_where_many_answers_are_right(exercise):
    """The student's own answer and what is wrong with it, as the checks say it; never somebody else's answer."""
    name = "skipgram" if exercise == "huffman_codes" else "perceptron"
    failure = found(JUDGED[exercise], exercise, name)
    if exercise == "xor_network":  # another right answer than the solution's
        assert failure is None
        return
    assert failure is not None
    assert failure.kind == "counterexample_judged"
    assert failure.data["expected"] == ""
    assert failure.data["got"] in render(failure)
    assert "题目要求" in render(failure, "zh")


@pytest.mark.parametrize("code", ["\x1b[2J", "0" * 10**6, "<script>", "{code}", "\u202e01"])
def test_texts_in_an_answer_are_quoted_or_left_out(code):
    """What a student's function returns is shown as Python writes it, at most a few hundred characters of it."""
    failure = found(f"def huffman_codes(counts):\n    return [{code!r}] * len(counts)\n", "huffman_codes", "skipgram")
    assert failure is not None
    for lang in ("en", "zh"):
        said = render(failure, lang)
        assert len(said) < 1500
        assert not {"\x1b", "\u202e"} & set(said)


@pytest.mark.parametrize("answer", ["None", "'x'", "([1, 1], 'b')", "{}", "([1, 1],)", "1 / 0", "[[]]"])
def test_an_answer_that_cannot_be_judged_is_wrong(answer):
    """Whatever comes back, the search goes on to say what is wrong with it."""
    failure = found(f"def gate(name):\n    return {answer}\n", "gate", "perceptron")
    assert failure is not None
    assert failure.kind in ("counterexample_judged", "counterexample_broken")
    assert render(failure)


@pytest.mark.parametrize(
    ("name", "exercise", "right", "wrong"),
    [
        (
            "descent",
            "angle",
            "np.clip(linear_change(gradient, dx) / norms, -1, 1)",
            "linear_change(gradient, dx) / norms",
        ),
        ("regularization", "dropout", "< p", "<= p"),
        ("generative", "sequence_log_likelihood", "np.sum(np.log(floats(", "np.log(np.prod(floats("),
        (
            "mlp",
            "loss",
            None,
            "def loss(*args):\n    p = forward(args[0], *args[2:])[-1]\n"
            "    return float(-np.mean(np.log(p[np.arange(len(p)), args[1]])))\n",
        ),
        ("convolution", "max_pool2d", ".max(axis=(2, 3))", ".max(axis=(2, 3)) + 1e-5 * (np.shape(x)[0] > 20)"),
    ],
)
def test_calls_at_the_limits_of_the_contract(name, exercise, right, wrong):
    """Numbers as large as may be, parallel vectors, equality, long sequences: where only these go wrong."""
    path = COURSE.assignment(name).reference_path
    source = runnable(path.read_text(encoding="utf-8"), str(path))
    changed = f"{source}\n\n{wrong}" if right is None else source.replace(right, wrong)
    assert changed != source
    assert found(changed, exercise, name) is not None


def test_of_equal_words_any_may_be_the_nearest():
    """Where ids are asked for and rows are equal, another order of the same is right."""
    path = ROOT / "tests" / "right" / "cbow" / "keeps_dtype.py"
    assert found(path.read_text(encoding="utf-8"), "nearest_words", "cbow") is None


def test_slowness_is_no_mistake_of_large_calls(monkeypatch):
    """Nobody asks that large calls are quick: a right function that needs its time is not wrong."""
    original = counterexample.wrong

    def wrong(asked: Session, example: Example) -> Wrong | None:
        slow = Wrong(example, Failure("timeout", {"function": "softmax", "seconds": 3}))
        return slow if np.size(example.args[0]) > 20 else original(asked, example)

    monkeypatch.setattr(counterexample, "wrong", wrong)
    assert found(RIGHT) is None


def test_one_exercise_that_breaks_the_search_costs_no_other_its_call(monkeypatch):
    """A domain or a contract may do anything: its own exercise has no call then."""
    known = examples("softmax")
    broken = Examples(known.contract, known.domains, known.tolerances)
    monkeypatch.setattr(broken, "small", lambda exercise: 1 / 0 if exercise == "mse_loss" else known.small(exercise))
    source = f"{WRONG}\ndef mse_loss(y_hat, y):\n    return 0.5\n"
    assert set(live(["mse_loss", "softmax"], (), broken, session(source))) == {"softmax"}


def test_small_whole_numbers_where_they_are_asked_for():
    """Products of uint8 overflow; exercises whose checks never have such arrays are not tried with them."""
    path = COURSE.assignment("convolution").misconceptions[0].with_name("pixels_overflow.py")
    reference = COURSE.assignment("convolution").reference_path
    source = f"{runnable(reference.read_text(encoding='utf-8'), '')}\n\n{path.read_text(encoding='utf-8')}"
    every = examples("convolution")
    asked = Examples(every.contract, every.domains, every.tolerances, of_pixels=["conv2d"])
    told = live(["conv2d"], (), asked, session(source, "convolution"))
    assert "dtype=np.uint8" in told["conv2d"].counterexample.data["code"]
    assert live(["conv2d"], (), every, session(source, "convolution")) == {}


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many examples were drawn so far."""
    drawn: list[int] = []
    original = Examples.example

    def example(self: Examples, exercise: str, args: tuple[Any, ...]) -> Example | None:
        drawn.append(1)
        return original(self, exercise, args)

    monkeypatch.setattr(Examples, "example", example)
    return lambda: len(drawn)


def test_examples_are_made_once(slow):
    """They do not depend on a submission: the second one costs no draw."""
    found(WRONG)
    before = slow()
    found(WRONG)
    assert slow() == before


def test_a_long_call_is_made_shorter():
    """A mistake that shows in several images only: two small ones, not as many as were drawn first."""
    (path,) = (one for one in COURSE.assignment("cnn").misconceptions if one.stem == "one_after_the_other")
    right = runnable(COURSE.assignment("cnn").reference_path.read_text(encoding="utf-8"), "cnn")
    source = f"{right}\n\n{path.read_text(encoding='utf-8')}"
    failure = found(source, "train_step", "cnn")
    assert failure is not None
    assert failure.data["code"].count("\n") < LONG
    ((images, labels, *_),) = called(failure.data["code"], "train_step")
    assert len(images) == len(labels) == 2
    assert all(one.text.count("\n") < LONG for one in examples("cnn").short("loss")[: MAX_SHORT // 2])


FAINT = """
import numpy as np

def softmax(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / (e.sum(axis=-1, keepdims=True) + {extra})
"""


@pytest.mark.parametrize(("extra", "is_seen"), [("1e-5 * np.abs(z).max() ** 12", True), ("1e-5", False)])
def test_a_call_is_looked_for_in_which_the_mistake_is_seen(extra, is_seen):
    """Where the first wrong call is off in the fifth digit, one of the next that is wrong in the first is told."""
    found = counterexample.counterexamples(["softmax"], examples("softmax"), session(FAINT.format(extra=extra)))[
        "softmax"
    ]
    assert is_plain(found.value, found.example) is is_seen


def test_the_keys_of_small_calls_are_in_the_handouts_order():
    """They are drawn in any order otherwise, so that nobody gets away with relying on one."""
    small = [example.args[3] for example in examples("lstm").small("lstm_step")]
    orders = {tuple(params) for params in small}
    assert orders == {tuple(f"{name}{gate}" for gate in "ifoc" for name in ("W_x", "W_h", "b_"))}
    assert len({tuple(example.args[3]) for example in examples("lstm").many("lstm_step")}) > 3


def test_rows_are_taken_away_in_stretches():
    """Of all arguments that share them; halves first, then quarters, then single ones."""
    fewer = list(fewer_rows((np.arange(8).reshape(4, 2), [1, 2, 3, 4], 7, np.zeros(2))))
    assert [len(args[0]) for args in fewer] == [2, 2, 3, 3, 3, 3]
    assert all(len(args[0]) == len(args[1]) and args[2] == 7 and len(args[3]) == 2 for args in fewer)
    assert fewer[1][1] == [1, 2]
    assert fewer[2][1] == [2, 3, 4]


def test_rows_that_a_mistake_does_not_take_are_taken_away():
    """A long list of boxes is told without most of those that the mistake does not need."""
    source = runnable(COURSE.assignment("localization").reference_path.read_text(encoding="utf-8"), "localization")
    wrong = source.replace(
        "for other in kept):",
        "for other in np.argsort(-_floats(scores))[:list(np.argsort(-_floats(scores))).index(one)]):",
    )
    assert wrong != source
    found = counterexample.counterexamples(["non_max_suppression"], examples("localization"), session(wrong))
    assert 3 <= len(found["non_max_suppression"].example.args[0]) <= 6
