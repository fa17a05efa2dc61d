"""The class's page as values."""

from __future__ import annotations

import re

import pytest

from grader.feedback.class_page import class_page
from grader.feedback.class_view import Item
from grader.feedback.html import class_html
from grader.feedback.register import Register
from grader.gradebook.notes import Adjustment, Notes


def page(make, reports, students=None, **more):
    """The class's page of these reports."""
    register = Register(make.options(**more))
    for report in reports:
        register.add(report)
    names = students or sorted({report.student for report in reports})
    return class_page(register, ["nets"], names, {name: f"students/{name}.html" for name in names})


def failing(make, student, **more):
    return make.report(make.exercise("f", make.result(failed=make.failure()), **more), student=student)


def test_misconceptions_are_counted_and_name_their_students(make):
    """The most common comes first, with everybody who has it."""
    found = page(make, [failing(make, name, hints=(make.hint,)) for name in ("ann", "bob")])
    (mistake,) = found.mistakes
    assert [person.name for person in mistake.people] == ["ann", "bob"]
    assert mistake.hint.title["en"] == "Only the diagonal"


def test_groups_without_a_name_come_first(make):
    """What no misconception explains is what an instructor wants to see."""
    named = [failing(make, name, hints=(make.hint,)) for name in ("ann", "bob", "cat")]
    wrong = make.failure("shape", what="f(x)", got=[2], expected=[3])
    unnamed = [make.report(make.exercise("f", make.result(failed=wrong)), student=name) for name in ("dan", "eve")]
    groups = page(make, [*named, *unnamed]).alike
    assert [(len(group.people), group.is_named) for group in groups] == [(2, False), (3, True)]


def test_nobody_and_everybody(make):
    """Checks that nobody or everybody passed, once three students met them."""

    def one(student):
        hard, easy = make.result("hard", failed=make.failure()), make.result("easy")
        return make.report(make.exercise("f", hard, easy), student=student)

    found = page(make, [one("ann"), one("bob"), one("cat")])
    assert [extreme.claim for extreme in found.nobody] == ["Claim of hard."]
    assert [extreme.claim for extreme in found.everybody] == ["Claim of easy."]
    assert page(make, [one("ann"), one("bob")]).nobody == ()


def test_the_roster_tells_who_has_nothing_and_who_is_not_on_it(make):
    """Names of the roster that were never seen are rows too."""
    found = page(make, [make.report(make.exercise(), student="ann")], ["ann", "bob"], roster=("ann", "zoe"))
    assert [person.name for person in found.nothing] == ["bob", "zoe"]
    assert [person.name for person in found.unknown] == ["bob"]
    assert [(row.person.name, row.person.href) for row in found.rows][-1] == ("zoe", "")


def test_our_errors_and_unreadable_files_are_open_matters(make):
    """Ours come first; both say why."""
    ours = make.report(student="ann", outcome="error", failure=make.failure("error", error="boom"))
    theirs = make.report(make.exercise(), student="bob", outcome="unreadable", failure=make.failure("undecodable"))
    found = page(make, [theirs, ours])
    assert [(trouble.person.name, trouble.outcome) for trouble in found.troubles] == [
        ("ann", "error"), ("bob", "unreadable"),
    ]  # fmt: skip
    assert "boom" in found.troubles[0].message
    assert found.rows[0].cells[0].score is None


def test_marks_by_hand_are_in_the_table(make):
    """The table's marks are those that count."""
    notes = Notes((Adjustment("ann", "nets", "f", 7.0, "r", "Li", "2026-11-24T08:00:00Z", 0.0),))
    assert page(make, [failing(make, "ann")], notes={("ann", "nets"): notes}).rows[0].total == 7.0


@pytest.mark.parametrize(("audience", "is_told"), [("student", False), ("ta", True)])
def test_hidden_failures_are_told_to_teachers_alone(make, audience, is_told):
    """The students' site has no hidden values in its class page either."""
    reports = [
        make.report(make.exercise("f", make.result(public=False, failed=make.failure("assertion", text="hidden-4711"))),
                    student=name)
        for name in ("ann", "bob")
    ]  # fmt: skip
    (group,) = page(make, reports, audience=audience).alike
    assert ("hidden-4711" in group.message) == is_told


def test_what_nobody_handed_in_is_named_below_the_table(make):
    """An assignment of the term without hand-ins is a word below the table, not an empty column."""
    register = Register(make.options())
    register.add(failing(make, "ann"))
    found = class_page(register, ["nets", "loops"], ["ann"], {"ann": "students/ann.html"})
    assert [one.name for one in found.assignments] == ["nets"]
    assert found.waiting == ("loops",)
    assert "Not handed in by anybody yet: loops" in class_html(found)


@pytest.mark.parametrize(("count", "is_weak"), [(8, False), (19, False), (20, True)])
def test_a_discrimination_of_few_students_is_not_to_be_looked_at(count, is_weak):
    """A correlation over eight students is mostly chance."""
    assert Item("f", "", 1.0, 0.5, -0.3, count).is_weak == is_weak
    assert not Item("f", "", 1.0, 0.5, 0.3, count).is_weak


def test_checks_that_everybody_could_do_are_folded_with_their_number(make):
    """They are many and nobody acts on them: an assignment is one line."""
    register = Register(make.options())
    for name in ("ann", "bob", "cat"):
        register.add(make.report(make.exercise("f", make.result(), make.result("test_b")), student=name))
    html = class_html(class_page(register, ["nets"], ["ann", "bob", "cat"], {}))
    assert '<details class="fold"><summary>Networks · 2 checks</summary>' in html
    assert "<code>f</code> · 2 checks" in html


def test_the_total_stands_beside_the_name(make):
    """Not behind all assignments, where it is out of sight."""
    register = Register(make.options())
    register.add(make.report(make.exercise(), student="ann"))
    html = class_html(class_page(register, ["nets"], ["ann"], {}))
    heads = re.findall(r"<th scope=\"col\" data-kind.*?<span>(.*?)</span>", html)
    assert heads == ["Student", "Total", "Networks"]
