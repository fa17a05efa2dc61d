"""The names of a result's parts: read from the check file, used wherever a part is spoken of."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course.course import Assignment, Course
from grader.course.result_names import result_names, with_names
from grader.messages import render
from grader.results import ExerciseReport, Failure
from tests.conftest import ROOT

NAMES = ("w", "losses")


def named(tmp_path: Path, *lines: str) -> tuple[str, ...]:
    """What a check file with these lines calls the parts of ``train``."""
    folder = tmp_path / "autograder_tests" / "nets"
    folder.mkdir(parents=True)
    (folder / "test_train.py").write_text("\n".join(lines), encoding="utf-8")
    return result_names(Assignment("nets", tmp_path), "train")


@pytest.mark.parametrize(
    "line",
    [
        'unpack(submission.train(x), ("w", "losses"))',
        'unpack(got, RESULTS, "train(x, y)")',
        'unpack(got, ["w", "losses"], "train")',
    ],
)
def test_names_are_those_that_the_checks_unpack_under(tmp_path, line):
    """By the call itself or by what it is called, with names in place or as a constant of the file."""
    assert named(tmp_path, 'RESULTS = ("w", "losses")', line) == NAMES


@pytest.mark.parametrize(
    "lines",
    [
        ['unpack(submission.forward(x), ("h", "y"))', 'unpack(got, ("a", "b"), "train_step(x)")'],
        ['unpack(submission.train(x), ("w", "losses"))', 'unpack(submission.train(x), ("w", "history"))'],
        ["unpack(submission.train(x), names)"],
        ["unpack(submission.train(x), range(2))"],
        ["def broken("],
    ],
    ids=["others", "two ways", "unknown", "no texts", "no Python"],
)
def test_no_names_in_doubt(tmp_path, lines):
    """Of another function, contradicting, computed, or in a file that does not parse."""
    assert named(tmp_path, *lines) == ()


def test_without_a_check_file_there_are_none(tmp_path):
    """An Otter assignment has none of these files."""
    assert result_names(Assignment("nets", tmp_path), "train") == ()


def test_the_course_names_the_parts_of_every_result_of_several():
    """What students read in checks they read in findings and calls to try."""
    course = Course(ROOT)
    assert result_names(course.assignment("backprop"), "train") == NAMES
    assert result_names(course.assignment("lstm"), "lstm_step_backward")[-1] == "grad_params"
    assert sum(bool(result_names(one, name)) for one in course.assignments.values() for name in one.exercises) > 25


def test_findings_and_calls_to_try_speak_of_parts_by_name():
    """A place within a part stays a place; what concerns the whole result stays as it is."""
    factor = {"calls": 9, "wrong": 9, "everywhere": True, "of": ["number", "2"]}
    whole, part = (Failure("related_factor", factor | {"part": place}) for place in ([], [1]))
    deep = Failure("related_factor", factor | {"part": [0, "W_b"]})
    tried = Failure("counterexample_parts", {
        "function": "train", "code": "", "problem": {"kind": "value", "data": {}}, "got": "1", "expected": "2",
        "parts": [["[1]", "1", "2"]], "wrong": 1, "count": 2, "tables": [{"what": '[0]["W_b"]'}],
    })  # fmt: skip
    found = with_names(ExerciseReport("train", (), findings=(whole, part, deep), counterexample=tried), NAMES)
    assert found.findings[0] == whole
    assert "`losses` is twice" in render(found.findings[1])
    assert '`w["W_b"]` is twice' in render(found.findings[2])
    assert "`losses`" in render(found.findings[1], "zh")
    assert found.counterexample is not None
    assert "`losses` is 1, should be 2" in render(found.counterexample)
    assert found.counterexample.data["tables"] == [{"what": 'w["W_b"]'}]


def test_places_beyond_the_names_stay_places():
    """A result of more parts than the checks know of is wrong in another way."""
    tried = Failure("counterexample_parts", {"parts": [["[2]", "1", "2"], ['["W"]', "1", "2"]]})
    found = with_names(ExerciseReport("train", (), counterexample=tried), NAMES).counterexample
    assert found is not None
    assert [place for place, *_ in found.data["parts"]] == ["[2]", '["W"]']
    assert with_names(ExerciseReport("train", (), counterexample=tried), ()).counterexample is tried
