"""Anonymous pages: no name, number or address of the class is on any of them, wherever somebody wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.feedback.dossier import dossiers, without_names
from grader.feedback.masking import Person, masked, masked_report
from grader.feedback.pages import Site
from grader.feedback.site import write_site
from grader.gradebook.anonymous import alias
from grader.gradebook.notes import Comment, Notes, RegradeRequest
from grader.gradebook.roster import Enrolled
from grader.gradebook.store import Gradebook
from grader.results import Failure

SALT = b"salt"
CLASS = (
    Enrolled("3210100006", "A", "李思涵", "sihan.li@uni.cn"),
    Enrolled("priya", "A", "Priya Raman", "p.raman@uni.in", nicknames=("Pri", "小雨")),
    Enrolled("Max Stone", "B", "Max Stone"),
)
PRIVATE = (
    "3210100006",
    "李思涵",
    "思涵",
    "sihan",
    "Priya",
    "priya",
    "Raman",
    "raman",
    "Max",
    "Stone",
    "uni.cn",
    "uni.in",
)
SOURCE = """\
# 李思涵3210100006, with Priya Raman <p.raman@uni.in>; sihan.li@uni.cn
# RAMAN, priya looked at it; file priya_raman_nets.py
def largest(z): return max(z)  # Max Stone, stone max
"""


@pytest.mark.parametrize("audience", ["ta", "student"])
def test_no_page_of_an_anonymous_site_holds_a_name_of_the_roster(make, tmp_path: Path, audience):
    """Not in sources, messages, remarks, findings, files' names, requests and comments, or earlier attempts."""
    said = {"text": "Li Sihan? 李思涵 and Priya Raman, 3210100006", "function": "f"}
    results = [make.result(failed=Failure("assertion", said)), make.result("test_b", failed=make.failure())]
    remarks = (Failure("near_name", {"used": "李思涵/nets (priya).py", "expected": "nets.py"}),)
    options = make.options(
        audience=audience,
        roster=tuple(one.student for one in CLASS),
        people={one.student: one for one in CLASS},
        unused={"priya": ["Priya_Raman_notes.zip"]},
        notes={
            ("3210100006", "nets"): Notes(
                comments=(
                    Comment("3210100006", "nets", "", "思涵: 李思涵, look again.", "Wu", "2026-11-24T08:00:00Z"),
                ),
                requests=(RegradeRequest(1, "3210100006", "nets", "", "I am 李思涵.", "2026-11-24T08:00:00Z"),),
            )
        },
    )
    with Gradebook(tmp_path / "grades") as gradebook:
        gradebook.enrol([one.student for one in CLASS])
        for number, student in enumerate(("3210100006", "3210100006", "priya", "Max Stone")):
            digest = f"sha256:{number}"
            file = f"{student}/nets.py"
            one = make.report(make.exercise("f", *results), student=student, digest=digest, file=file, remarks=remarks)
            gradebook.record(one, "")
            gradebook.keep_source(digest, "nets.py", SOURCE.encode())
        everybody, options = without_names(dossiers(gradebook, options), options, SALT)
    site = Site(tmp_path / "site", tmp_path / "grades", ("nets",), options)
    write_site(site, everybody)
    pages = {path: path.read_text(encoding="utf-8") for path in (tmp_path / "site").rglob("*.html")}
    assert len(pages) == 4
    found = [(path.name, name) for path, text in pages.items() for name in PRIVATE if name in text]
    assert not found
    if audience == "ta":
        assert "max(z)" in "".join(pages.values())


def test_an_anonymous_class_page_does_not_say_that_it_names_everybody(make, tmp_path: Path):
    """It says that names are replaced, and what knows them."""
    options = make.options(people={"ann": CLASS[0]})
    with Gradebook(tmp_path / "grades") as gradebook:
        gradebook.enrol(["ann"])
        gradebook.record(make.report(make.exercise(), student="ann"), "")
        everybody, options = without_names(dossiers(gradebook, options), options, SALT)
    write_site(Site(tmp_path / "site", tmp_path / "grades", ("nets",), options), everybody)
    index = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "This page names everybody" not in index
    assert "Names are replaced; <code>grader adjust</code> knows them." in index


def test_only_texts_of_the_hand_in_are_masked(make):
    """A student called like an exercise or an assignment leaves the report's own names as they are."""
    people = (Person("student-1", ("nets",)), Person("student-2", ("f", "value")))
    one = make.report(make.exercise("f", make.result(failed=make.failure())), student="student-1", file="nets.py")
    found = masked_report(one, people)
    assert (found.assignment, found.file) == ("nets", "student-1.py")
    assert (found.exercises[0].name, found.exercises[0].results[0].failure.kind) == ("f", "value")


def test_another_students_words_are_no_names_by_themselves():
    """Of others' names only the whole is masked, lest every ``Max`` and every ``An`` of a class is."""
    people = (Person(alias(SALT, "a"), ("An Max",)), Person("student-b", ("Bo Li",)))
    text = "An error in Max pooling, said Bo_Li and an-max."
    assert masked(text, people, "student-b") == f"An error in Max pooling, said student-b and {people[0].alias}."


def test_nicknames_and_given_names_are_masked_on_ones_own_page():
    """As the roster's columns have them; elsewhere they are words like others."""
    people = (Person("student-1", ("欧阳静怡",), nicknames=("Joy", "小 雨")), Person("student-b", ("Bo Li",)))
    text = "静怡 (Joy, JOY, 小雨) enjoys joyful loops; 欧阳静怡"
    assert (
        masked(text, people, "student-1")
        == "student-1 (student-1, student-1, student-1) enjoys joyful loops; student-1"
    )
    assert masked(text, people, "student-b") == "静怡 (Joy, JOY, 小雨) enjoys joyful loops; student-1"
