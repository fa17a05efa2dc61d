"""What the commands say beside marks: legends, nearest names, one line where one is asked for."""

from __future__ import annotations

from tests.conftest import RIGHT, ROOT, Class


def test_the_table_has_a_legend(course: Class) -> None:
    """F24, F21: ``*`` and ``!`` are explained, the unreadable named, and a beginner is told what to do."""
    course.hand_in("ann", RIGHT)
    course.hand_in("bob", '{"cells": [', "lines.ipynb")
    said = course.score().stdout
    assert "! not readable:\n  bob, lines: The notebook is not valid JSON" in said
    assert "choose File > Save, and hand it in again" in said
    assert "adjusted by hand" not in said
    course.run("adjust", "ann", "lines", "area", "40", "--reason", "x")
    assert "* adjusted by hand; `grader adjust` lists them" in course.score().stdout


def test_who_handed_in_nothing_is_counted_and_listed(course: Class) -> None:
    """F26, F27: ten names and a count; with -v all, and what was not used; plurals are right."""
    course.hand_in("ann", RIGHT)
    course.hand_in("ann", "{}", "play.ipynb")
    done = course.score()
    assert "1 student: 1 submission scored, 0 unchanged" in done.stdout
    assert "play.ipynb" not in done.stderr
    for number in range(12):
        (course.submissions / f"s{number:02}").mkdir()
    done = course.score()
    assert "13 students: 0 submissions scored, 1 unchanged; nothing handed in by 12: s00, " in done.stdout
    assert "s09 … (-v lists all)" in done.stdout
    done = course.score("-v")
    assert "s10, s11" in done.stdout
    assert "ann handed in play.ipynb: not used" in done.stderr


def test_check_says_one_line_where_it_is_to_be_quiet(course: Class) -> None:
    """F26: ``check -q`` prints the points alone."""
    course.hand_in("me", RIGHT)
    assert course.run("check", "submissions/me", "-q").stdout == "  = 20 of 20 public points\n"


def test_no_english_in_a_chinese_sentence(course: Class) -> None:
    """F28: a function that returns nothing, and the points, in Chinese."""
    course.hand_in("me", RIGHT.replace("return np.multiply", "np.multiply"))
    said = course.run("check", "submissions/me", "--lang", "zh", status=1).stdout
    assert "是 None。是不是漏写了 `return`？" in said
    assert "公开检查共 20 分" in said
    assert "nothing" not in said
    assert "points" not in said


def test_a_list_is_named_where_an_array_is_expected(course: Class) -> None:
    """F5: the message says how a function for arrays takes lists, too."""
    course.hand_in("me", "def line(x, a):\n    return x.copy() * a + 1\n\ndef area(x, a):\n    return 4.0\n")
    said = course.run("check", "submissions/me", status=1).stdout
    assert "the check passes a list: begin with x = np.asarray(x, dtype=float)" in said


def test_a_student_who_is_not_there_has_neighbours(course: Class) -> None:
    """F31: of a long class, those with a name like it."""
    for number in range(25):
        course.hand_in(f"s{number:02}_10{number}", RIGHT)
    course.hand_in("evepark_1005", RIGHT)
    course.score()
    said = course.run("adjust", "eve", "lines", "line", "1", "--reason", "x", status=2).stderr
    assert "no student 'eve'" in said
    assert "there are 26; similar: evepark_1005" in said


def test_the_demo_says_what_to_open_next() -> None:
    """F37: an address for the browser, and the next command."""
    assert 'echo "Open file://$$PWD/$$page in a browser; next: grader report' in (ROOT / "Makefile").read_text()
