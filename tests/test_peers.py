"""Every grader of ``benchmarks/peers.py`` does the same work: what the adapter makes of checks is what grader does.

The peers are not installed here, and no figure is asserted.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from grader.scoring.plugin import check_seed

ROOT = Path(__file__).parents[1]
SOLUTIONS = ROOT / "solutions" / "gan"
CHECKS = ROOT / "autograder_tests" / "gan"
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the benchmark reads /proc")


@pytest.fixture(autouse=True)
def benchmarks(monkeypatch):
    """The modules of benchmarks/ can be imported; the package ``peers`` has the name of its script."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))


@pytest.fixture
def two(benchmarks):
    """A right solution, and the reference with a misconception that changes its arguments."""
    from peers.students import Student

    from grader.course.course import Course

    reference = SOLUTIONS.joinpath("gan.py").read_text(encoding="utf-8")
    wrong = SOLUTIONS.joinpath("misconceptions", "parameters_changed_in_place.py").read_text(encoding="utf-8")
    right = ROOT.joinpath("tests", "right", "gan", "network_classes.py").read_text(encoding="utf-8")
    texts = {"right": right, "wrong": f"{reference}\n\n{wrong}"}
    return [Student(name, text, Course(ROOT).seed(name, "gan")) for name, text in texts.items()]


@pytest.fixture
def setting(benchmarks, tmp_path):
    """A place to work, with what peers import."""
    from peers.layout import Library, Setting

    return Setting(ROOT, "gan", Library(tmp_path / "library").write(ROOT), tmp_path)


def graded(method, setting, everyone):
    """The marks that a method's commands give; they are run as they are, and not measured."""
    work = method(setting, setting.home / method.__name__, everyone, Path(sys.executable))
    for command in work.commands:
        done = subprocess.run(command.arguments, env=command.environment, cwd=command.cwd, capture_output=True)
        assert done.returncode in (0, *command.fails), done.stdout + done.stderr
    return work.marks()


@linux
def test_the_adapter_and_grader_mark_alike(setting, two):
    """The limit, which runs the check files by the adapter, passes the checks that `grader score` passes."""
    from peers import kit
    from peers.methods import grader, limit

    ours = graded(grader, setting, two)
    assert graded(limit, setting, two) == ours
    assert len(ours["right"]) == len(kit.read_checks(CHECKS))
    assert {"train::test_pure", "generator::test_pure"} - ours["wrong"] == {"train::test_pure"}


def test_a_plain_pytest_process_marks_alike(setting, two, monkeypatch):
    """The check files run under pytest without grader's plugin, and give the adapter's marks."""
    from peers import kit
    from peers.methods import pytest_process

    theirs = graded(pytest_process, setting, two[1:])
    reference = kit.Names(kit.load(SOLUTIONS / "gan.py"))
    module = setting.home / "wrong.py"
    module.write_text(two[1].source, encoding="utf-8")
    submission = kit.Submission(kit.load(module))
    monkeypatch.setenv(kit.REFERENCE, str(SOLUTIONS / "gan.py"))
    cases = kit.read_checks(CHECKS)
    assert theirs["wrong"] == {one.label for one in cases if kit.passes(one, submission, reference, two[1].seed)}


def test_the_same_random_numbers(benchmarks):
    """A check draws for every peer what it draws in grader."""
    from peers import kit

    item = type("Item", (), {"name": "test_b", "path": Path("test_a.py")})
    expected = np.random.default_rng(check_seed(7, item)).normal(size=3)
    assert kit.check_rng(7, "a", "test_b").normal(size=3).tolist() == expected.tolist()


def test_all_checks_are_there(benchmarks):
    """The adapter finds the whole assignment: every exercise, every point, as many checks as were promised."""
    from peers import kit

    cases = kit.read_checks(CHECKS)
    assert len(cases) >= 35
    assert len({case.exercise for case in cases}) == 7
    assert sum(case.points for case in cases) == 100


def test_a_function_gets_copies(benchmarks):
    """What a function does to its arguments is seen, and does not reach the check's own arrays."""
    from peers import kit

    def spoil(x, *, rows):
        x[0] = 9.0
        rows[1].append(1)
        return x

    x, rows = np.zeros(2), [1, []]
    function = kit.Submission({"spoil": spoil}).spoil
    assert function(x, rows=rows).tolist() == [9.0, 0.0]
    assert (x.tolist(), rows) == ([0.0, 0.0], [1, []])
    assert function.changed_arguments()
    calm = kit.Submission({"calm": lambda x, rows: x}).calm
    calm(x, rows=rows)
    assert not calm.changed_arguments()


def test_results_as_json(benchmarks):
    """For a peer that sends JSON, tuples of arrays become lists, extended precision included."""
    from peers import kit

    said = json.loads(
        kit.plain_call(lambda: (np.arange(2.0), np.float32(0.5), np.longdouble(2), [np.int64(3)]), (), {})
    )
    assert said == {"value": [[0.0, 1.0], 0.5, 2.0, [3]], "changed": []}


def test_the_class_is_always_the_same(benchmarks):
    """Thirty submissions, none twice; a smaller class is the beginning of it; none is a notebook or has magics."""
    from peers.students import students

    everyone = students(ROOT, "gan", 30)
    assert everyone[:4] == students(ROOT, "gan", 4)
    assert len({one.source for one in everyone}) == 30
    for one in everyone:
        compile(one.source, one.name, "exec")


@linux
def test_orphans_are_counted(benchmarks, tmp_path):
    """The time of a process that outlives its parent is in the cost."""
    burn = "import time\nend = time.process_time() + 0.4\nwhile time.process_time() < end: pass"
    start = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {burn!r}])"
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from peers.cost import adopt_orphans, cost\nfrom peers.layout import Command\n"
        f"adopt_orphans(); print(cost(Command([sys.executable, '-c', {start!r}], {{}}, Path('/'))).cpu)"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT / "benchmarks")}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert float(done.stdout) >= 0.4


def test_targets_are_judged(benchmarks):
    """A peer must cost so many times more than grader, and grader at most so many times more than the limit."""
    from peers.cost import Cost
    from peers.tables import Round, cost_table, verdicts

    def costs(milliseconds):
        return Round(1, 4, [Cost(0.1, 0.05, 1)], [Cost(1.0, milliseconds * 4 / 1000, 0)])

    rounds = {"grader score": [costs(20)], "pytest process": [costs(300)], "limit": [costs(5)]}
    found = {one.text: (round(one.measured, 6), one.met) for one in verdicts(rounds)}
    assert found == {"10 times less than `pytest process`": (15, True), "at most 2 times the limit": (4, False)}
    assert "| `pytest process` | 250.0 | 300.0 |" in cost_table(rounds)
