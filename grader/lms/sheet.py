"""Marks into the instructor's own sheet, whatever platform it is from.

Only the cells of our column change. Students are found by what the sheet itself says of them; whoever is not found
beyond doubt is named as a problem and left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from grader.lms.csv_cells import CsvFile
from grader.lms.matching import Person, find
from grader.lms.system import Filled, Mark
from grader.text import number

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_KEPT = {"EX", "N/A", "(READ ONLY)"}


@dataclass
class Filling:
    """One sheet being filled: the cells changed so far, problems and notes."""

    sheet: CsvFile
    people: Sequence[Person]
    changes: dict[tuple[int, int], str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def header_of(sheet: CsvFile) -> list[str]:
    """The first row's values; empty where the sheet has no row."""
    return [cell.value.strip() for cell in sheet.rows[0]] if sheet.rows else []


def place_marks(
    filling: Filling, assignment: str, marks: Sequence[Mark], column: int, worth: Mapping[int, float | None]
) -> None:
    """Write each mark whose row is beyond doubt."""
    rows: dict[int, list[Mark]] = {}
    for mark in marks:
        person, doubt = find(mark.student, filling.people)
        if person is None:
            filling.problems.append(f"{mark.student}, {assignment}: {doubt}")
        elif mark.score is None:
            filling.problems.append(f"{mark.student}, {assignment}: was not graded, an error on the grader's side")
        else:
            rows.setdefault(person.row, []).append(mark)
    scales = {worth[row] for row, (mark, *_) in rows.items() if worth[row] not in (None, 0, mark.max_score)}
    for scale in sorted(scale for scale in scales if scale):
        filling.notes.append(f"{assignment}: the sheet's maximum is {number(scale)}; marks are scaled to it")
    for row, claims in rows.items():
        if len(claims) > 1:
            names = ", ".join(mark.student for mark in claims)
            filling.problems.append(f"{names}, {assignment}: all of them would be row {row + 1} of the sheet")
        else:
            _write(filling, row, column, claims[0], worth[row])
    rest = len(filling.people) - len(rows)
    filling.notes.append(f"{assignment}: {len(rows)} marks for {len(filling.people)} rows; {rest} rows have none")


def _write(filling: Filling, row: int, column: int, mark: Mark, worth: float | None) -> None:
    before = filling.sheet.value(row, column)
    if before.upper() in _KEPT:
        filling.notes.append(f"{mark.student}: {before!r} in the sheet was left as it is")
        return
    if column >= len(filling.sheet.rows[row]):
        filling.problems.append(f"{mark.student}: row {row + 1} of the sheet ends before our column")
        return
    assert mark.score is not None
    text = number(mark.score * worth / mark.max_score if worth else mark.score)
    if parsed(before) != float(text):
        filling.changes[row, column] = text.replace(".", ",") if _has_decimal_commas(filling.sheet, column) else text


def _has_decimal_commas(sheet: CsvFile, column: int) -> bool:
    """Whether numbers from the mark's column onward are written like 7,5 and never like 7.5."""
    values = [cell.value.strip() for row in sheet.rows[1:] for cell in row[column:]]
    signs = {value.strip("0123456789") for value in values if re.fullmatch(r"\d+[.,]\d+", value)}
    return signs == {","}


def parsed(text: str) -> float | None:
    """A cell's number, with a point or a comma; None where it holds none."""
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def filled(filling: Filling) -> Filled:
    """What was done, with the sheet's new bytes."""
    return Filled(filling.sheet.rewritten(filling.changes), tuple(filling.problems), tuple(filling.notes))
