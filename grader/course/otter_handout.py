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

START_CELL = """\
# This cell makes grader.check("...") work: with Otter if it is installed, else with tests/checks.pyz and NumPy.
try:
    import otter

    grader = otter.Notebook()
except ImportError:
    import sys

    sys.path.append("tests/checks.pyz")
    try:
        from grader.otter.notebook import Notebook

        grader = Notebook()
    except ImportError:
        from types import SimpleNamespace

        missing = "The checks are not here: unpack the whole handout beside this notebook, or pip install otter-grader."
        grader = SimpleNamespace(check=lambda exercise: missing)
        print(missing)"""
"""The notebook's first code cell."""


def check_cell(exercise: str) -> str:
    """The cell that runs an exercise's public checks."""
    return f'grader.check("{exercise}")'
