"""Follow-through: a function that is right, given what the student built before it, earns its share."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from grader.course.reference import Reference
from grader.sandbox.deadlines import Limits
from grader.sandbox.in_process import NamespaceTransport
from grader.sandbox.session import Session
from grader.scoring.follow_through import Follower
from grader.submissions.finding import Files
from tests.conftest import RIGHT, Class, write_course

AREA_OF_OWN_LINE = "def area(x, a):\n    return float((np.asarray(line(x, a)) ** 2).sum())\n"

STUDENTS = {
    "right": RIGHT,
    "wrong line": "import numpy as np\ndef line(x, a):\n    return np.multiply(x, a) + 2\n" + AREA_OF_OWN_LINE,
    "wrong line as a list": (
        "import numpy as np\ndef line(x, a):\n    return [a * v + 2 for v in x]\n" + AREA_OF_OWN_LINE
    ),
    "both wrong": (
        "import numpy as np\ndef line(x, a):\n    return np.multiply(x, a) + 2\n"
        "def area(x, a):\n    return float(np.sum(np.abs(line(x, a))))\n"
    ),
    "only area wrong": RIGHT.replace("** 2", "** 3"),
    "constant line": "import numpy as np\ndef line(x, a):\n    return np.zeros(len(x))\n" + AREA_OF_OWN_LINE,
    "tiny line": "import numpy as np\ndef line(x, a):\n    return np.multiply(x, 1e-200)\n" + AREA_OF_OWN_LINE,
    "endless line": "import numpy as np\ndef line(x, a):\n    return np.full(len(x), np.inf)\n" + AREA_OF_OWN_LINE,
    "nan line": "import numpy as np\ndef line(x, a):\n    return np.full(len(x), np.nan)\n" + AREA_OF_OWN_LINE,
    "line raises": "import numpy as np\ndef line(x, a):\n    raise ValueError\n" + AREA_OF_OWN_LINE,
    "no line": "import numpy as np\ndef area(x, a):\n    return float(((np.asarray(x) * a + 2) ** 2).sum())\n",
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    """The area exercise of every student."""
    root: Path = tmp_path_factory.mktemp("follow")
    write_course(root)
    course = Class(root)
    for student, text in STUDENTS.items():
        course.hand_in(student, text)
    course.score()
    return {report["student"]: {one["name"]: one for one in report["exercises"]}["area"] for report in course.reports()}


def test_right_is_right(reports):
    """Full marks need no follow-through."""
    assert reports["right"]["score"] == 50
    assert not any(check["follow_through"] for check in reports["right"]["checks"])


@pytest.mark.parametrize("student", ["wrong line", "wrong line as a list"])
def test_right_given_the_own_earlier_function(reports, student):
    """Half of the hidden check's 40 points; the public check compares with a literal and earns none."""
    assert reports[student]["score"] == 20
    flags = {check["name"]: (check["follow_through"], check["outcome"]) for check in reports[student]["checks"]}
    assert flags == {"test_example": (False, "failed"), "test_random": (True, "failed")}


@pytest.mark.parametrize("student", ["both wrong", "only area wrong"])
def test_wrong_either_way(reports, student):
    """A function that is wrong by itself gets nothing from what came before."""
    assert reports[student]["score"] == 0


@pytest.mark.parametrize(
    "student", ["constant line", "tiny line", "endless line", "nan line", "line raises", "no line"]
)
def test_a_trivial_earlier_function_gives_no_credit(reports, student):
    """Constant, vanishing, infinite, raising or missing earlier functions leave nothing to get right."""
    assert reports[student]["score"] == 0


def test_right_functions_are_asked_only_where_rounding_is_their_own():
    """Our own ``half`` stands in for a right one; for float32, whose rounding is the student's own, theirs is asked."""
    code = (
        "def half(x):\n    return x / 2\ndef third(x):\n    return x / 3\ndef both(x):\n    return half(x) + third(x)\n"
    )
    reference = Reference("sums", compile(code, "sums", "exec"))
    theirs = {"half": lambda x: x * 0.5, "third": lambda x: x / 4}
    session = Session(lambda: NamespaceTransport(theirs), Files("sums", "", {}), Limits())
    session.begin_check()
    follower = Follower(reference, session, {"third", "both"}, {"half": [], "third": [], "both": []})
    both = follower.reference_for("both").both
    assert both(np.float64(12)) == 6 + 3
    assert [call.function for call in session.calls] == ["third"]
    assert both(np.float32(24)) == 12 + 6
    assert [call.function for call in session.calls] == ["third", "half", "third"]
