"""From a reference to what students get: cells, solution blocks, public checks; and mistakes told with their line."""

from __future__ import annotations

import ast

import pytest

from grader.course.handout_cells import (
    HandoutCell,
    drawings,
    read_cells,
    runnable,
    solution_lines,
    without_solutions,
)
from grader.course.public_checks import public_checks
from grader.errors import CourseError

REFERENCE = '''\
#!/usr/bin/env python3
# %% [markdown]
# # Title
#
# Text with `code`.
# %% [markdown] lang="zh"
# # 标题
# %%
import numpy as np


# %% tags="x"
def f(x):
    """Doc."""
    # BEGIN SOLUTION
    return x + 1
    # END SOLUTION
# %%

# %% [markdown]
#
'''


def test_cells_of_a_reference() -> None:
    """Handout cells by language, code cells as they are, each with the line it starts at; empty cells vanish."""
    cells = read_cells(REFERENCE, "ref.py")
    assert [(cell.lang, cell.line) for cell in cells] == [("en", 3), ("zh", 7), ("", 9), ("", 13)]
    assert cells[0].text == "# Title\n\nText with `code`."
    assert cells[1].text == "# 标题"
    assert cells[2] == HandoutCell("", "import numpy as np", 9)


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("x = 1\n", 1, "no cells"),
        ("", 1, "no cells"),
        ("# %% [markdown]\n#\n", 1, "no cells"),
        ("# %% markdown\n# x\n", 1, "a cell starts with"),
        ("# %%\nx = 1\n# %%%\n", 3, "a cell starts with"),
        ("# %% [markdown]\nno comment\n", 2, "starts with '# '"),
        ("# %%\nx = 1\n#%%\ny = 2\n", 3, "looks like a cell"),
        ("# %%\nx = 1\n  # %%\ny = 2\n", 3, "looks like a cell"),
        ("import os\n# %%\nx = 1\n", 1, "before the first cell"),
    ],
)
def test_mistakes_in_cells_are_told_with_their_line(source: str, line: int, words: str) -> None:
    """Nothing is silently dropped: every mistake names file, line and what to write."""
    with pytest.raises(CourseError, match=words) as caught:
        read_cells(source, "ref.py")
    assert str(caught.value).startswith("ref.py:")
    if words != "no cells":
        assert f"ref.py:{line}:" in str(caught.value)


def test_solutions_become_not_implemented_or_vanish() -> None:
    """In a function the exception that stubs raise, with the function's name; at the top level nothing."""
    code = (
        "def helper():\n    return 1\n\n\n# BEGIN SOLUTION\nSECRET = 1\n# END SOLUTION\n\n\n"
        "def outer(\n    x,\n):\n    y = 1\n    # BEGIN SOLUTION\n    if x:\n        y = 2\n    # END SOLUTION\n\n"
        "    def inner(z):\n        # BEGIN SOLUTION\n        return z\n        # END SOLUTION\n    return inner\n\n\n"
        "class Layer:\n    def forward(self):\n        # BEGIN SOLUTION\n        return 3\n        # END SOLUTION\n"
    )
    stub = without_solutions(code, "ref.py")
    assert stub == (
        'def helper():\n    return 1\n\n\ndef outer(\n    x,\n):\n    y = 1\n    raise NotImplementedError("outer")\n\n'
        '    def inner(z):\n        raise NotImplementedError("inner")\n    return inner\n\n\n'
        'class Layer:\n    def forward(self):\n        raise NotImplementedError("forward")'
    )
    ast.parse(stub)
    assert solution_lines(code) == {"SECRET = 1", "if x:", "y = 2", "return z", "return 3"}


def test_code_without_solutions_is_unchanged() -> None:
    """A cell without blocks stays as it is, with all its characters."""
    code = 'import numpy as np\n\nTEXT = "a\u2028b\x0c"\n\n\ndef f(x):\n    """文档。"""\n    return x'
    assert without_solutions(code, "ref.py") == code


FUNCTION = "def f(x):\n    {0}\n    return x\n    {1}\n"


@pytest.mark.parametrize(
    ("code", "line", "words"),
    [
        (FUNCTION.format("# BEGIN SOLUTION", "pass"), 12, "without # END"),
        (FUNCTION.format("pass", "# END SOLUTION"), 14, "without # BEGIN"),
        (FUNCTION.format("# BEGIN SOLUTION", "# BEGIN SOLUTION"), 14, "inside that of line 12"),
        (FUNCTION.format("# begin solution", "# END SOLUTION"), 12, "looks like a solution marker"),
        (FUNCTION.format("#BEGIN SOLUTION", "# END SOLUTION"), 12, "looks like"),
        (FUNCTION.format("### BEGIN SOLUTION", "# END SOLUTION"), 12, "looks like"),
        (FUNCTION.format("# BEGIN SOLUTIONS", "# END SOLUTION"), 12, "looks like"),
        (FUNCTION.format("# BEGIN_SOLUTION", "# END SOLUTION"), 12, "looks like"),
        (FUNCTION.format("x = 1  # BEGIN SOLUTION", "# END SOLUTION"), 12, "looks like"),
        (FUNCTION.format("# BEGIN SOLUTION", "# END SOLUTION here"), 14, "looks like"),
        (FUNCTION.format("# BEGIN SOLUTION", "# End Solution"), 14, "looks like"),
        ("if True:\n    # BEGIN SOLUTION\n    x = 1\n    # END SOLUTION\n", 12, "outside any function"),
        (
            "def f():\n    pass\nclass A:\n    # BEGIN SOLUTION\n    x = 1\n    # END SOLUTION\n",
            14,
            "outside any function",
        ),
        ("def f():\n    # BEGIN SOLUTION\n    pass\ndef g():\n    pass\n# END SOLUTION\n", 16, "not indented like"),
        ("def f(:\n    pass\n", 11, "invalid syntax"),
    ],
)
def test_mistakes_in_markers_are_told_with_their_line(code: str, line: int, words: str) -> None:
    """A marker that is unpaired, nested, misspelt or misplaced would show a solution: it is refused by line."""
    with pytest.raises(CourseError, match=words) as caught:
        without_solutions(code, "ref.py", 11)
    assert str(caught.value).startswith(f"ref.py:{line}: ")


CHECKS = '''\
"""Checks of f."""

from __future__ import annotations

import math
import numpy as np
import os.path

from grader import FLOAT32, assert_close, assert_pure, check
from pathlib import Path as P

HIDDEN = [1, 2, 3]
LIMIT: float = 5.0
CASES = [1]
CASES.append(2)
CASES += [3]
TABLE = {}
TABLE["a"] = 1
HIDDEN.append(4)
np.random.seed(HIDDEN[0])
if LIMIT > 1:
    SCALE = 2
else:
    SCALE = 3


def helper(x):
    # a comment that stays
    return deeper(x) * SCALE


def deeper(x):
    return math.exp(x)


def hidden_helper(x):
    return os.path.join(str(P(x)), "secret")


@check(points=1, public=True)
def test_one(submission):
    """One."""
    for case in CASES:
        assert_close(submission.f(case), helper(case), "f")


@check(
    points=2,
    public=True,
)
def test_two(submission, limit: float = LIMIT):
    """Two."""
    assert_close(submission.f(TABLE["a"]), 1.0)


@check(points=3)
def test_hidden(submission, reference, rng):
    """Hidden."""
    assert_close(submission.f(HIDDEN), reference.f(hidden_helper(1)), **FLOAT32)


@check(points=3, public=False)
def test_also_hidden(submission):
    """Also hidden."""
    assert_pure(submission.f, (1,))
'''


def test_public_checks_bring_what_they_use_and_nothing_else() -> None:
    """Public checks, their helpers, constants and imports, as they were written; no hidden check and no hidden data."""
    text = public_checks(CHECKS, "test_f.py")
    for kept in (
        "from __future__ import annotations", "import math", "from grader import assert_close, check",
        "LIMIT: float = 5.0",
        "CASES = [1]", "CASES.append(2)", "CASES += [3]", "TABLE = {}", 'TABLE["a"] = 1', "    SCALE = 3",
        "def helper(x):",
        "    # a comment that stays", "def deeper(x):", "@check(\n    points=2,\n    public=True,\n)\ndef test_two(",
    ):  # fmt: skip
        assert kept in text
    for gone in (
        "HIDDEN",
        "hidden",
        "numpy",
        "os.path",
        "Path",
        "FLOAT32",
        "assert_pure",
        "points=3",
        "reference",
        "seed",
    ):
        assert gone not in text
    order = [
        text.index(word)
        for word in ("LIMIT", "CASES = ", "TABLE = ", "def helper", "def deeper", "test_one", "test_two")
    ]
    assert order == sorted(order)


def test_public_checks_run_by_themselves() -> None:
    """What is cut out is a module that can be run: no name is missing."""
    space: dict[str, object] = {}
    exec(compile(public_checks(CHECKS, "test_f.py"), "test_f.py", "exec"), space)
    assert space["CASES"] == [1, 2, 3]
    assert space["SCALE"] == 2

    class Submission:
        @staticmethod
        def f(x: float) -> float:
            return 2 * 2.718281828459045**x

    space["test_one"](Submission)  # type: ignore[operator]


def test_a_file_of_hidden_checks_gives_nothing() -> None:
    """No public check: no file."""
    assert (
        public_checks("from grader import check\n\n@check(points=1)\ndef test_a(submission):\n    pass\n", "t.py") == ""
    )


@pytest.mark.parametrize("name", ["check", "grader.check", "g.check"])
def test_the_marker_is_known_under_any_module_name(name: str) -> None:
    """``@grader.check`` is a check too."""
    source = f"import grader\nimport grader as g\n\n@{name}(points=1, public=True)\ndef test_a(submission):\n    pass\n"
    assert "def test_a" in public_checks(source, "t.py")


@pytest.mark.parametrize("value", ["PUBLIC", "1", "not False", "None"])
def test_whether_a_check_is_public_must_be_written_out(value: str) -> None:
    """What cannot be read off the source would be public in one place and hidden in another."""
    source = f"PUBLIC = True\n@check(points=1, public={value})\ndef test_a(submission):\n    pass\n"
    with pytest.raises(CourseError, match=r"t\.py:2: write public=True or public=False"):
        public_checks(source, "t.py")


def test_a_check_file_that_does_not_parse_is_told_with_its_line() -> None:
    """A syntax error is a course's mistake, with file and line."""
    with pytest.raises(CourseError, match=r"t\.py:2: "):
        public_checks("x = 1\ndef f(:\n", "t.py")


WITH_CONTRACT = '''\
# %% [markdown]
# # Title
# %%
def f(x):
    """Doc."""
    # BEGIN CONTRACT
    assert x > 0
    # END CONTRACT
    # BEGIN SOLUTION
    return x + 1
    # END SOLUTION


# BEGIN CONTRACT
LIMIT = 3
# END CONTRACT
# %% only="notebook"
print(f(1))
# %%
LAST = 1
'''


def test_contracts_are_cut_from_what_students_get() -> None:
    """A contract block vanishes, in a function and at the top level; the solution leaves its exception."""
    code = [cell for cell in read_cells(WITH_CONTRACT, "ref.py") if not cell.lang]
    assert without_solutions(code[0].text, "ref.py", code[0].line) == (
        'def f(x):\n    """Doc."""\n    raise NotImplementedError("f")'
    )
    assert [cell.only for cell in code] == ["", "notebook", ""]


def test_scoring_runs_neither_contracts_nor_notebook_cells() -> None:
    """What is run keeps its line numbers; with contracts the asserts stay."""
    lines, source = runnable(WITH_CONTRACT, "ref.py").split("\n"), WITH_CONTRACT.split("\n")
    assert len(lines) == len(source) + 1
    assert lines[-1] == "# %%"
    assert "    return x + 1" in lines
    assert "LAST = 1" in lines
    assert not any("assert" in line or "LIMIT" in line or "print" in line for line in lines)
    assert "    assert x > 0" in runnable(WITH_CONTRACT, "ref.py", contracts=True).split("\n")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("# BEGIN CONTRACT\nx = 1", "# BEGIN CONTRACT without # END CONTRACT"),
        ("# END CONTRACT\nx = 1", "# END CONTRACT without # BEGIN CONTRACT"),
        ("# BEGIN CONTRACT\n# END SOLUTION", "# END SOLUTION without # BEGIN SOLUTION"),
        ("# BEGIN CONTRACT\n# BEGIN SOLUTION", "inside that of line 1"),
        ("# begin contract\nx = 1", "looks like a contract marker"),
    ],
)
def test_mistakes_in_contract_markers_are_refused(source: str, words: str) -> None:
    """A contract that is not closed, not opened, nested or misspelt is an error with its line."""
    with pytest.raises(CourseError, match=words):
        without_solutions(source, "ref.py")


def test_a_cell_cannot_be_only_somewhere_else() -> None:
    """``only`` knows the notebook alone."""
    with pytest.raises(CourseError, match="only="):
        read_cells('# %% only="paper"\nx = 1\n', "ref.py")


def test_cells_that_draw_are_given_by_their_statements():
    """Notebook-only cells of code, each as its statements' lines; handout text and other cells are none."""
    source = '# %%\nimport a\n# %% only="notebook"\nx = 1  # one\nif x:\n    y = 2\n'
    source += '# %% [markdown] lang="en" only="notebook"\n# Text.'
    assert drawings(source, "m.py") == (("x = 1  # one", "if x:\n    y = 2"),)
    with pytest.raises(CourseError, match="not Python"):
        drawings('# %% only="notebook"\nx = = 1', "m.py")
