"""nbgrader: a course folder with one notebook, a test cell a check, and the marks from its database."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from peers import kit
from peers.layout import Command, Marks, Setting, Work, write_json
from peers.students import Student


def nbgrader(setting: Setting, folder: Path, everyone: Sequence[Student], python: Path) -> Work:
    """``nbgrader autograde``, one call for the class; one test cell a check."""
    name = setting.assignment
    cases = kit.read_checks(setting.checks)
    shutil.copytree(generated(setting, cases, python), folder)
    release = json.loads((folder / "release" / name / f"{name}.ipynb").read_text(encoding="utf-8"))
    for student in everyone:
        release["cells"][0]["source"] = student.source
        home = folder / "submitted" / student.name / name
        write_json(home / f"{name}.ipynb", release)
        home.joinpath("seed.txt").write_text(str(student.seed))
    command = Command(called("autograde", setting, folder, python), setting.environment(python), folder)
    return Work([command], lambda: nbgrader_marks(folder / "gradebook.db", cases))


def generated(setting: Setting, cases: Sequence[kit.Case], python: Path) -> Path:
    """A course in which the assignment has been released; made once."""
    home, name = setting.home / "nbgrader-course", setting.assignment
    if not home.exists():
        write_json(home / "source" / name / f"{name}.ipynb", notebook(cases))
        command = called("generate_assignment", setting, home, python)
        subprocess.run(command, env=setting.environment(python), cwd=home, check=True, capture_output=True)
    return home


def called(what: str, setting: Setting, folder: Path, python: Path) -> list[str | Path]:
    """A call of nbgrader for the whole course."""
    options = ["--create", f"--course-dir={folder}", "--log-level=ERROR"]
    return [python, "-m", "nbgrader", what, setting.assignment, *options]


def notebook(cases: Sequence[kit.Case]) -> dict[str, object]:
    """A cell for the solution, and the tests as an instructor marks them up."""
    cells = [cell("solution", "raise NotImplementedError", solution=True)]
    cells.append(
        cell("start", "from peers.kit import notebook_check\n\ncheck = notebook_check(globals())", locked=True)
    )
    for number, case in enumerate(cases):
        cells.append(cell(f"check-{number}", f'check("{case.label}")', grade=True, locked=True, points=case.points))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": kernel}, "cells": cells}


def cell(
    name: str, source: str, *, grade: bool = False, locked: bool = False, solution: bool = False, points: float = 0
) -> dict[str, object]:
    """A code cell with nbgrader's metadata."""
    said = {
        "schema_version": 3,
        "grade_id": name,
        "grade": grade,
        "locked": locked,
        "solution": solution,
        "task": False,
    }
    said |= {"points": points} if grade else {}
    empty = {"execution_count": None, "outputs": []}
    return {"cell_type": "code", "id": name, "source": source, "metadata": {"nbgrader": said}, **empty}


def nbgrader_marks(database: Path, cases: Sequence[kit.Case]) -> Marks:
    """From its database, by cell."""
    import sqlite3

    query = """
        select submitted_assignment.student_id, base_cell.name, grade.auto_score from grade
        join base_cell on base_cell.id = grade.cell_id
        join submitted_notebook on submitted_notebook.id = grade.notebook_id
        join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
    """
    marks: Marks = {}
    with closing(sqlite3.connect(database)) as connection:
        for student, name, score in connection.execute(query):
            passed = marks.setdefault(student, set())
            if score:
                passed.add(cases[int(name.rpartition("-")[2])].label)
    return marks
