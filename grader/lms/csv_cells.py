"""A CSV file in which single cells are rewritten and every other byte stays: BOM, quoting, line ends, order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from grader.decoding import UnreadableError, encoding_of
from grader.errors import GraderError

_WITH_BOM = {"utf-8-sig": ("utf-8",), "utf-16": ("utf-16-le", "utf-16-be")}
"""Encodings under which a BOM is a character like others, so that it is written back."""
_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True)
class CsvCell:
    """One cell: its value, and where it is written in the file's text."""

    value: str
    start: int
    end: int


@dataclass(frozen=True)
class CsvFile:
    """A decoded file with its cells."""

    text: str
    encoding: str
    delimiter: str
    rows: tuple[tuple[CsvCell, ...], ...]

    def value(self, row: int, column: int | None) -> str:
        """A cell's value without the spaces around it; empty where the row ends before it."""
        cells = self.rows[row]
        return cells[column].value.strip() if column is not None and column < len(cells) else ""

    def rewritten(self, changes: Mapping[tuple[int, int], str]) -> bytes:
        """The file's bytes with these (row, column) cells replaced."""
        text = self.text
        for (row, column), value in sorted(changes.items(), reverse=True):
            cell = self.rows[row][column]
            was_quoted = text[cell.start : cell.end].startswith('"')
            raw = f'"{value}"' if was_quoted or self.delimiter in value else value
            text = text[: cell.start] + raw + text[cell.end :]
        return text.encode(self.encoding)


def parse(data: bytes) -> CsvFile:
    """The cells of a file. Raises where it could not be written back as it was."""
    text, encoding = _decoded(data)
    header = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=re.sub(r'"[^"]*"', "", header).count)
    return CsvFile(text, encoding, delimiter, _rows(text, delimiter))


def _decoded(data: bytes) -> tuple[str, str]:
    """The text, any BOM included, and the encoding that gives exactly these bytes back."""
    try:
        found = encoding_of(data)
    except UnreadableError:
        found = "latin-1"
    for encoding in _WITH_BOM.get(found, (found, "latin-1")):
        text = data.decode(encoding)
        if text.encode(encoding) == data and not text.startswith("\ufffe"):
            return text, encoding
    raise GraderError("the sheet is in an unknown encoding; save it as UTF-8")


def _rows(text: str, delimiter: str) -> tuple[tuple[CsvCell, ...], ...]:
    rows: list[tuple[CsvCell, ...]] = []
    cells: list[CsvCell] = []
    place = 1 if text.startswith("\ufeff") else 0
    while place < len(text):
        cell = _cell(text, place, delimiter, len(rows) + 1)
        cells.append(cell)
        place = cell.end
        if text.startswith(delimiter, place):
            place += 1
            if place == len(text) or text[place] in "\r\n":
                cells.append(CsvCell("", place, place))
            else:
                continue
        place += 2 if text.startswith("\r\n", place) else 1
        rows.append(tuple(cells))
        cells = []
    return tuple(rows)


def _cell(text: str, start: int, delimiter: str, line: int) -> CsvCell:
    """The cell that begins here."""
    if not text.startswith('"', start):
        end = start
        while end < len(text) and text[end] not in (delimiter, "\r", "\n"):
            end += 1
        return CsvCell(text[start:end], start, end)
    end = start + 1
    while True:
        end = text.find('"', end)
        if end < 0:
            raise GraderError(f"row {line} of the sheet has a quote that does not end")
        if not text.startswith('""', end):
            break
        end += 2
    end += 1
    if end < len(text) and text[end] not in (delimiter, "\r", "\n"):
        raise GraderError(f"row {line} of the sheet has text after a closing quote")
    return CsvCell(text[start + 1 : end - 1].replace('""', '"'), start, end)
