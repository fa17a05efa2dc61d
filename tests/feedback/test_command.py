"""``grader report`` itself, on a real gradebook."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from grader.gradebook.store import FILE, MIGRATIONS, Gradebook
from tests.conftest import NEW_TABLES
from tests.feedback.conftest import RIGHT, WRONG


@pytest.fixture(scope="module")
def scored_once(tmp_path_factory, new_course):
    """A class of three, scored: one right, one wrong, one with nothing."""
    course = new_course(tmp_path_factory.mktemp("class"))
    course.hand_in("right", RIGHT)
    course.hand_in("wrong", WRONG)
    (course.submissions / "empty").mkdir()
    course.score()
    return course


@pytest.fixture
def scored(scored_once, tmp_path):
    """A copy of the scored class, for one test."""
    shutil.copytree(scored_once.root, tmp_path, dirs_exist_ok=True)
    return replace(scored_once, root=tmp_path)


def page(make, course, path):
    return make.read((course.root / "grades" / path).read_text(encoding="utf-8"))


def test_the_site_lies_in_the_gradebooks_folder(scored):
    """index.html and a page for each student; the path is printed; nothing but pages."""
    done = scored.run("report")
    folder = scored.root / "grades" / "report"
    assert done.stdout.strip() == "grades/report/index.html"
    found = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert found == {"index.html", "students/right.html", "students/wrong.html", "students/empty.html"}
    assert "0 pages written, 4 unchanged" in scored.run("report").stderr


def test_a_student_sees_calls_of_public_checks_alone(scored, make):
    """The public check's call and both sides are there; of hidden ones no call, no name, no source."""
    scored.run("report")
    text = page(make, scored, "report/students/wrong.html").text
    assert "Called line([1, 2], 3)" in text
    assert "came back differs: 2 differs: 5" in text
    assert "expected differs: 4 differs: 7" in text
    assert "test_random" not in text
    assert "2.5)" not in text
    assert "def area" not in text
    assert 'raise ValueError("no area today")' in text
    assert "ValueError: no area today" in text


def test_teachers_see_hidden_inputs_and_the_source_elsewhere(scored, make):
    """The teachers' pages have a folder of their own, so that they are not handed out by mistake."""
    assert scored.run("report", "--audience", "ta").stdout.strip() == "grades/report-ta/index.html"
    assert not (scored.root / "grades" / "report").exists()
    text = page(make, scored, "report-ta/students/wrong.html").text
    assert "test_random" in text
    assert "2.5)" in text
    assert "area: ValueError: no area today" in text
    assert "def area(x, a):" in text
    assert "grader score SUBMISSIONS -a lines --force" in text


def test_the_command_that_teachers_are_told_gives_the_same_failures(scored, make, run_python):
    """The printed pytest command, run in the course, fails in the checks that the report calls failed."""
    import shlex

    scored.run("report", "--audience", "ta")
    html = (scored.root / "grades" / "report-ta" / "students" / "wrong.html").read_text(encoding="utf-8")
    text = make.read(html).text
    command = text[text.index("python -m pytest ") :].partition(" one check of it")[0]
    arguments = shlex.split(command.replace("SUBMISSIONS/", "submissions/"))[2:]
    done = run_python("-m", *arguments, cwd=scored.root)
    assert "4 failed" in done.stdout, done.stdout
    assert html.count('class="check failed"') + html.count('class="check broken"') == 4


def test_a_second_attempt_shows_the_first(scored, make):
    """What the new attempt changed stands beside the old one, for teachers."""
    scored.hand_in("wrong", RIGHT)
    scored.score()
    scored.run("report", "--audience", "ta")
    text = page(make, scored, "report-ta/students/wrong.html").text
    assert "Earlier attempts" in text
    assert "line([1, 2], 3) is [4, 7]. 0 → 10" in text
    scored.run("report")
    assert "Earlier attempts" not in page(make, scored, "report/students/wrong.html").text


@pytest.mark.parametrize(
    "content", ["student,name\nright,R\nnobody,N\n", "\ufeffright\r\n\r\nnobody\r\n", "学号\nright\nnobody"]
)
def test_a_roster_names_who_is_missing(scored, make, content):
    """A text file or the first column of a CSV file, with or without a header."""
    (scored.root / "class.csv").write_text(content, encoding="utf-8", newline="")
    scored.run("report", "--roster", "class.csv", "-o", "site")
    text = make.read((scored.root / "site" / "index.html").read_text(encoding="utf-8")).text
    label = "N (nobody)" if "student,name" in content else "nobody"
    assert f"Nothing handed in empty {label}" in text
    assert "Not on the roster empty wrong" in text


def test_chinese_pages(scored, make):
    """--lang zh makes every page Chinese, with the Chinese claims."""
    scored.run("report", "--lang", "zh")
    read = page(make, scored, "report/students/wrong.html")
    assert read.all("html")[0]["lang"] == "zh-Hans"
    assert "line([1, 2], 3) 等于 [4, 7]。" in read.text
    assert "修改 line" in read.text


def test_without_a_gradebook_there_is_one_sentence(course):
    """Usage error, and what to run first."""
    done = course.run("report", status=2)
    assert "run `grader score SUBMISSIONS` first" in done.stderr
    assert not (course.root / "grades").exists()


def test_a_gradebook_can_be_reported_on_without_its_course(scored, run_python, tmp_path_factory, monkeypatch):
    """Elsewhere, titles are the assignments' names."""
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    done = run_python("-m", "grader", "report", "-g", str(scored.root / "grades"), "-o", "site", cwd=Path.cwd())
    assert Path("site/students/wrong.html").is_file(), done.stderr


def test_a_gradebook_of_before_gets_the_table_of_sources(scored):
    """A file of the format before is brought up to date, with all that is in it."""
    grades = scored.root / "grades"
    with closing(sqlite3.connect(grades / FILE)) as connection, connection:
        for table in ("sources", "unused", "assigned", *NEW_TABLES):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("ALTER TABLE adjustments DROP COLUMN relative")
        connection.execute("PRAGMA user_version=2")
    with Gradebook(grades) as gradebook:
        assert gradebook.connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert len(gradebook.reports_of("wrong")) == 1
        assert gradebook.source("sha256:none") is None


def test_sources_are_kept_once_and_whole(scored):
    """The main file of a scored submission can be read back, byte by byte."""
    with Gradebook(scored.root / "grades") as gradebook:
        (report,) = gradebook.reports_of("wrong")
        assert gradebook.source(report.digest) == ("lines.py", WRONG.encode())
        gradebook.keep_source(report.digest, "other.py", b"x")
        assert gradebook.source(report.digest) == ("lines.py", WRONG.encode())
