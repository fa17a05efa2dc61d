"""Hand-ins as they come, through the real command: what counts, what everybody is told, and what stays private."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
import unicodedata
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import RIGHT, Class, heeding

STUB = "def line(x, a):\n    raise NotImplementedError\n\n\ndef area(x, a):\n    raise NotImplementedError('a')\n"


def notebook(source: str) -> str:
    return json.dumps(
        {"cells": [{"cell_type": "code", "metadata": {}, "outputs": [], "source": source}], "nbformat": 4}
    )


def test_finished_work_counts_whatever_lies_beside_it(course: Class) -> None:
    """Stubs, damaged notebooks, near names: the marks, the remarks, and the words on the terminal."""
    course.hand_in("stubbed", RIGHT)
    course.hand_in("stubbed", notebook(STUB), "lines.ipynb")
    course.hand_in("damaged", RIGHT)
    course.hand_in("damaged", notebook(RIGHT)[:60], "lines.ipynb")
    course.hand_in("near", RIGHT, "hw3_lines_near (1).py")
    course.hand_in("dressed", notebook(RIGHT), "lines.ipynb.txt")
    course.hand_in("both", RIGHT.replace("+ 1", "+ 2"))
    course.hand_in("both", notebook(RIGHT), "lines.ipynb")
    course.hand_in("torn", RIGHT, "lines (1).py")
    course.hand_in("torn", RIGHT + "\n", "lines (2).py")
    course.hand_in("other", RIGHT, "hw1.py")
    done = course.score()
    assert course.marks() == {"stubbed": 100, "damaged": 100, "near": 100, "dressed": 100, "both": 100, "torn": 0}
    for words in (
        "stubbed, lines: lines.py was scored; lines.ipynb is as it was handed out.",
        "damaged, lines: lines.py was scored; lines.ipynb is damaged",
        "near, lines: hw3_lines_near (1).py was scored; it should be called lines.py.",
        "dressed, lines: lines.ipynb.txt was scored; it should be called lines.ipynb.",
        "both, lines: Both lines.ipynb and lines.py are there, and in both is work; lines.ipynb was scored.",
        "torn, lines: Any of these could be the submission: lines (1).py, lines (2).py.",
        "other handed in hw1.py: not recognised; `grader assign STUDENT ASSIGNMENT FILE` takes one",
    ):
        assert words in done.stderr
    assert "! not readable:\n  torn, lines: Any of these" in done.stdout
    assert course.report("both")["remarks"][0].startswith("Both lines.ipynb and lines.py")
    course.run("report")
    page = (course.root / "grades" / "report" / "students" / "other.html").read_text(encoding="utf-8")
    assert "hw1.py" in page
    assert "it was not recognised" in page
    assert "hw1.py" in (course.root / "grades" / "report" / "index.html").read_text(encoding="utf-8")


def test_teachers_settle_the_rest(course: Class) -> None:
    """``grader assign`` and --map name a file; it is kept, listed and taken back."""
    course.hand_in("torn", RIGHT, "lines (1).py")
    course.hand_in("torn", RIGHT.replace("+ 1", "+ 2"), "lines (2).py")
    course.hand_in("ann", RIGHT, "deep/hw1.py")
    course.hand_in("ann", "x = 1\n", "play.py")
    course.score()
    course.run("assign", "torn", "lines", "lines (1).py")
    (course.root / "map.csv").write_bytes("\ufeffstudent;assignment;file\r\nann;lines;deep\\hw1.py\r\n".encode())
    course.score("--map", "map.csv")
    assert course.marks() == {"torn": 100, "ann": 100}
    assert course.report("torn")["remarks"] == ["lines (1).py was scored, as the teacher decided."]
    assert course.run("assign").stdout == "ann, lines: deep/hw1.py\ntorn, lines: lines (1).py\n"
    course.run("assign", "--undo", "torn", "lines")
    course.score()
    assert course.marks()["torn"] == 0
    for arguments, words in (
        (("assign", "torn"), "give STUDENT ASSIGNMENT FILE"),
        (("assign", "nobody", "lines", "x.py"), "no student 'nobody'"),
        (("assign", "torn", "circles", "x.py"), "no assignment 'circles'"),
        (("assign", "--undo", "torn", "lines"), "nothing to undo"),
    ):
        assert words in course.run(*arguments, status=2).stderr
    for text, words in (("a,b\n", "the first line must be"), ("student,assignment,file\nx,lines\n", "line 2")):
        (course.root / "map.csv").write_text(text)
        assert words in course.score("--map", "map.csv", status=2).stderr


def test_a_flat_folder_of_any_names_is_mapped(course: Class) -> None:
    """Files that name nobody are refused, and taken where a map says whose they are."""
    flat = course.root / "flat"
    flat.mkdir()
    for name in ("a1.py", "b2.py"):
        (flat / name).write_text(RIGHT)
    done = course.run("score", "flat", status=2)
    assert "no student was found; 2 files were looked at (a1.py, b2.py): a class is a folder with" in done.stderr
    (course.root / "map.csv").write_text("student,assignment,file\nann,lines,a1.py\nbob,lines,b2.py\n")
    course.run("score", "flat", "--map", "map.csv")
    assert course.marks() == {"ann": 100, "bob": 100}


def test_nothing_found_is_an_error_with_a_reason(course: Class) -> None:
    """Empty, the wrong folder, nearly a download: status 2, what was looked at, what nearly matched."""
    assert "it is empty" in course.score(status=2).stderr
    folder = course.root / "download"
    folder.mkdir()
    for name in ("ann_1_11_lines.py", "bob_2_12_lines.py", "zoe.py"):
        (folder / name).write_text(RIGHT)
    (folder / "Thumbs.db").write_text("")
    done = course.run("score", "download")
    assert "each file is a student's" in done.stderr or "is a download of" in done.stderr
    for name in ("ann_1_11_hw.py", "bob_2_12_hw.py"):
        (folder / name).write_text(RIGHT)
    for name in ("ann_1_11_lines.py", "bob_2_12_lines.py"):
        (folder / name).unlink()
    done = course.run("score", "download", status=2)
    assert "zoe.py is not Canvas's: 2 of 4 files are; use --from canvas" in done.stderr
    course.hand_in("ann", "notes", "notes.txt")
    done = course.score(status=2)
    assert "nothing handed in for lines; 1 files were handed in (ann/notes.txt): a class is" in done.stderr


def test_one_students_archive_is_one_students_problem(course: Class) -> None:
    """A member without a name, and archives of other kinds, cost nobody else a mark."""
    course.hand_in("ann", RIGHT)
    info = zipfile.ZipInfo("x")
    info.filename = ""
    with zipfile.ZipFile(course.submissions / "mallory.zip", "w") as archive:
        archive.writestr("lines.py", RIGHT)
        archive.writestr(info, "y")
    (course.submissions / "bob.tar.gz").write_bytes(b"x")
    course.hand_in("cyd", b"x", "hw.rar")
    course.score()
    assert (course.marks()["ann"], course.marks()["mallory"]) == (100, 100)
    assert "kind that is not read" in course.report("bob")["message"]
    assert "kind that is not read" in course.report("cyd")["message"]


def test_names_that_differ_in_unicode_form_alone_are_refused_by_name(course: Class) -> None:
    """On the terminal, in the summary, and with status 1; a folder with a dot in front is named as skipped."""
    for form in ("NFC", "NFD"):
        course.hand_in(unicodedata.normalize(form, "René"), RIGHT)
    course.hand_in("ann", RIGHT)
    course.hand_in("..bob", RIGHT)
    done = course.score(status=1)
    assert "René: not scored, since several entries have this name" in done.stderr
    assert "refused, since several entries have one name: René" in done.stdout
    assert "skipped, since its name begins with a dot: ..bob" in done.stderr
    assert course.marks() == {"ann": 100, "René": 0}


# Private by default


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_marks_are_private(course: Class) -> None:
    """The gradebook, its secret and the pages can be read by their owner alone, whatever the umask."""
    course.hand_in("ann", RIGHT)
    course.score()
    course.run("report")
    grades = course.root / "grades"
    assert [mode(one) for one in (grades, grades / "report", grades / "report" / "students")] == [0o700] * 3
    files = [grades / "gradebook.sqlite", grades / "report" / "index.html", grades / "report" / "students" / "ann.html"]
    assert [mode(one) for one in files] == [0o600] * 3
    assert mode(course.root / ".grader" / "secret") == 0o600


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs another user")
def test_a_read_only_course_keeps_its_secret_beside_the_gradebook(
    course: Class, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The same inputs the next time, and nothing written into the course."""
    course.hand_in("ann", RIGHT)
    (course.root / ".grader").write_text("in the way: not even root can make a folder of it")
    for _ in range(2):
        course.score("--force")
    seeds = {json.loads(row[0])["seed"] for row in rows(course, "SELECT body FROM reports")}
    assert len(seeds) == 1
    assert mode(course.root / "grades" / ".grader" / "secret") == 0o600


def rows(course: Class, query: str) -> list[tuple[str]]:
    with closing(sqlite3.connect(course.root / "grades" / "gradebook.sqlite")) as connection, connection:
        return list(connection.execute(query))


def test_a_run_that_is_refused_leaves_no_gradebook(course: Class) -> None:
    """Where the secret can be kept nowhere, nobody is enrolled."""
    course.hand_in("ann", RIGHT)
    (course.root / ".grader").write_text("in the way")
    (course.root / "grades").mkdir()
    (course.root / "grades" / ".grader").write_text("in the way")
    assert "cannot keep the course's secret" in course.score(status=2).stderr
    assert not (course.root / "grades" / "gradebook.sqlite").exists()


@pytest.mark.parametrize("damage", ["foreign", "no database", "body", "key", "student", "score"])
def test_a_gradebook_that_is_none_is_a_sentence(scored_course: Class, damage: str) -> None:
    """Another program's database, a file that is none, rows that no grader wrote: never a traceback."""
    course = scored_course
    place = course.root / "grades" / "gradebook.sqlite"
    if damage in ("foreign", "no database"):
        shutil.rmtree(place.parent)
        place.parent.mkdir()
        if damage == "foreign":
            with closing(sqlite3.connect(place)) as connection, connection:
                connection.execute("CREATE TABLE bookmarks (url TEXT)")
        else:
            place.write_text("student,mark\nann,100\n" * 100)
    else:
        value = {"body": "'{\"x\": 1}'", "key": "'a b c'", "student": "x'ff'", "score": "'many'"}[damage]
        with closing(sqlite3.connect(place)) as connection, connection:
            connection.execute(f"UPDATE reports SET {damage} = {value}")
    for arguments in (("score", "submissions"), ("report",), ("export", "csv"), ("export", "json")):
        done = course.run(*arguments, status=None)
        assert done.returncode in (0, 2), done.stderr
        assert "Traceback" not in done.stderr
        assert done.returncode == 0 or done.stderr.startswith("grader: ")


def test_a_second_first_run_waits(course: Class) -> None:
    """Two processes that make the same gradebook at once both come to their end."""
    course.hand_in("ann", RIGHT)
    command = [sys.executable, "-m", "grader", "score", "submissions", "-q"]
    both = [subprocess.Popen(command, cwd=course.root, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    for one in both:
        _, said = one.communicate(timeout=120)
        assert (one.returncode, said) == (0, "")


@pytest.mark.parametrize("way", [signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_ended_says_so_in_one_line(course: Class, way: signal.Signals) -> None:
    """What was recorded is kept, and no traceback of anybody's is seen."""
    for number in range(40):
        course.hand_in(f"s{number}", RIGHT.replace("def area", "import time\ntime.sleep(1)\n\ndef area"))
    command = [sys.executable, "-m", "grader", "score", "submissions", "-j", "1"]
    run = subprocess.Popen(
        command, cwd=course.root, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, preexec_fn=heeding,
    )  # fmt: skip
    time.sleep(5)
    run.send_signal(way)
    _, said = run.communicate(timeout=60)
    assert "Traceback" not in said
    assert "recorded: run the same command to go on" in said
    assert run.returncode != 0


def test_a_locale_without_unicode_is_no_obstacle(course: Class) -> None:
    """Pages get names that the system can write."""
    course.hand_in("Zoë", RIGHT)
    course.score()
    course.environment |= {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    course.run("report")
    (page,) = (course.root / "grades" / "report" / "students").iterdir()
    assert page.name.startswith("Zo-")


def test_a_class_from_a_rooms_away(course: Class) -> None:
    """A folder one too high, as a folder and as a zip, gives its students, and says where they were found."""
    for student in ("ann", "bob"):
        course.hand_in(f"hw1/{student}", RIGHT)
    done = course.score()
    assert "students' folders were found below hw1" in done.stderr
    with zipfile.ZipFile(course.root / "up.zip", "w") as archive:
        for student in ("ann", "bob"):
            archive.writestr(f"x/hw1/{student}/lines.py", RIGHT)
    course.run("score", "up.zip")
    assert course.marks() == {"ann": 100, "bob": 100}
