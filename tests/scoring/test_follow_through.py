"""Errors carried forward: repair, the reference as the yardstick, and follow-through for conventions of one's own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from grader.course.reference import Reference
from grader.results import Result
from grader.sandbox.calls import Call
from grader.sandbox.deadlines import Limits
from grader.sandbox.in_process import NamespaceTransport
from grader.sandbox.session import Session
from grader.scoring.dependence import depends_alike
from grader.scoring.follow_through import Follower
from grader.submissions.finding import Files
from grader.wire.codec import encode
from tests.conftest import CHECKS, RIGHT, Class, write_course

NP = "import numpy as np\n"
AREA_OF_OWN_LINE = "def area(x, a):\n    return float((np.asarray(line(x, a)) ** 2).sum())\n"
AREA_OF_A_COLUMN = "def area(x, a):\n    return float((line(x, a)[:, 0] ** 2).sum())\n"
AREA_OF_A_LIST = "def area(x, a):\n    return sum(row[0] ** 2 for row in line(x, a))\n"


def column(value: str) -> str:
    """A line as a column, which the area goes by: the reference's line does not fit into it."""
    return NP + f"def line(x, a):\n    return np.reshape({value}, (-1, 1))\n" + AREA_OF_A_COLUMN


FULL, HALF_FOR_REPAIR, HALF, NOTHING = (50, True), (25, True), (20, False), (0, False)
"""The area's points, and whether any were for repair."""

STUDENTS = {
    "right": (RIGHT, (50, False)),
    "wrong line": (NP + "def line(x, a):\n    return np.multiply(x, a) + 2\n" + AREA_OF_OWN_LINE, FULL),
    "line as a list": (NP + "def line(x, a):\n    return [a * v + 2 for v in x]\n" + AREA_OF_OWN_LINE, FULL),
    "constant line": (NP + "def line(x, a):\n    return np.zeros(len(x))\n" + AREA_OF_OWN_LINE, FULL),
    "line raises": (NP + "def line(x, a):\n    raise ValueError\n" + AREA_OF_OWN_LINE, FULL),
    "line hangs": (NP + "def line(x, a):\n    while True: pass\n" + AREA_OF_OWN_LINE, FULL),
    "line to come": (NP + "def line(x, a):\n    raise NotImplementedError\n" + AREA_OF_OWN_LINE, HALF_FOR_REPAIR),
    "no line": (NP + AREA_OF_OWN_LINE, HALF_FOR_REPAIR),
    "line of its own": (NP + "def area(x, a):\n    return float(((np.asarray(x) * a + 1) ** 2).sum())\n", (50, False)),
    "both wrong": (
        NP + "def line(x, a):\n    return np.multiply(x, a) + 2\n"
        "def area(x, a):\n    return float(np.sum(np.abs(line(x, a))))\n",
        NOTHING,
    ),
    "only area wrong": (RIGHT.replace("** 2", "** 3"), NOTHING),
    "both absent": ("x = 1\n", NOTHING),
    "column": (column("np.multiply(x, a) + 2"), HALF),
    "list column": (NP + "def line(x, a):\n    return [[a * v + 2] for v in x]\n" + AREA_OF_A_LIST, HALF),
    "constant column": (column("np.zeros(len(x))"), NOTHING),
    "column by shape": (column("np.arange(len(x)) + 1.0"), NOTHING),
    "column without a": (column("np.multiply(x, 2) - 7"), NOTHING),
    "column without x": (column("a * np.arange(len(x))"), NOTHING),
    "column of signs": (column("np.sign(x) * a"), NOTHING),
    "tiny column": (column("np.multiply(x, 1e-200)"), NOTHING),
    "endless column": (column("np.full(len(x), np.inf)"), NOTHING),
    "nan column": (column("np.full(len(x), np.nan)"), NOTHING),
}
MODULES = {
    "line from a helper": {
        "lines.py": NP + "from helper import line, area\n",
        "helper.py": NP + "def line(x, a):\n    return np.multiply(x, a) + 2\n" + AREA_OF_OWN_LINE,
    },
    "line for a helper": {
        "lines.py": NP + "from helper import area\ndef line(x, a):\n    return np.multiply(x, a) + 2\n",
        "helper.py": NP + "def area(x, a):\n    import lines\n    return float((lines.line(x, a) ** 2).sum())\n",
    },
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    """The area exercise of every student."""
    root: Path = tmp_path_factory.mktemp("follow")
    write_course(root)
    course = Class(root)
    for student, (text, _) in STUDENTS.items():
        course.hand_in(student, text)
    for student, files in MODULES.items():
        for name, text in files.items():
            course.hand_in(student, text, name)
    course.score()
    return {report["student"]: {one["name"]: one for one in report["exercises"]}["area"] for report in course.reports()}


@pytest.mark.parametrize("student", STUDENTS)
def test_points(reports, student):
    """A right area earns what it deserves, whatever the line before it; a wrong one earns nothing."""
    points, is_repaired = STUDENTS[student][1]
    assert reports[student]["score"] == points
    assert any(check["repaired"] for check in reports[student]["checks"]) is is_repaired


@pytest.mark.parametrize("student", MODULES)
def test_a_helper_module_gets_the_stand_in_too(reports, student):
    """The name stands for the reference wherever the hand-in took the function from its module, or gave it."""
    assert reports[student]["score"] == 50


def test_the_report_says_which_way(reports):
    """Outcomes stay what they were; one flag or the other says what earned the points."""

    def flags(student: str) -> dict[str, tuple]:
        return {
            check["name"]: (check["repaired"], check["follow_through"], check["outcome"])
            for check in reports[student]["checks"]
        }

    assert flags("wrong line") == {
        "test_example": (True, False, "failed"),
        "test_random": (True, False, "failed"),
    }
    assert flags("column")["test_random"] == (False, True, "failed")


YARDSTICK = '''\
from grader import assert_close, check


@check(points=10, public=True)
def test_example(submission):
    """area([1], 1) is 4."""
    assert_close(submission.area([1.0], 1), 4, "area([1], 1)")


@check(points=40)
def test_own_line(submission, rng):
    """The area is that of one's own line."""
    x = rng.normal(size=3)
    assert_close(submission.area(x, 1.5), (submission.line(x, 1.5) ** 2).sum(), "area(x, 1.5)")
'''


@pytest.mark.parametrize(
    ("line", "score"),
    [("def line(x, a): return np.multiply(x, 3)\n", 50), ("", 50), ("def line(x, a): raise NotImplementedError\n", 50)],
)
def test_a_yardstick_that_lost_points_is_the_references(course, line, score):
    """A right function is not measured by another's mistake, and not for less where the other is not there."""
    (course.root / "autograder_tests" / "lines" / "test_area.py").write_text(YARDSTICK)
    course.hand_in("ann", NP + line + "def area(x, a):\n    return ((np.asarray(x) * a + 1) ** 2).sum()\n")
    course.hand_in("bob", NP + line + "def area(x, a):\n    return ((np.asarray(x) * a + 2) ** 2).sum()\n")
    course.hand_in("cid", NP + line)
    course.score()
    area = {report["student"]: report["exercises"][1] for report in course.reports()}
    assert {student: one["score"] for student, one in area.items()} == {"ann": score, "bob": 0, "cid": 0}


def test_the_share_is_the_checks(course):
    """A check says what repair is worth, and none may be."""
    path = course.root / "autograder_tests" / "lines" / "test_area.py"
    text = CHECKS["area"].replace("points=40", "points=40, repaired=0.75")
    path.write_text(text.replace("points=10, public=True", "points=10, public=True, repaired=0, follow_through=0"))
    course.hand_in("ann", STUDENTS["wrong line"][0])
    course.score()
    assert course.report("ann")["exercises"][1]["score"] == 30


def test_a_report_of_before_reads():
    """A result that was saved when there was no repair was not repaired."""
    import msgspec

    old = {"name": "t", "claim": {}, "public": True, "points": 1.0, "earned": 0.0, "outcome": "failed"}
    assert msgspec.convert(old, Result).repaired is False


SUMS = "def half(x):\n    return x / 2\ndef third(x):\n    return x / 3\ndef both(x):\n    return half(x) + third(x)\n"


def test_right_functions_are_asked_only_where_rounding_is_their_own():
    """Our own ``half`` stands in for a right one; for float32, whose rounding is the student's own, theirs is asked."""
    reference = Reference("sums", compile(SUMS, "sums", "exec"))
    theirs = {"half": lambda x: x * 0.5, "third": lambda x: x / 4}
    session = Session(lambda: NamespaceTransport(theirs), Files("sums", "", {}), Limits())
    session.begin_check()
    follower = Follower(reference, session, {"third", "both"}, {"half", "third", "both"})
    both = follower.reference_for("both").both
    assert both(np.float64(12)) == 6 + 3
    assert [call.function for call in session.calls] == ["third"]
    assert both(np.float32(24)) == 12 + 6
    assert [call.function for call in session.calls] == ["third", "half", "third"]


MATRIX, VECTOR = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([0.5, 0.0])


@pytest.mark.parametrize(
    ("theirs", "alike"),
    [
        (lambda m, v, p: 2 * (m @ v) + p["b"], True),
        (lambda m, v, p: m @ v, False),
        (lambda m, v, p: m.sum() * p["b"], False),
        (lambda m, v, p: np.arange(1.0, len(v) + 1), False),
        (lambda m, v, p: np.sign(m) @ np.sign(v) + np.sign(p["b"]), False),
        (lambda m, v, p: (m @ v) * np.nan + p["b"], False),
        (lambda m, v, p: 1 + 1e-9 * (m @ v + p["b"]), False),
        (lambda m, v, p: [list(m @ v), p["b"], v[0] * p["c"]], True),
    ],
)
def test_dependence_on_every_argument(theirs, alike):
    """Every array and number in the arguments counts, also inside dicts; signs and shapes alone are not enough."""
    probe = ((MATRIX, VECTOR), {"p": {"b": 1.5, "c": 2.0}})
    assert depends_alike(theirs, lambda m, v, p: m @ v + p["b"], [probe]) is alike


@pytest.mark.parametrize("labels", [[2, 2], [0, 2], [1, 1], [0, 0]])
def test_a_function_may_refuse_what_lies_beyond_its_range(labels):
    """That a label too large is refused does not say that labels are not looked at."""

    def ours(scores, labels):
        return scores - (np.arange(3) == labels[:, None])

    def theirs(scores, labels):
        if labels.min() < 0 or labels.max() > 2:
            raise IndexError
        return scores + 2 * (np.arange(3) == labels[:, None])

    probe = ((np.array([[0.5, 1.0, -2.0], [2.0, 0.0, 1.0]]), np.array(labels)), {})
    assert depends_alike(theirs, ours, [probe])
    assert not depends_alike(lambda scores, labels: 2 * scores, ours, [probe])


def test_the_reference_may_be_asked_in_another_form():
    """A check that names an argument for the student and not for the reference is followed, too."""
    reference = Reference("sums", compile(SUMS, "sums", "exec"))
    theirs = {"half": lambda x: x / 3, "third": lambda x: x / 3, "both": lambda x: np.divide(x, 3) * 2}
    session = Session(lambda: NamespaceTransport(theirs), Files("sums", "", {}), Limits())
    follower = Follower(reference, session, {"half", "both"}, {"half", "third", "both"})
    follower.begin_check()
    asked = Call("both", encode(("both", (), {"x": np.array([6.0, 9.0])})))
    assert not follower.is_substantial("both", [asked])
    follower.reference_for("both").both(np.array([6.0, 9.0]))
    assert follower.is_substantial("both", [asked])
