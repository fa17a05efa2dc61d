"""Only what changed is made again, and nothing stale is ever shown: the site is always that made from nothing."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from grader.cli.main import main
from grader.errors import GraderError
from grader.feedback import ledger as ledgers
from grader.feedback import pages
from grader.gradebook.store import FILE, Gradebook
from tests.feedback.conftest import RIGHT, WRONG

STUDENTS = ("ann", "bob", "cat", "Zoë O'Brien", "a/b")


@pytest.fixture(scope="module")
def scored_once(tmp_path_factory, new_course):
    """A class of five, scored, with an outline that pages quote; one handed in nothing."""
    course = new_course(tmp_path_factory.mktemp("class"))
    for number, name in enumerate(STUDENTS[:3]):
        course.hand_in(name, RIGHT if number == 1 else WRONG + f"# {name}\n")
    (course.submissions / "Zoë O'Brien").mkdir()
    course.score()
    with Gradebook(course.root / "grades") as gradebook:
        gradebook.enrol(["a/b"])
        for report in gradebook.reports_of("ann"):
            gradebook.record(replace(report, student="a/b"), "")
    return course


@pytest.fixture
def scored(scored_once, tmp_path):
    """A copy of the scored class, for one test."""
    shutil.copytree(scored_once.root, tmp_path, dirs_exist_ok=True)
    return replace(scored_once, root=tmp_path)


def report(course, folder: str, *options: str) -> Result:
    """``grader report`` into a folder, in this process."""
    done = CliRunner().invoke(main, [
        "report", "--course", str(course.root), "-g", str(course.root / "grades"), "-o", str(course.root / folder),
        "--lang", "en", *options,
    ])  # fmt: skip
    assert done.exit_code == 0, done.output
    return done


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def database(course, statement: str, *values: object) -> None:
    """Change the gradebook behind grader's back."""
    with sqlite3.connect(course.root / "grades" / FILE) as connection:
        assert connection.execute(statement, values).rowcount
    connection.close()


def recorded_anew(course, student: str, **changes: object) -> None:
    """A new report for a student: the last one, changed."""
    with Gradebook(course.root / "grades") as gradebook:
        for report in gradebook.reports_of(student):
            gradebook.record(replace(report, **changes), "")


def page_of(course, folder: Path, student: str) -> Path:
    return sorted((course.root / folder / "students").glob(f"{student}*.html"))[0]


def mark(course, folder):
    course.hand_in("ann", RIGHT)
    course.score()


def adjustment(course, folder):
    course.run("adjust", "ann", "lines", "area", "35", "--by", "Li", "--reason", "oral")


def adjustment_undone(course, folder):
    course.run("adjust", "bob", "lines", "area", "0", "--by", "Li", "--reason", "copied")
    report(course, str(folder))
    course.run("adjust", "bob", "lines", "area", "--undo", "--by", "Li")


def comment(course, folder):
    course.run("comment", "ann", "lines", "Well done.", "--by", "Li")


def report_changed_by_hand(course, folder):
    database(course, "UPDATE reports SET body = replace(body, 'no area', 'No AREA') WHERE student = 'cat'")


def report_under_an_old_number(course, folder):
    database(course, "UPDATE reports SET body = replace(body, 'sha256:', 'sha256:f') WHERE student = 'cat'")


def student_removed(course, folder):
    database(course, "DELETE FROM students WHERE name = 'cat'")
    database(course, "DELETE FROM reports WHERE student = 'cat'")


def student_added(course, folder):
    course.hand_in("dan", WRONG)
    course.score()


def name_taken(course, folder):
    """A second student whose name differs in case alone gives both another file."""
    course.hand_in("ANN", WRONG)
    course.score()


def file_without_use(course, folder):
    (course.submissions / "cat" / "essay.py").write_text("x = 1\n")
    course.run("score", "submissions")


def course_title(course, folder):
    notes = course.root / "solutions" / "lines" / "assignment.toml"
    notes.write_text(notes.read_text(encoding="utf-8").replace('"Lines"', '"Straight lines"'), encoding="utf-8")


def course_that_builds_otherwise(course, folder):
    """In the reference ``area`` calls ``line`` no more: the pages say what to repair first from that."""
    reference = course.root / "solutions" / "lines" / "lines.py"
    before = reference.read_text(encoding="utf-8")
    head, _, tail = before.partition("def area")
    reference.write_text(head + "def area" + tail.replace("line(x, a)", "(np.multiply(x, a) + 1)"), encoding="utf-8")
    assert reference.read_text(encoding="utf-8") != before


def page_deleted(course, folder):
    page_of(course, folder, "ann").unlink()


def page_edited(course, folder):
    path = page_of(course, folder, "bob")
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"</h1>", b"</H1>", 1))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def page_put_back_older(course, folder):
    path = page_of(course, folder, "ann")
    old = path.read_bytes()
    recorded_anew(course, "ann", seconds=7.0, graded_at="2027-01-01T00:00:00Z")
    report(course, str(folder))
    path.write_bytes(old)


def index_deleted(course, folder):
    (course.root / folder / "index.html").unlink()


def site_copied_from_elsewhere(course, folder):
    shutil.copy(page_of(course, folder, "ann"), page_of(course, folder, "bob"))


def gradebook_replaced(course, folder):
    """Another gradebook in the place of the first, with reports under the same numbers."""
    (course.root / "grades" / FILE).unlink()
    for name in ("ann", "bob", "cat"):
        course.hand_in(name, RIGHT if name == "ann" else WRONG)
    course.score()


def ledger_of_nonsense(course, folder):
    for path in (course.root / "grades").glob("pages-*"):
        path.write_bytes(b"nonsense")
    recorded_anew(course, "ann", seconds=9.0)


def ledger_cut(course, folder):
    for path in (course.root / "grades").glob("pages-*"):
        os.truncate(path, path.stat().st_size // 2)
    recorded_anew(course, "ann", seconds=9.0)


def nothing(course, folder):
    pass


def term_laid_down(course, folder):
    """Everything is late by its file's own time, and nobody ran anything."""
    (course.root / "course.toml").write_text(
        "[late]\npercent_a_day = 5\n[assignment.lines]\ndue = 2020-01-01T00:00:00\n"
    )


def roster_kept(course, folder):
    (course.root / "roster.csv").write_text("student,section,display name\nann,A,Ann Li\nbob,B,\n")
    course.run("roster", "roster.csv")


def points_for_a_section(course, folder):
    roster_kept(course, folder)
    course.run("adjust", "--section", "A", "lines", "+5", "--by", "Li", "--reason", "too hard")


def request_answered(course, folder):
    course.run("request", "ann", "lines", "Please look again.")
    course.run("request", "--granted", "1", "You are right.", "--by", "Li")


CHANGES = [
    nothing, mark, adjustment, adjustment_undone, comment, report_changed_by_hand, report_under_an_old_number,
    term_laid_down, roster_kept, points_for_a_section, request_answered,
    student_removed, student_added, name_taken, file_without_use, course_title,
    course_that_builds_otherwise, page_deleted, page_edited,
    page_put_back_older, index_deleted, site_copied_from_elsewhere, gradebook_replaced, ledger_of_nonsense, ledger_cut,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_the_site_is_that_made_from_nothing(scored, change: Callable):
    """After whatever change, byte for byte, with all that teachers see."""
    report(scored, "site", "--audience", "ta")
    change(scored, Path("site"))
    report(scored, "site", "--audience", "ta")
    report(scored, "new", "--audience", "ta")
    assert files(scored.root / "site") == files(scored.root / "new")


def test_every_change_is_followed_at_once(scored):
    """All changes one after the other, on one students' site."""
    report(scored, "site")
    for change in CHANGES:
        change(scored, Path("site"))
        report(scored, "site")
        report(scored, f"new-{change.__name__}")
        assert files(scored.root / "site") == files(scored.root / f"new-{change.__name__}"), change


@pytest.mark.parametrize("other", [("--lang", "zh"), ("--audience", "ta"), ("--roster", "class.txt")])
def test_other_options_make_other_pages(scored, other):
    """Into the folder of a site with other options, and back."""
    (scored.root / "class.txt").write_text("ann\nnobody\n")
    if "--roster" in other:
        other = ("--roster", str(scored.root / "class.txt"))
    report(scored, "first")
    report(scored, "other", *other)
    for arguments, wanted in (((), "first"), (other, "other"), ((), "first")):
        report(scored, "site", *arguments)
        assert files(scored.root / "site") == files(scored.root / wanted)


def test_a_source_that_is_kept_later_is_shown(scored):
    """A submission's source may come into the gradebook after its report: teachers see it then."""
    with Gradebook(scored.root / "grades") as gradebook:
        (report,) = gradebook.reports_of("ann")
        name, source = gradebook.source(report.digest) or ("", b"")
        gradebook.connection.execute("DELETE FROM sources")
    scored.run("report", "--audience", "ta")
    page = scored.root / "grades" / "report-ta" / "students" / "ann.html"
    assert 'class="source"' not in page.read_text(encoding="utf-8")
    with Gradebook(scored.root / "grades") as gradebook:
        gradebook.keep_source(report.digest, name, source)
    assert "2 pages written, 4 unchanged" in scored.run("report", "--audience", "ta").stderr
    assert 'class="source"' in page.read_text(encoding="utf-8")


def test_what_did_not_change_is_not_made(make, tmp_path, monkeypatch):
    """A page is made for the one new report; without any change nothing is, not even the class's page."""
    made: list[str] = []
    render = pages.student_html
    monkeypatch.setattr(pages, "student_html", lambda page: made.append(page.student) or render(page))
    reports = [make.report(make.exercise(), student=name) for name in ("ann", "bob", "cat")]
    for wanted in (["ann", "bob", "cat"], []):
        make.write(tmp_path / "site", reports, make.options())
        assert made == wanted
        made.clear()
    reports[1] = replace(reports[1], graded_at="2027-01-01T00:00:00Z")
    assert make.write(tmp_path / "site", reports, make.options()).unchanged == 2
    assert made == ["bob"]


def test_other_code_makes_every_page_again(make, tmp_path, monkeypatch):
    """A template, a catalogue, a line of the package, a library: any other digest of them, and nothing is current."""
    reports = [make.report(make.exercise(), student=name) for name in ("ann", "bob")]
    make.write(tmp_path / "site", reports, make.options())
    files_before = ledgers.package_files()
    render = pages.student_html
    for name in ("feedback/templates/student.html", "locale/zh/LC_MESSAGES/grader.po", "text.py"):
        assert name in files_before
        changed = files_before | {name: files_before[name] + b" "}
        monkeypatch.setattr(ledgers, "package_files", lambda changed=changed: changed)
        made: list[object] = []
        with monkeypatch.context() as patch:
            patch.setattr(pages, "student_html", lambda page, made=made: made.append(page) or render(page))
            make.write(tmp_path / "site", reports, make.options())
        assert len(made) == 2


def test_several_processes_make_the_same_site(make, tmp_path):
    """In this process or in three: the same files, the same counts, the same ledger's word on them."""
    reports = [
        make.report(make.exercise("f", make.result(points=float(1 + number))), student=f"s{number}", seed=number)
        for number in range(pages.FEW + 8)
    ]
    one = make.write(tmp_path / "one", reports, make.options())
    three = make.write(tmp_path / "three", reports, make.options(), processes=3)
    assert (one.new, three.new) == (pages.FEW + 9, pages.FEW + 9)
    assert files(tmp_path / "one") == files(tmp_path / "three")
    assert make.write(tmp_path / "three", reports, make.options()).new == 0


def test_a_process_that_fails_is_one_sentence(make, tmp_path):
    """What another process cannot write is told as if it were this one; no process is left."""
    (tmp_path / "site").write_text("a file")
    reports = [make.report(make.exercise(), student=f"s{number}") for number in range(pages.FEW + 8)]
    with pytest.raises(GraderError, match="choose another folder with -o"):
        make.write(tmp_path / "site", reports, make.options(), processes=2)
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("student", ["s00", "s03", f"s{pages.FEW + 6}"])
def test_a_process_that_dies_is_noticed(make, tmp_path, monkeypatch, student):
    """Killed, out of memory: one sentence, no waiting for ever; the same command goes on."""
    reports = [make.report(make.exercise(), student=f"s{number:02}") for number in range(pages.FEW + 8)]
    render, parent = pages.student_html, os.getpid()

    def deadly(page):
        if page.student == student and os.getpid() != parent:
            os._exit(9)
        return render(page)

    with monkeypatch.context() as patch:
        patch.setattr(pages, "student_html", deadly)
        with pytest.raises(GraderError, match="run the same command again"):
            make.write(tmp_path / "site", reports, make.options(), processes=3)
    assert not multiprocessing.active_children()
    make.write(tmp_path / "site", reports, make.options(), processes=3)
    make.write(tmp_path / "new", reports, make.options())
    assert files(tmp_path / "site") == files(tmp_path / "new")


def test_what_was_made_before_a_failure_is_kept(make, tmp_path, monkeypatch):
    """A run that is stopped goes on where it was."""
    reports = [make.report(make.exercise(), student=name) for name in ("ann", "bob", "cat")]
    made: list[str] = []
    render = pages.student_html

    def stopped(page):
        if page.student == "cat" and not made.count("cat"):
            made.append("cat")
            raise KeyboardInterrupt
        made.append(page.student)
        return render(page)

    monkeypatch.setattr(pages, "student_html", stopped)
    with pytest.raises(KeyboardInterrupt):
        make.write(tmp_path / "site", reports, make.options())
    assert make.write(tmp_path / "site", reports, make.options()).new == 2
    assert made == ["ann", "bob", "cat", "cat"]
