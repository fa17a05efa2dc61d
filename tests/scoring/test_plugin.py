"""The pytest plugin: the same checks under plain pytest, on the reference and on a file."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import RIGHT, Class


def run_pytest(course: Class, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "autograder_tests/lines", *arguments],
        cwd=course.root, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_without_a_file_the_reference_is_checked(course: Class):
    """``pytest autograder_tests/lines`` proves the reference."""
    done = run_pytest(course)
    assert "5 passed" in done.stdout, done.stdout


def test_a_students_file_is_checked_in_the_sandbox(course: Class):
    """``--submission FILE`` runs the checks on it and shows the student's message."""
    file = course.hand_in("ann", RIGHT.replace("+ 1", "+ 2"))
    done = run_pytest(course, "--submission", str(file))
    assert "4 failed, 1 passed" in done.stdout, done.stdout
    assert "got 5, expected 4" in done.stdout


def test_a_missing_file_is_a_usage_error(course: Class):
    """A wrong path is named."""
    done = run_pytest(course, "--submission", "nowhere.py")
    assert "no such file" in done.stdout + done.stderr
    assert done.returncode != 0


def test_a_seed_reproduces_a_reports_inputs(course: Class):
    """``--seed`` gives the inputs of the report with that seed: the same first wrong value."""
    file = course.hand_in("ann", RIGHT.replace("+ 1", "+ 2"))
    course.score()
    seed = course.report("ann")["seed"]
    one = run_pytest(course, "--submission", str(file), "--seed", str(seed), "-k", "test_random")
    other = run_pytest(course, "--submission", str(file), "--seed", str(seed + 1), "-k", "test_random")
    lines = [[line for line in done.stdout.splitlines() if line.startswith("E ")] for done in (one, other)]
    assert lines[0] != lines[1]
    assert lines[0] == [
        line
        for line in run_pytest(
            course, "--submission", str(file), "--seed", str(seed), "-k", "test_random"
        ).stdout.splitlines()
        if line.startswith("E ")
    ]


def test_raw_comparisons_are_refused(course: Class):
    """A check file with pytest.approx is not collected; the message names the right helper."""
    path = course.root / "autograder_tests" / "lines" / "test_area.py"
    path.write_text(path.read_text() + "\nfrom pytest import approx\n")
    done = run_pytest(course)
    assert "use grader.assert_close" in done.stdout


def test_other_fixtures_work_in_checks(course: Class):
    """A check may ask pytest for fixtures of its own; scoring sets them up as pytest does."""
    path = course.root / "autograder_tests" / "lines" / "test_area.py"
    text = path.read_text().replace("def test_example(submission):", "def test_example(submission, offset):")
    text = text.replace('4, "area', '4 + offset, "area')
    path.write_text("import pytest\n\n\n@pytest.fixture\ndef offset():\n    return 0\n\n\n" + text)
    course.hand_in("ann", RIGHT)
    course.score()
    assert course.marks() == {"ann": 100}
    assert "5 passed" in run_pytest(course).stdout
