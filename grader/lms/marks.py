"""Marks for a platform's sheet, and the sheet filled with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from grader.errors import GraderError
from grader.lms.csv_cells import parse
from grader.lms.platforms import platform
from grader.lms.system import Filled, Mark


def marks_of(
    scores: Mapping[tuple[str, str], tuple[str, float | None]],
    maxima: Mapping[tuple[str, str], float],
    wanted: Mapping[str, object],
) -> dict[str, list[Mark]]:
    """The marks by assignment."""
    found: dict[str, list[Mark]] = {name: [] for name in wanted}
    for (student, assignment), (_, score) in sorted(scores.items()):
        if assignment in found:
            found[assignment].append(Mark(student, score, maxima[student, assignment]))
    return found


def fill(
    data: bytes,
    system: str,
    marks: Mapping[str, Sequence[Mark]],
    titles: Mapping[str, Sequence[str]],
    column: str | None = None,
) -> Filled:
    """The sheet with each assignment's marks in its column.

    Raises :class:`~grader.errors.GraderError` where one column is named for several assignments.
    """
    sheet = parse(data)
    if column is not None and len(marks) != 1:
        raise GraderError(f"--column is for one assignment; add -a: {', '.join(marks) or 'there are no reports'}")
    fill_sheet = platform(system).fill
    assert fill_sheet is not None, f"{system} has no sheet"
    return fill_sheet(sheet, marks, titles, column)
