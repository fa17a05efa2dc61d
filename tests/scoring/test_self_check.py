"""``grader check`` as a student meets it: the handout unpacked somewhere, far from the course."""

from __future__ import annotations

import json
import zipfile

import pytest

from grader.results import ExerciseReport, Failure, Result
from grader.scoring.check_lines import exercise_lines
from tests.conftest import RIGHT, ROOT, Class

LOOPS = RIGHT.replace("    return np.multiply", "    while a:\n        x = np.asarray(x)\n    return np.multiply")


@pytest.fixture
def handout(course: Class, tmp_path_factory: pytest.TempPathFactory) -> Class:
    """What students get, unpacked; the assignment is in ``lines/``."""
    course.run("release", "--zip", "out")
    away = tmp_path_factory.mktemp("away")
    with zipfile.ZipFile(course.root / "out" / "lines.zip") as archive:
        archive.extractall(away)
    return Class(away)


def put(home: Class, text: str, name: str = "lines.py") -> None:
    (home.root / "lines" / name).write_text(text, encoding="utf-8")


def test_finished_work_beside_the_untouched_notebook_is_checked(handout: Class) -> None:
    """F1, F25: the stub notebook does not win, and exercises come in the handout's order."""
    put(handout, RIGHT)
    said = handout.run("check", "lines").stdout
    assert "lines.py was scored; lines.ipynb is as it was handed out." in said
    assert said.index("  line  10/10") < said.index("  area  10/10")
    assert "= 20 of 20 public points" in said


def test_a_loop_is_named_with_those_who_call_it(handout: Class) -> None:
    """F12: which function seems never to end, its line, who calls it, and what to do next."""
    put(handout, LOOPS)
    said = handout.run("check", "lines", status=1).stdout
    assert "`line` did not answer within 3 s: `line` seems never to end (lines.py, line 4: while a:)." in said
    assert "`area` was not run to its end: `line` seems never to end" in said
    assert "0.5 s" not in said
    assert "(lines.py, line 4: while a:); `area` calls `line`." in said
    assert "Next: end the loop in `line` (lines.py, line 4: while a:)." in said
    chinese = handout.run("check", "lines", "--lang", "zh", status=1).stdout
    assert "`line` 似乎停不下来（lines.py 第 4 行：while a:）；`area` 调用了 `line`" in chinese
    assert "公开检查共 20 分，得 0 分" in chinese


def test_a_file_of_another_name_is_checked_with_a_warning(handout: Class) -> None:
    """F7: scoring would not take it for sure, so the check says how to call it."""
    (handout.root / "lines" / "lines.ipynb").unlink()
    (handout.root / "lines" / "lines.py").unlink()
    put(handout, RIGHT, "hw1.py")
    for place in ("lines", "lines/hw1.py"):
        said = handout.run("check", place).stdout
        assert "it should be called lines.py" in said
        assert "20 of 20" in said


def test_a_notebook_alone_has_its_checks(handout: Class) -> None:
    """The assignment's name is the handout's, also where its module was thrown away."""
    (handout.root / "lines" / "lines.py").unlink()
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": RIGHT}
    put(handout, json.dumps({"nbformat": 4, "cells": [cell]}), "lines.ipynb")
    assert "20 of 20" in handout.run("check", "lines").stdout


def test_what_cannot_be_checked_says_why(handout: Class, tmp_path_factory: pytest.TempPathFactory) -> None:
    """F14: a file without its tests/, a folder without a file, two that could be meant."""
    away = Class(tmp_path_factory.mktemp("alone"))
    (away.root / "lines.py").write_text(RIGHT)
    assert "tests/ folder of a handout" in away.run("check", status=2).stderr
    assert "(lines.py)" in away.run("check", status=2).stderr
    for name in ("lines.py", "lines.ipynb"):
        (handout.root / "lines" / name).unlink()
    put(handout, RIGHT, "lines (1).py")
    put(handout, RIGHT + "\n", "lines (2).py")
    assert "Any of these could be the submission" in handout.run("check", "lines", status=1).stdout
    for name in ("lines (1).py", "lines (2).py"):
        (handout.root / "lines" / name).unlink()
    assert "name it lines.py or lines.ipynb" in handout.run("check", "lines", status=2).stderr


def test_the_handout_says_how_a_function_is_called(handout: Class) -> None:
    """F40: other arguments than the exercise asks for are told with both signatures."""
    readme = handout.root / "lines" / "README.md"
    readme.write_text(readme.read_text() + "\n## `line(x, a)`\n\n## `area(x, a)`\n")
    put(handout, RIGHT.replace("line(x, a):", "line(x, a, b):"))
    assert "it is line(x, a, b); the exercise asks for line(x, a)" in handout.run("check", "lines", status=1).stdout


def test_what_did_not_run_is_told_before_hand_in(handout: Class) -> None:
    """The remarks of scoring are those of the check."""
    put(handout, "import torch\n" + RIGHT)
    assert "No module named 'torch'" in handout.run("check", "lines").stdout


def test_in_a_course_the_mistake_is_named(course: Class) -> None:
    """F13: the misconception's title and hint, the way on, and data of the handout."""
    (course.root / "solutions" / "lines" / "misconceptions").mkdir(exist_ok=True)
    (course.root / "solutions" / "lines" / "misconceptions" / "adds_two.py").write_text(
        "# exercise: line\n# title: Adds two\n# title.zh: 加了二\n# hint: What is added?\n# hint.zh: 加的是什么？\n"
        "def line(x, a):\n    return a * np.asarray(x, dtype=np.float64) + 2\n"
    )
    course.hand_in("me", RIGHT.replace("+ 1", "+ 2"))
    said = course.run("check", "submissions/me", status=1).stdout
    assert "> Adds two: What is added?" in said
    assert "Next: repair `line`" in said
    assert "> 加了二: 加的是什么？" in course.run("check", "submissions/me", "--lang", "zh", status=1).stdout


def test_in_a_course_a_call_and_the_place_are_told(course: Class) -> None:
    """Of the function in which the mistake is; what builds on it is wrong for its sake."""
    reference = (ROOT / "solutions" / "perceptron" / "perceptron.py").read_text(encoding="utf-8")
    course.hand_in("me", reference.replace('"OR": ([2, 2], -1)', '"OR": ([2, 2], 1)'), "perceptron.py")
    said = course.run("check", "submissions/me", "--course", str(ROOT), "--lang", "en", status=1).stdout
    assert "A change in one place makes `gate` right: `1`" in said
    assert "\n      gate('OR')\n" in said
    assert "xor_network  0/12" in said
    assert "> Wrong only because of `gate`: with that right, this is right." in said
    assert "Next: repair `gate`: the lines marked > below its checks say where." in said
    assert "called gate('OR')" in said
    assert "makes `xor_network`" not in said
    assert "\n      xor_network()\n" not in said


def test_what_scoring_would_open_is_opened(course: Class) -> None:
    """A hand-in packed as it will be uploaded is checked like one that is not."""
    place = course.submissions / "me"
    place.mkdir(parents=True)
    with zipfile.ZipFile(place / "hw.zip", "w") as archive:
        archive.writestr("hw/lines.py", RIGHT)
    said = course.run("check", "submissions/me").stdout
    assert said.startswith("hw/hw/lines.py")
    assert "20 of 20" in said


def test_what_is_known_of_a_mistake_is_told() -> None:
    """Findings and the lines of a counterexample follow the checks, each marked as advice."""
    factor = Failure("related_factor", {"calls": 9, "wrong": 9, "everywhere": True, "part": [], "of": ["number", "2"]})
    wrong = Failure("assertion", {"text": "Try this:\n\nf(1)"})
    lost = ExerciseReport("f", (), findings=(factor,), counterexample=wrong)
    assert [line for line, _ in exercise_lines(lost, "en")] == [
        "  f  0/0",
        "    > In all 9 calls, the result is twice what it should be. Which factor is too many, or missing?",
        "    > Try this:",
        "",
        "      f(1)",
    ]


def failed(kind: str, function: str = "f", outcome: str = "broken", **data: object) -> Result:
    """A result of a check of a function that is not there."""
    failure = Failure(kind, {"function": function, "names": [], "similar": [], "cause": None, "stands": [], **data})
    return Result("test_a", {"en": "Claim.", "zh": "说明。"}, True, 3.0, 0.0, outcome, failure=failure)  # type: ignore[arg-type]


def test_a_function_that_is_not_there_is_one_line() -> None:
    """Not one a check, also where a check asks for another function first or fails for its sake."""
    gone = failed("missing")
    others = failed("missing", "g"), failed("shape", "", "failed", what="y_hat", got=[], expected=[3])
    for results in ((gone,), (gone, gone), (others[0], gone), (others[1], gone)):
        lines = [line for line, _ in exercise_lines(ExerciseReport("f", results), "en")]
        assert lines == [f"  f  0/{3 * len(results)}  `f` is not defined."]
    stub = failed("not_implemented", inside="f")
    assert len(list(exercise_lines(ExerciseReport("f", (stub, stub, gone)), "en"))) == 1


def test_a_function_that_is_partly_there_has_its_checks() -> None:
    """One that is not implemented for some inputs alone, or is needed by another that is there."""
    stub, raised = failed("not_implemented", inside="f"), failed("timeout", seconds=3.0)
    passed = Result("test_b", {"en": "Claim."}, True, 3.0, 3.0, "passed")
    for results in ((stub, raised), (stub, passed), (failed("missing", "g"),)):
        assert len(list(exercise_lines(ExerciseReport("f", results), "en"))) > 1


def test_an_empty_file_is_said_to_be_empty_once(handout: Class) -> None:
    """The lines say so, what to do next, and the points: no check could say more."""
    put(handout, "# to do\n")
    (handout.root / "lines" / "lines.ipynb").unlink()
    said = handout.run("check", "lines", status=1).stdout.splitlines()
    assert said == [
        "lines.py",
        "  The file is empty: there is no code in it, so no check could run.",
        "  Next: define `area` at the top level.",
        "  = 0 of 20 public points",
    ]
