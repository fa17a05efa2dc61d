"""Diagnosis: the hint names the mistake whose values a submission shows, and says nothing when in doubt."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import pytest

from grader.audit.trials import Engine, Label, Trial, of_source, run
from grader.course.course import Course
from grader.course.handout_cells import runnable
from grader.course.misconceptions import read_misconceptions
from tests.conftest import RIGHT, Class, write_course

HEADER = """\
# exercise: {exercise}
# title: {name}
# title.zh: {name}
# hint: about {name}
# hint.zh: 关于 {name}
"""

MISCONCEPTIONS = {
    "no_constant": ("line", "def line(x, a):\n    return a * np.asarray(x, dtype=np.float64)\n"),
    "adds_a": ("line", "def line(x, a):\n    return a * np.asarray(x, dtype=np.float64) + a\n"),
    "in_place": ("line", "def line(x, a):\n    x = np.asarray(x)\n    x *= a\n    x += 1\n    return x\n"),
    "negative_raises": ("line", "def line(x, a):\n    return [[][1] if v < 0 else a * v + 1 for v in x]\n"),
    "remembers": (
        "line",
        "def line(x, a, calls=[]):\n    calls.append(1)\n    return a * np.asarray(x, dtype=np.float64) + len(calls)\n",
    ),
    "absolute": ("area", "def area(x, a):\n    return np.sum(np.abs(line(x, a)))\n"),
    "mean": ("area", "def area(x, a):\n    return np.mean(line(x, a) ** 2)\n"),
    "average": ("area", "def area(x, a):\n    return np.sum(line(x, a) ** 2) / np.size(x)\n"),
    "sum_of_x": ("area", "def area(x, a):\n    return np.sum(np.asarray(x) ** 2)\n"),
}

LINE = RIGHT[RIGHT.index("def line") : RIGHT.index("def area")]
AREA = RIGHT[RIGHT.index("def area") :]
START = "import numpy as np\n"

ABSOLUTE = "def area(x, a):\n    return float(np.abs(line(x, a)).sum())\n"

IN_PLACE = """
def line(x, a):
    if isinstance(x, list):
        return a * np.array(x) + 1
    x *= a
    x += 1
    return x
"""

RAISES = """
def line(x, a):
    for v in x:
        if v < 0:
            raise IndexError
    return a * np.array(x) + 1
"""

STATEFUL = """
n = 0

def line(x, a):
    global n
    n += 1
    return np.multiply(x, a) + n
"""

WITH_A_LIST = """
def line(x, a):
    return [a * float(v) for v in x]

def area(x, a):
    return float((np.array(line(x, a)) ** 2).sum())
"""

SPOILS_X = """
def line(x, a):
    y = a * np.array(x, dtype=float) + a
    if isinstance(x, np.ndarray):
        x[:] = 0
    return y
"""

STUDENTS = {
    "right": RIGHT,
    "other style": START + WITH_A_LIST,
    "unknown mistake": RIGHT.replace("+ 1", "+ 17"),
    "in place": START + IN_PLACE + AREA,
    "raises": START + RAISES + AREA,
    "raises something else": START + "def line(x, a):\n    raise KeyError\n" + AREA,
    "stateful": START + STATEFUL + AREA,
    "negative": START + LINE.replace("np.multiply(x, a) + 1", "-(np.multiply(x, a) + 1)") + AREA,
    "both": START + LINE.replace("+ 1", "+ a") + ABSOLUTE,
    "area on unknown line": START + LINE.replace("+ 1", "+ 17") + ABSOLUTE,
    "twins": START + LINE + "def area(x, a):\n    return float((line(x, a) ** 2).mean())\n",
    "own line in area": START
    + LINE.replace("+ 1", "+ 17")
    + "def area(x, a):\n    return sum(abs(a * v + 1) for v in x)\n",
    "shape": START + "def line(x, a):\n    return np.atleast_2d(np.multiply(x, a))\n" + AREA,
    "sometimes": START + "def line(x, a):\n    return np.multiply(x, a) + (1 if len(x) > 1 else 0)\n" + AREA,
    "hangs": START + "def line(x, a):\n    while True:\n        pass\n" + AREA,
    "nothing": "",
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    """Every student's report."""
    root: Path = tmp_path_factory.mktemp("diagnosis")
    write_course(root)
    keep_secret(root)
    write_misconceptions(root)
    course = Class(root)
    for student, text in STUDENTS.items():
        course.hand_in(student, text)
    course.score()
    return {report["student"]: report for report in course.reports()}


def keep_secret(root: Path) -> None:
    """The same secret in every course, so that a student has the same random inputs in each."""
    (root / ".grader").mkdir()
    (root / ".grader" / "secret").write_bytes(b"5" * 64)


def write_misconceptions(root: Path) -> Path:
    folder = root / "solutions" / "lines" / "misconceptions"
    folder.mkdir()
    for name, (exercise, code) in MISCONCEPTIONS.items():
        (folder / f"{name}.py").write_text(HEADER.format(exercise=exercise, name=name) + code, encoding="utf-8")
    return folder


def hints(report: dict) -> dict[str, list[str]]:
    named = {one["name"]: [hint["misconception"] for hint in one["hints"]] for one in report["exercises"]}
    return {exercise: names for exercise, names in named.items() if names}


@pytest.mark.parametrize(
    ("student", "expected"),
    [
        ("other style", {"line": ["no_constant"]}),
        ("in place", {"line": ["in_place"]}),
        ("raises", {"line": ["negative_raises"]}),
        ("stateful", {"line": ["remembers"]}),
    ],
)
def test_names_the_only_mistake(reports, student, expected):
    """A mistake is named however it is written: by values, changed arguments, exceptions, or what a call leaves."""
    assert hints(reports[student]) == expected


def test_a_hint_has_a_title_and_a_text(reports):
    """The report carries what the misconception's file says."""
    (line, _area) = reports["other style"]["exercises"]
    expected = {"misconception": "no_constant", "title": "no_constant", "text": "about no_constant"}
    assert line["hints"] == [expected]


@pytest.mark.parametrize("student", ["right", "raises something else", "shape", "hangs", "nothing"])
def test_says_nothing_when_in_doubt(reports, student):
    """No hint without agreement on every call: not for right answers, other exceptions, shapes, hangs or stubs."""
    assert hints(reports[student]) == {}


def test_one_call_that_differs_is_enough_for_silence(reports):
    """A student who errs on some inputs only is not told of a mistake that would show on all."""
    assert hints(reports["sometimes"]) == {}


def test_two_mistakes_in_different_functions(reports):
    """Both are named, the later one seen through the earlier one."""
    assert hints(reports["both"]) == {"line": ["adds_a"], "area": ["absolute"]}


def test_what_nobody_wrote_down_is_described(reports):
    """A function without a hint that is wrong by itself has a finding; the right one that builds on it has none."""
    line, area = reports["negative"]["exercises"]
    assert hints(reports["negative"]) == {}
    assert "wrong sign everywhere" in line["findings"][0]
    assert area["findings"] == []
    assert all(one["findings"] == [] for one in reports["right"]["exercises"])


def test_a_mistake_on_top_of_unknown_code(reports):
    """A later function is judged with the student's own earlier function in place of the reference's."""
    assert hints(reports["area on unknown line"]) == {"area": ["absolute"]}


def test_a_mistake_beside_unknown_code(reports):
    """A later function that does not use the student's earlier one is judged by the reference's."""
    assert hints(reports["own line in area"]) == {"area": ["absolute"]}


def test_right_given_what_came_before(reports):
    """An unknown mistake gets no hint, nor does the function that is right on top of it."""
    assert hints(reports["unknown mistake"]) == {}


def test_what_no_call_tells_apart_is_named_together(reports):
    """Two misconceptions with the same values are both named, in the order of their names."""
    assert hints(reports["twins"]) == {"area": ["average", "mean"]}


def test_diagnosis_never_changes_a_score(reports, tmp_path):
    """The same class gets the same marks from a course without misconceptions, and from one with broken ones."""
    marks = {student: report["score"] for student, report in reports.items()}
    write_course(tmp_path)
    keep_secret(tmp_path)
    folder = tmp_path / "solutions" / "lines" / "misconceptions"
    folder.mkdir()
    (folder / "broken.py").write_text("def line(:\n")
    course = Class(tmp_path)
    for student in STUDENTS:
        if student != "hangs":
            course.hand_in(student, STUDENTS[student])
    course.score()
    assert course.marks() == {student: mark for student, mark in marks.items() if student != "hangs"}
    assert all(hints(report) == {} for report in course.reports())


def test_two_mistakes_in_one_function(course):
    """Two misconceptions in different lines of one function are both named."""
    folder = write_misconceptions(course.root)
    for name in MISCONCEPTIONS:
        (folder / f"{name}.py").unlink()
    reference = course.root / "solutions" / "lines" / "lines.py"
    steps = "    x = np.asarray(x, dtype=np.float64)\n    y = a * x\n    return y + 1\n"
    text = reference.read_text()
    reference.write_text(text.replace("    return a * np.asarray(x, dtype=np.float64) + 1\n", steps))
    for name, old, new in (("divides", "a * x", "x / a"), ("subtracts", "y + 1", "y - 1")):
        code = "def line(x, a):\n" + steps.replace(old, new)
        (folder / f"{name}.py").write_text(HEADER.format(exercise="line", name=name) + code, encoding="utf-8")
    course.hand_in("1", START + "def line(x, a):\n    return np.array(x) / a - 1\n" + AREA)
    course.score()
    assert hints(course.report("1")) == {"line": ["divides", "subtracts"]}


def test_values_of_one_and_arguments_of_another(course):
    """A wrong value and a changed argument are told apart and both named."""
    write_misconceptions(course.root)
    course.hand_in("1", START + SPOILS_X + AREA)
    course.score()
    assert hints(course.report("1"))["line"] == ["adds_a", "in_place"]


COURSE = Course(Path(__file__).parents[2])


def named_pairs(name: str) -> list[bool]:
    """Of some random pairs of an assignment's misconceptions in different functions: whether both are named."""
    assignment = COURSE.assignment(name)
    reference = runnable(assignment.reference_path.read_text(encoding="utf-8"), name)
    pairs = [pair for pair in combinations(read_misconceptions(assignment), 2) if pair[0].exercise != pair[1].exercise]
    chosen = random.Random(7).sample(pairs, 3)
    trials = [
        Trial(Label("pair", (one.name, other.name)), of_source(name, "\n\n".join([reference, one.code, other.code])))
        for one, other in chosen
    ]
    found = run(assignment, trials, Engine(processes=1), 5.0, lambda: None)
    return [
        {(one.exercise, one.name), (other.exercise, other.name)} <= found[Label("pair", (one.name, other.name))].hints
        for one, other in chosen
    ]


def test_pairs_in_different_functions():
    """Of random pairs of this course's misconceptions in different functions, at least 80 % are named in both.

    Three pairs of every third assignment; a full audit tries twenty of each.
    """
    named = {name: named_pairs(name) for name in list(COURSE.assignments)[::3]}
    everything = [one for each in named.values() for one in each]
    assert sum(everything) >= 0.8 * len(everything), named
