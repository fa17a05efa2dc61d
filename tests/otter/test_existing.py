"""Assignments made with Otter's own tools, scored as they are: the same marks as ``otter run`` gives, and safer."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell

from tests.conftest import RIGHT, Class
from tests.otter.conftest import Otter

Question = tuple[str, str, str, list[tuple[str, str]]]
"""Settings (YAML), the cell before its solution, its solution, and tests: source and saved output."""


def master(config: str, questions: list[Question]) -> nbformat.NotebookNode:
    """A master notebook as instructors write it for ``otter assign``."""
    cells = [new_raw_cell(f"# ASSIGNMENT CONFIG\n{config}"), new_code_cell("import numpy as np\nimport math")]
    for settings, before, solution, tests in questions:
        cells += [
            new_raw_cell(f"# BEGIN QUESTION\n{settings}"),
            new_markdown_cell("**Question.** Do it."),
            new_raw_cell("# BEGIN SOLUTION"),
            new_code_cell(f"{before}# BEGIN SOLUTION\n{solution}# END SOLUTION"),
            new_raw_cell("# END SOLUTION"),
            new_raw_cell("# BEGIN TESTS"),
        ]
        for source, output in tests:
            cell = new_code_cell(source)
            if output:
                cell.outputs = [new_output("execute_result", {"text/plain": output}, execution_count=1)]
            cells.append(cell)
        cells += [new_raw_cell("# END TESTS"), new_raw_cell("# END QUESTION")]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


OK_QUESTIONS: list[Question] = [
    (
        "name: q1\npoints: 3",
        "",
        "def mean(values):\n    return sum(values) / len(values)\n",
        [
            ("mean([1, 2, 3])", "2.0"),
            ("# HIDDEN\nnp.isclose(mean(np.array([0.5, 1.0])), 0.75)", "np.True_"),
            ("# HIDDEN\n[mean(row) for row in ([1, 1], (2, 4))]", "[1.0, 3.0]"),
        ],
    ),
    (
        "name: q2\npoints: 2\ncheck_cell: false",
        "",
        "answer = 42\nnames = {'b': {1, 2}, 3: (1, 'x')}\n",
        [("answer", "42"), ("names[3], sorted(names['b'])", "((1, 'x'), [1, 2])"),
         ("# HIDDEN\n'answer' in globals()", "True")],
    ),
    (
        "name: q3\npoints:\n- 1\n- 0\n- 4",
        "",
        "answer = 'other'\ndef lines():\n    with open('data.csv') as file:\n        return len(file.readlines())\n"
        "def draw():\n    return np.random.randint(1000)\n",
        [
            ("lines()", "3"),
            ("answer", "'other'"),
            ('""" # BEGIN TEST CONFIG\nhidden: true\nfailure_message: Seed it.\n""" # END TEST CONFIG\n'
             "np.random.seed(7); draw() == np.random.RandomState(7).randint(1000)", "True"),
        ],
    ),
]  # fmt: skip

EXCEPTION_QUESTIONS: list[Question] = [
    (
        "name: q1\npoints: 4",
        "",
        "def root(x):\n    if x < 0:\n        raise ValueError('negative')\n    return math.sqrt(x)\n",
        [
            ("def test_four(root):\n    assert root(4) == 2\ntest_four(root)", ""),
            ("# HIDDEN\ndef test_negative(root):\n    try:\n        root(-1)\n        assert False, 'no error'\n"
             "    except ValueError as error:\n        assert 'negative' in str(error)", ""),
        ],
    ),
    (
        "name: q2\npoints: 5\nall_or_nothing: true",
        "",
        "class Stack:\n    def __init__(self):\n        self.items = []\n    def push(self, item):\n"
        "        self.items.append(item)\n    def pop(self):\n        return self.items.pop()\n",
        [
            ("def test_push(Stack):\n    stack = Stack()\n    stack.push(3)\n    stack.push(4)\n"
             "    assert stack.pop() == 4", ""),
            ("# HIDDEN\ndef test_empty(env):\n    try:\n        env['Stack']().pop()\n        assert False\n"
             "    except IndexError:\n        pass", ""),
        ],
    ),
    (
        "name: q3",
        "",
        "def apply(function, values):\n    return [function(value) for value in values]\n",
        [("def test_lambda(apply):\n    assert apply(lambda x: x + 1, [1, 2]) == [2, 3]", ""),
         ("# HIDDEN\ndef test_root(apply, root):\n    assert apply(root, [4, 9]) == [2, 3]", "")],
    ),
]  # fmt: skip

METADATA_QUESTIONS: list[Question] = [
    ("name: q1\npoints: 2", "", "def greet(name):\n    print('Hello', name)\n",
     [("greet('Ada')", "Hello Ada"), ("# HIDDEN\ngreet('')", "Hello ")]),
    ("name: q2\npoints: 3", "", "def grow(items, item):\n    items.append(item)\n",
     [("items = [1]; grow(items, 2); items", "[1, 2]"), ("# HIDDEN\ngrow({}, 1) is None", "")]),
    ("name: q3", "", "total = 0.1 + 0.2\n",
     [("round(total, 6)", "0.3"), ("# HIDDEN\ntype(total).__name__", "'float'")]),
]  # fmt: skip

KINDS: dict[str, tuple[str, list[Question]]] = {
    "averages": (
        "name: averages\ninit_cell: true\nfiles:\n- data.csv\ngenerate: true\nexport_cell: false",
        OK_QUESTIONS,
    ),
    "stacks": ("init_cell: true\ngenerate: true\nexport_cell: false\ntests:\n  ok_format: false", EXCEPTION_QUESTIONS),
    "words": ("init_cell: true\ngenerate: true\nexport_cell: false\ntests:\n  files: false", METADATA_QUESTIONS),
}


def assign(otter: Otter, folder: Path, kind: str) -> tuple[Path, Path, Path]:
    """``otter assign``: the autograder zip, the solved notebook and the students' notebook."""
    config, questions = KINDS[kind]
    folder.mkdir()
    nbformat.write(master(config, questions), folder / f"{kind}.ipynb")
    (folder / "data.csv").write_text("a,b\n1,2\n3,4\n")
    otter.command("assign", "--no-run-tests", f"{kind}.ipynb", "dist", cwd=folder)
    (archive,) = (folder / "dist" / "autograder").glob("*.zip")
    return archive, folder / "dist" / "autograder" / f"{kind}.ipynb", folder / "dist" / "student" / f"{kind}.ipynb"


def changed(notebook: Path, to: Path, change: Callable[[str], str]) -> Path:
    """A copy with the source of every code cell changed."""
    book = nbformat.read(notebook, 4)
    for cell in book.cells:
        if cell.cell_type == "code":
            cell.source = change(cell.source)
    to.parent.mkdir(exist_ok=True)
    nbformat.write(book, to)
    return to


WRONG: dict[str, list[tuple[str, str]]] = {
    "averages": [("/ len(values)", "/ 2"), ("answer = 42", "answer = 41"), ("len(file.readlines())", "1 / 0"),
                 ("np.random.randint(1000)", "7")],
    "stacks": [("raise ValueError('negative')", "return 0"), ("self.items.pop()", "self.items.pop(0)"),
               ("function(value)", "value + 1")],
    "words": [("'Hello', name", "'Hello ' + name + '!'"), ("items.append(item)", "return items + [item]"),
              ("0.1 + 0.2", "'x'")],
}  # fmt: skip


def hand_in(folder: Path, kind: str, solved: Path, student: Path) -> dict[str, Path]:
    """A class: the solution, the untouched notebook, every other mistake, the others, and a cell that raises."""
    files = {"solved": changed(solved, folder / "solved.ipynb", str)}
    files["stub"] = changed(student, folder / "stub.ipynb", str)
    for name, mistakes in (("even", WRONG[kind][::2]), ("odd", WRONG[kind][1::2])):
        files[name] = changed(solved, folder / f"{name}.ipynb", lambda text, made=mistakes: _with(text, made))
    first = WRONG[kind][0][0]
    files["raises"] = changed(solved, folder / "raises.ipynb", lambda text: f"1 / 0\n{text}" if first in text else text)
    return files


def _with(text: str, mistakes: list[tuple[str, str]]) -> str:
    for right, wrong in mistakes:
        text = text.replace(right, wrong)
    return text


def marks(course: Class) -> dict[str, dict[str, float]]:
    """The points of each question, rounded as Otter rounds them."""
    return {
        report["student"]: {exercise["name"]: round(exercise["score"], 5) for exercise in report["exercises"]}
        for report in course.reports()
    }


@pytest.fixture
def empty(tmp_path: Path) -> Class:
    """A folder that is no course: an Otter assignment needs none."""
    return Class(tmp_path)


@pytest.mark.parametrize("kind", KINDS)
def test_the_marks_are_otters(otter: Otter, empty: Class, tmp_path: Path, kind: str):
    """Made by ``otter assign`` (OK, exception-based, tests in metadata): every mark of every question is Otter's.

    But not where a cell raises: statements are run one by one here.
    """
    archive, solved, student = assign(otter, tmp_path / "made", kind)
    files = hand_in(tmp_path / "submissions", kind, solved, student)
    empty.score("--otter", str(archive))
    theirs = otter.marks(archive, files)
    ours = marks(empty)
    assert ours.pop("raises") == ours["solved"]  # the statement above costs the function under it nothing, unlike there
    theirs.pop("raises")
    assert ours == theirs
    full = {name: sum(questions.values()) for name, questions in theirs.items()}
    assert full["solved"] == max(full.values()) > full["stub"]
    assert len(set(full.values())) >= 3


GENERATED = {
    "q1": "OK_FORMAT = True\n\ntest = {'name': 'q1', 'points': None, 'suites': [{'type': 'doctest', 'cases': [\n"
    "    {'code': r'''\n    >>> square(3)\n    9\n    >>> square(-2) == 4\n    True\n    '''},\n"
    "    {'code': '>>> square(0)\\n0', 'hidden': False, 'points': 2}]}]}\n",
    "q2": "from otter.test_files import test_case\n\nOK_FORMAT = False\nname = 'q2'\npoints = 6\n\n\n"
    "@test_case(points=1)\ndef one(cube, square):\n    assert cube(2) == 8 and square(2) == 4\n\n\n"
    "@test_case(hidden=True)\ndef two(cube):\n    assert cube(-1) == -1\n\n\n"
    "@test_case(hidden=True)\ndef drawn(dice):\n    assert 1 <= dice <= 6\n",
}

GENERATED_RIGHT = """\
import random

def square(x):
    return x * x

def cube(x):
    return x ** 3

dice = random.randint(1, 6)
"""


def generate(otter: Otter, folder: Path, config: dict) -> Path:
    """``otter generate`` from test files written by hand."""
    (folder / "tests").mkdir(parents=True)
    for name, text in GENERATED.items():
        (folder / "tests" / f"{name}.py").write_text(text)
    (folder / "otter_config.json").write_text(json.dumps(config))
    otter.command("generate", "-o", "autograder.zip", cwd=folder)
    return folder / "autograder.zip"


def test_generated_archives_and_scripts(otter: Otter, empty: Class, tmp_path: Path):
    """Made by ``otter generate``, with a seed: scripts in students' folders, and a notebook with an ignored cell."""
    archive = generate(otter, tmp_path / "made", {"seed": 5})
    texts = {
        "right": GENERATED_RIGHT,
        "half": GENERATED_RIGHT.replace("x ** 3", "abs(x ** 3)"),
        "thrown": GENERATED_RIGHT.replace("(1, 6)", "(7, 9)"),
        "empty": "pass\n",
    }
    files = {student: empty.hand_in(student, text, "work.py") for student, text in texts.items()}
    ignored = new_code_cell("def cube(x):\n    return 0\n", metadata={"tags": ["otter_ignore"]})
    book = new_notebook(cells=[new_code_cell(GENERATED_RIGHT), ignored])
    files["ignored"] = empty.hand_in("ignored", nbformat.writes(book), "work.ipynb")
    empty.score("--otter", str(archive))
    assert marks(empty) == otter.marks(archive, files)
    assert empty.report("right")["max_score"] == empty.report("ignored")["score"] == 8


HOSTILE = {
    "hangs": ("while True: pass\n", "no answer"),
    "ends": ("import os\nos._exit(0)\n", "DeadKernelError"),
    "cheats": (
        "import otter.test_files as files\n"
        "def run(self, environment):\n"
        "    self.test_case_results = [files.TestCaseResult(case, '', True) for case in self.test_cases]\n"
        "files.ExceptionTestFile.run = files.OKTestFile.run = run\n",
        {"q1": 2, "q2": 6},
    ),
}


def test_where_otter_hangs_crashes_or_is_cheated(otter: Otter, empty: Class, tmp_path: Path):
    """Otter waits for ever, gives no result, or full marks; here each is scored, and the report says what it is."""
    archive = generate(otter, tmp_path / "made", {})
    wrong = GENERATED_RIGHT.replace("x * x", "x + 1").replace("x ** 3", "x")
    for student, (attack, _) in HOSTILE.items():
        cells = [new_code_cell(attack), new_code_cell(wrong)]
        empty.hand_in(student, nbformat.writes(new_notebook(cells=cells)), "work.ipynb")
    empty.score("--otter", str(archive))
    for student, (_, expected) in HOSTILE.items():
        theirs = otter.run(
            archive, student, empty.submissions / student / "work.ipynb", timeout=12 if student == "hangs" else 120
        )
        assert theirs == expected or (isinstance(expected, str) and expected in theirs), theirs
    found = {student: empty.report(student) for student in HOSTILE}
    assert {student: report["score"] for student, report in found.items()} == dict.fromkeys(HOSTILE, 5)
    assert "hangs or ends the process" in " ".join(found["hangs"]["remarks"] + found["ends"]["remarks"])
    assert "cell 1 did not run to its end" in " ".join(found["cheats"]["remarks"])


def test_what_otter_refuses_is_refused_with_its_reason(empty: Class, tmp_path: Path):
    """Another assignment's notebook, several notebooks, none at all: each is that student's report, not a crash."""
    archive = zipped(
        tmp_path / "autograder.zip",
        {f"tests/{name}.py": text for name, text in GENERATED.items()}
        | {"otter_config.json": '{"assignment_name": "hw 1", "score_threshold": 0.5}'},
    )
    book = new_notebook(cells=[new_code_cell(GENERATED_RIGHT)])
    empty.hand_in("other", nbformat.writes(book), "work.ipynb")
    book.metadata["otter"] = {"assignment_name": "hw 1"}
    empty.hand_in("right", nbformat.writes(book), "work.ipynb")
    empty.hand_in("two", nbformat.writes(book), "one.ipynb")
    empty.hand_in("two", nbformat.writes(book), "two.ipynb")
    empty.hand_in("none", "nothing here", "notes.txt")
    done = empty.score("--otter", str(archive))
    reports = {report["student"]: report for report in empty.reports()}
    assert {student: report["score"] for student, report in reports.items()} == {
        "right": 8,
        "other": 0,
        "two": 0,
        "none": 0,
    }
    assert "the notebook names no assignment; expected is 'hw 1'" in reports["other"]["message"]
    assert "several .ipynb files" in reports["two"]["message"]
    assert "no notebook and no script" in reports["none"]["message"]
    assert {report["assignment"] for report in reports.values()} == {"hw_1"}
    assert "score_threshold is set; marks are points" in done.stderr


def zipped(path: Path, files: dict[str, str]) -> Path:
    """An archive of these texts."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def test_what_is_no_otter_archive_is_a_usage_error(empty: Class, tmp_path: Path):
    """No zip, no tests, another language, a broken test file: one sentence each, status 2."""
    (tmp_path / "submissions").mkdir()
    for number, (files, words) in enumerate(
        [
            ({"otter_config.json": "{}"}, "has no tests"),
            ({"otter_config.json": '{"lang": "r"}', "tests/q1.py": "OK_FORMAT = True"}, "only Python"),
            ({"otter_config.json": '{"grade_from_log": true}', "tests/q1.py": "x = 1"}, "grade_from_log"),
            ({"tests/q1.py": "OK_FORMAT = True\ntest = {}\n"}, "is not an Otter test file"),
            ({"tests/q1.py": "x = 1\n"}, "does not define OK_FORMAT"),
        ]
    ):
        zipped(tmp_path / f"{number}.zip", files)
        done = empty.run("score", "submissions", "--otter", f"{number}.zip", status=2)
        assert words in done.stderr
        assert "Traceback" not in done.stderr
    (tmp_path / "no.zip").write_text("no zip")
    assert "is no Otter autograder" in empty.run("score", "submissions", "--otter", "no.zip", status=2).stderr
    assert "neither -a nor --from" in empty.run("score", "submissions", "--otter", "0.zip", "-a", "x", status=2).stderr


def test_an_archive_without_a_usable_test_is_refused(course: Class, tmp_path: Path):
    """What ``grader export otter`` made, and files that only look like tests: status 2 and the reason, no mark of 0."""
    course.hand_in("ann", RIGHT)
    course.run("export", "otter", "lines", "-o", "ours.zip")
    done = course.run("score", "submissions", "--otter", "ours.zip", status=2)
    assert "no test in it can be used: `grader export otter` made it" in done.stderr
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("tests/q1.py", "OK_FORMAT = False\nname = 'q1'\npoints = 3\n")
    done = course.run("score", "submissions", "--otter", str(tmp_path / "other.zip"), status=2)
    assert "no test in it can be used: an Otter test file" in done.stderr
