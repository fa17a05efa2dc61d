"""The audit: what it finds wrong with an assignment, and that it finds nothing wrong where all is well."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.audit.audit import Audit, Depth, audit
from grader.audit.luck import under_other_seeds
from grader.audit.proof import read_proof
from grader.audit.trials import Engine, Finding, Label, Trial, of_source, run
from grader.audit.waivers import read_waivers
from grader.course.course import Course
from grader.errors import CourseError
from tests.conftest import CHECKS, REFERENCE, RIGHT, Class, write_course

ROOT = Path(__file__).parents[2]
ENGINE = Engine(processes=2, mutant_timeout=0.3)
SHORT = Depth(seeds=2)
LINE = "return a * np.asarray(x, dtype=np.float64) + 1"

HEADER = "# exercise: {exercise}\n# title: {name}\n# title.zh: {name}\n# hint: {name}\n# hint.zh: {name}\n"
MISCONCEPTIONS = {
    "no_constant": ("line", "def line(x, a):\n    return a * np.asarray(x, dtype=np.float64)\n"),
    "harmless": ("line", "def line(x, a):\n    return 1 + a * np.asarray(x, dtype=np.float64)\n"),
    "far_reaching": ("area", "def line(x, a):\n    return 2 * np.asarray(x)\n\ndef area(x, a):\n    return 1.0\n"),
}
EXCEPTIONS = f"""
[[mutant]]
function = "line"
line = "{LINE}"
becomes = "{LINE.replace("+", "-")}"
reason = "wrongly listed"

[[mutant]]
function = "line"
line = "a line that is gone"
becomes = "another"
reason = "out of date"

[[check]]
exercise = "line"
check = "test_pure"
reason = "not needed: it catches changed arguments"

[[check]]
exercise = "line"
check = "test_gone"
reason = "out of date"
"""


def add_misconceptions(root: Path, names: list[str]) -> None:
    folder = root / "solutions" / "lines" / "misconceptions"
    folder.mkdir()
    for name in names:
        exercise, code = MISCONCEPTIONS[name]
        (folder / f"{name}.py").write_text(HEADER.format(exercise=exercise, name=name) + code)


def audited(root: Path, depth: Depth = SHORT) -> Audit:
    return audit(Course(root).assignment("lines"), ENGINE, depth)


@pytest.fixture(scope="module")
def flawed(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """The audit of an assignment with one flaw of every kind."""
    root = tmp_path_factory.mktemp("flawed")
    write_course(root)
    add_misconceptions(root, list(MISCONCEPTIONS))
    (root / "solutions" / "lines" / "equivalent.toml").write_text(EXCEPTIONS)
    twice = CHECKS["area"][CHECKS["area"].index("@check(points=40)") :].replace("40", "20")
    split = CHECKS["area"].replace("points=40", "points=20") + "\n\n" + twice.replace("test_random", "test_again")
    (root / "autograder_tests" / "lines" / "test_area.py").write_text(split)
    right = root / "tests" / "right" / "lines"
    right.mkdir(parents=True)
    (right / "good.py").write_text(RIGHT)
    (right / "bad.py").write_text(RIGHT.replace("** 2).sum()", "** 2).max()"))
    return audited(root)


def problem(result: Audit, text: str) -> str:
    """The one problem that says this."""
    found = [one for one in result.problems if text in one]
    assert len(found) == 1, result.problems
    return found[0]


SAMPLE = Depth(seeds=1, mutants=2, misconceptions=2, right=1, junk=1)
"""So that the suite stays short; ``make audit`` tries everything, and leaves a proof."""


def test_a_right_solution_that_loses_points(flawed):
    """A right solution below 100 is a problem, with the seed and the checks that it fails."""
    for seed in (0, 1):
        said = problem(flawed, f"bad.py: right, but scores 60 with seed {seed}")
        assert "area::test_again" in said
        assert "line::" not in said
    assert not [one for one in flawed.problems if "good.py" in one]


def test_a_misconception_that_costs_nothing(flawed):
    """A variant that loses no points shows that checks are too weak, or the variant right."""
    problem(flawed, "misconception harmless: loses no points in line")


def test_a_misconception_that_costs_elsewhere(flawed):
    """A variant may cost points only where the reference builds on its function."""
    problem(flawed, "misconception far_reaching: also loses points in line, which does not build on area")
    assert not [one for one in flawed.problems if "no_constant" in one]


def test_a_surviving_mutant_is_shown(flawed):
    """With its diff, and as the entry that would list it."""
    said = problem(flawed, 'becomes = "return a * np.asarray(x) + 1"')
    assert f"-    {LINE}" in said
    assert "+    return a * np.asarray(x) + 1" in said
    assert '[[mutant]]\nfunction = "line"' in said


def test_a_listed_mutant_that_dies(flawed):
    """The list of equivalent mutants is itself checked: what loses points is not equivalent."""
    said = problem(flawed, "listed as equivalent, but it loses points")
    assert f"+    {LINE.replace('+', '-')}" in said


def test_lists_that_are_out_of_date(flawed):
    """Entries for mutants and checks that are gone, and needless ones, are problems."""
    problem(flawed, "no such mutant (any more): line: a line that is gone")
    problem(flawed, "there is no check test_gone of line")
    problem(flawed, "line::test_pure needs no reason")


def test_a_check_that_another_makes_needless(flawed):
    """Of two hidden checks that catch the same, neither is proven useful; a public check has another purpose."""
    problem(flawed, "area::test_again: test_random catches all that it catches")
    problem(flawed, "area::test_random: test_again catches all that it catches")
    assert not [one for one in flawed.problems if "test_example" in one]


def test_counts(flawed):
    """The matrix holds the figures of every function."""
    line, area = flawed.rows["line"], flawed.rows["area"]
    assert (line.checks, line.misconceptions, line.caught, line.diagnosed) == (3, 2, 1, 1)
    assert (area.checks, area.misconceptions, area.caught) == (3, 1, 1)
    assert (line.equivalent, line.survived) == (1, 1)
    assert line.mutants == line.killed + line.equivalent + line.survived
    assert flawed.total().mutants == line.mutants + area.mutants
    assert (flawed.right, flawed.runs) == (2, 6)


def test_a_reference_that_fails_its_own_checks(tmp_path):
    """Nothing else is said where the reference itself loses points."""
    write_course(tmp_path)
    path = tmp_path / "autograder_tests" / "lines" / "test_area.py"
    path.write_text(CHECKS["area"].replace("1), 4,", "1), 5,"))
    (only,) = audited(tmp_path).problems
    assert only == "reference: right, but scores 90 with seed 0; it loses points in area::test_example"


def test_checks_that_cannot_be_collected(tmp_path):
    """A course whose points do not sum to 100 is not graded, and the audit says why."""
    write_course(tmp_path)
    path = tmp_path / "autograder_tests" / "lines" / "test_area.py"
    path.write_text(CHECKS["area"].replace("points=40", "points=30"))
    (only,) = audited(tmp_path).problems
    assert "sum to 90" in only


def test_a_misconception_with_a_broken_header(tmp_path):
    """What is wrong in itself is said with file and line, before anything is scored."""
    write_course(tmp_path)
    add_misconceptions(tmp_path, ["no_constant"])
    path = tmp_path / "solutions" / "lines" / "misconceptions" / "no_constant.py"
    path.write_text(path.read_text().replace("# hint: ", "# hints: "))
    (only,) = audited(tmp_path).problems
    assert only.startswith(f"{path}:4: ")


def test_a_mutant_that_never_ends_is_killed(tmp_path):
    """Endless loops are given up soon and count as killed."""
    write_course(tmp_path)
    loop = """total = 0.0
    rows = list(line(x, a))
    while rows:
        total += rows.pop() ** 2
    return total
"""
    text = REFERENCE.replace("return np.sum(line(x, a) ** 2)\n", loop)
    (tmp_path / "solutions" / "lines" / "lines.py").write_text(text)
    result = audited(tmp_path)
    assert result.rows["area"].killed > 10
    assert not [one for one in result.problems if "+        pass" in one]


def test_a_sample_is_the_same_every_time(tmp_path):
    """The quick form tries fewer mutants, always the same ones."""
    write_course(tmp_path)
    few = Depth(seeds=1, mutants=5, misconceptions=1)
    one, other = audited(tmp_path, few), audited(tmp_path, few)
    assert one.total().mutants == 5
    assert one.rows == other.rows


def test_the_command(tmp_path):
    """``grader audit`` prints the matrix and exits with 1 where something is not proven."""
    write_course(tmp_path)
    done = Class(tmp_path).run("audit", "lines", "--quick", "-j", "2", status=1)
    assert "becomes = " in done.stderr
    rows = {line.split()[0]: line.split()[1:] for line in done.stdout.splitlines() if line}
    assert rows["line"][0] == "3"
    assert rows["total"][-1] != "0"
    assert "problem" in rows["lines:"][1]
    assert Class(tmp_path).run("audit", "circles", status=2).stderr.startswith("grader: no assignment 'circles'")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[mutant]]\nfunction = 'f'\nline = 'a'\nbecomes = 'b'\n", r"\[\[mutant\]\] number 1: reason is missing"),
        (
            "[[check]]\nexercise = 'f'\ncheck = 'c'\nreason = ' '\n",
            r"\[\[check\]\] number 1: reason is missing or empty",
        ),
        ("[[mutants]]\n", r"no table is called 'mutants'"),
        ("[mutant]\nfunction = 'f'\n", r"write \[\[mutant\]\]"),
        ("[[check]]\nexercise='f'\ncheck='c'\nreason='r'\nwhy='w'\n", r"unknown key 'why'"),
        ("[[check]]\nexercise='f'\ncheck='c'\nreason='r'\n" * 2, r"listed twice: f, c"),
        ("not toml", r"equivalent\.toml: "),
    ],
)
def test_refuses_a_list_that_is_not_in_order(tmp_path, text, complaint):
    """Every entry has its keys and a reason, and stands there once."""
    write_course(tmp_path)
    (tmp_path / "solutions" / "lines" / "equivalent.toml").write_text(text)
    with pytest.raises(CourseError, match=complaint):
        read_waivers(Course(tmp_path).assignment("lines"))


def sampled() -> list[str]:
    """Two assignments, and those that have changed since their full audit."""
    few = {"perceptron", "localization"}
    return [name for name, one in Course(ROOT).assignments.items() if name in few or read_proof(one) is None]


@pytest.mark.parametrize("name", sampled())
def test_assignments_of_this_course_pass_the_quick_audit(name):
    """A sample of everything that the full audit tries, on the engine as it is."""
    result = audit(Course(ROOT).assignment(name), Engine(processes=1), SAMPLE)
    assert not result.problems, "\n".join(result.problems)
    assert result.total().killed


@pytest.mark.parametrize(
    ("label", "text"),
    [
        (Label("reference", seed=3), "reference#3"),
        (Label("right", ("a#b.py",), 0), "right/a#b.py#0"),
        (Label("stub"), "stub"),
        (Label("misconception", ("adds",)), "misconception adds"),
        (Label("narrow", ("f", "large")), "narrow f large"),
        (Label("mutant", ("f", "a", "b", 1)), "mutant ('f', 'a', 'b', 1)"),
    ],
)
def test_what_a_trial_is_called(label: Label, text: str) -> None:
    """A label is a value; its text is for people alone."""
    assert str(label) == text


def test_other_seeds_begin_with_what_failed_before() -> None:
    """Under another seed a wrong answer meets a check first that caught it, a public one if there is any."""
    label, checks = Label("mutant", ("f",)), {("f", "test_a"): False, ("f", "test_b"): True, ("f", "test_c"): True}
    found = {label: Finding(0, checks, frozenset({("f", "test_a"), ("f", "test_c")}), frozenset())}
    trials = [Trial(label, of_source("lines", ""))]
    again = under_other_seeds(trials, [label], found, range(3))
    assert [(one.seed, one.first, one.until_loss) for one in again] == [
        (seed, (("f", "test_c"),), True) for seed in (1, 2)
    ]


@pytest.mark.parametrize(("first", "lost"), [("test_random", True), ("test_pure", False)])
def test_the_check_that_is_to_be_first(course: Class, first: str, lost: bool) -> None:
    """Where it loses points no other check is run; where it does not, others are until one does."""
    label = Label("mutant", (first,), 1)
    wrong = of_source("lines", REFERENCE.replace("+ 1", "+ 2"))
    trial = Trial(label, wrong, until_loss=True, first=(("line", first),))
    found = run(Course(course.root).assignment("lines"), [trial], Engine(processes=1), 5.0, lambda: None)[label]
    assert ("line", first) in found.checks
    assert len(found.checks) == (1 if lost else 2)
    assert len(found.lost) == 1
