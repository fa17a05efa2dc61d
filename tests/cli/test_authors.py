"""``grader init``, ``validate`` and ``release``: what authors are told before anybody hands in."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Class


def test_from_nothing_to_something_released(tmp_path: Path):
    """A new course with a new assignment has nothing wrong with it; a stub that earns points is not released."""
    Class(tmp_path).run("init", "mine")
    course = Class(tmp_path / "mine")
    assert "nothing is wrong" in course.run("validate").stdout
    course.run("new", "circles")
    done = course.run("validate")
    assert "circles: 2 exercises, 8 checks, 5 misconceptions, 100 points" in done.stdout
    reference = course.root / "solutions" / "circles" / "circles.py"
    lines = reference.read_text().splitlines()
    first = lines.index("    # BEGIN SOLUTION")
    lines[first : first + 1] = ["    if x is None:", '        raise NotImplementedError("later")']
    del lines[lines.index("    # END SOLUTION")]
    reference.write_text("\n".join(lines) + "\n")
    done = course.run("validate", status=1)
    assert "mean_square is not cut: as handed out it earns the points of test_worked_example" in done.stderr
    assert "1 problem" in done.stdout
    for options in ((), ("--check",)):
        assert "mean_square is not cut" in course.run("release", *options, status=2).stderr
    assert not (course.root / "assignments").exists()


def test_release_mentions_what_it_does_not_refuse(course: Class):
    """A claim without its translation is said on standard error, with its place; the files are written."""
    done = course.run("release")
    assert "autograder_tests/lines/test_line.py:16: test_random has no claim in zh" in done.stderr
    assert (course.root / "assignments" / "lines" / "lines.py").is_file()


def test_the_list_says_where_points_do_not_sum(course: Class):
    """A total that is not the assignment's is a mistake, and is called one."""
    checks = course.root / "autograder_tests" / "lines" / "test_line.py"
    checks.write_text(checks.read_text().replace("points=30", "points=31"))
    said = course.run("list").stderr
    assert said == "grader: the points of lines sum to 101, not 100: `grader validate lines` says more\n"


def test_a_students_function_becomes_a_draft(scored_course: Class):
    """``grader misconception`` writes the function as it was scored, and says what is not kept."""
    done = scored_course.run("misconception", "ann", "lines", "line", "multiplies")
    path = scored_course.root / "solutions" / "lines" / "misconceptions" / "multiplies.py"
    assert done.stdout.startswith(f"wrote {path}\nNow read it, write title and hint")
    assert path.read_text().endswith("def line(x, a):\n    return np.multiply(x, a) + 1\n")
    assert "no student 'zoe'" in scored_course.run("misconception", "zoe", "lines", "line", "other", status=2).stderr
