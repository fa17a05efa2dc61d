"""Tables that teachers write: rosters, maps of files, marks by hand; what is not understood is told with its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.errors import GraderError
from grader.gradebook.choices import read_map
from grader.gradebook.hand_marks_file import read_requests
from grader.gradebook.roster import read_enrolled

HEADER = b"student,assignment,file\n"
LONG = b"x" * 200_000
"""More than the csv module takes as one cell."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the first line must be student,assignment,file"),
        (HEADER + LONG, "is no CSV"),
        (HEADER + b",,\n\nann,lines,\n", "line 4: a line has student, assignment, file"),
        (HEADER + b"ann,lines,a.py\nann,lines,b.py\n", "line 3: ann has another file for lines above"),
    ],
)
def test_a_map_that_is_not_understood_is_an_error(data: bytes, words: str, path: Path):
    """Each is told with its line."""
    path.write_bytes(data)
    with pytest.raises(GraderError, match=words):
        read_map(path)


def test_a_roster_is_a_column_of_names(path: Path):
    """The first column without its header, each name once and in one spelling of Unicode."""
    path.write_bytes("\ufeffStudent;mail\r\nann;a@b.c\r\n;\r\nzoe\u0301;z@b.c\r\nann;\r\n".encode())
    assert tuple(one.student for one in read_enrolled(path)) == ("ann", "zo\u00e9")
    path.write_text("ann\nben\n")
    assert tuple(one.student for one in read_enrolled(path)) == ("ann", "ben")
    path.write_bytes(LONG)
    with pytest.raises(GraderError, match="is no CSV"):
        read_enrolled(path)


@pytest.mark.parametrize("read", [read_map, read_enrolled, lambda path: read_requests(path, {"points": True}, "ta")])
def test_what_is_not_text_is_said_to_be_none(read: Callable[[Path], Any], path: Path):
    """With what to do about it."""
    path.write_bytes(b"\xff\xff\xff")
    with pytest.raises(GraderError, match=r"table\.csv: is not text; save it as UTF-8"):
        read(path)


@pytest.mark.parametrize("read", [read_map, lambda path: read_requests(path, {"points": True}, "ta")])
def test_a_table_that_is_not_there(read: Callable[[Path], Any], path: Path):
    """Named, with the system's reason."""
    with pytest.raises(GraderError, match=r"table\.csv: cannot be read \(No such file or directory\)"):
        read(path)
