"""Rosters, new names, aliases, regrade requests, taking turns."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.cli.main import main
from grader.errors import GraderError
from grader.feedback.request_form import form
from grader.gradebook.anonymous import alias, named, salt_of
from grader.gradebook.desk import find_student
from grader.gradebook.renaming import first_names, rename, renamed
from grader.gradebook.requests import MAX_OPEN, all_requests, answer_request, record_request
from grader.gradebook.roster import Enrolled, keep_roster, kept_roster, read_enrolled, sections_of
from grader.gradebook.store import Gradebook
from grader.gradebook.turns import turn
from grader.languages import LANGUAGES
from grader.results import Report
from grader.submissions.requests import MAX_BYTES, MAX_FILES, Asked, is_request, requests_in

KNOWN = {"lines": frozenset({"line", "area"})}


def report(student: str) -> Report:
    return Report(student, "lines", "lines.py", "sha256:1", "graded", None, 0, "", "", 0.0, {})


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("ann\nben\n", [Enrolled("ann"), Enrolled("ben")]),
        ("student;Section;E-Mail\nann;A;a@x\nben;;\n", [Enrolled("ann", "A", email="a@x"), Enrolled("ben")]),
        ("学号,班级,显示名,助教\n1,甲,李安,吴\n", [Enrolled("1", "甲", "李安", ta="吴")]),
        ("student,name,was\nann,Ann Li,anna\nann,twice,\n", [Enrolled("ann", name="Ann Li", was="anna")]),
        ("id,first name,昵称\n7,Ann,小安\n8,,\n", [Enrolled("7", nicknames=("Ann", "小安")), Enrolled("8")]),
        ("name\nann\n", [Enrolled("ann")]),
        ("Student ID,Name\n31,Ann Li\n", [Enrolled("31", name="Ann Li")]),
        ("学号\t姓名\n31\t李安\n", [Enrolled("31", name="李安")]),
    ],
)
def test_rosters(tmp_path: Path, text: str, people: list[Enrolled]):
    """A name a line, or columns under any of their names, in two languages; of two lines of a name the first counts."""
    (tmp_path / "roster.csv").write_text(text, encoding="utf-8")
    found = read_enrolled(tmp_path / "roster.csv")
    assert list(found) == people
    with Gradebook(tmp_path) as gradebook:
        keep_roster(gradebook, found)
        assert [one.student for one in kept_roster(gradebook)] == [one.student for one in people]
        assert gradebook.students() == sorted(one.student for one in people)
        assert [one.nicknames for one in kept_roster(gradebook)] == [one.nicknames for one in people]
        assert sections_of(gradebook) == {one.student: one.section for one in people if one.section}


def test_a_new_name_takes_everything_along(tmp_path: Path):
    """Reports, notes, requests; twice in a row; the random inputs stay those of the first name."""
    with Gradebook(tmp_path) as gradebook:
        gradebook.enrol(["ann", "ben"])
        gradebook.record(report("ann"), "key")
        gradebook.assign({("ann", "lines"): "x.py"})
        record_request(gradebook, "ann", "lines", "", "why?", "now")
        assert rename(gradebook, "ann", "anna")
        assert rename(gradebook, "anna", "Anna Li")
        assert not rename(gradebook, "nobody", "somebody")
        assert not rename(gradebook, "ben", "ben")
        assert gradebook.students() == ["Anna Li", "ben"]
        assert [one.student for one in gradebook.reports()] == ["Anna Li"]
        assert gradebook.newest_keys() == {("Anna Li", "lines"): "key"}
        assert gradebook.assigned() == {("Anna Li", "lines"): "x.py"}
        assert [one.student for one in all_requests(gradebook)] == ["Anna Li"]
        assert renamed(gradebook) == {"ann": "Anna Li", "anna": "Anna Li"}
        assert first_names(gradebook) == {"Anna Li": "ann"}
        assert find_student(gradebook, "ann") == "Anna Li"
        assert rename(gradebook, "Anna Li", "ann")  # and back
        assert renamed(gradebook) == {"anna": "ann", "Anna Li": "ann"}


def test_a_damaged_report_is_not_half_renamed(tmp_path: Path):
    """All or nothing."""
    with Gradebook(tmp_path) as gradebook:
        gradebook.enrol(["ann"])
        gradebook.record(report("ann"), "")
        gradebook.record(report("ann"), "")
        gradebook.connection.execute("UPDATE reports SET body = 'no json' WHERE id = 2")
        with pytest.raises(GraderError, match="nothing was renamed"):
            rename(gradebook, "ann", "anna")
        assert gradebook.students() == ["ann"]
        assert gradebook.report_numbered(1).student == "ann"


def test_aliases(tmp_path: Path):
    """The same name each time, another in another gradebook; `find_student` knows whose it is."""
    with Gradebook(tmp_path / "a") as gradebook, Gradebook(tmp_path / "b") as other:
        gradebook.enrol(["ann", "ben"])
        name = alias(salt_of(gradebook), "ann")
        assert name == alias(salt_of(gradebook), "ann") != alias(salt_of(other), "ann")
        assert named(gradebook, name) == find_student(gradebook, name) == "ann"
        with pytest.raises(GraderError, match="no student 'student-00000000'"):
            find_student(gradebook, "student-00000000")


# Requests


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("exercise", ["", "area"])
def test_the_form_comes_back(lang: str, exercise: str):
    """Filled in, in every language, as a student would: what it asks is read, and nothing of the form itself."""
    text = form("lines", lang).rstrip("\n").rpartition("\n")[0] + "\nLook at `x`:\nit is right.\n"
    if exercise:
        lines = text.split("\n")
        lines[3] = lines[3].replace(":", "：").partition("：")[0] + f": {exercise}"
        text = "\n".join(lines)
    found = requests_in({"a/regrade-lines.md": text.encode(), "lines.py": b""}, KNOWN)
    assert found == [Asked("lines", exercise, "Look at `x`:\nit is right.")]


def test_case_does_not_matter_and_fields_may_be_bold():
    """As people fill in forms."""
    text = "**Assignment:** Lines\n**Exercise:** `AREA`\n\nplease"
    assert requests_in({"regrade.md": text.encode()}, KNOWN) == [Asked("lines", "area", "please")]


@pytest.mark.parametrize(
    "text",
    [
        form("lines", "en"),
        form("lines", "zh"),
        "Assignment: circles\nwhy?",
        "why?",
        "",
        b"\xff\xfe\x00",
        b"\0" * MAX_BYTES,
    ],
)
def test_what_asks_nothing_is_no_request(text: str | bytes):
    """An empty form, an assignment that is not there, no words, no text."""
    assert requests_in({"regrade.txt": text.encode() if isinstance(text, str) else text}, KNOWN) == []


def test_hostile_requests_cost_nothing(tmp_path: Path):
    """Giants, floods, escapes, half a form, bytes: few are taken in, none is long, none ends the run."""
    asked = b"Assignment: lines\nExercise: line\n"
    files = {
        "regrade.md": asked + b"give me 100\n" * 200_000,
        "regrade-escapes.md": asked + b"\x1b]52;c;eA==\x07\x1b[2J\0\xe2\x80\xae</script><b>\n",
        "regrade-fields.txt": b"Assignment:" * 100_000,
        "regrade-marks.txt": b"Assignment: " + b"*_`" * 100_000 + b"\nx",
        "regrade-spaces.txt": asked + b" " * 60_000 + b"(" * 60_000,
        "regrade-bytes.md": bytes(range(256)) * 200,
        **{f"regrade-{number}.txt": asked + b"%d " % number + b"(" * 60_000 for number in range(60)},
    }
    found = requests_in(files, KNOWN)
    assert 1 <= len(found) <= MAX_FILES
    with Gradebook(tmp_path) as gradebook:
        for one in found:
            record_request(gradebook, "eve", one.assignment, one.exercise, one.text, "now")
        assert len(all_requests(gradebook)) == len(found)
    assert "\x1b" not in run(tmp_path, "request")


def test_only_regrade_files_are_requests():
    """Whatever else is handed in stays what it is."""
    names = ("regrade.md", "x/Regrade-lines.TXT", "regrade_1.markdown", "upgrade.md", "regrade.py", "regrade.ipynb")
    assert [is_request(name) for name in names] == [True, True, True, False, False, False]


def test_a_student_cannot_flood_the_list(tmp_path: Path):
    """The same words are one request; there are so many and no more; what is too long is cut."""
    with Gradebook(tmp_path) as gradebook:
        assert record_request(gradebook, "ann", "lines", "", "why?", "now")
        assert not record_request(gradebook, "ann", "lines", "", " why? ", "later")
        for number in range(2 * MAX_OPEN):
            record_request(gradebook, "ann", "lines", "", f"{number} " + "x" * 100_000 + "\udc80\0", "now")
        assert len(all_requests(gradebook)) == MAX_OPEN
        assert max(len(one.text) for one in all_requests(gradebook)) < 5_000
        with pytest.raises(GraderError, match="says nothing"):
            record_request(gradebook, "ben", "lines", "", " \n", "now")


def test_answers(tmp_path: Path):
    """An answer has words and a name; a later one takes its place; it survives another hand-in of the request."""
    with Gradebook(tmp_path) as gradebook:
        record_request(gradebook, "ann", "lines", "area", "why?", "now")
        for arguments in (("", "Li"), ("yes", " ")):
            with pytest.raises(GraderError, match="needs words"):
                answer_request(gradebook, 1, "granted", *arguments, "now")
        with pytest.raises(GraderError, match="no request 7"):
            answer_request(gradebook, 7, "granted", "yes", "Li", "now")
        answer_request(gradebook, 1, "granted", "yes", "Li", "now")
        answered = answer_request(gradebook, 1, "declined", "no", "Wu", "later")
        assert (answered.verdict, answered.answer, answered.answered_by) == ("declined", "no", "Wu")
        assert not record_request(gradebook, "ann", "lines", "area", "why?", "again")


def run(folder: Path, *arguments: str, status: int = 0) -> str:
    done = CliRunner().invoke(main, [arguments[0], "-g", str(folder), *arguments[1:]])
    assert done.exit_code == status, done.output
    return done.output


def test_the_commands_say_what_is_wrong(tmp_path: Path):
    """Usage, unknown students, sections, requests: one sentence, status 2."""
    (tmp_path / "roster.csv").write_text("student,section\nann,A\nben\x1b[1m,B\n")
    grades = tmp_path / "grades"
    assert "2 students, sections: A (1), B (1)" in run(grades, "roster", str(tmp_path / "roster.csv"))
    assert run(grades, "roster", "--section", "A") == "ann\tA\n"
    assert "\x1b" not in run(grades, "roster")
    assert "there are: A, B" in run(grades, "roster", "--section", "C", status=2)
    assert "give STUDENT ASSIGNMENT" in run(grades, "request", "ann", status=2)
    assert "to answer" in run(grades, "request", "--granted", "1", status=2)
    assert "no assignment 'lines'" in run(grades, "request", "ann", "lines", "why?", status=2)
    assert "there are: A, B" in run(grades, "export", "csv", "--section", "C", status=2)
    assert "no section 'C'" in run(grades, "report", "--section", "C", status=2)


# Turns


def _hold(folder: Path, ready: threading.Event, go_on: threading.Event) -> None:
    with turn(folder, lambda _: None):
        ready.set()
        go_on.wait(30)


def test_runs_take_turns(tmp_path: Path):
    """Another process waits, says for whom, and goes on when that one is done."""
    context = multiprocessing.get_context("fork")
    ready, go_on = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(tmp_path, ready, go_on))
    other.start()
    assert ready.wait(30)
    told: list[str] = []

    def waiting(process: str) -> None:
        told.append(process)
        go_on.set()

    with turn(tmp_path, waiting):
        assert told == [str(other.pid)]
    other.join(30)
    with turn(tmp_path, _refuse(told)):
        assert len(told) == 1


def _refuse(told: list[str]) -> Callable[[str], None]:
    return told.append
