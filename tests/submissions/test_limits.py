"""Limits leave out, file by file and folder by folder, and say what they left out; code always comes first."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.errors import IntakeError
from grader.submissions import limits, reading
from grader.submissions.limits import Room, environments, inside
from grader.submissions.reading import read_folder, read_places, walk


def test_installed_libraries_are_known_by_what_marks_them():
    """A virtual environment by its file, whatever it is called; packages by their folder; the hand-in's top never."""
    names = ["my env/pyvenv.cfg", "my env/lib/x.py", "lib/site-packages/np/a.py", "work/lines.py", "pyvenv.cfg"]
    found = environments(names)
    assert found == {"my env/", "lib/site-packages/"}
    assert [inside(name, found) for name in names] == ["my env/", "my env/", "lib/site-packages/", "", ""]
    assert inside("my env", found) == ""
    assert inside("my env/x.py", set()) == ""


@pytest.mark.parametrize(
    ("name", "size", "reason"),
    [
        ("big.bin", limits.MAX_FILE + 1, "bytes; at most"),
        ("third.py", 41, "bytes together"),
        ("a/" * 13 + "x.py", 1, "deeper than 12 folders"),
        ("fine.py", 40, ""),
        ("plots.ipynb", 1000, ""),
    ],
)
def test_what_a_room_admits(name: str, size: int, reason: str):
    """By size, number and depth; a notebook is weighed without its plots, once it was read."""
    room = Room(size=100)
    room.take("first.py", b"x" * 60)
    assert room.admits(name, size) == (not reason)
    assert reason in room.left_out.get(name, "")
    assert room.take("second.py", b"x" * 41) is None
    assert room.left_out["second.py"] == "more than 40 bytes"


def test_the_number_of_files_is_limited():
    """What is left out is told, of no more files than are taken."""
    room = Room(files=1)
    assert room.admits("a.py", 1)
    room.take("a.py", b"1")
    assert not room.admits("b.py", 1)
    assert "files" in room.left_out["b.py"]


def test_names_are_not_listed_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A folder of very many files costs no more than the first of them."""
    monkeypatch.setattr(reading, "MAX_LISTED", 3)
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text("x")
    tree = read_folder(tmp_path)
    assert sorted(tree) == ["0.txt", "1.txt", "2.txt"]
    assert tree.left_out == {"…": "more than 3 files"}


def test_what_goes_while_it_is_read(tmp_path: Path):
    """A file that is gone is left out, with the reason; one of code is an error, and so is a folder."""
    (tmp_path / "lines.py").write_text("x = 1\n")
    room = Room()
    places = {"lines.py": tmp_path / "lines.py", "notes.txt": tmp_path / "notes.txt"}
    assert dict(read_places(places.items(), room)) == {"lines.py": b"x = 1\n"}
    assert "cannot be" in room.left_out["notes.txt"]
    with pytest.raises(IntakeError, match=r"gone\.py"):
        read_places([("gone.py", tmp_path / "gone.py")], Room())
    with pytest.raises(IntakeError, match="gone cannot be listed"):
        list(walk(tmp_path / "gone", "", 0))
