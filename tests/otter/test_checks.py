"""Otter test files among a course's checks: run on the grader's side, pointed by Otter's rules, never trusting."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader.checks.otter_file import Case, is_otter_file, read_question, resolve_points
from grader.errors import CourseError
from tests.conftest import Class

REFERENCE = '''\
# %% [markdown]
# # Shop
# %% [markdown] lang="zh"
# # 商店
# %%
import numpy as np


# %%
rate = 0.2


# %%
def price(net):
    """net with the tax."""
    # BEGIN SOLUTION
    if net < 0:
        raise ValueError("net is negative")
    return net * (1 + rate)
    # END SOLUTION


# %%
def label(net):
    """Print and return the price."""
    # BEGIN SOLUTION
    print(f"price {price(net):.2f}")
    return {"net": net, 1: {2, 3}}
    # END SOLUTION


# %%
def discount(prices):
    """Halve every price, in place."""
    # BEGIN SOLUTION
    for i, value in enumerate(prices):
        prices[i] = value / 2
    # END SOLUTION


# %%
def twice(function):
    """A function applied twice."""
    # BEGIN SOLUTION
    return lambda x: function(function(x))
    # END SOLUTION


# %%
class Basket:
    """Things to buy."""

    def __init__(self):
        # BEGIN SOLUTION
        self.items = []
        # END SOLUTION

    def put(self, item):
        """Add an item and give the basket back."""
        # BEGIN SOLUTION
        self.items.append(item)
        return self
        # END SOLUTION


# %%
def shuffled(n):
    """The numbers below n in random order."""
    # BEGIN SOLUTION
    return np.random.permutation(n)
    # END SOLUTION
'''

OK = r'''
OK_FORMAT = True

test = {
    "name": "q1",
    "points": 40,
    "suites": [{"cases": [
        {"code": r""">>> price(10)
12.0
>>> np.isclose(price(1.5), 1.8)
np.True_
>>> rate, round(sum([price(n) for n in (1, 2)]), 6)
(0.2, 3.6)
""", "hidden": False},
        {"code": r""">>> price(-1)
Traceback (most recent call last):
    ...
ValueError: net is negative
"""},
        {"code": r""">>> label(5)["net"]
price 6.00
5
>>> sorted(label(5)[1])
price 6.00
[2, 3]
"""},
        {"code": r""">>> prices = [2.0, 4.0]
>>> discount(prices)
>>> prices
[1.0, 2.0]
"""},
    ], "scored": True, "setup": "", "teardown": "", "type": "doctest"}],
}
'''

EXCEPTIONS = """
from otter.test_files import test_case

OK_FORMAT = False
name = "q2"
points = [10, 20, 10]


def close(a, b):
    return abs(a - b) < 1e-9


@test_case(name="prices")
def test_prices(price, env):
    assert close(price(2), 2.4)
    assert "rate" in env and "nothing" not in env
    assert env["rate"] == 0.2


@test_case(hidden=True, failure_message="Think of the sign.")
def test_negative(price):
    try:
        price(-3)
    except ValueError as error:
        assert str(error) == "net is negative"
    else:
        raise AssertionError("no ValueError")


@test_case(hidden=True)
def test_seeded(shuffled):
    import numpy as np

    np.random.seed(3)
    first = shuffled(8)
    np.random.seed(3)
    assert list(first) == list(np.random.permutation(8))
"""

OBJECTS = r"""
OK_FORMAT = True

test = {"name": "q3", "points": 20, "suites": [{"type": "doctest", "cases": [
    {"code": ">>> Basket().put('tea').put('milk').items\n['tea', 'milk']", "hidden": False},
    {"code": ">>> twice(lambda x: x * 3)(2)\n18", "hidden": True},
]}]}
"""


@pytest.fixture
def shop(tmp_path: Path) -> Class:
    """A course whose checks are Otter's alone."""
    solutions, checks = tmp_path / "solutions" / "shop", tmp_path / "autograder_tests" / "shop"
    solutions.mkdir(parents=True)
    checks.mkdir(parents=True)
    (tmp_path / "submissions").mkdir()
    (solutions / "shop.py").write_text(REFERENCE)
    (solutions / "assignment.toml").write_text('[title]\nen = "Shop"\nzh = "商店"\n')
    for name, text in {"q1": OK, "q2": EXCEPTIONS, "q3": OBJECTS}.items():
        (checks / f"{name}.py").write_text(text)
    return Class(tmp_path)


def results(report: dict) -> dict[str, dict]:
    return {check["name"]: check for exercise in report["exercises"] for check in exercise["checks"]}


def test_both_formats_are_scored(shop: Class):
    """The reference gets every point; only what needs real objects ran in its own process, and the report says so."""
    shop.hand_in("ann", REFERENCE, "shop.py")
    shop.score()
    report = shop.report("ann")
    found = results(report)
    assert {name: check["message"] for name, check in found.items() if check["outcome"] != "passed"} == {}
    assert report["score"] == 100
    assert {exercise["name"]: exercise["max_score"] for exercise in report["exercises"]} == {
        "q1": 40,
        "q2": 40,
        "q3": 20,
    }
    assert {name for name, check in found.items() if check["in_process"]} == {"q3 - 1", "q3 - 2"}
    assert "q3 - 1, q3 - 2" in " ".join(report["remarks"])
    assert {name for name, check in found.items() if check["public"]} == {"q1 - 1", "prices", "q3 - 1"}


def test_wrong_values_lose_their_case_and_are_shown(shop: Class):
    """A public case shows the example, what came and what was expected; a hidden one shows nothing of them."""
    shop.hand_in("ann", REFERENCE.replace("net * (1 + rate)", "net * (2 + rate)"), "shop.py")
    shop.score()
    found = results(shop.report("ann"))
    assert found["q1 - 1"]["outcome"] == "failed"
    assert "`price(10)`: got 22.0, expected 12.0" in found["q1 - 1"]["message"]
    assert found["q1 - 2"]["outcome"] == "passed"
    assert found["q1 - 3"]["outcome"] == "failed"
    assert "6.00" not in found["q1 - 3"]["message"]
    assert "close(price(2), 2.4)" in found["prices"]["message"]


def test_exceptions_and_missing_names_are_broken(shop: Class):
    """What the submission's own code did is said in words, not as a failed comparison."""
    text = REFERENCE.replace("return net * (1 + rate)", "return net / 0").replace("def discount", "def rebate")
    shop.hand_in("ann", text, "shop.py")
    shop.score()
    found = results(shop.report("ann"))
    assert (found["q1 - 1"]["outcome"], found["q1 - 4"]["outcome"]) == ("broken", "broken")
    assert "`price` raised ZeroDivisionError" in found["q1 - 1"]["message"]
    assert "`discount` is not defined" in found["q1 - 4"]["message"]
    assert found["q1 - 2"]["outcome"] == "passed"


def test_a_hanging_function_costs_its_cases_alone(shop: Class):
    """Otter waits for ever; here each case has its clock, and the others are scored."""
    shop.hand_in(
        "ann", REFERENCE.replace("    for i, value in", "    while True: pass\n    for i, value in"), "shop.py"
    )
    shop.score()
    found = results(shop.report("ann"))
    assert found["q1 - 4"]["outcome"] == "broken"
    assert "did not answer" in found["q1 - 4"]["message"]
    assert shop.report("ann")["score"] == 90


CHEATS = {
    "equal to everything": "class Yes:\n    __eq__ = lambda self, other: True\n"
    "    __sub__ = __rsub__ = __add__ = __radd__ = __abs__ = lambda self, *other: self\n"
    "    __lt__ = lambda self, other: True\n    __array__ = None\n\n"
    "def price(net): return Yes()\n",
    "comparisons replaced": "np.isclose = np.allclose = lambda *a, **k: np.True_\nround = lambda *a: 3.6\n"
    "sum = abs = lambda *a: 0\ndef price(net): return 7\n",
    "printed answers": "class Echo:\n    __repr__ = lambda self: '12.0'\n\ndef price(net): return Echo()\n",
    "exit": "import os\ndef price(net): os._exit(0)\n",
    "looks for the answer": "import gc\ndef price(net):\n"
    "    return next((o.want for o in gc.get_objects() if type(o).__name__ == 'Example'), 1)\n",
}


@pytest.mark.parametrize("name", CHEATS)
def test_cheats_that_work_in_otter_do_not_work_here(shop: Class, name: str):
    """Objects equal to everything, replaced comparisons, forged output, exit: no case of price passes."""
    shop.hand_in("ann", REFERENCE + "\n\n" + CHEATS[name], "shop.py")
    shop.score()
    found = results(shop.report("ann"))
    assert not found["q1 - 1"]["in_process"]
    assert {found[case]["outcome"] for case in ("q1 - 1", "q1 - 2", "prices", "q2 - 2")} <= {"failed", "broken"}


def test_all_or_nothing(shop: Class):
    """One failed case costs the whole question; otherwise each case counts for itself."""
    path = shop.root / "autograder_tests" / "shop" / "q1.py"
    path.write_text(OK.replace('"points": 40,', '"points": 40, "all_or_nothing": True,'))
    shop.hand_in("ann", REFERENCE, "shop.py")
    shop.hand_in("ben", REFERENCE.replace("value / 2", "value / 3"), "shop.py")
    shop.score()
    assert shop.marks() == {"ann": 100, "ben": 60}


def test_names_are_those_of_the_moment_of_the_check(shop: Class):
    """``grader.check("q1")`` in a notebook sees a variable as it is there, whatever comes later; so it is here."""
    check = 'import otter\ngrader = otter.Notebook("shop.ipynb")\ngrader.check("q1")\n'
    again = "\n# %%\ndef price(net):\n    return 0\n\nrate = 7\n"
    shop.hand_in("ann", REFERENCE + "\n\n# %%\n" + check + again, "shop.py")
    shop.score()
    assert {name for name, check in results(shop.report("ann")).items() if check["outcome"] == "failed"} == {
        "prices",
        "q2 - 2",
    }


def test_they_stand_beside_pytest_checks(shop: Class):
    """An exercise may have both; the points of all sum to 100, and the list shows them."""
    path = shop.root / "autograder_tests" / "shop" / "test_price.py"
    path.write_text(
        "from grader import assert_close, check\n\n\n@check(points=40, public=True)\ndef test_ten(submission):\n"
        '    """price(10) is 12."""\n    assert_close(submission.price(10), 12)\n'
    )
    (shop.root / "autograder_tests" / "shop" / "q1.py").unlink()
    shop.hand_in("ann", REFERENCE, "shop.py")
    shop.score()
    assert shop.marks() == {"ann": 100}
    listed = shop.run("list").stdout
    assert "price  (40)" in listed
    assert "q2  (40)" in listed
    assert "(100)" in listed


def test_plain_pytest_runs_them_on_the_reference(shop: Class):
    """``python -m pytest autograder_tests/shop`` proves the reference, Otter's cases too."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "autograder_tests/shop"],
        cwd=shop.root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "9 passed" in done.stdout, done.stdout


def test_students_get_the_public_cases_alone(shop: Class):
    """The release holds no line of a hidden case; ``grader check`` runs what it holds, and so does Otter."""
    shop.run("release")
    folder = shop.root / "assignments" / "shop"
    text = "".join(path.read_text() for path in (folder / "tests").glob("*.py"))
    assert "price(10)" in text
    assert "close(price(2), 2.4)" in text
    for hidden in ("net is negative", "np.random.seed(3)", "Think of the sign", "discount(prices)", "x * 3"):
        assert hidden not in text
    notebook = (folder / "shop.ipynb").read_text()
    assert [name in notebook for name in ('grader.check(\\"q1\\")', 'grader.check(\\"q3\\")')] == [True, True]
    outside = shop.root.parent / f"{shop.root.name}-student"
    shutil.copytree(folder, outside / "shop")
    (outside / "shop" / "shop.ipynb").unlink()
    (outside / "shop" / "shop.py").write_text(REFERENCE)
    done = subprocess.run(
        [sys.executable, "-m", "grader", "check"], cwd=outside, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "= 30 of 30 public points" in done.stdout
    otter = pytest.importorskip("otter.test_files", reason="needs otter-grader: pip install 'grader[otter]'")
    names: dict = {}
    exec(compile(REFERENCE, "shop", "exec"), names)
    for path in sorted((folder / "tests").glob("*.py")):
        file = otter.create_test_file(str(path), None)
        file.run(names)
        assert file.passed_all, file.summary()


def test_a_broken_test_file_is_our_error(shop: Class):
    """What Otter would refuse is refused with its reason, and nobody is marked."""
    path = shop.root / "autograder_tests" / "shop" / "q2.py"
    path.write_text(EXCEPTIONS.replace("[10, 20, 10]", "[10, 20]"))
    shop.hand_in("ann", REFERENCE, "shop.py")
    assert "points are given for 2 cases; there are 3" in shop.score(status=2).stderr
    assert shop.marks() == {}


@pytest.mark.parametrize(
    ("total", "given", "expected"),
    [
        ([1, 2, 0], [None, None, None], [1, 2, 0]),
        (6, [None, None, None], [2, 2, 2]),
        (6, [4, None, None], [4, 1, 1]),
        (6, [4, 1, 1], [4, 1, 1]),
        (6, [4, 1, 0], [4, 1, 0]),
        (None, [None, None], [0.5, 0.5]),
        (None, [0, None, None], [0, 0.5, 0.5]),
        (None, [0, 0], [0, 0]),
        (None, [3, None], [3, 0]),
        (0, [None, None], [0, 0]),
        (2, [], []),
        (1, [2, None], None),
        ([1], [None, None], None),
        ("2", [None], None),
    ],
)
def test_points_are_resolved_as_otter_does(total: object, given: list, expected: list | None):
    """The same points as Otter's own function gives, and an error where it raises one."""
    cases = [Case(f"c{number}", False, points) for number, points in enumerate(given)]
    otter = pytest.importorskip(
        "otter.test_files.abstract_test", reason="needs otter-grader: pip install 'grader[otter]'"
    )
    theirs = [otter.TestCase(case.name, "", False, case.points, None, None) for case in cases]
    if expected is None:
        with pytest.raises(CourseError):
            resolve_points(total, cases)
        with pytest.raises((ValueError, TypeError)):
            otter.TestFile.resolve_test_file_points(total, theirs)
        return
    assert [case.points for case in resolve_points(total, cases)] == expected
    assert [case.points for case in otter.TestFile.resolve_test_file_points(total, theirs)] == expected


def test_other_python_files_are_no_otter_files(tmp_path: Path):
    """Only what sets OK_FORMAT is; a file that does and is none says what is wrong."""
    path = tmp_path / "q.py"
    path.write_text("x = 1\n")
    assert not is_otter_file(path)
    path.write_text("OK_FORMAT = True\n")
    assert is_otter_file(path)
    with pytest.raises(CourseError, match="is not an Otter test file"):
        read_question(path)
