"""What is said against an assignment from its files alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course.course import Assignment, Course
from grader.course.validation import course_problems, problems, summary
from tests.conftest import CHECKS, REFERENCE, ROOT, write_course

SOLUTION, CHECK = "solutions/lines/lines.py", "autograder_tests/lines/test_line.py"


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A course with nothing to complain of."""
    write_course(tmp_path)
    for name, text in CHECKS.items():
        for claim in ("Any numbers.", "The argument is not changed.", "area([1], 1) is 4."):
            text = text.replace(f'"""{claim}"""', f'"""{claim}\n\n    zh: 中文。\n    """')
        (tmp_path / "autograder_tests" / "lines" / f"test_{name}.py").write_text(text)
    assert said(tmp_path) == []
    return tmp_path


def said(root: Path) -> list[str]:
    """All problems of the course and its assignments, grave ones with a mark, without the folder's name."""
    found = [*course_problems(Course(root)), *problems(Assignment("lines", root))]
    return [("! " if one.is_grave else "") + str(one).replace(f"{root}/", "") for one in found]


EDITS = {
    "sum": (CHECK, "points=30", "points=31", "! autograder_tests/lines: the points of lines sum to 101, not 100, over"),
    "no check": (CHECK, "@check(points=30)\n", "", f"! {CHECK}:15: test_random has no @check(points=…)"),
    "no points": (CHECK, "points=10, public", "public", f"! {CHECK}:7: test_example says no points"),
    "computed points": (CHECK, "points=30", "points=3 * 10", f"! {CHECK}:15: points must be written as a plain number"),
    "name": (CHECK, "def test_random", "def tset_random", f"! {CHECK}:16: tset_random is marked with @check"),
    "twice": (CHECK, "def test_pure", "def test_random", f"! {CHECK}: test_random is defined 2 times"),
    "syntax": (CHECK, "def test_pure(", "def test_pure((", f"! {CHECK}:"),
    "raw": (CHECK, "assert_close(sub", "np.allclose(sub", "use grader.assert_close"),
    "claim": (CHECK, '"""line([1, 2], 3) is [4, 7].\n\n', '"""\n', f"{CHECK}:7: test_example has no claim: the first"),
    "translation": (CHECK, "zh: line", "line", f"{CHECK}:7: test_example has no claim in zh"),
    "empty translation": (CHECK, "zh: line([1, 2], 3) 等于 [4, 7]。", "zh:", f"{CHECK}:7: test_example has no cla"),
    "key": ("solutions/lines/assignment.toml", "[title]", "[titel]", "! solutions/lines/assignment.toml, line 3:"),
    "title": ("solutions/lines/assignment.toml", "zh =", "fr =", "solutions/lines/assignment.toml: the title lacks zh"),
    "marker": (SOLUTION, "# END SOLUTION", "# END SOLUTIONS", f"! {SOLUTION}:14: '# END SOLUTIONS' looks like"),
    "open marker": (SOLUTION, "    # END SOLUTION\n", "", f"! {SOLUTION}:12: # BEGIN SOLUTION without"),
    "cell": (SOLUTION, '# %% [markdown] lang="zh"\n# # 直线\n', "", f"{SOLUTION}:2: this cell of the handout has"),
    "gone": (SOLUTION, "def line", "def lime", f"! {CHECK}: the reference defines no line; is lime meant?"),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "text"), EDITS.values(), ids=EDITS)
def test_each_mistake_is_named_with_its_place(clean: Path, file: str, old: str, new: str, text: str):
    """One edit, one problem, with file and line; what would make marks wrong is grave."""
    path = clean / file
    source = path.read_text()
    assert old in source
    path.write_text(source.replace(old, new, 1))
    found = said(clean)
    assert any(one.startswith(text) or (text in one and not text.startswith("!")) for one in found), found


def test_files_that_nobody_looks_for(clean: Path):
    """Misspelt files, folders without counterpart, twins, check files that are not collected."""
    (clean / "course.tml").touch()
    (clean / "solutions" / "lines" / "assignement.toml").touch()
    (clean / "solutions" / "lines" / "assignment.toml").unlink()
    (clean / "solutions" / "lines" / "misconception").mkdir()
    (clean / "solutions" / "Lines").mkdir()
    (clean / "solutions" / "circles").mkdir()
    (clean / "autograder_tests" / "linse").mkdir()
    (clean / "autograder_tests" / "lines" / "check_line.py").write_text(CHECKS["line"])
    (clean / "autograder_tests" / "lines" / "test_LINE.py").write_text(CHECKS["line"])
    (clean / "solutions" / "lines" / "misconceptions").mkdir()
    (clean / "solutions" / "lines" / "misconceptions" / "wrong.txt").touch()
    (clean / "solutions" / "lines" / "misconceptions" / "bad.py").write_text("# exercise: nothing\n")
    found = "\n".join(said(clean))
    for text in (
        "course.tml: nobody looks for a file of this name; is course.toml meant?",
        "solutions/lines/assignement.toml: nobody looks for a file of this name; is assignment.toml meant?",
        "solutions/lines/assignment.toml: is not there",
        "solutions/lines: differs from Lines in case alone",
        "solutions/circles: there is no circles.py in it",
        "autograder_tests/linse: there is no solutions/linse; is lines meant?",
        "autograder_tests/lines/check_line.py: has checks, but nobody runs them",
        "autograder_tests/lines/test_line.py: differs from test_LINE.py in case alone",
        "misconceptions/wrong.txt: a misconception is a .py file",
        "misconceptions/bad.py:2: the header lacks",
    ):
        assert text in found


def test_what_only_a_run_can_tell_is_left_to_it(clean: Path):
    """The points of a check that pytest multiplies are not summed from the text."""
    path = clean / CHECK
    text = path.read_text().replace("@check(points=30)", '@check(points=15)\n@pytest.mark.parametrize("n", [1, 2])')
    path.write_text(f"import pytest\n{text}")
    assert said(clean) == []


def test_a_course_says_its_languages(tmp_path: Path):
    """Where course.toml names languages, claims and titles need those and no others."""
    write_course(tmp_path)
    assert len(said(tmp_path)) == 4
    (tmp_path / "course.toml").write_text('languages = ["en"]\n')
    assert said(tmp_path) == []


def test_this_course_is_in_order():
    """Nothing is said against one of our own assignments, and a line says what there is."""
    one = Course(ROOT).assignment("softmax")
    assert problems(one) == []
    assert summary(one) == "softmax: 6 exercises, 55 checks, 42 misconceptions, 100 points"
    assert "# BEGIN SOLUTION" in REFERENCE


FIGURES = {
    "no exercise": ("lin", "", "solutions/lines/figures/lin.svg: no exercise has this name; did you mean `line`?"),
    "no SVG": ("line", "<p/>", "solutions/lines/figures/line.svg: a picture in SVG with a viewBox is expected"),
    "no XML": ("line", "<svg", "solutions/lines/figures/line.svg: cannot be read"),
    "no variable": ("area", '<g id="heights.0"/>', "figures/area.svg: the id `heights` is no variable of `area`"),
}


@pytest.mark.parametrize(("name", "inside", "text"), FIGURES.values(), ids=FIGURES)
def test_a_figure_belongs_to_an_exercise_and_names_its_quantities(clean: Path, name: str, inside: str, text: str):
    """Pictures for feedback pages are read as the reference is: what names nothing would never be marked."""
    folder = clean / "solutions/lines/figures"
    folder.mkdir()
    whole = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'
    (folder / f"{name}.svg").write_text(whole if not inside or inside.startswith("<g") else inside)
    (problem,) = said(clean)
    assert text in problem


def test_a_figure_of_known_quantities_is_right(clean: Path):
    """Arguments, variables of the function and parts of the result."""
    folder = clean / "solutions/lines/figures"
    folder.mkdir()
    ids = "".join(f'<g id="{name}"/>' for name in ("x", "a.0", "x-2.-1", "result", "result.3.W"))
    (folder / "line.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{ids}</svg>')
    assert said(clean) == []
