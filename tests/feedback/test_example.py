"""The call to try on a page: long results as tables like those of checks, everything else as it is told elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grader.feedback.example import example
from grader.feedback.html import student_html
from grader.feedback.listing import listings
from grader.feedback.masking import Person, masked_report
from grader.feedback.next_step import next_step
from grader.feedback.student_page import student_page
from grader.feedback.term_view import Listed
from grader.messages import render
from grader.results import Failure, report_from_plain, report_to_plain

LOSSES = {
    "what": "[1]", "count": 2, "size": 3, "got": [0.5, 0.25, 0.5], "expected": [0.5, 0.75, 0.125],
    "wrong": [False, True, True],
}  # fmt: skip
NUMBER = {"what": "[0]", "count": 1, "size": 1, "got": 0.5, "expected": 0.123456789, "wrong": True}
DATA = {
    "function": "train", "code": "train(x)", "problem": {"kind": "value", "data": {"what": "train(...)[1]"}},
    "got": "LONG GOT", "expected": "LONG RIGHT", "tables": [NUMBER, LOSSES], "wrong_parts": 3, "all_parts": 5,
}  # fmt: skip
TOLD = Failure("counterexample", DATA)


def shown(make, failure, **more):
    """The page of a function with this call to try."""
    wrong = replace(make.exercise("train", make.result(failed=make.failure())), counterexample=failure)
    report = report_from_plain(report_to_plain(make.report(wrong)))
    return make.read(student_html(student_page("ann", [report], make.options(**more))))


def test_a_long_result_is_a_table_of_its_wrong_parts():
    """Parts by their places; a single number as text; the others counted."""
    found = example(TOLD, "train", "en")
    (number, (place, losses)) = found.parts
    assert number == ("train(...)[0]", ("0.5", "0.12345679"))
    assert (place, losses.slices[0].wrong) == ("train(...)[1]", ((False, True, True),))
    assert (found.code, found.left_out) == ("train(x)", 1)
    assert found.said == "3 of the 5 parts that your `train` returns are wrong:"


@pytest.mark.parametrize(
    ("wrong", "count", "lang", "said"),
    [
        (1, 1, "en", "Your `train` gives other values than the right ones:"),
        (1, 1, "zh", "你的 `train` 给出的值与正确值不同："),
        (2, 2, "en", "Both parts that your `train` returns are wrong:"),
        (1, 4, "en", "One of the 4 parts that your `train` returns is wrong:"),
        (2, 4, "zh", "你的 `train` 返回的 4 个部分中有 2 个不对："),
    ],
)
def test_what_is_said_above_the_tables(wrong, count, lang, said):
    """The numbers stand in the tables alone."""
    failure = Failure("counterexample", DATA | {"wrong_parts": wrong, "all_parts": count})
    assert example(failure, "train", lang).said == said


def test_elsewhere_it_is_told_in_words():
    """The terminal, Gradescope and Otter have no tables: they say both results as before."""
    assert "LONG GOT" in render(TOLD)
    assert render(TOLD) == render(Failure("counterexample", {k: v for k, v in DATA.items() if k != "tables"}))


def test_the_page_draws_it_like_a_check(make):
    """The same marks for what came back and what is right; no long text."""
    read = shown(make, TOLD)
    assert "LONG" not in read.text
    assert "train(...)[0] is 0.5 , should be 0.12345679" in read.text
    assert "1 more part is wrong." in read.text
    cells = [one["class"] for one in read.all("td") if one.get("class")]
    assert cells == ["wrong got", "wrong got", "wrong expected", "wrong expected"]


def test_a_second_call_keeps_its_sentence(make):
    """What went before is still said, and the right result stands in the table."""
    found = example(replace(TOLD, kind="counterexample_again"), "train", "en")
    assert found.said.startswith("The first time the result is right, the second time it is not.")
    assert "LONG" not in found.said


def test_without_tables_nothing_changes():
    """Reports of earlier versions have none."""
    found = example(Failure("counterexample", {k: v for k, v in DATA.items() if k != "tables"}), "train", "en")
    assert found.parts == ()
    assert found.said == "Your `train` gives LONG GOT. Right is LONG RIGHT."


def test_masking_leaves_tables_whole(make):
    """Numbers hold no names."""
    report = make.report(replace(make.exercise("train"), counterexample=TOLD))
    masked = masked_report(report, (Person("student-1", ("train",)),))
    assert masked.exercises[0].counterexample.data["tables"] == [NUMBER, LOSSES]


LOOPS = [["nets.py", 9, "train", "w = step(w)"], ["nets.py", 4, "step", "while True:"]]
ENDLESS = Failure("counterexample_broken", {
    "function": "train", "code": "train(1)", "got": "", "expected": "LONG RIGHT",
    "problem": {"kind": "timeout", "data": {"function": "train", "seconds": 3.0, "again": True, "loops": LOOPS}},
})  # fmt: skip


@pytest.mark.parametrize(("lang", "said"), [("en", "step seems never to end:"), ("zh", "step 似乎停不下来：")])
@pytest.mark.parametrize("audience", ["student", "ta"])
def test_an_endless_loop_is_shown_once_by_its_line(make, lang, said, audience):
    """The student's own lines, the loop's last; the checks say in a few words that they were stopped."""
    read = shown(make, ENDLESS, lang=lang, audience=audience)
    assert read.text.count(said) == 1
    assert read.text.count("while True:") == 1
    assert "LONG RIGHT" not in read.text


def test_what_to_do_next_names_the_loop(make):
    """The function in which the loop is, with its line."""
    hung = make.result(failed=make.failure("timeout", function="train", seconds=3.0), outcome="broken")
    report = make.report(replace(make.exercise("train", hung), counterexample=ENDLESS))
    step = next_step([report], make.options())
    assert step.finding == "End the loop in `step` (nets.py, line 4: while True:)."


def test_teachers_see_the_line_marked_in_the_source(make):
    """The listing has a note on the loop's line."""
    source = Listed("nets.py", (("nets.py", 1, ("def step(w):", "    pass", "", "    while True:")),))
    (part,) = listings(source, make.report(replace(make.exercise("train"), counterexample=ENDLESS)), "en")
    assert [line.notes for line in part.lines] == [(), (), (), ("`step` seems never to end",)]
