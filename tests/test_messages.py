"""Failures in words: every kind, both languages, and nothing of the student's or the answer's for hidden checks."""

from __future__ import annotations

import ast
import builtins
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader import messages
from grader.findings import sentences
from grader.languages import LANGUAGES
from grader.messages import SAFE_KEYS, render, render_safely
from grader.results import Failure
from grader.sandbox.deadlines import Clock, Limits, Used

DETERMINISTIC = settings(derandomize=True, database=None, deadline=None)
KINDS = sorted(messages._SAFE)
PACKAGE = Path(messages.__file__).parent
MARK = "Zq7#marker"

ERROR = {
    "type": "ValueError", "builtin": True, "message": "bad input",
    "where": [["softmax.py", 7, "softmax", "return 1 / 0"]],
}  # fmt: skip
CAUSE = {"label": "line 3", "names": ["f"], "kind": "raised", "error": ERROR}
EXAMPLE = {
    "function": "f", "code": "f(1.5)", "got": "2", "expected": "3",
    "problem": {"kind": "value", "data": {"what": "f(...)", "index": [], "got_at": 2.0, "expected_at": 3.0}},
}  # fmt: skip
PLACE = {"function": "f", "edit": "sign", "file": "a.py", "line": 3, "start": 4, "end": 6, "text": "y = -x"}
DATA: dict[str, dict[str, Any]] = {
    "missing": {"function": "f", "cause": CAUSE, "similar": ["sofmax"]},
    "not_callable": {"function": "f", "type": "float"},
    "not_implemented": {"function": "f"},
    "raised": {"function": "f", **ERROR},
    "timeout": {"function": "f", "seconds": 5.0},
    "used_up": {"seconds": 30.0},
    "died": {"function": "f"},
    "protocol": {"function": "f"},
    "unsupported": {"function": "f", "type": "a generator"},
    "none": {"what": "f(x)"},
    "type": {"what": "f(x)", "got": "str", "wanted": "number"},
    "results": {"what": "f(x)", "names": ["a", "b"], "got": "float"},
    "results_count": {"what": "f(x)", "names": ["a", "b"], "count": 3},
    "keys": {"what": "f(x)", "missing": ["a"], "extra": []},
    "ragged": {"what": "f(x)", "got": "list", "wanted": "number"},
    "shape": {"what": "f(x)", "got": [2, 3], "expected": []},
    "complex": {"what": "f(x)"},
    "empty": {"what": "f(x)"},
    "not_finite": {"what": "f(x)", "index": [1], "got_at": "nan", "expected_at": 2.5},
    "value": {
        "what": "f(x)", "index": [0, 1], "got_at": 1.25, "expected_at": 60000.0, "count": 2, "size": 6, "got": [[1.25]],
        "expected": [[60000.0]],
    },
    "bounds": {"what": "f(x)", "low": 0.0, "high": 1.0, "index": [2], "got_at": 1.5},
    "property": {"property": "rows sum to 1", "property_zh": "各行之和为 1"},
    "mutated": {"what": "f", "arguments": ["argument 1", "stride"]},
    "impure": {"what": "f"},
    "unusable": {"error": "TypeError: no"},
    "assertion": {"text": "assert False"},
    "skipped": {"reason": "not today"},
    "error": {"error": "KeyError: x"},
    "no_checks": {"error": "points sum to 99"},
    "file_too_large": {"size": 10, "limit": 5},
    "notebook_json": {"error": "Expecting value"},
    "no_cell_parses": {"cause": CAUSE},
    "archive": {"reason": "the archive is encrypted"},
    "intake": {"reason": "a.py is a link"},
    "both_files": {"used": "a.ipynb", "unused": "a.py"},
    "empty_file": {"used": "a.py"},
    "set_aside_passed_over": {"used": "a.py", "unused": "old/a.ipynb"},
    "partial_passed_over": {"used": "a.py", "unused": "a.ipynb"},
    "several_files": {"used": "a.py", "unused": "b/a.py"},
    "in_process": {"checks": ["test_a", "test_b"]},
    "warning": {"category": "RuntimeWarning", "message": "overflow", "where": [["a.py", 2, "", ""]]},
    "cell_failed": {"label": "line 3", "error": CAUSE},
    "one_place": PLACE,
    "located": PLACE | {"own": "a", "missing": "s", "called": {"en": "the slope", "zh": "斜率"}, "value": "[0.5, 1]"},
    "located_first": {"function": "f", "missing": "s", "called": {"en": "the slope", "zh": "斜率"}, "value": ""},
    "located_step": PLACE | {"own": "w", "times": 2, "got": "[0.5, 1]", "value": "[0.5, 2]"},
    "counterexample": EXAMPLE,
    "counterexample_broken": EXAMPLE | {"got": "", "problem": {"kind": "raised", "data": {"function": "f", **ERROR}}},
    "counterexample_changed": EXAMPLE | {"arguments": ["argument 1"]},
    "counterexample_again": EXAMPLE,
    "counterexample_after": EXAMPLE | {"expected": ""},
    "counterexample_parts": EXAMPLE | {"parts": [["[0]", "1", "2"], ["['b']", "3", "4"]], "wrong": 2, "count": 5},
    "counterexample_judged": EXAMPLE | {"problem": {"kind": "impure", "data": {"what": "f"}}},
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_sentence(kind: str, lang: str) -> None:
    """With its data or without, in either language: a finished sentence, no placeholder and no trace of Python."""
    for failure in (Failure(kind, DATA.get(kind, {})), Failure(kind, {})):
        for text in (render(failure, lang), render_safely(failure, lang)):
            assert text
            assert not re.search(r"[{}]|\[\]|<", text)
            assert "None" not in text or kind == "none"
            if lang == "zh" and kind not in ("assertion", "skipped", "error", "no_checks", "property"):
                assert re.search(r"[\u4e00-\u9fff]", text)


def test_every_kind_that_the_grader_uses_has_sentences() -> None:
    """Each literal kind given to a failure anywhere in the package is in the catalogue."""
    used = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                is_failure = node.func.id in ("Failure", "CheckFailed", "SubmissionError", "UnreadableError")
                if is_failure and isinstance(node.args[0], ast.Constant):
                    used.add(node.args[0].value)
    assert len(used) > 20
    assert used <= set(KINDS) | sentences.KINDS


@pytest.mark.parametrize(
    ("kind", "lang", "text"),
    [
        ("value", "en", "f(x): got 1.25, expected 60000 at index [0, 1] (2 of 6 values differ)."),
        ("value", "zh", "f(x)：得到 1.25，应为 60000（下标 [0, 1]）（共 6 个值，2 个不同）。"),
        ("shape", "en", "f(x) has shape (2, 3); expected () (a single number)."),
        ("shape", "zh", "f(x) 的形状是 (2, 3)，应为 ()（单个数）。"),
        ("raised", "en", "`f` raised ValueError: bad input (softmax.py, line 7: return 1 / 0)"),
        ("mutated", "zh", "`f` 原地修改了第 1 个参数、`stride`；请在副本上计算。"),
        ("not_finite", "en", "f(x) holds nan at index [1]; expected 2.5."),
        ("keys", "en", "f(x): keys missing: a; not asked for: none."),
        ("type", "zh", "f(x) 是 str，应当是数或数的数组。"),
        ("warning", "en", "Python warned: RuntimeWarning: overflow (a.py, line 2)."),
        ("intake", "en", "The files cannot be taken in: a.py is a link."),
        ("one_place", "en", "A change in one place makes `f` right: `-x` in line 3 of a.py. Is this the right sign?"),
        ("counterexample", "en", "Try this:\n\nf(1.5)\n\nYour `f` gives 2. Right is 3."),
        (
            "counterexample_parts",
            "zh",
            "复制运行试试：\n\nf(1.5)\n\n"
            "你的 `f` 返回的 5 个部分中有 2 个不对：`[0]` 为 1，应为 2；`['b']` 为 3，应为 4。",
        ),
        (
            "counterexample_broken",
            "zh",
            "复制运行试试：\n\nf(1.5)\n\n"
            "`f` 抛出 ValueError：bad input（softmax.py 第 7 行: return 1 / 0）。正确值是 3。",
        ),
        (
            "missing",
            "en",
            "`f` is not defined: line 3 did not run to its end: ValueError: bad input "
            "(softmax.py, line 7: return 1 / 0); there is `sofmax`.",
        ),
    ],
)
def test_full_messages_say_all(kind: str, lang: str, text: str) -> None:
    """What a public check's message says, word for word."""
    assert render(Failure(kind, DATA[kind]), lang) == text


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (123456789.0, "123456789"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.33333333"),
        (1e20, "1e+20"),
        (-0.5, "-0.5"),
        (1e-9, "1e-09"),
    ],
)
def test_numbers_are_shown_as_people_read_them(number: float, shown: str) -> None:
    """Whole numbers whole, others with eight digits."""
    assert f"got {shown}," in render(Failure("value", {"what": "x", "got_at": number, "expected_at": 1.0}))


def test_an_exception_without_a_message_leaves_no_gap() -> None:
    """No colon without something after it."""
    failure = Failure("raised", {"function": "f", **ERROR, "message": ""})
    assert render(failure) == "`f` raised ValueError (softmax.py, line 7: return 1 / 0)"


def marked(value: Any) -> Any:
    """The same data with the marker in every text."""
    if isinstance(value, dict):
        return {key: marked(item) for key, item in value.items()}
    if isinstance(value, list):
        return [marked(item) for item in value] + [MARK]
    return value if value is True else MARK


HOSTILE = st.recursive(
    st.just(MARK) | st.booleans() | st.none(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["type", "message", "error", "where"]), inner)
    ),
    max_leaves=8,
)
KEYS = sorted(
    {key for data in DATA.values() for key in data} | {"builtin", "kind", "label", "place", "said", "problem"}
)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_hidden_messages_carry_nothing_of_the_student(kind: str, lang: str) -> None:
    """A marker in every text of a failure but the grader's own words is in no hidden check's message."""
    own = {key: value for key, value in DATA.get(kind, {}).items() if key in SAFE_KEYS}
    failure = Failure(kind, marked(DATA.get(kind, {})) | own)
    assert MARK not in render_safely(failure, lang)


@DETERMINISTIC
@given(st.sampled_from(KINDS), st.sampled_from(LANGUAGES), st.dictionaries(st.sampled_from(KEYS), HOSTILE))
def test_no_data_whatever_reach_a_hidden_message(kind: str, lang: str, data: dict[str, Any]) -> None:
    """Markers in any field, of any shape, of any kind: never in the message, and rendering never fails."""
    data = {key: value for key, value in data.items() if key not in SAFE_KEYS}
    assert MARK not in render_safely(Failure(kind, data), lang)
    assert isinstance(render(Failure(kind, data), lang), str)


@DETERMINISTIC
@given(st.text(), st.sampled_from(LANGUAGES), st.dictionaries(st.sampled_from(KEYS), HOSTILE))
def test_a_kind_that_nobody_knows_is_a_sentence_too(kind: str, lang: str, data: dict[str, Any]) -> None:
    """A worker that makes up a kind of failure gets a sentence of ours, without its words."""
    own = dict.fromkeys(SAFE_KEYS, "f")
    text = render_safely(Failure(kind, data | own), lang)
    assert text
    assert MARK not in text
    if kind not in KINDS:
        assert render(Failure(kind, data | own), lang) == text


def test_only_python_s_own_exceptions_are_named() -> None:
    """A builtin exception's name is shown; a name that merely claims to be builtin is not."""
    for name in ("ValueError", "ZeroDivisionError", "SystemExit"):
        assert hasattr(builtins, name)
        assert name in render_safely(Failure("raised", {"function": "f", "builtin": True, "type": name}))
    for builtin, name in ((True, "x_0_731"), (False, "ValueError"), ("yes", "ValueError"), (True, "print"), (True, 7)):
        text = render_safely(Failure("raised", {"function": "f", "builtin": builtin, "type": name}))
        assert text == "`f` raised an exception of its own."


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_numbers_of_a_failure_stay_hidden(kind: str, lang: str) -> None:
    """No expected or returned number is in a hidden message."""
    data = {
        "got_at": 731.25,
        "expected_at": 731.25,
        "low": 731.25,
        "index": [731],
        "count": 731,
        "got": [731],
        "size": 731,
    }
    assert "731" not in render_safely(Failure(kind, data), lang)


@pytest.mark.parametrize(
    ("data", "english", "chinese"),
    [
        (
            {"property": "w is in order", "property_zh": "w 按顺序排列", "came_back": "['b', 'a']"},
            "This should hold, and does not: w is in order; what came back is ['b', 'a'].",
            "题目要求 w 按顺序排列，但这个结果没有做到；得到的结果是 ['b', 'a']。",
        ),
        (
            {
                "property": "gate(x) is 1 for (1, 1) (it is 0.5)",
                "property_zh": "gate(x) 在 (1, 1) 处为 1（这里是 0.5）",
            },
            "This should hold, and does not: gate(x) is 1 for (1, 1) (it is 0.5).",
            "题目要求 gate(x) 在 (1, 1) 处为 1（这里是 0.5），但这个结果没有做到。",
        ),
    ],
)
def test_a_property_that_fails_is_not_stated_as_a_fact(data: dict[str, Any], english: str, chinese: str) -> None:
    """What should hold is said to fail, with what came back, where that is known."""
    failure = Failure("property", data)
    assert (render(failure), render(failure, "zh")) == (english, chinese)
    example = Failure("counterexample_judged", EXAMPLE | {"problem": {"kind": "property", "data": data}})
    assert "What is asked for does not hold" not in render(example)
    assert english.rstrip(".").split(";")[0] in render(example)
    assert data.get("came_back", "gate") not in render_safely(failure)


def test_a_definition_with_a_syntax_error_is_said_to_be_there() -> None:
    """A name that a syntax error keeps from being defined, also in a notebook's cell."""
    error = {"type": "SyntaxError", "builtin": True, "message": "expected ':'", "where": [["cell 5", 6, "", ""]]}
    cause = {"label": "cell 5", "names": ["f"], "kind": "syntax", "error": error}
    failure = Failure("missing", {"function": "f", "cause": cause, "similar": []})
    said = "its definition has a syntax error: SyntaxError: expected ':' (cell 5, line 6)"
    assert render(failure) == f"`f` is not defined: {said}."
    assert "（第 5 个单元格第 6 行）" in render(failure, "zh")


@pytest.mark.parametrize(("label", "text"), [("line 47", "第 47 行没有运行完"), ("cell 3", "第 3 个单元格没有运行完")])
def test_places_are_named_in_chinese(label: str, text: str) -> None:
    """Lines and cells have no English names in a Chinese sentence."""
    assert render(Failure("cell_failed", {"label": label, "error": CAUSE}), "zh").startswith(text)


def test_code_stands_apart_from_chinese() -> None:
    """With a space on each side that Chinese characters are on."""
    data = {"calls": 9, "of": ["a", "b"], "target": "", "function": "", "parts": [["bias"], ["kernels"]], "names": {}}
    text = render(Failure("derived_swapped", data), "zh")
    assert '你给出的结果 `["bias"]` 和结果 `["kernels"]` 都' in text


def test_the_limit_is_the_checks_for_a_function_that_hung_before() -> None:
    """Patience shrinks after each endless loop; what is said does not."""
    clock = Clock(Limits(check=3.0, total=60.0), Used())
    first, *others = [clock.lost("train", "timeout").failure for _ in range(6)]
    assert render(first) == "`train` did not answer within 3 s."
    assert {render(one) for one in others} == {"Stopped early: `train` had hung in another check."}
    assert {render_safely(one) for one in others} == {render(others[0])}


def test_a_call_to_try_that_hangs_refers_to_no_check() -> None:
    """It is outside of the checks, which told the limit."""
    problem = {"kind": "timeout", "data": {"function": "f", "seconds": 3.0, "again": True}}
    text = render(Failure("counterexample_broken", EXAMPLE | {"got": "", "problem": problem}))
    assert text.endswith("`f` does not answer here either.")


def test_all_parts_and_more_parts_than_are_shown() -> None:
    """15 of 15 are all; what is not shown is not passed over in silence."""
    parts = EXAMPLE | {"parts": [["[0]", "1", "2"]], "wrong": 5, "count": 5}
    text = render(Failure("counterexample_parts", parts))
    assert text.endswith("All 5 parts that your `f` returns are wrong: `[0]` is 1, should be 2; ….")
