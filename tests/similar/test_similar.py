"""``grader similar``: disguised copies are found, independent right solutions are not, and no text is run."""

from __future__ import annotations

import csv
import io
import json
import random
from functools import cache

import pytest

from grader.course.course import Course
from grader.similar.collect import background, hand_ins
from grader.similar.fingerprints import Prints, prints_of, winnowed
from grader.similar.page import as_csv, section
from grader.similar.pairs import HandIn, Pair, limit_of, pairs
from grader.similar.tokens import MAX_STATEMENT, MAX_TOKENS, statements
from grader.submissions.work import source_text
from tests.conftest import REFERENCE, RIGHT, ROOT, Class
from tests.similar.disguise import DISGUISES

NAMES = ("backprop", "lstm", "perceptron")
"""A sample of the assignments; docs/similar.md has the figures of all."""


def kinds(text: str) -> list[list[str]]:
    """The statements as what is compared."""
    return [[one.name or one.kind for one in each.tokens] for each in statements(text)]


def test_what_formatting_changes_does_not_count():
    """Comments, docstrings, imports, quotes, brackets, commas and line breaks are gone; numbers and texts are one."""
    plain = "def f(x, y):\n    z = g(x, 2) + len('a')\n    z += 1\n"
    other = (
        'import numpy as np\n\n\ndef f(x,\n      y):  # say\n    """Words."""\n    z = (g(x, 3.5e-3,) +\n'
        '         len("""b"""));  z = z + 0x1\n'
    )
    assert kinds(plain)[0] == kinds(other)[0] == ["def", "f", "x", "y"]
    assert kinds(plain)[1] == kinds(other)[1] == ["z", "=", "g", "x", "number", "+", "len", "string"]
    assert kinds(plain)[2] == ["z", "=", "z", "+", "number"]


def test_names_count_by_where_they_recur():
    """Renaming changes no fingerprint; another variable in one place does."""
    one = prints_of("total = total + weights[i] * inputs[i] - bias\n")
    assert one.all == prints_of("s = s + w[k] * x[k] - b\n").all
    assert one.all != prints_of("s = s + w[k] * x[j] - b\n").all
    assert prints_of("y = np.sum(a * b + c - d)").all != prints_of("y = np.max(a * b + c - d)").all


@pytest.mark.parametrize(
    "text",
    ["(" * 300_000, "'''\\" * 60_000, '"""' + "a\\" * 90_000, "x = " * 90_000, "é" * 300_000, "'" * 300_001,
     "\x00\n" * 99_999,
     "def f(:\n  )))\n y = 'open\n" * 9_000, "[" * 999 + "\n" * 99_999, "f'{" * 60_000],
    ids=lambda text: repr(text[:8]),
)  # fmt: skip
def test_any_text_is_read_to_its_end(text: str):
    """Nesting, strings that do not end, and no Python at all: time in proportion, and bounds that hold."""
    found = list(statements(text))
    assert sum(len(one.tokens) for one in found) <= MAX_TOKENS
    assert all(len(one.tokens) <= 2 * MAX_STATEMENT for one in found)
    prints_of(text)


def test_of_neighbours_one_is_kept():
    """Every window of three has a kept one, also where all are equal, and none is kept twice."""
    assert list(winnowed([5, 4, 3, 2, 1], 3)) == [3, 2, 1]
    assert list(winnowed([1, 1, 1, 1], 3)) == [1, 1]
    assert list(winnowed([7], 3)) == [7]
    assert list(winnowed([], 3)) == []


# Pairs


@cache
def right(name: str) -> tuple[tuple[HandIn, ...], tuple[Prints, list[Prints]]]:
    """An assignment's right solutions as a class, and what everybody has."""
    folder = ROOT / "tests" / "right" / name
    paths = sorted(path for path in folder.iterdir() if path.suffix in (".py", ".ipynb"))
    texts = {path.name: source_text(path.name, path.read_bytes()) or "" for path in paths}
    found = tuple(HandIn(student, text, prints_of(text)) for student, text in texts.items())
    return found, background(Course(ROOT).assignment(name))


@pytest.mark.parametrize("name", NAMES)
def test_independent_solutions_are_no_pair(name: str):
    """Right solutions in different styles are not alike."""
    found, (handed_out, others) = right(name)
    assert not [pair for pair in pairs(found, handed_out, others) if pair.is_worth_a_look]


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_disguised_copy_is_found(disguise: str):
    """Renamed, reordered, reformatted, translated, rewritten, padded, or all of it: the copy is the first pair."""
    for name in NAMES:
        found, (handed_out, others) = right(name)
        original = next(one for one in found if one.student.endswith(".py"))
        text = DISGUISES[disguise](original.text, random.Random(1))
        copy = HandIn("copy", text, prints_of(text))
        first = pairs([*found, copy], handed_out, others)[0]
        assert first.is_worth_a_look, (name, first.share)
        assert {first.one.student, first.other.student} == {"copy", original.student}


def hand_in(student: str, text: str, source: str = "") -> HandIn:
    return HandIn(student, text, prints_of(text), source)


def unusual(word: str, count: int = 12) -> str:
    """Statements that nobody writes by chance."""
    signs = "+-*/@%|&^"
    rng = random.Random(word)
    return "".join(
        f"v{i} = np.{word}(" + " ".join(f"a[{j}] {rng.choice(signs)}" for j in range(6)) + " b)\n" for i in range(count)
    )


NOTHING = Prints()


def test_what_many_have_is_nobodys():
    """Code of more than a tenth of the class says nothing; with a copy of what only two have it is a pair."""
    everybody = unusual("sum", 20)
    class_ = [hand_in(f"s{i}", everybody + unusual(f"own{i}")) for i in range(30)]
    class_ += [hand_in("ann", everybody + unusual("rare")), hand_in("ben", unusual("rare") + everybody)]
    found = [pair for pair in pairs(class_, NOTHING) if pair.is_worth_a_look]
    assert [(pair.one.student, pair.other.student, pair.share) for pair in found] == [("ann", "ben", 1.0)]
    assert (limit_of(5), limit_of(32), limit_of(1000)) == (3, 3, 100)


def test_what_was_handed_out_is_nobodys():
    """Untouched stubs are no pair, not even to the letter; nor is what both took from the reference."""
    stub = unusual("stub", 20)
    both = [hand_in("ann", stub), hand_in("ben", stub)]
    assert not [pair for pair in pairs(both, prints_of(stub)) if pair.is_worth_a_look]
    alike = [hand_in("ann", stub + "x = 1\n"), hand_in("ben", stub + "y = 2\nz = 3\n")]
    assert not pairs(alike, NOTHING, [prints_of(stub)])


def test_the_same_to_the_letter_is_told_whatever_it_is():
    """Two files with the same words are a pair, as the reference or not; a large group is not every two of it."""
    text = unusual("reference", 20)
    both = [hand_in("ann", text), hand_in("ben", f"\n{text}\n")]
    (pair,) = pairs(both, NOTHING, [prints_of(text)])
    assert (pair.share, pair.is_worth_a_look) == (1.0, True)
    assert len(pairs([hand_in(f"s{i:02}", text) for i in range(40)], NOTHING, [prints_of(text)])) == 39


def test_earlier_classes_are_compared_with_this_one_alone():
    """A hand-in of last year beside its copy of this year; two of last year are not told again."""
    old = [hand_in("eve", unusual("rare"), "2025"), hand_in("dan", unusual("rare"), "2025")]
    found = pairs([hand_in("ann", unusual("rare")), *old], NOTHING)
    assert sorted({pair.one.source or pair.one.student for pair in found}) == ["ann"]
    assert {pair.other.student for pair in found} == {"eve", "dan"}


def test_little_is_no_evidence():
    """One long formula, as the notes have it, is no pair, however large its share."""
    formula = "d = " + " + ".join(f"(a[{i}] - b[{i}]) * w[{i}] ** 2" for i in range(9)) + "\n"
    (pair,) = pairs([hand_in("ann", formula), hand_in("ben", formula + "y = 1\n")], NOTHING)
    assert pair.share == 1.0
    assert not pair.is_worth_a_look


# The page and the command


def view(one: HandIn, other: HandIn) -> Pair:
    return pairs([one, other], NOTHING)[0]


def test_equal_passages_have_equal_numbers():
    """Side by side, the lines that are alike have one number, whatever their order."""
    lines = [unusual(word, 1) for word in ("one", "two", "three", "four", "five")]
    pair = view(hand_in("ann", "".join(lines)), hand_in("ben", "# own\n" + "".join(reversed(lines))))
    (shown,) = section("lines", "Lines", [pair.one, pair.other], [pair]).pairs
    left, right_ = ([line.marks for line in side] for side in (shown.left, shown.right))
    assert [marks.split(", ")[-1] for marks in left[:5]] == ["1", "2", "3", "4", "5"]
    assert right_[:6] == ["", *reversed(left[:5])]


def test_names_are_no_formula():
    """A student's name cannot become a formula of the table."""
    text = as_csv({"lines": [view(hand_in("=cmd()", unusual("a")), hand_in("ben", unusual("a")))]})
    assert list(csv.reader(io.StringIO(text)))[1][3:6] == ["'=cmd()", "", "ben"]


def test_the_command_writes_a_page_for_teachers(course: Class):
    """Copies of this class and of an earlier one are on the page, for the owner's eyes, and all text is escaped."""
    own = unusual("rare", 8) + "\nx = '</code><script>alert(1)</script>'\n"
    course.hand_in("ann", own + RIGHT)
    notebook = {
        "cells": [{"cell_type": "code", "source": [RIGHT, "\n", own], "metadata": {}}],
        "metadata": {},
        "nbformat": 4,
    }
    course.hand_in("ben", json.dumps(notebook), "lines.ipynb")
    course.hand_in("<b>cy", RIGHT + unusual("other"))
    course.hand_in("broken", b"\x00" * 100)
    old = course.root / "2025" / "dan" / "lines.py"
    old.parent.mkdir(parents=True)
    old.write_text(REFERENCE + unusual("other"))
    done = course.run("similar", "submissions", "--against", "2025", "--csv", "pairs.csv", "--json", "pairs.json")
    assert "lines: 2 pairs worth a look, of 3 hand-ins" in done.stdout
    page = (course.root / "grades" / "similar.html").read_text()
    assert "<script>alert" not in page
    assert "&lt;b&gt;cy" in page
    assert (course.root / "grades" / "similar.html").stat().st_mode & 0o077 == 0
    rows = json.loads((course.root / "pairs.json").read_text())
    assert [(row["one"]["student"], row["other"]["student"], row["other"]["from"]) for row in rows] == [
        ("<b>cy", "dan", "2025"), ("ann", "ben", ""),
    ]  # fmt: skip
    assert len((course.root / "pairs.csv").read_text().splitlines()) == 3
    assert "雷同的作业" in course_page(course)


def test_a_group_is_one_hand_in(course: Class):
    """Members of a Gradescope group have the same work, and are no pair; somebody else who has it is."""
    said = ":submission_1:\n  :submitters:\n  - :email: ann@x.org\n  - :email: ben@x.org\n"
    said += ":submission_2:\n  :submitters:\n  - :email: cy@x.org\n"
    folder = course.root / "export"
    for number in (1, 2):
        (folder / f"submission_{number}").mkdir(parents=True)
        (folder / f"submission_{number}" / "lines.py").write_text(RIGHT + unusual("rare"))
    (folder / "submission_metadata.yml").write_text("---\n" + said.replace(":submission_", "submission_"))
    found = hand_ins(folder, Course(course.root), ["lines"])["lines"]
    assert [one.student for one in found] == ["ann@x.org, ben@x.org", "cy@x.org"]


def course_page(course: Class) -> str:
    """The page in Chinese."""
    course.run("similar", "submissions", "--lang", "zh", "-o", "zh.html")
    return (course.root / "zh.html").read_text()
