"""What a release adds for Otter, as text: the last lines of a check file, and the notebook's cells."""

from __future__ import annotations

TAIL = """

# For Otter, the checks above are the test cases of one question.
from grader.otter.notebook import otter_cases

OK_FORMAT = False
name = "{exercise}"
globals().update(otter_cases(globals()))
"""
"""The last lines of a released check file."""

START_CELL = "import otter\n\ngrader = otter.Notebook()"
"""The notebook's first code cell."""


def check_cell(exercise: str) -> str:
    """The cell that runs an exercise's public checks."""
    return f'grader.check("{exercise}")'
