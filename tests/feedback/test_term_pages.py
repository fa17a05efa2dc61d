"""What a term adds to pages: lateness beside marks, what is not shown yet, rubrics, requests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from grader.feedback.class_page import class_page
from grader.feedback.html import class_html, student_html
from grader.feedback.register import Register
from grader.feedback.student_page import student_page
from grader.feedback.term_view import Listed, cells_for
from grader.gradebook.lateness import Lateness, RubricItem
from grader.gradebook.notes import Adjustment, Curve, Notes, RegradeRequest
from grader.gradebook.roster import Enrolled
from grader.results import Hint, Result

LATE = Lateness("2026-09-10T15:59:00Z", "2026-09-12T16:00:00Z", "gradescope", 3, 1, 20.0)
HINT = Hint("diagonal", {"en": "Only the diagonal", "zh": "只有对角线"}, {"en": "Look at `j`.", "zh": "看看 `j`。"})


def lossy(make: Any) -> Any:
    """A report of two exercises: the public check of ``f`` fails, the hidden one of ``g``."""

    def one(name: str, claim: str, *, public: bool, passes: bool, points: float) -> Result:
        failure = None if passes else make.failure()
        outcome = "passed" if passes else "failed"
        return Result(name, {"en": claim}, public, points, points * passes, outcome, failure=failure)  # type: ignore[arg-type]

    f = make.exercise(
        "f",
        one("test_a", "Public claim.", public=True, passes=False, points=10),
        one("test_b", "Secret claim.", public=False, passes=True, points=30),
    )
    g = make.exercise(
        "g",
        one("test_c", "Another public claim.", public=True, passes=True, points=20),
        one("test_d", "Another secret claim.", public=False, passes=False, points=40),
    )
    return make.report(replace(f, hints=(HINT,)), g)


def text_of(make: Any, report: Any, notes: Notes, audience: str = "student", **more: Any) -> str:
    options = make.options(audience=audience, notes={(report.student, report.assignment): notes}, **more)
    return str(make.read(student_html(student_page(report.student, [report], options))).text)


@pytest.mark.parametrize(
    ("shown", "seen", "unseen"),
    [
        ("claims", ["Public claim."], ["expected 4", "Only the diagonal", "Secret claim", "Another secret"]),
        ("public", ["Public claim.", "expected 4"], ["Only the diagonal", "Secret claim", "Another secret"]),
        ("hints", ["Public claim.", "expected 4", "Only the diagonal"], ["Secret claim", "Another secret"]),
        ("hidden", ["Public claim.", "expected 4", "Only the diagonal", "Secret claim.", "Another secret"], []),
    ],
)
def test_students_see_what_the_course_lets_them(make: Any, shown: Any, seen: list[str], unseen: list[str]) -> None:
    """Before the due time marks tell nothing of hidden checks; after it the mark is whole; teachers see everything."""
    report = lossy(make)
    for before_due in (False, True):
        notes = Notes(shown=shown, is_before_due=before_due and shown != "hidden")
        text = text_of(make, report, notes)
        assert [words for words in seen if words not in text] == []
        assert [words for words in unseen if words in text] == []
        assert ("is shown after the due time" in text) == notes.is_before_due
        whole = "50 of 100 points" in text
        assert whole != notes.is_before_due
        assert ("20 of 30 points" in text) == notes.is_before_due
        assert "Secret claim." in text_of(make, report, notes, "ta")


def test_an_exercise_that_lost_hidden_points_is_not_called_right(make: Any) -> None:
    """After the due time the mark says so, though the checks that lost them are not shown."""
    report = lossy(make)
    options = make.options(notes={("ann", "nets"): Notes(shown="public")})
    page = student_page("ann", [report], options)
    assert [one.is_right for one in page.assignments[0].exercises] == [False, False]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_page_with_all_that_a_term_brings(make: Any, lang: str) -> None:
    """Lateness, rubric, curve, a mark on the whole, requests: in both languages, hostile words as words."""
    attack = "<script>x</script>"
    notes = Notes(
        adjustments=(
            Adjustment("ann", "nets", "", 4, attack, attack, "2026-09-20T00:00:00Z", 50, relative=True),
            Adjustment("ann", "nets", "plot", 7, "axes", "Wu", "2026-09-20T00:00:00Z", 0),
        ),
        curves=(Curve("A", "nets", 6, "too hard", "Wu", "2026-09-20T00:00:00Z"),),
        requests=(
            RegradeRequest(1, "ann", "nets", "f", attack, "2026-09-20T00:00:00Z"),
            RegradeRequest(2, "ann", "nets", "", "b", "2026-09-20T00:00:00Z", "granted", attack, "Wu",
                           "2026-09-21T00:00:00Z"),
        ),
        lateness=replace(LATE, extension=attack),
        rubric=(RubricItem("plot", 10, {"en": "The plot", "zh": "图"}), RubricItem("words", 10, {"en": "Words"})),
    )  # fmt: skip
    options = make.options(
        lang=lang, notes={("ann", "nets"): notes}, people={"ann": Enrolled("ann", "A", attack)}
    )  # fmt: skip
    page = student_page("ann", [lossy(make)], options)
    (one,) = page.assignments
    assert (one.score, one.max_score) == (53.6, 120)  # (50 + 7 + 4 + 6) less a fifth
    html = student_html(page)
    assert attack not in html
    assert html.count("&lt;script&gt;x") >= 6
    words = {"en": ["13.4 points are taken off 67", "not marked yet"], "zh": ["从 67 分中扣除 13.4 分", "尚未评分"]}
    assert [said for said in words[lang] if said not in make.read(html).text] == []


def test_lateness_stands_beside_marks_on_the_page_of_the_class(make: Any) -> None:
    """With the section to filter by, the names of the roster, equal hand-ins, and requests that wait."""
    reports = [replace(lossy(make), student=name) for name in ("ann", "ben")]
    notes = Notes(lateness=LATE, requests=(RegradeRequest(3, "ann", "nets", "", "why?", "2026-09-20T00:00:00Z"),))
    options = make.options(
        notes={("ann", "nets"): notes},
        people={"ann": Enrolled("ann", "A", "Ann Li"), "ben": Enrolled("ben", "B")},
    )
    register = Register(options)
    for report in reports:
        register.add(report)
    page = class_page(register, ["nets"], ["ann", "ben"], {})
    assert [row.cells[0].late for row in page.rows] == ["−10 · 3 d late", ""]
    assert page.sections == ("A", "B")
    text = make.read(class_html(page)).text
    assert "Ann Li (ann)" in text
    assert "equal to the byte" in text
    assert "3 · Networks why?" in text


def test_teachers_see_the_cells_that_an_item_is_about() -> None:
    """The cell with the item's words and the one below it; without such words all of the student's prose."""
    source = Listed("a.ipynb", (), ("# Title", "Explain the plot here", "It falls.", "The end"))
    assert cells_for(RubricItem("plot", 5, {}, "EXPLAIN the plot"), source) == ("Explain the plot here", "It falls.")
    assert cells_for(RubricItem("plot", 5, {}, "nowhere"), source) == source.prose
    assert cells_for(RubricItem("plot", 5), None) == ()
