"""What is nobody's or did not count is told where people look: on the terminal and on the pages."""

from __future__ import annotations

import zipfile
from pathlib import Path

from grader.submissions.archives import read_archive
from grader.submissions.entries import taken_in
from grader.submissions.finding import Rules, find
from grader.submissions.limits import Tree
from grader.submissions.reading import read_folder
from grader.submissions.unused import unused
from tests.conftest import RIGHT, Class

RULES = Rules({"lines": frozenset({"line", "area"})}, any_name=True)


def test_work_beside_students_folders_is_told_to_everybody(course: Class) -> None:
    """A right file that lies in no student's folder is named on the terminal and on the class page; lists are not."""
    course.hand_in("ann", RIGHT)
    course.hand_in("ben", RIGHT)
    (course.submissions / "dan.py").write_text(RIGHT)
    (course.submissions / "marks.csv").write_text("student,marks\n")
    said = course.score().stderr
    assert "dan.py" in said
    assert "marks.csv" not in said
    assert "marks.csv" in course.score("-v").stderr
    course.run("report")
    page = (course.root / "grades" / "report" / "index.html").read_text()
    assert "dan.py" in page
    assert "marks.csv" not in page


def test_a_file_beside_the_folders_that_a_map_names_is_somebodys(course: Class) -> None:
    """It is not told as nobody's any more."""
    course.hand_in("ann", RIGHT)
    (course.submissions / "dan.py").write_text(RIGHT)
    (course.root / "map.csv").write_text("student,assignment,file\ndan,lines,dan.py\n")
    assert "dan.py: nobody" not in course.score("--map", "map.csv").stderr
    assert course.marks() == {"ann": 100, "dan": 100}


def test_a_checkpoint_alone_is_named(tmp_path: Path) -> None:
    """In a folder and in an archive; beside a submission, where editors leave it, nothing is said of it."""
    name = ".ipynb_checkpoints/lines-checkpoint.ipynb"
    for file in (name, "hw/__MACOSX/._lines.py", ".git/hooks.py"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(RIGHT)
    with zipfile.ZipFile(tmp_path.parent / "a.zip", "w") as archive:
        for path in sorted(tmp_path.rglob("*.*")):
            if path.is_file():
                archive.write(path, path.relative_to(tmp_path))
    for tree in (read_folder(tmp_path), read_archive((tmp_path.parent / "a.zip").read_bytes())):
        assert unused(tree, find(tree, ["lines"], RULES), RULES.exercises) == [".git/", name]
        tree["lines.py"] = RIGHT.encode()
        found = find(tree, ["lines"], RULES)
        assert found["lines"].remarks[-1].data == {"files": [".git/"]}
        assert unused(tree, found, RULES.exercises) == []


def test_what_was_recognised_and_did_not_count_is_not_called_unrecognised() -> None:
    """A remark says why it did not count."""
    tree = Tree({"lines.py": RIGHT.encode(), "old/lines.ipynb": b'{"cells": []}', "notes.ipynb": b'{"cells": []}'})
    found = find(tree, ["lines"], RULES)
    assert [remark.data["unused"] for remark in found["lines"].remarks] == ["old/lines.ipynb"]
    assert unused(tree, found, RULES.exercises) == ["notes.ipynb"]


def test_one_students_folder_with_one_file_of_any_name(tmp_path: Path) -> None:
    """With one assignment asked for it is that file, also packed; several files, or folders of students, are not."""
    folder = tmp_path / "ann"
    (folder / "data").mkdir(parents=True)
    (folder / "main.py").write_text(RIGHT)
    (folder / "data" / "x.csv").write_text("1\n")
    with zipfile.ZipFile(tmp_path / "ann.zip", "w") as archive:
        archive.write(folder / "main.py", "main.py")
    for path in (folder, tmp_path / "ann.zip"):
        (entry,) = taken_in(path, ["lines"], any_name=True).entries
        assert entry.student == "ann"
        assert find(entry.read(), ["lines"], RULES)["lines"].file == "main.py"


def test_a_class_with_a_stray_script_is_still_a_class(tmp_path: Path) -> None:
    """Empty folders, and folders with code, are students."""
    (tmp_path / "main.py").write_text(RIGHT)
    (tmp_path / "ben").mkdir()
    assert [one.student for one in taken_in(tmp_path, ["lines"], any_name=True).entries] == ["ben"]
    (tmp_path / "ann").mkdir()
    (tmp_path / "ann" / "work.py").write_text(RIGHT)
    (tmp_path / "ben" / "x.txt").write_text("")
    assert [one.student for one in taken_in(tmp_path, ["lines"], any_name=True).entries] == ["ann", "ben"]
