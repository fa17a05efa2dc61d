"""A term, from a course's rules to its final marks: what each command does with what the others did."""

from __future__ import annotations

import csv
import io
import json
import os
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from grader.cli.main import main
from grader.feedback.request_form import form as form_of
from grader.gradebook.store import Gradebook

TERM = """\
title = { en = "Small numbers", zh = "小数" }
term = "Autumn 2026"
timezone = "Asia/Shanghai"
assignments = ["one", "two", "three"]

[late]
grace_minutes = 10
percent_a_day = 10
free_days = 1
last_day = 5

[assignment.one]
weight = 1
due = 2026-09-10T23:59:00

[assignment.two]
weight = 1
due = 2026-09-20T23:59:00

[assignment.three]
weight = 2
due = 2026-09-30T23:59:00
attempts = "best"
show = { before = "public" }

[[extension]]
section = "B"
assignment = "two"
days = 2
reason = "the tutorial fell out"

[[extension]]
student = "cat"
assignment = "one"
days = 1
reason = "ill"

[[extension]]
student = "kat"
assignment = "one"
days = 1
reason = "a slip"
"""

RUBRIC = '[[item]]\nname = "plot"\npoints = 10\ntitle = { en = "The plot", zh = "图" }\nfind = "my plot"\n'

REFERENCE = """\
# %% [markdown]
# # Numbers


# %%
def {name}(x):
    \"\"\"x and {add}.\"\"\"
    # BEGIN SOLUTION
    return x + {add}
    # END SOLUTION
"""

CHECKS = '''\
from grader import assert_close, check


@check(points=40, public=True)
def test_example(submission):
    """The sum of 1 and {add}."""
    assert_close(submission.{name}(1), {one}, "{name}(1)")


@check(points=60)
def test_negative(submission):
    """Negative numbers."""
    assert_close(submission.{name}(-5), {minus}, "{name}(-5)")
'''

ADDS = {"one": 1, "two": 2, "three": 3}

ROSTER = """\
student,section,email,display name,ta
ann,A,ann@uni.cn,Ann Li,Dr. Wu
ben,A,ben@uni.cn,Ben Ma,Dr. Wu
cat,B,cat@uni.cn,Cat Xu,Dr. Ye
dan,B,dan@uni.cn,Dan Hu,Dr. Ye
"""

TIMES = """\
student,assignment,time
ann,one,2026-09-10 20:00
ben,one,2026-09-13 00:00
cat,one,2026-09-11 00:05
dan,one,2026-09-20 12:00
ann,two,2026-09-20 20:00
ben,two,2026-09-22 12:00
cat,two,2026-09-22 12:00
"""

SHEET = """\
Student,ID,SIS User ID,SIS Login ID,Section,One (11)
    Points Possible,,,,,100
"Li, Ann",1,ann,ann,A,
"Ma, Ben",2,ben,ben,A,
"Xu-Hu, Cat",3,cat.hu,cat.hu,B,
"Hu, Dan",4,dan,dan,B,
"""


def solution(name: str, *, right: bool = True) -> str:
    return f"def {name}(x):\n    return {'x' if right else 'abs(x)'} + {ADDS[name]}\n"


def write_course(root: Path) -> None:
    """Three assignments of one exercise each."""
    for place, (name, add) in enumerate(ADDS.items()):
        solutions, checks = root / "solutions" / name, root / "autograder_tests" / name
        solutions.mkdir(parents=True)
        checks.mkdir(parents=True)
        (solutions / f"{name}.py").write_text(REFERENCE.format(name=name, add=add))
        (solutions / "assignment.toml").write_text(f'order = {place}\n[title]\nen = "{name.title()}"\n')
        text = CHECKS.format(name=name, add=add, one=1 + add, minus=add - 5)
        (checks / f"test_{name}.py").write_text(text)
    (root / "solutions" / "two" / "rubric.toml").write_text(RUBRIC, encoding="utf-8")
    (root / "course.toml").write_text(TERM, encoding="utf-8")


class Term:
    """The course's folder, and the commands in this process."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *arguments: str, status: int = 0) -> str:
        options = ("--course", str(self.root), "-g", str(self.root / "grades"), "--lang", "en")
        done = CliRunner().invoke(main, [arguments[0], *options, *arguments[1:]])
        assert done.exit_code == status, done.output
        return done.output

    def hand_in(self, student: str, name: str, text: str, *, at: str = "") -> Path:
        path = self.root / "submissions" / student / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if at:
            when = datetime.fromisoformat(at).timestamp()
            os.utime(path, (when, when))
        return path

    def write(self, name: str, text: str) -> str:
        (self.root / name).write_text(text, encoding="utf-8")
        return str(self.root / name)

    def score(self, *options: str, status: int = 0) -> str:
        return self.run("score", str(self.root / "submissions"), "-j", "1", *options, status=status)

    def reports(self) -> dict[tuple[str, str], dict[str, Any]]:
        found = json.loads(self.run("export", "json"))
        return {(one["student"], one["assignment"]): one for one in found}

    def table(self) -> dict[str, dict[str, str]]:
        rows = csv.DictReader(io.StringIO(self.run("export", "csv").removeprefix("\ufeff")))
        return {row["student"]: row for row in rows}

    def page(self, student: str, folder: str = "report") -> str:
        return (self.root / "grades" / folder / "students" / f"{student}.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def scored_once(tmp_path_factory: pytest.TempPathFactory) -> Term:
    """The class after the first run: late, in time, with an extension, and somebody who handed in little."""
    term = Term(tmp_path_factory.mktemp("term"))
    write_course(term.root)
    for student in ("ann", "ben", "cat", "dan"):
        term.hand_in(student, "one.py", solution("one", right=student != "dan"))
    term.hand_in("ann", "two.py", f"# %% [markdown]\n# This is my plot: <b>x</b>\n\n# %%\n{solution('two')}")
    for student in ("ben", "cat"):
        term.hand_in(student, "two.py", solution("two"))
    term.hand_in("ann", "three.py", solution("three", right=False), at="2026-09-29T12:00:00+08:00")
    term.hand_in("ben", "three.py", solution("three"), at="2026-10-01T12:00:00+08:00")
    term.run("roster", term.write("roster.csv", ROSTER))
    term.said = term.score("--times", term.write("times.csv", TIMES))  # type: ignore[attr-defined]
    return term


def test_some_of_the_class_can_be_scored(scored_once: Term) -> None:
    """One section, one student, one exercise, what has no full marks yet; who is not there is said."""
    said = scored_once.score("--section", "A", "--only-failed", "--force")
    assert "2 students: 1 submission scored, 5 unchanged" in said  # ann's three alone is not right
    said = scored_once.score("--student", "ben", "--exercise", "one")
    assert "1 student: 1 submission scored, 0 unchanged" in said
    assert "there are: ann, ben" in scored_once.score("--section", "A", "--student", "eve", status=2)
    assert "no section 'C'; there are: A, B" in scored_once.score("--section", "C", status=2)
    assert "no exercise 'four'; there are: one, three, two" in scored_once.score("--exercise", "four", status=2)


def test_wrong_rules_are_refused_before_anything_is_run(scored_once: Term) -> None:
    """One sentence with the line, status 2, and the old marks stay."""
    before = scored_once.table()
    scored_once.write("course.toml", TERM.replace("free_days", "freedays"))
    assert "course.toml, line 9: " in scored_once.score("--force", status=2)
    scored_once.write("course.toml", TERM)
    assert scored_once.table() == before


def test_a_term_is_played(scored_once: Term) -> None:
    """Deadlines, free days, an extension, a rubric, a curve, a request, a new name, and the sheet filled at the end."""
    term = scored_once
    said: str = term.said  # type: ignore[attr-defined]
    assert "2 by the files' own times" in said
    assert "more time to student 'kat', who is not in the class" in said
    ben = next(line for line in said.splitlines() if line.startswith("ben"))
    assert "80 (-20, 3 d late)" in ben  # of three days one is free

    reports = term.reports()
    late = reports["ben", "one"]["lateness"]
    assert (late["days"], late["free_days"], late["deduction"]) == (3, 1, 20)
    assert (reports["ben", "one"]["score"], reports["ben", "one"]["score_before_deduction"]) == (80, 100)
    assert reports["cat", "one"]["lateness"]["days"] == 0
    assert reports["dan", "one"]["score"] == 0  # after the last day nothing counts
    assert reports["cat", "two"]["lateness"]["days"] == 0
    assert reports["cat", "two"]["lateness"]["extension"] == "the tutorial fell out"
    assert reports["ben", "two"]["score"] == 80  # two days late, and the free day is spent
    assert reports["ben", "three"]["lateness"]["source"] == "file"
    assert reports["ann", "two"]["max_score"] == 110
    assert reports["ann", "two"]["rubric"] == [{"name": "plot", "title": "The plot", "points": 10, "score": None}]

    said = term.run("list")
    assert "two  Two  (110)  due 2026-09-20 23:59 Asia/Shanghai  weight 1" in said

    # a change of policy rescales without a run
    term.write("course.toml", TERM.replace("percent_a_day = 10", "percent_a_day = 5"))
    assert term.table()["ben"]["one"] == "90"
    term.write("course.toml", TERM)

    # marks by hand: the rubric from a filled CSV, a bonus, a curve for a section, somebody who handed in nothing
    term.run("adjust", "--by", "Wu", "--from", term.write(
        "rubric.csv", "student,assignment,exercise,points,reason\nann,two,plot,8,no names\nben,two,plot,10,fine\n"
    ))  # fmt: skip
    term.run("adjust", "--by", "Wu", "ann", "one", "one", "+5", "--reason", "found a mistake in the notes")
    term.run("adjust", "--by", "Wu", "--section", "A", "three", "+30", "--reason", "too hard")
    term.run("adjust", "--by", "Wu", "dan", "three", "three", "50", "--reason", "oral")
    table = term.table()
    assert (table["ann"]["one"], table["ann"]["two"], table["ben"]["two"]) == ("105", "108", "88")
    assert (table["ann"]["three"], table["ben"]["three"]) == ("70", "90")  # the curve stops at the maximum
    assert table["dan"]["three"] == "50"
    assert table["cat"]["section"] == "B"
    assert table["ben"]["two: days late"] == "2"
    assert table["ann"]["weighted"] == "85.8"

    # the registrar changes a name; a request comes back with the next download, and a better attempt that is late
    before = term.reports()["cat", "two"]
    term.run("roster", term.write("roster.csv", ROSTER.replace("ta\n", "ta,was\n", 1).replace(
        "cat,B,cat@uni.cn,Cat Xu,Dr. Ye", "cat.hu,B,cat@uni.cn,Cat Xu-Hu,Dr. Ye,cat")))  # fmt: skip
    form = form_of("one", "en").replace("\n\n(write", "\nI was ill.\n\n(write")
    (term.root / "submissions" / "cat").rename(term.root / "submissions" / "cat.hu")
    term.hand_in("dan", "regrade-one.md", form)
    term.hand_in("ann", "three.py", solution("three"), at="2026-10-02T12:00:00+08:00")
    said = term.score()
    assert "1 submission scored, 8 unchanged" in said
    after = term.reports()
    assert after["cat.hu", "two"] == before | {"student": "cat.hu"}
    assert ("cat", "two") not in after
    assert after["cat.hu", "one"]["lateness"]["extension"] == "ill"  # given under the old name
    assert after["ann", "three"]["score"] == 100 - 10  # two days late, one free: better than 40 + 30 in time
    assert after["ben", "one"]["lateness"]["source"] == "times"  # what a list once said is kept

    term.run("comment", "--by", "Ye", "dan", "two", "Where is your work?")
    assert "1  dan, one, 20" in term.run("request")
    term.run("request", "--granted", "1", "You are right.", "--by", "Ye")
    assert "no request waits" in term.run("request")

    # pages: the student's, the TA's beside the student's words, without names
    term.run("report")
    page = term.page("dan")
    assert "You are right." in page
    assert "Where is your work?" in page
    assert term.table()["dan"]["two"] == ""
    assert "It came after the last day" in page
    assert "Dan Hu" in page
    assert "Small numbers · Autumn 2026" in page
    assert "20 points are taken off 100" in term.page("ben")
    assert "due 2026-09-10 23:59 Asia/Shanghai" in term.page("ben")
    assert 'download="regrade-one.md"' in page
    term.run("report", "--audience", "ta", "--section", "A")
    assert "This is my plot: &lt;b&gt;x" in term.page("ann", "report-ta-A")
    assert not (term.root / "grades" / "report-ta-A" / "students" / "dan.html").exists()
    term.run("report", "--audience", "ta", "--anonymous")
    pages = list((term.root / "grades" / "report-ta-anonymous").rglob("*.html"))
    assert len(pages) == 5
    shown = "".join(path.read_text(encoding="utf-8") for path in pages)
    assert not [name for name in ("Ann Li", "ann@", ">ann<", "cat.hu", "Dan Hu") if name in shown]
    alias = next(line.split("\t")[0] for line in term.run("roster", "--anonymous").splitlines() if "\tann" in line)
    term.run("adjust", "--by", "Wu", alias, "two", "plot", "9", "--reason", "looked again")
    assert term.table()["ann"]["two"] == "109"

    # the sheet gets the mark after the deduction, under today's names
    sheet = term.write("sheet.csv", SHEET)
    term.run("export", "canvas", sheet, "-a", "one", "-o", str(term.root / "filled.csv"))
    filled = list(csv.reader((term.root / "filled.csv").read_text(encoding="utf-8").splitlines()))
    assert [row[5] for row in filled[2:]] == ["105", "80", "100", "0"]

    # pages reach students: by letter to the kept roster's addresses, under today's names, and as a bundle
    letters = term.root / "letters"
    term.run("mail", "--from", "ta@uni.cn", "--write", str(letters))
    addressed = {letter["To"]: letter for letter in map(_letter, letters.glob("*.eml"))}
    assert any("cat@uni.cn" in to for to in addressed)
    (attached,) = (letter for to, letter in addressed.items() if "dan@uni.cn" in to)
    assert "You are right." in next(attached.iter_attachments()).get_content()
    term.run("report", "--bundle", "plain")
    with ZipFile(term.root / "grades" / "feedback-plain.zip") as bundle:
        assert any("cat.hu" in name for name in bundle.namelist())


def _letter(path: Path) -> EmailMessage:
    return message_from_bytes(path.read_bytes(), _class=EmailMessage, policy=default)


def test_what_is_known_of_a_student_is_nowhere_under_the_old_name(scored_once: Term) -> None:
    """After the term no table of the gradebook names the student as before, but that of earlier names."""
    with Gradebook(scored_once.root / "grades") as gradebook:
        tables = [row[0] for row in gradebook.read("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            columns = [row[1] for row in gradebook.read(f"PRAGMA table_info({table})")]
            if "student" in columns:
                assert not gradebook.read(f"SELECT 1 FROM {table} WHERE student = 'cat'"), table
