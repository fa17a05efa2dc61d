"""What is run again after a course has changed: ``python benchmarks/rescore.py [-n 300]``.

A class is scored in a copy of the course from cold, again after one check of one exercise has changed, and again after
nothing has. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from classes import write_class
from measure import Usage, run
from score_class import ROOT, checked, markdown, score_command


def copied(folder: Path, assignment: str) -> Path:
    """A course of this one assignment, to change at will."""
    for part in ("solutions", "autograder_tests"):
        shutil.copytree(ROOT / part / assignment, folder / part / assignment)
    return folder


def benchmark(count: int, assignment: str, exercise: str, folder: Path) -> dict[str, Usage]:
    """What it takes from cold, after one check has changed, and after nothing has."""
    course = copied(folder / "course", assignment)
    write_class(folder / "class", count, ROOT, assignment)
    command = score_command(folder / "class", folder / "grades", course, assignment)
    everybody, nobody = f"{count} submissions scored, 0 unchanged", f"0 submissions scored, {count} unchanged"
    cold = checked(run(command, ROOT), everybody)
    with (course / "autograder_tests" / assignment / f"test_{exercise}.py").open("a", encoding="utf-8") as checks:
        checks.write("\n# changed\n")
    changed = checked(run(command, ROOT), everybody)
    again = checked(run(command, ROOT), nobody)
    return {"from cold": cold, f"one check of {exercise} changed": changed, "nothing changed": again}


def main() -> None:
    parser = argparse.ArgumentParser(description="What is run again after a course has changed.")
    parser.add_argument("-n", type=int, default=300, metavar="N", help="submissions (default: 300)")
    parser.add_argument("-a", "--assignment", default="convolution")
    parser.add_argument("-e", "--exercise", default="max_pool2d")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="grader-rescore-") as folder:
        runs = benchmark(options.n, options.assignment, options.exercise, Path(folder))
    rows = [(name, f"{usage.wall:.1f} s", f"{usage.cpu / options.n * 1000:.1f} ms") for name, usage in runs.items()]
    print(markdown((f"{options.n} submissions of {options.assignment}", "wall clock", "CPU each"), rows))


if __name__ == "__main__":
    main()
