"""What students may import: a course's allow-list, which the fork server warms."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from grader.failures import SubmissionError
from grader.sandbox.deadlines import Limits
from grader.sandbox.fork_server import ForkServer
from grader.sandbox.session import Session
from grader.submissions.finding import Files
from grader.wire.box import Box
from grader.wire.plain_values import plain
from tests.conftest import RIGHT, Class

SOURCE = """
import sys
WARM = "msgspec" in sys.modules
import json
import numpy as np
import matplotlib.pyplot as plt
import msgspec
import yaml
def packed(x):
    return msgspec.json.decode(msgspec.json.encode(x))
def parsed(text):
    return yaml.safe_load(text)
def others(x):
    plt.plot(x)
    return json.loads("[1]") + list(np.asarray(x))
def warm():
    return WARM
"""


@pytest.fixture(scope="module")
def server() -> Iterator[ForkServer]:
    with ForkServer(Box(libraries=("msgspec", "yaml"))) as server:
        yield server


def outcomes(server: ForkServer, libraries: tuple[str, ...]) -> list[str | None]:
    """Of each function: None where it works, else the kind of failure."""
    session = Session(server.fork, Files("work", "work.py", {"work.py": SOURCE.encode()}, (), libraries), Limits())
    session.begin_check()
    session.load()
    found: list[str | None] = []
    for name, argument in (("packed", [1, 2]), ("parsed", "[1]"), ("others", [1.0])):
        try:
            session.call(name, (argument,), {})
            found.append(None)
        except SubmissionError as error:
            found.append(str(error.failure.data.get("type")))
    session.close()
    return found


@pytest.mark.parametrize(
    ("libraries", "expected"),
    [
        (("msgspec",), [True, False, True]),
        (("msgspec", "yaml"), [True, True, True]),
        ((), [False, False, True]),
    ],
)
def test_only_what_is_allowed_is_there(server: ForkServer, libraries: tuple[str, ...], expected: list[bool]) -> None:
    """Python's own, NumPy and stand-ins always are; a library that another assignment allows is not."""
    assert [one is None for one in outcomes(server, libraries)] == expected


def test_what_is_allowed_is_warm(server: ForkServer) -> None:
    """It was imported before the worker was forked."""
    files = Files("work", "work.py", {"work.py": SOURCE.encode()}, (), ("msgspec",))
    session = Session(server.fork, files, Limits())
    session.begin_check()
    assert session.call("warm", (), {}) is True
    session.close()


class Tensor:
    """Like a tensor that keeps track of gradients: an array only once it is detached."""

    def __array__(self) -> np.ndarray:
        raise RuntimeError("call detach() first")

    def detach(self) -> Tensor:
        return self

    def cpu(self) -> np.ndarray:
        return np.ones(2)


def test_a_tensor_is_an_array() -> None:
    """Also in a tuple of results."""
    first, second = plain((Tensor(), 1.0))
    assert second == 1.0
    np.testing.assert_array_equal(first, np.ones(2))


def test_a_course_says_what_is_allowed(course: Class) -> None:
    """A change of the list scores anew; what is no name of a library is refused by line."""
    course.hand_in("ann", RIGHT.replace("def area", "import yaml\nassert yaml.safe_load('1') == 1\ndef area"))
    course.score()
    assert any("yaml" in remark for remark in course.report("ann")["remarks"])
    settings = course.root / "course.toml"
    settings.write_text("[assignment.lines]\nlibraries = ['yaml']\n")
    assert "1 submission scored, 0 unchanged" in course.score().stdout
    assert not course.report("ann")["remarks"]
    settings.write_text("[assignment.lines]\nlibraries = ['os.path']\n")
    assert "line 2" in course.score(status=2).stderr
