"""The site as files: names, and writing only what changed."""

from __future__ import annotations

import unicodedata

import pytest

from grader.errors import GraderError
from grader.feedback.marks_table import ROWS
from grader.feedback.site import file_names


@pytest.mark.parametrize("name", ["3210100001", "王小明", "Ana García", "Zoë O'Brien", "a.b_c-d", "Nguyễn Văn A"])
def test_ordinary_names_name_their_files(name):
    """Letters and digits of any script, and what stands in names."""
    assert file_names([name]) == {name: f"{name}.html"}


@pytest.mark.parametrize("name", [
    "../../etc/passwd", "a/b", "a\\b", ".hidden", "-rf", "a\x00b", "a\nb", "con", "NUL.txt", "x" * 300, "长" * 90, " ",
    "a ", "a.", "<script>", "a?b#c%d", "a:b", "\u202egpj", "😀", "e\u0301", "", "a&b", "$(rm)", "`id`", "|",
    "\udc80", '"',
])  # fmt: skip
def test_hostile_names_get_a_slug(name):
    """No file of another folder, no hidden file, no name that a system or a shell reads otherwise."""
    (file,) = file_names([name]).values()
    stem = file.removesuffix(".html")
    assert stem.isascii()
    assert stem.replace("-", "").isalnum()
    assert len(file) < 60


def test_no_two_students_share_a_file():
    """Also where the file system knows no case, or takes wide letters for narrow ones."""
    names = ["bob", "Bob", "BOB", "ｂｏｂ", "a/b", "a-b", "a\\b", "straße", "strasse"]
    files = file_names(names)
    assert len({unicodedata.normalize("NFKC", file).casefold() for file in files.values()}) == len(names)


def test_a_students_file_does_not_depend_on_the_others():
    """Names are made from the name alone wherever no other is like it."""
    assert file_names(["a/b", "王"])["a/b"] == file_names(["a/b", "ann", "zoe"])["a/b"]


def write(make, folder, reports, **more):
    return make.write(folder, reports, make.options(**more), assignments=["nets"])


def test_only_what_changed_is_written(make, tmp_path):
    """A second run touches nothing; one changed mark touches that student's page and the class's."""
    reports = [make.report(make.exercise(), student=name) for name in ("ann", "bob", "cat")]
    assert write(make, tmp_path, reports).new == 4
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.html")}
    again = write(make, tmp_path, reports)
    assert (again.new, again.unchanged) == (0, 4)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.html")} == before
    reports[1] = make.report(make.exercise("f", make.result(failed=make.failure())), student="bob")
    assert write(make, tmp_path, reports).new == 2
    changed = {path.name for path in before if path.stat().st_mtime_ns != before[path]}
    assert changed == {"bob.html", "index.html"}


def test_pages_of_those_who_left_are_taken_away(make, tmp_path):
    """But a file that is no page of ours stays."""
    reports = [make.report(make.exercise(), student=name) for name in ("ann", "bob")]
    write(make, tmp_path, reports)
    (tmp_path / "students" / "notes.html").write_text("<p>mine")
    assert write(make, tmp_path, reports[:1]).removed == 1
    assert {path.name for path in (tmp_path / "students").iterdir()} == {"ann.html", "notes.html"}


def test_the_class_page_links_every_student(make, tmp_path):
    """Links lead to files that are there, whatever the names."""
    from urllib.parse import unquote

    names = ["ann", "Zoë O'Brien", "王小明", "a/../b", "100%"]
    write(make, tmp_path, [make.report(make.exercise(), student=name) for name in names])
    page = make.read((tmp_path / "index.html").read_text(encoding="utf-8"))
    links = {given["href"] for given in page.all("a") if given["href"].startswith("students/")}
    assert len(links) == len(names)
    assert all((tmp_path / unquote(link)).is_file() for link in links)


def test_a_folder_that_cannot_be_written_is_one_sentence(make, tmp_path):
    """The message names the page and what to do instead."""
    (tmp_path / "site").write_text("a file")
    with pytest.raises(GraderError, match="choose another folder with -o"):
        write(make, tmp_path / "site", [make.report(make.exercise())])


def test_pages_of_a_class_that_shrank_are_taken_away(make, tmp_path):
    """The table's further pages come and go with the students; files of others in their folder stay."""
    reports = [
        make.report(make.exercise(), student=f"s{number:04}", digest=f"sha256:{number}") for number in range(ROWS + 1)
    ]
    assert write(make, tmp_path / "site", reports).new == ROWS + 3
    assert [path.name for path in (tmp_path / "site" / "class").iterdir()] == ["marks-2.html"]
    (tmp_path / "site" / "class" / "mine.html").write_text("<p>mine")
    assert write(make, tmp_path / "site", reports).new == 0
    (tmp_path / "site" / "class" / "marks-2.html").unlink()
    assert write(make, tmp_path / "site", reports).new == 1
    assert write(make, tmp_path / "site", reports[1:]).removed == 2
    assert [path.name for path in (tmp_path / "site" / "class").iterdir()] == ["mine.html"]
    assert "marks-2" not in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
