"""The way through a call as a picture: stages with their states, the ids of a figure, the first step that differs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from grader.course.course import Course
from grader.course.figures import figure_problems, ids_of, read_figure
from grader.course.outline import Outline, outline
from grader.errors import CourseError
from grader.feedback.figures import marked
from grader.feedback.html import student_html
from grader.feedback.student_page import student_page
from grader.feedback.student_view import Options
from grader.feedback.ways import states_of, way_view
from grader.gradebook.notes import Notes
from grader.results import Failure

ROOT = Path(__file__).parents[2]


def step(name: str, marks: str, *shape: int, called: str = "", also: tuple[str, ...] = ()) -> dict[str, Any]:
    words = {"en": called, "zh": called} if called else {}
    return {"name": name, "also": list(also), "called": words, "shape": list(shape), "marks": marks}


def way(*steps: dict[str, Any], missing: int, result: list[Any] | None = None, **more: Any) -> Failure:
    data = {"function": "f", "steps": list(steps), "missing": missing, "result": result or [], **more}
    return Failure("way", data)


CHAIN = way(
    step("hidden", "11", 2, called="h", also=("outer",)), step("slope", "?01", 3), step("slope", "000", 3),
    step('grads["W"]', "10", 2), missing=1,
    result=[{"place": [0], "shape": [2, 2], "marks": "1101"}, {"place": [1, "W"], "shape": [], "marks": "1"}],
)  # fmt: skip

FIGURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40" onload="alert(1)"><style>a{}</style>
<script>alert(2)</script><g id="hidden"><circle class="unit" cx="20" cy="20" r="10" onclick="x"/><text>h</text></g>
<rect id="slope" class="unit" x="50" y="10" width="20" height="20" style="fill:red"/><path id="result.1" d="M0 0"/>
<image href="https://elsewhere"/></svg>"""


def test_stages_say_what_is_there_and_what_is_missing_first():
    """In order, by the handout's names; after that only what is there: the rest of the solution is not given away."""
    view = way_view(replace(CHAIN, data=CHAIN.data | {"steps": [*CHAIN.data["steps"], step("b", "1")]}), "en")
    assert view is not None
    assert [(one.called, one.state) for one in view.stages] == [
        ("h", "reached"), ("`slope`", "missing"), ("`b`", "reached"),
    ]  # fmt: skip
    assert view.is_cut == (False, True)
    whole = way_view(way(step("a", "1"), step("b", "11", 2), missing=2), "en")
    assert whole is not None
    assert whole.stages[-1].state == "missing"


def test_items_of_one_list_in_one_state_are_one_stage():
    """By the name of the list, with their indices; of many the first."""
    called = {"en": 'the share `["W"]`', "zh": '贡献 `["W"]`'}
    keys = ["W", "b", "W_x", "W_h", "U"]
    items = [step(f'grads["{key}"]', "1") | {"called": called} for key in keys]
    view = way_view(way(step("a", "1"), *items, step('grads["V"]', "0"), step("b", "0"), missing=6), "en")
    assert view is not None
    assert [one.called for one in view.stages] == [
        "`a`", 'the share `["W"]` `["b"]` `["W_x"]` `["W_h"]` …', '`grads` `["V"]`',
    ]  # fmt: skip


def test_of_a_long_way_the_stages_around_the_first_that_is_missing_are_shown():
    view = way_view(way(*(step(f"s{n}", "1" if n < 20 else "0") for n in range(40)), missing=20), "en")
    assert view is not None
    assert view.is_cut == (True, True)
    assert [one.called for one in view.stages][:2] == ["`s14`", "`s15`"]
    assert [one.called for one in view.stages if one.state == "missing"] == ["`s20`"]


def test_too_short_a_way_is_not_shown():
    """One quantity and the result say nothing that the sentences do not say."""
    assert way_view(None, "en") is None
    assert way_view(way(step("a", "1"), missing=1), "en") is None


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("hidden", "reached"), ("outer.1", "reached"), ("slope", "missing"), ("slope.0", None), ("slope.2", "reached"),
        ("slope.-2", "missing"), ("slope-2", "later"), ("slope-2.1", "later"), ("slope-3", None), ("slope.7", None),
        ("slope.x", None), ("grads.W", "later"), ("grads.W.0", "reached"), ("other", None), ("result", "later"),
        ("result.0", "later"), ("result.0.0", "reached"), ("result.0.-1.0", "later"), ("result.0.1.1", "reached"),
        ("result.1", "reached"), ("result.1.W", "reached"), ("result.1.W.5", "reached"), ("result.2", None),
    ],
)  # fmt: skip
def test_an_id_names_a_quantity_or_a_part_of_it(name, state):
    """Indices count from either end; keys of a dict and the number of a value in order are understood."""
    assert states_of([name], CHAIN.data).get(name) == state


def test_a_result_that_is_built_otherwise_is_missing_as_a_whole():
    assert states_of(["result.3"], way(step("a", "1"), missing=1).data) == {"result.3": "missing"}


def test_a_figure_gets_classes_and_signs_and_loses_all_that_could_do_more_than_draw():
    """Ids are gone, as a page may hold the same figure twice."""
    drawn = str(marked(FIGURE, {"hidden": "reached", "slope": "missing", "result.1": "later"}, 'a "label" <b>', "en"))
    root = ElementTree.fromstring(drawn)
    assert [one.get("class") for one in root.iter()] == [
        "network", "reached", "unit", None, "sign reached", "unit missing", "sign missing", "later",
    ]  # fmt: skip
    assert root.get("aria-label") == 'a "label" <b>'
    for word in ("script", "style", "alert", "onclick", "onload", "image", "id=", "red"):
        assert word not in drawn


def test_a_figure_speaks_the_pages_language():
    """As SVG says it: the part of a switch in this language, else the one in none."""
    texts = '<switch><text systemLanguage="zh">图像</text><text>image</text></switch>'
    figure = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g id="h">{texts}</g></svg>'
    for lang, there, gone in (("zh", "图像", "image"), ("en", "image", "图像"), ("de", "image", "图像")):
        drawn = str(marked(figure, {"h": "opposite"}, "", lang))
        assert there in drawn
        assert gone not in drawn
        assert 'class="opposite"' in drawn


def test_what_has_the_other_sign_is_told_as_such(make):
    """It has a sign and words of its own."""
    way = replace(CHAIN, data=CHAIN.data | {"steps": [step("h", "1-", 2), *CHAIN.data["steps"]], "missing": 2})
    wrong = replace(make.exercise("f", make.result(failed=make.failure())), way=way)
    page = make.read(student_html(student_page("ann", [make.report(wrong)], make.options())))
    assert "− marks what it has with the other sign." in page.text
    assert "− h (there, with the other sign)" in page.text


def test_the_first_step_that_differs_has_its_table():
    data = {"own": "w", "file": "f.py", "line": 7, "times": 2, "got": [1.0, 2.5], "expected": [1.0, 2.0]}
    view = way_view(way(step("w", "11", 2), step("w", "01", 2), missing=1, step=data), "en")
    assert view is not None
    assert view.step is not None
    assert (view.step.own, view.step.times) == ("w", 2)
    assert view.step.comparison.slices[0].wrong == ((False, True),)


def test_a_page_shows_the_way_below_the_call_to_try(make):
    """With the assignment's figure where it has one, else as a row; hidden together with all that hidden checks say."""
    wrong = replace(make.exercise("f", make.result(failed=make.failure())), way=CHAIN)
    row = make.read(student_html(student_page("ann", [make.report(wrong)], make.options())))
    assert [item["class"] for item in row.all("li") if item.get("class") in ("reached", "missing")]
    assert "marks what your function has" in row.text
    outlines = {"nets": Outline({"en": "Networks"}, figures={"f": FIGURE})}
    page = make.read(student_html(student_page("ann", [make.report(wrong)], Options(outlines=outlines))))
    (picture,) = [one for one in page.all("svg") if one.get("class") == "network"]
    assert picture["aria-label"].startswith("h: there; slope: the first that is missing")
    before_due = Notes(shown="public", is_before_due=True)
    hidden = make.options().with_notes(make.report(wrong), before_due)
    assert (
        "marks what your function has"
        not in make.read(student_html(student_page("ann", [make.report(wrong)], hidden))).text
    )


# The course's figures


FIGURES = [
    (assignment.name, path) for assignment in Course(ROOT).assignments.values() for path in assignment.figure_paths
]


@pytest.mark.parametrize(("name", "path"), FIGURES, ids=[f"{name}-{path.stem}" for name, path in FIGURES])
def test_the_courses_figures_name_quantities_of_the_solution(name, path):
    assignment = Course(ROOT).assignment(name)
    assert list(figure_problems(assignment)) == []
    figure = outline(assignment).figures[path.stem]
    assert len(ids_of(figure)) >= 2
    assert "<svg" in marked(figure, dict.fromkeys(ids_of(figure), "reached"), "all", "en")


def test_the_figures_of_the_notes_are_there():
    """Figure 6.8, the LSTM cell, the unrolled network and the pipeline of the CNN."""
    assert {("backprop", "gradients"), ("lstm", "lstm_step"), ("rnn", "bptt"), ("cnn", "gradients")} <= {
        (name, path.stem) for name, path in FIGURES
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<svg", "cannot be read"),
        ('<svg viewBox="0 0 1 1"/>', "SVG with a viewBox"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG with a viewBox"),
    ],
)
def test_what_is_no_figure_is_refused(tmp_path, text, said):
    path = tmp_path / "f.svg"
    path.write_text(text)
    with pytest.raises(CourseError, match=said):
        read_figure(path)
