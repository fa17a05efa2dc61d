"""Tables that teachers write by hand or export from a spreadsheet: as text, in any usual encoding and dialect."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from grader.decoding import UnreadableError, decode_text
from grader.errors import GraderError


def read_text(path: Path) -> str:
    """A file's text. Raises :class:`~grader.errors.GraderError` where it cannot be read or is not text."""
    try:
        return decode_text(path.read_bytes())
    except OSError as error:
        raise GraderError(f"{path}: cannot be read ({error.strerror})") from error
    except UnreadableError:
        raise GraderError(f"{path}: is not text; save it as UTF-8 (in a spreadsheet: CSV UTF-8)") from None


def delimiter_of(text: str) -> str:
    """What separates cells: of comma, semicolon and tab the one that the first line has most of."""
    return max(",;\t", key=text.partition("\n")[0].count)


def read_rows(path: Path) -> list[list[str]]:
    """The rows of a CSV file. Raises :class:`~grader.errors.GraderError` for a file that is none."""
    text = read_text(path)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text)))
    except csv.Error as error:
        raise GraderError(f"{path}: is no CSV: {error}") from error
