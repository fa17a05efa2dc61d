"""After a course has changed, what could have changed is run again, and nothing else; the report is a full run's."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from grader.course.course import Course
from grader.course.dependencies import part_digests
from grader.results import Failure
from grader.scoring.cache import Key, Keys
from grader.submissions.finding import Found
from tests.conftest import RIGHT, ROOT, Class, without_clock

START = "import numpy as np\n"
WRONG = """
def relu(x):
    return np.abs(np.asarray(x, dtype=float))

def relu_derivative(x):
    return (np.asarray(x) > 0) * 1.0

def tanh(x):
    return np.asarray(x, dtype=float) / 2

def tanh_derivative(x):
    return 1 - tanh(x) ** 2
"""

RIGHT_ACTIVATIONS = sorted((ROOT / "tests" / "right" / "activations").glob("*.py"))[0].read_text(encoding="utf-8")


def write_activations(root: Path, source: str) -> Class:
    """The course's own first assignment, handed in by one student."""
    for folder in ("solutions", "autograder_tests"):
        shutil.copytree(ROOT / folder / "activations", root / folder / "activations")
    (root / "submissions").mkdir()
    course = Class(root)
    course.hand_in("ann", source, "activations.py")
    return course


@pytest.fixture
def activations(tmp_path: Path) -> Class:
    """The course's own first assignment, handed in half done."""
    return write_activations(tmp_path, START + WRONG)


@pytest.fixture(scope="module")
def scored_activations(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Half done and right work, each scored once; not to be changed."""
    courses = {
        name: write_activations(tmp_path_factory.mktemp(name), source)
        for name, source in (("half", START + WRONG), ("right", RIGHT_ACTIVATIONS))
    }
    for course in courses.values():
        course.score()
    return {name: course.root for name, course in courses.items()}


@pytest.fixture
def half_scored(scored_activations: dict[str, Path], tmp_path: Path) -> Class:
    """A copy of the course in which half done work has been scored."""
    return Class(Path(shutil.copytree(scored_activations["half"], tmp_path, dirs_exist_ok=True)))


@pytest.fixture
def right_scored(scored_activations: dict[str, Path], tmp_path: Path) -> Class:
    """A copy of the course in which right work has been scored."""
    return Class(Path(shutil.copytree(scored_activations["right"], tmp_path, dirs_exist_ok=True)))


def digests(course: Class) -> dict[str, str]:
    return part_digests(Course(course.root).assignment("activations"))


def clocks(course: Class) -> dict[str, list[float]]:
    """How long each check took, by exercise: what was run again took another time."""
    (report,) = course.reports()
    return {one["name"]: [check["seconds"] for check in one["checks"]] for one in report["exercises"]}


def claim_anew(course: Class, exercise: str) -> None:
    """The checks of one exercise are other ones now: what they claim has changed."""
    path = course.root / "autograder_tests" / "activations" / f"test_{exercise}.py"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'(def test_\w+\(.*\):\n    """)', r"\1Now: ", text), encoding="utf-8")


def assert_as_from_a_full_run(course: Class) -> list[dict[str, Any]]:
    """The reports are those that ``--force`` makes, but for the clock; returns them."""
    kept = without_clock(course.reports())
    course.score("--force")
    assert without_clock(course.reports()) == kept
    return kept


def test_one_changed_check_runs_what_it_could_change(right_scored: Class):
    """Relu stands alone: its checks are run again, those of the other five exercises, which passed, are not."""
    before = clocks(right_scored)
    claim_anew(right_scored, "relu")
    assert "1 submission scored, 0 unchanged" in right_scored.score().stdout
    after = clocks(right_scored)
    assert {name for name in after if after[name] != before[name]} == {"relu"}
    assert "0 submissions scored, 1 unchanged" in right_scored.score().stdout


def test_what_lost_points_is_run_again(half_scored: Class):
    """Another exercise may have lost points because of the one whose check has changed, or no longer."""
    before = clocks(half_scored)
    claim_anew(half_scored, "relu")
    half_scored.score()
    after = clocks(half_scored)
    assert {name for name in after if after[name] == before[name]} == passed(half_scored) - {"relu"}


def passed(course: Class) -> set[str]:
    """The exercises of which every check passed."""
    (report,) = course.reports()
    return {one["name"] for one in report["exercises"] if {check["outcome"] for check in one["checks"]} == {"passed"}}


def test_the_report_is_that_of_a_full_run(half_scored: Class):
    """What was kept and what was run make the report that ``--force`` makes, but for the clock."""
    claim_anew(half_scored, "relu")
    half_scored.score()
    kept = assert_as_from_a_full_run(half_scored)
    claims = {check["claim"][:4] for one in kept[0]["exercises"] if one["name"] == "relu" for check in one["checks"]}
    assert claims == {"Now:"}


def test_functions_that_call_one_another_are_run_together(right_scored: Class):
    """A changed check of tanh could change what follows for tanh_derivative, and for what it is compared with."""
    before = clocks(right_scored)
    claim_anew(right_scored, "tanh")
    right_scored.score()
    after = clocks(right_scored)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"sigmoid", "sigmoid_derivative", "tanh", "tanh_derivative"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hung", "def sigmoid(x):\n    while True: pass\n"),
        ("warned", "def sigmoid(x):\n    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))\n"),
        ("not readable", "def sigmoid(x:\n"),
    ],
)
def test_nothing_is_kept_where_one_check_could_touch_another(activations: Class, name: str, text: str):
    """Beside a hung function, a warning, or in a file that cannot be loaded, everything is run again."""
    source = text if name == "not readable" else START + text + WRONG
    activations.hand_in("ann", source, "activations.py")
    activations.score()
    claim_anew(activations, "relu")
    activations.score()
    assert_as_from_a_full_run(activations)


def test_another_submission_keeps_nothing(half_scored: Class):
    """What was found out about one file says nothing about the next."""
    half_scored.hand_in("ann", START + WRONG.replace("> 0", ">= 0"), "activations.py")
    claim_anew(half_scored, "relu")
    half_scored.score()
    assert_as_from_a_full_run(half_scored)


def test_what_is_told_of_a_submission_is_part_of_its_key(course: Class):
    """A platform that calls the same file late makes another report of it."""
    keys = Keys(Course(course.root), unsafe=False)
    found = Found("lines", "lines.py", "lines.py", {"lines.py": b""}, ())
    in_time, late = keys.job("ann", found), keys.job("ann", found, (Failure("late"),))
    known = {("ann", "lines"): f"{in_time.key} {{}}"}
    assert keys.is_current(in_time, known)
    assert not keys.is_current(late, known)


def test_gradebooks_with_keys_of_another_form_are_scored_anew(course: Class):
    """A key that says nothing of exercises is no reason to keep anything, and none to stop."""
    course.hand_in("ann", RIGHT)
    course.score()
    with closing(sqlite3.connect(course.root / "grades" / "gradebook.sqlite")) as connection, connection:
        connection.execute("UPDATE reports SET key = 'abc'")
    assert "1 submission scored, 0 unchanged" in course.score().stdout
    assert course.marks() == {"ann": 100}


def test_a_misconception_changes_its_own_exercise_and_what_is_near(activations: Class):
    """The hints of an exercise depend on its misconceptions."""
    before = digests(activations)
    folder = activations.root / "solutions" / "activations" / "misconceptions"
    own = next(path for path in sorted(folder.glob("*.py")) if "# exercise: relu\n" in path.read_text(encoding="utf-8"))
    own.write_text(own.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    after = digests(activations)
    assert {name for name in after if after[name] != before[name]} == {"relu"}


@pytest.mark.parametrize("file", ["solutions/activations/activations.py", "autograder_tests/activations/helpers.py"])
def test_what_all_share_changes_all(activations: Class, file: str):
    """The reference and modules that checks import concern every exercise."""
    before = digests(activations)
    path = activations.root / file
    path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + "\n# more\n", encoding="utf-8")
    after = digests(activations)
    assert all(after[name] != before[name] for name in before)


@pytest.mark.parametrize("data", [b"def def", b"# \xc4\xe3\n", b"x = 1\0"])
def test_files_that_are_not_python_have_no_parts(activations: Class, data: bytes):
    """Then nothing is kept: neither of text that does not parse nor of what is no text at all."""
    (activations.root / "autograder_tests" / "activations" / "test_relu.py").write_bytes(data)
    assert digests(activations) == {}


def test_a_key_is_read_as_it_was_written() -> None:
    """Text and back; the work and the run are told apart."""
    key = Key("abc", "sha256:def", '{"f":"1 2"}')
    assert Key.read(str(key)) == key
    assert Key.read(str(key)).digests() == {"f": "1 2"}
    assert Key.read("abc sha256:def") == Key("abc", "sha256:def")
    other = Key("abc", "sha256:new", "{}")
    assert key.is_same_work(other)
    assert not key.is_same_run(other)


@pytest.mark.parametrize("text", ["", " ", "abc", "a b c", "a b [1]", "a b 7", "\0 \ud800 {", "a b null"])
def test_any_text_is_a_key_from_which_nothing_follows(text: str) -> None:
    """A gradebook that others wrote into gives no digests and no error."""
    assert Key.read(text).digests() == {}
