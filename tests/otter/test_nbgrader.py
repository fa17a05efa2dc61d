"""Notebooks that come out of nbgrader, with its metadata in every cell, are submissions like any other."""

from __future__ import annotations

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.conftest import RIGHT, Class


def of_nbgrader(grade_id: str, **kind: object) -> dict:
    """The metadata of schema 3: what nbgrader writes into the cells of a released assignment."""
    said = {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": False,
        "locked": False,
        "solution": False,
        "task": False,
    }
    return {"nbgrader": said | {"checksum": "0" * 32} | kind, "deletable": False}


def notebook(solution: str) -> str:
    """An nbgrader assignment as a student hands it in: read-only, solution, test, manual and task cells."""
    cells = [
        new_markdown_cell("# Lines", metadata=of_nbgrader("title", locked=True)),
        new_code_cell("NAME = ''\nCOLLABORATORS = ''", metadata=of_nbgrader("header")),
        new_code_cell(solution, metadata=of_nbgrader("line", solution=True)),
        new_code_cell("assert line([1, 2], 3)[0] == 4", metadata=of_nbgrader("t", grade=True, locked=True, points=5)),
        new_markdown_cell("YOUR ANSWER HERE", metadata=of_nbgrader("essay", grade=True, solution=True, points=2)),
        new_markdown_cell("Draw it.", metadata=of_nbgrader("task", task=True, locked=True, points=3)),
    ]
    metadata = {"celltoolbar": "Create Assignment", "kernelspec": {"display_name": "Python 3", "name": "python3"}}
    return nbformat.writes(new_notebook(cells=cells, metadata=metadata))


def test_they_load_without_complaint(course: Class):
    """The marks are those of the functions alone, and nothing is remarked on."""
    course.hand_in("ann", notebook(RIGHT), "lines.ipynb")
    course.score()
    report = course.report("ann")
    assert (report["outcome"], report["score"], report["remarks"]) == ("graded", 100, [])


def test_an_unwritten_one_says_so(course: Class):
    """Nbgrader's own stub raises NotImplementedError: each function is not implemented yet, its test cell a remark."""
    stub = "def line(x, a):\n    # YOUR CODE HERE\n    raise NotImplementedError()\n"
    course.hand_in("ann", notebook(stub), "lines.ipynb")
    course.score()
    report = course.report("ann")
    assert report["score"] == 0
    checks = {exercise["name"]: exercise["checks"] for exercise in report["exercises"]}
    assert checks["line"][0]["message"] == "`line` is not implemented yet."
    assert [remark.partition(" did")[0] for remark in report["remarks"]] == ["cell 3"]


def test_autograded_copies_and_outputs_do_not_matter(course: Class):
    """A copy from the autograded folder, with outputs, scores and comments, gives the same mark."""
    book = nbformat.reads(notebook(RIGHT), 4)
    for cell in book.cells:
        if cell.cell_type == "code":
            cell.execution_count = 3
            cell.outputs = [nbformat.v4.new_output("stream", name="stderr", text="warning")]
    book.metadata["nbgrader"] = {"schema_version": 3}
    course.hand_in("ann", nbformat.writes(book), "autograded/lines.ipynb")
    course.score()
    assert course.marks() == {"ann": 100}
