"""The benchmark does what its tables claim. No figure is asserted: that is for a quiet machine."""

import ast
import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from grader.sandbox.deadlines import Limits
from grader.sandbox.fork_server import ForkServer
from grader.sandbox.session import Session
from grader.submissions.entries import entries
from grader.submissions.finding import Files, find
from grader.wire.box import Box

ROOT = Path(__file__).parents[1]
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the benchmark reads /proc")


def module(name):
    """A module of benchmarks/, which is no package."""
    spec = importlib.util.spec_from_file_location(f"benchmarks_{name}", ROOT / "benchmarks" / f"{name}.py")
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = loaded
    spec.loader.exec_module(loaded)
    return loaded


@pytest.fixture(scope="module")
def classes():
    return module("classes")


@pytest.fixture(scope="module")
def a_class(classes, tmp_path_factory):
    """A class of 90: each third is another kind, and right solutions include a notebook."""
    folder = tmp_path_factory.mktemp("class")
    made = classes.write_class(folder, 90, ROOT)
    assert made == {"right": 30, "misconception": 30, "mutant": 30}
    return folder


def test_no_two_submissions_are_alike(a_class):
    """Every generated file has other bytes, and other code too: its helpers have their own names."""
    files = sorted(path for path in a_class.rglob("*") if path.is_file())
    assert len(files) == 90
    assert {path.suffix for path in files} == {".py", ".ipynb"}
    assert len({path.read_bytes() for path in files}) == 90
    trees = [ast.dump(ast.parse(path.read_text(encoding="utf-8"))) for path in files if path.suffix == ".py"]
    assert len(set(trees)) == len(trees)


def test_the_same_number_gives_the_same_file(classes, a_class, tmp_path):
    """A second run of the benchmark, here or elsewhere, scores the same class."""
    classes.write_class(tmp_path, 90, ROOT)
    for path in a_class.rglob("*.*"):
        assert tmp_path.joinpath(path.relative_to(a_class)).read_bytes() == path.read_bytes()


def test_every_submission_loads(a_class):
    """Each of them is read and run without an error, so that what is measured is marking and not refusing."""
    with ForkServer(Box(sandboxed=False)) as server:
        for entry in entries(a_class, ["backprop"])[:45]:
            found = find(entry.read(), ["backprop"])["backprop"]
            session = Session(server.fork, Files("backprop", found.main, found.contents), Limits())
            loaded = session.load()
            session.close()
            assert (loaded.unreadable, loaded.errors) == (None, []), entry.student
            assert loaded.cells >= 5


def test_mutants_differ_in_one_place(classes):
    """A mutant is the file with one number or one operator changed, in a function and nowhere else."""
    text = "A = 1\n\n\ndef f(x):\n    # keep 3\n    return (x + 2) * A\n"
    bodies = sorted(mutant.splitlines()[-1].strip() for mutant in classes.mutants(text))
    assert bodies == ["return (x + 2) / A", "return (x + 3) * A", "return (x - 2) * A"]
    assert all(mutant.startswith("A = 1\n\n\ndef f(x):\n    # keep 3\n") for mutant in classes.mutants(text))


def test_mutants_see_bytes_and_not_characters(classes):
    """Positions are right behind Chinese comments and names."""
    text = "def f(数):\n    return '损失' and 数 - 1\n"
    assert sorted(classes.mutants(text)) == sorted([text.replace("- 1", "- 2"), text.replace("- 1", "+ 1")])


@pytest.mark.parametrize(
    "text", ["def f(n):\n    while n > 0:\n        n = n - 1\n", "def f(n):\n    return n and f(n - 1)\n"]
)
def test_nothing_that_might_hang_is_mutated(classes, text):
    """A loop without a bound and a recursion are left as they are: one changed sign and they would never end."""
    assert list(classes.mutants(text)) == []


def test_renaming_leaves_attributes_alone(classes):
    """A helper's new name is used wherever it was called, and an attribute of the same name is another thing."""
    assert classes.renamed("def out(n):\n    return n.out + out(n)\n", {"out": "mine"}) == (
        "def mine(n):\n    return n.out + mine(n)\n"
    )


@linux
def test_all_descendants_count():
    """CPU time and memory of a grandchild are in the sum, whoever reaps it."""
    burn = (
        "import time; x = bytearray(60_000_000); end = time.process_time() + 0.4\nwhile time.process_time() < end: pass"
    )
    command = [sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {burn!r}])"]
    usage = module("measure").run(command, ROOT, poll=0.02)
    assert usage.status == 0
    assert usage.cpu >= 0.4
    assert usage.cpu_seen >= 0.3
    assert usage.processes == 2
    assert usage.rss >= usage.pss > 60_000_000


@linux
def test_the_benchmark_prints_its_tables(tmp_path):
    """A class of six is scored by the real command; the three tables are there, and the figures as JSON."""
    figures = tmp_path / "figures.json"
    command = [sys.executable, "benchmarks/score_class.py", "-n", "6", "--starts", "1", "--json", str(figures)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    for text in ("| `grader score`, from cold | 6 submissions |", "| fork a worker |", "| target | at most |"):
        assert text in done.stdout
    assert "2 right, 2 misconception, 2 mutant" in done.stdout
    said = json.loads(figures.read_text())
    assert said["class"]["outcomes"] == {"graded": 6}
    assert set(said["split"]) > {"fork", "confine", "load", "calls", "checks", "gradebook"}
    assert all(said["split"][step] > 0 for step in ("fork", "load", "calls", "checks", "gradebook"))
    assert len(said["targets"]) == 4
    assert {"cores", "Python", "NumPy", "kernel"} <= said["machine"].keys()


@linux
def test_the_benchmark_of_rescoring_prints_its_table():
    """Six submissions of one assignment: from cold, after one check has changed, after nothing has."""
    command = [sys.executable, "benchmarks/rescore.py", "-n", "6", "-a", "activations", "-e", "relu"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    for text in ("| 6 submissions of activations |", "| one check of relu changed |", "| nothing changed |"):
        assert text in done.stdout
