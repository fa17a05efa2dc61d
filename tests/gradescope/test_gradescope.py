"""The Gradescope package: built, laid out as in Gradescope's container, run as Gradescope does, results validated."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from grader.gradescope.autograder import Output, _write_report
from grader.results import ExerciseReport, Failure, Report
from tests.conftest import REFERENCE, RIGHT, Class, write_course

MAIN = "import pathlib, sys; from grader.gradescope.autograder import main; main(pathlib.Path(sys.argv[1]))"
WEAK = (
    "import functools; from grader.wire import box; "
    "box.Box = functools.partial(box.Box, landlock_abi=0, namespaces=False); "
)
"""A machine whose kernel has neither Landlock nor namespaces."""

HALF = RIGHT.replace(".sum())", ".mean())")
VISIBILITY = {"hidden", "visible", "after_due_date", "after_published"}


class Container:
    """The folders of Gradescope's container, below a root of our own."""

    def __init__(self, root: Path, archive: bytes) -> None:
        self.root = root
        self.submission = root / "submission"
        for name in ("source", "submission", "results"):
            (root / name).mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            for info in opened.infolist():
                path = Path(opened.extract(info, root / "source"))
                path.chmod(info.external_attr >> 16 & 0o777)

    def submit(self, text: str | bytes, name: str = "lines.py", email: str = "ann@example.edu") -> None:
        """What Gradescope lays down for a submission."""
        path = self.submission / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        users = [{"email": email, "id": 7, "name": "Ann"}]
        (self.root / "submission_metadata.json").write_text(json.dumps({"id": 1, "users": users}))

    def start(self, before: str = "") -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-I", "-c", before + MAIN, str(self.root)],
            cwd=self.root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip

    def score(self, before: str = "") -> dict[str, Any]:
        """Run the entry point of this very tree, and give its validated results."""
        process = self.start(before)
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 0, said.decode()
        return self.results()

    def results(self) -> dict[str, Any]:
        return validated((self.root / "results" / "results.json").read_text(encoding="utf-8"))


def validated(text: str) -> dict[str, Any]:
    """The results, after everything that Gradescope's documentation asks of them was asserted."""

    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is no JSON")

    results: dict[str, Any] = json.loads(text, parse_constant=refuse)
    assert type(results["score"]) in (int, float)
    assert type(results["execution_time"]) in (int, float)
    assert isinstance(results["output"], str)
    assert results["stdout_visibility"] in VISIBILITY
    assert isinstance(results["extra_data"], dict)
    for test in results.get("tests", ()):
        assert type(test["score"]) is type(test["max_score"]) is float
        assert 0 <= test["score"] <= test["max_score"]
        assert test["status"] in ("passed", "failed")
        assert test["visibility"] in VISIBILITY
        assert all(isinstance(test[key], str) for key in ("name", "number", "output"))
    if "tests" in results:
        assert results["score"] == pytest.approx(sum(test["score"] for test in results["tests"]))
        assert sum(test["max_score"] for test in results["tests"]) == 100
    return results


@pytest.fixture(scope="module")
def teacher(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """The course of the instructor who exports."""
    course = Class(tmp_path_factory.mktemp("teacher"))
    write_course(course.root)
    return course


@pytest.fixture(scope="module")
def archive(teacher: Class) -> bytes:
    """What the real command writes."""
    done = teacher.run("export", "gradescope", "lines", "-o", "lines.zip", "--lang", "en")
    assert "for Gradescope alone" in done.stderr
    return (teacher.root / "lines.zip").read_bytes()


@pytest.fixture
def container(archive: bytes, tmp_path: Path) -> Container:
    return Container(tmp_path, archive)


def outcomes(results: dict[str, Any]) -> dict[str, tuple[str, float]]:
    return {test["number"]: (test["status"], test["score"]) for test in results["tests"]}


def test_the_zip_has_what_gradescope_wants(archive: bytes):
    """Executable scripts at the root, one assignment of the course, pinned requirements, and grader as a wheel."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        modes = {info.filename: info.external_attr >> 16 & 0o777 for info in opened.infolist()}
        pins = opened.read("requirements.txt").decode().splitlines()
        wheel = next(name for name in modes if name.endswith(".whl"))
        inside = zipfile.ZipFile(io.BytesIO(opened.read(wheel))).namelist()
    assert modes["setup.sh"] == modes["run_autograder"] == 0o755
    assert modes["course/.grader/secret"] == 0o600
    assert {"course/solutions/lines/lines.py", "course/autograder_tests/lines/test_area.py"} <= modes.keys()
    assert all("==" in pin for pin in pins)
    assert {pin.partition("==")[0] for pin in pins} >= {"numpy", "pytest"}
    assert {"grader/gradescope/autograder.py", "grader/worker/server.py"} <= set(inside)
    assert not any("__pycache__" in name for name in [*modes, *inside])


def test_the_zip_is_the_same_every_time(teacher: Class, archive: bytes):
    """The same course and version give the same bytes."""
    teacher.run("export", "gradescope", "lines", "-o", "again.zip", "--lang", "en")
    assert (teacher.root / "again.zip").read_bytes() == archive


def test_scripts_are_shell(archive: bytes, tmp_path: Path):
    """Bash parses both scripts."""
    Container(tmp_path, archive)
    for name in ("setup.sh", "run_autograder"):
        subprocess.run(["bash", "-n", tmp_path / "source" / name], check=True)


@pytest.fixture(scope="module")
def installed(archive: bytes, tmp_path_factory: pytest.TempPathFactory) -> Container:
    """A container after its image was built: ``setup.sh`` really makes an environment and installs the wheel."""
    container = Container(tmp_path_factory.mktemp("autograder"), archive)
    done = subprocess.run(
        [container.root / "source" / "setup.sh", container.root], capture_output=True, text=True, timeout=500
    )
    said = done.stdout + done.stderr
    if done.returncode and ("No matching distribution" in said or "connection" in said.lower()):
        pytest.skip(f"no package index can be reached: {said.strip().splitlines()[-1]}")
    assert done.returncode == 0, said
    assert "student code can be scored here" in said
    (container.root / "run_autograder").write_bytes((container.root / "source" / "run_autograder").read_bytes())
    (container.root / "run_autograder").chmod(0o755)
    return container


def run_autograder(container: Container) -> dict[str, Any]:
    """Run the script as Gradescope does: as an executable, in the container's folder."""
    subprocess.run(
        ["./run_autograder", container.root], cwd=container.root, stdin=subprocess.DEVNULL, timeout=120, check=True,
        env={"PATH": os.environ["PATH"], "HOME": "/", "LANG": "C"},
    )  # fmt: skip
    return container.results()


def test_the_built_container_scores(installed: Container, teacher: Class):
    """The installed wheel scores as ``grader score`` does: check by check, hidden checks hidden, sandboxed."""
    installed.submit(HALF)
    results = run_autograder(installed)
    assert "seccomp" in results["extra_data"]["grader"]["sandbox"]
    teacher.hand_in("ann@example.edu", HALF)
    teacher.score()
    report = teacher.report("ann@example.edu")
    assert results["score"] == report["score"] == 60
    checks = [check for exercise in report["exercises"] for check in exercise["checks"]]
    found = [(test["score"], test["max_score"], test["visibility"]) for test in results["tests"]]
    assert found == [(one["earned"], one["points"], "visible" if one["public"] else "hidden") for one in checks]


def test_a_full_mark_in_the_built_container(installed: Container):
    """The reference itself has 100, every test passed."""
    installed.submit(REFERENCE)
    results = run_autograder(installed)
    assert results["score"] == 100
    assert {test["status"] for test in results["tests"]} == {"passed"}


def test_an_image_that_was_not_built_says_so(container: Container):
    """Without the environment of ``setup.sh`` there is a valid file with no points and a reason."""
    script = container.root / "source" / "run_autograder"
    subprocess.run([script, container.root], check=True, timeout=30)
    results = json.loads((container.root / "results" / "results.json").read_text())
    assert results["score"] == 0
    assert "was not installed" in results["output"]


def test_messages_say_what_students_may_read(container: Container):
    """Public checks in full; hidden ones by claim and kind alone, with neither inputs nor values."""
    container.submit(RIGHT.replace("+ 1", "+ 2"))
    tests = {test["number"]: test for test in container.score()["tests"]}
    assert "got 5, expected 4" in tests["1.1"]["output"]
    assert (tests["1.2"]["output"], tests["1.2"]["visibility"]) == ("Wrong values.", "hidden")
    assert tests["1.2"]["name"] == "line: Any numbers."
    assert tests["2.2"]["output"] == "Right, once your other functions are: 40 of 40."


def test_language_and_visibility_are_chosen_at_export(teacher: Class, tmp_path: Path):
    """``--lang`` and ``--hidden`` are in the package."""
    teacher.run("export", "gradescope", "lines", "-o", "zh.zip", "--lang", "zh", "--hidden", "after_published")
    container = Container(tmp_path, (teacher.root / "zh.zip").read_bytes())
    container.submit(RIGHT.replace("+ 1", "+ 2"))
    tests = {test["number"]: test for test in container.score()["tests"]}
    assert "应为 4" in tests["1.1"]["output"]
    assert tests["1.2"]["visibility"] == "after_published"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("line.txt", RIGHT, "There is no lines.py and no lines.ipynb among the files: line.txt."),
        ("lines.ipynb", "{no json", "not valid JSON"),
        ("lines.py", b"\x89PNG\r\n\x1a\n\x00\x00", "is a picture"),
        ("lines.py", "def (:\n", "No part of the file is valid Python"),
    ],
)
def test_unusable_submissions_have_no_points_and_a_reason(
    container: Container, name: str, text: str | bytes, words: str
):
    """A wrong name and unreadable files: score 0 and a sentence for the student."""
    container.submit(text, name)
    results = container.score()
    assert results["score"] == 0
    assert words in results["output"]


def test_hostile_submissions_cannot_touch_the_results(container: Container):
    """Writing results.json, printing, exiting and strange characters: what they earn is theirs, the file is ours."""
    path = container.root / "results" / "results.json"
    text = f"""
import os
try:
    open({str(path)!r}, "w").write('{{"score": 100}}')
except OSError:
    pass
print('{{"score": 100}}')

def line(x, a):
    raise ValueError("\\x00\\ud800\\x1b[31m" + "x" * 10_000)

def area(x, a):
    os._exit(0)
"""
    container.submit(text)
    results = container.score()
    assert results["score"] == 0
    assert "\x00" not in json.dumps(results, ensure_ascii=False)
    assert {status for status, _ in outcomes(results).values()} == {"failed"}


def test_a_timeout_loses_nothing_that_was_earned(container: Container):
    """Killed in mid-run, the file holds the points so far, and says that not everything was run."""
    container.submit("def area(x, a):\n    return (a * x[0] + 1) ** 2\n\ndef line(x, a):\n    while True: pass\n")
    process = container.start()
    results: dict[str, Any] = {}
    deadline = time.monotonic() + 60
    while results.get("score", 0) < 10 and time.monotonic() < deadline:
        time.sleep(0.02)
        path = container.root / "results" / "results.json"
        results = validated(path.read_text(encoding="utf-8")) if path.exists() else {}
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    results = container.results()
    assert results["score"] == 10
    assert outcomes(results)["2.1"] == ("passed", 10)
    assert next(test for test in results["tests"] if test["number"] == "1.2")["output"] == "Not run."
    assert "stopped before it had run everything" in results["output"]


def test_without_a_sandbox_nothing_is_run(container: Container):
    """Where the container cannot confine a worker: no points, a clear reason, and student code was never started."""
    canary = container.root / "canary"
    container.submit(f"open({str(canary)!r}, 'w').write('ran')\n" + RIGHT)
    container.root.chmod(0o777)
    results = container.score(WEAK)
    assert results["score"] == 0
    assert "tests" not in results
    assert "refusing to run student code" in results["output"]
    assert "not your fault" in results["output"]
    assert not canary.exists()


def test_a_broken_package_is_our_error(container: Container):
    """Checks that cannot be collected give no points and do not blame the student."""
    (container.root / "source" / "course" / "autograder_tests" / "lines" / "test_line.py").write_text("def (:\n")
    container.submit(RIGHT)
    results = container.score()
    assert results["score"] == 0
    assert "not your fault" in results["output"]


@pytest.mark.parametrize(
    ("text", "student"),
    [
        ('{"users": [{"email": "b@x.y", "id": 2}, {"email": "a@x.y", "id": 1}]}', "a@x.y"),
        ('{"users": [{"id": 12, "name": "Ann"}]}', "12"),
        ('{"users": []}', "student"),
        ("[]", "student"),
        ("no json", "student"),
    ],
)
def test_whose_submission_it_is(tmp_path: Path, text: str, student: str):
    """The first email address, else the id; odd metadata never stop the scoring."""
    from grader.gradescope.autograder import student_of

    (tmp_path / "metadata.json").write_text(text)
    assert student_of(tmp_path / "metadata.json") == student
    assert student_of(tmp_path / "missing.json") == "student"


def test_what_is_known_of_a_mistake_is_said_to_the_student(tmp_path: Path):
    """Findings and a counterexample stand in the output, in the language of the package."""
    factor = Failure("related_factor", {"calls": 9, "wrong": 9, "everywhere": True, "part": [], "of": ["number", "2"]})
    lost = ExerciseReport("f", (), findings=(factor,), counterexample=Failure("property", {"property": "f(1) is 2"}))
    report = Report("ann", "lines", "lines.py", "", "graded", None, 0, "", "", 0.0, {}, (lost,))
    output = Output(tmp_path / "results.json", "zh", "hidden")
    _write_report(report, output)
    said = json.loads(output.path.read_text(encoding="utf-8"))["output"]
    assert "f: 在全部 9 次调用中，结果是正确值的两倍。" in said
    assert "f: 题目要求 f(1) is 2，但这个结果没有做到。" in said
