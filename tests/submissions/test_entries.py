"""From SUBMISSIONS to bytes: every form is understood, every trick is one student's refusal and nobody else's."""

from __future__ import annotations

import gzip
import io
import json
import os
import socket
import stat
import struct
import unicodedata
import zipfile
from pathlib import Path

import pytest

from grader.errors import GraderError, IntakeError, NothingFoundError
from grader.submissions import archives, limits
from grader.submissions.entries import Entry, entries
from grader.submissions.finding import Found, find
from grader.submissions.reading import read_file, read_folder

NAMES = ("softmax", "backprop")
CODE = b"def softmax(z):\n    return z\n"
NOTEBOOK = json.dumps({"cells": [{"cell_type": "code", "source": CODE.decode()}]}).encode()


def write(root: Path, **files: bytes) -> Path:
    """Files below a folder, by path."""
    for name, data in files.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return root


def put(root: Path, *names: str) -> Path:
    return write(root, **dict.fromkeys(names, CODE))


def packed(*members: str | tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these members: names alone hold code."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for member in members:
            name, data = (member, CODE) if isinstance(member, str) else member
            archive.writestr(name, data, method)
    return out.getvalue()


def taken(path: Path) -> dict[str, dict[str, str]]:
    """Who handed in what: the files to score by student and assignment."""
    return {
        entry.student: {name: found.file for name, found in find(entry.read(), NAMES).items()}
        for entry in entries(path, NAMES)
    }


def only(path: Path) -> Entry:
    (entry,) = entries(path, NAMES)
    return entry


def reason(entry: Entry) -> str:
    """Why an entry is refused."""
    with pytest.raises(IntakeError) as caught:
        find(entry.read(), NAMES)
    return str(caught.value)


def unzipped(data: bytes) -> archives.Tree:
    return archives.read_archive(data)


# The forms


def test_a_folder_of_students(tmp_path: Path) -> None:
    """Each folder or zip in it is a student; other files and hidden folders are nobody."""
    put(tmp_path, "ann/softmax.py", "bob/week1/backprop.ipynb", "roster.csv", ".git/softmax.py", "__MACOSX/softmax.py")
    write(tmp_path, **{"eve.zip": packed("softmax.py"), "Zoe.ZIP": packed("Zoe/backprop.py")})
    (tmp_path / "nobody").mkdir()
    assert taken(tmp_path) == {
        "Zoe": {"backprop": "Zoe/backprop.py"},
        "ann": {"softmax": "softmax.py"},
        "bob": {"backprop": "week1/backprop.ipynb"},
        "eve": {"softmax": "softmax.py"},
        "nobody": {},
    }


def test_one_students_folder_and_one_file(tmp_path: Path) -> None:
    """A folder with a submission in it is that student's; a file belongs to the student whose folder it lies in."""
    put(tmp_path, "ann/softmax.py", "ann/old/backprop.py", "ann/helper.py")
    assert taken(tmp_path / "ann") == {"ann": {"softmax": "softmax.py", "backprop": "old/backprop.py"}}
    assert taken(tmp_path / "ann" / "softmax.py") == {"ann": {"softmax": "softmax.py"}}
    assert set(only(tmp_path / "ann" / "softmax.py").read()) == {"softmax.py"}


def test_a_file_beside_students_folders_is_not_taken_for_one_student(tmp_path: Path) -> None:
    """A stray file in a class's folder is asked about: a class that becomes one student would lose everybody's work."""
    put(tmp_path, "softmax.py", "a/softmax.py", "b/softmax.py", "c/notes.txt")
    with pytest.raises(GraderError, match=r"softmax.py lies beside folders with softmax of their own \(a, b\)"):
        entries(tmp_path, NAMES)


def test_a_students_own_folders_do_not_make_a_class(tmp_path: Path) -> None:
    """One student may keep one older version, and other assignments, in folders of their own."""
    home = put(tmp_path / "Ana", "softmax.py", "old/softmax.py", "hw3/backprop.py", "__MACOSX/softmax.py")
    assert taken(home) == {"Ana": {"softmax": "softmax.py", "backprop": "hw3/backprop.py"}}


@pytest.mark.parametrize(
    ("name", "members", "expected"),
    [
        ("class.zip", ["ann/softmax.py", "bob/softmax.ipynb"], {"ann", "bob"}),
        ("class.zip", ["class/ann/softmax.py", "class/bob/x/softmax.ipynb"], {"ann", "bob"}),
        ("class (1).zip", ["class/ann/softmax.py", "class/bob/softmax.py"], {"ann", "bob"}),
        ("class.zip", ["./ann/softmax.py", "__MACOSX/ann/._softmax.py"], {"ann"}),
        ("ann.zip", ["softmax.py", "helper.py"], {"ann"}),
        ("ann.zip", ["ann/softmax.py", "ann/helper.py"], {"ann"}),
        ("upload.zip", ["ann/softmax.py", "ann/helper.py"], {"ann"}),
        ("upload.zip", ["ann/softmax.py", "ann/old/softmax.py"], {"ann"}),
        ("upload.zip", ["ann\\softmax.py", "bob\\softmax.py"], {"ann", "bob"}),
        ("softmax.zip", ["softmax.py"], {"softmax"}),
    ],
)
def test_an_archive_of_any_of_them(tmp_path: Path, name: str, members: list[str], expected: set[str]) -> None:
    """A zip of a class, with or without a folder around it, of a student's folder, of a file."""
    write(tmp_path, **{name: packed(*members)})
    students = taken(tmp_path / name)
    assert set(students) == expected
    assert all("softmax" in found for found in students.values())


def test_an_archive_of_archives(tmp_path: Path) -> None:
    """A class's zip with a zip per student, and a folder that has the same name as a zip: both refused, not merged."""
    write(
        tmp_path,
        **{"class.zip": packed(("ann.zip", packed("ann/softmax.py")), ("bob.zip", packed("x")), "bob/softmax.py")},
    )
    ann, bob = entries(tmp_path / "class.zip", NAMES)
    assert find(ann.read(), NAMES)["softmax"].file == "ann/softmax.py"
    assert bob.student == "bob"
    assert "several entries" in reason(bob)


@pytest.mark.parametrize("name", ["nothing", "notes.txt", "sub/softmax.txt", "soft.py"])
def test_what_is_no_submission_is_a_usage_error(tmp_path: Path, name: str) -> None:
    """A path that is not there, or a file that is named after no assignment, is told to who gave it."""
    write(tmp_path, **({} if name == "nothing" else {name: CODE}))
    with pytest.raises(GraderError, match=r"no such file|must be named softmax\.py or backprop\.py"):
        entries(tmp_path / name, NAMES)


def test_an_overlong_path_is_a_usage_error(tmp_path: Path) -> None:
    """What the system cannot even look at is an error with a sentence."""
    with pytest.raises(GraderError, match="cannot be read"):
        entries(tmp_path / ("x" * 300), NAMES)


def test_a_place_without_students_says_what_was_looked_at(tmp_path: Path) -> None:
    """An empty folder, an empty archive, files that name nobody: an error with what lies there and what a class is."""
    write(tmp_path, **{"class.zip": packed(), "flat/alice.py": CODE, "flat/notes.txt": b"", "flat/Thumbs.db": b""})
    (tmp_path / "empty").mkdir()
    for name in ("empty", "class.zip"):
        with pytest.raises(NothingFoundError, match="it is empty: a class is a folder with a folder"):
            entries(tmp_path / name, NAMES)
    with pytest.raises(NothingFoundError, match=r"2 files were looked at \(alice.py\)"):
        entries(tmp_path / "flat", NAMES)
    for kind in ("class.tar.gz", "class.rar", "class.7z"):
        write(tmp_path, **{kind: b"x"})
        with pytest.raises(GraderError, match=r"not read; unpack it, or pack it as a \.zip"):
            entries(tmp_path / kind, NAMES)


# Which file is scored


def found_in(*paths: str) -> dict[str, Found]:
    return find({path: NOTEBOOK if path.endswith(".ipynb") else CODE for path in paths}, NAMES)


def test_the_notebook_is_scored_and_the_report_says_so() -> None:
    """Of a module and a notebook the notebook counts, also when it lies deeper; the remark names both."""
    found = found_in("softmax.py", "deep/er/softmax.ipynb")["softmax"]
    assert (found.file, found.main) == ("deep/er/softmax.ipynb", "deep/er/softmax.ipynb")
    assert [(remark.kind, remark.data) for remark in found.remarks] == [
        ("both_files", {"used": "deep/er/softmax.ipynb", "unused": "softmax.py"})
    ]


def test_of_several_files_the_shallowest_then_the_first_counts() -> None:
    """The choice does not depend on the order in which files are listed."""
    for paths in (
        ("b/softmax.py", "a/softmax.py", "a/b/softmax.py"),
        ("a/b/softmax.py", "a/softmax.py", "b/softmax.py"),
    ):
        found = found_in(*paths)["softmax"]
        assert found.file == "a/softmax.py"
        assert [remark.kind for remark in found.remarks] == ["several_files", "several_files"]


@pytest.mark.parametrize(
    ("folders", "latest"),
    [
        (("Homework/Version 1", "Homework/Version 2", "Homework/Version 10"), "Homework/Version 10"),
        (("attempt_2026-11-01", "attempt_2026-11-03", "attempt_2026-10-30"), "attempt_2026-11-03"),
        (("a/v2", "a/v1"), "a/v2"),
    ],
)
def test_of_numbered_folders_the_highest_counts(folders: tuple[str, ...], latest: str) -> None:
    """A platform that keeps every upload numbers them; the last is the submission, and the remarks name the others."""
    found = found_in(*(f"{folder}/softmax.py" for folder in folders))["softmax"]
    assert found.file == f"{latest}/softmax.py"
    assert [remark.kind for remark in found.remarks] == ["several_files"] * (len(folders) - 1)


def test_what_lies_beside_comes_along() -> None:
    """The whole hand-in travels by its own paths, other notebooks too; archives and documents do not."""
    paths = [
        "hw/softmax.ipynb",
        "hw/helper.py",
        "hw/data/x.csv",
        "hw/notes.ipynb",
        "hw/a.ZIP",
        "hw/a.pdf",
        "other.py",
    ]
    assert set(found_in(*paths)["softmax"].contents) == {*paths[:4], "other.py"}


@pytest.mark.parametrize(
    "name", ["softmax.txt", "softmax.pyc", "softmax", "mysoftmax.py", ".softmax.py", "softmax.py.bak", "softmax.html"]
)
def test_other_names_are_no_submissions(name: str) -> None:
    """A submission is a module or notebook with the assignment's name in its own."""
    assert found_in(name) == {}


def test_the_digest_covers_names_and_bytes() -> None:
    """Any change to what the submission can see changes the digest; the order of files does not."""

    def digest(tree: dict[str, bytes]) -> str:
        return find(tree, NAMES)["softmax"].digest

    one = digest({"softmax.py": b"a", "x": b"bc"})
    assert one == digest({"x": b"bc", "softmax.py": b"a"})
    others = [
        {"softmax.py": b"a", "xb": b"c"},
        {"softmax.py": b"a", "x": b"b"},
        {"softmax.py": b"a"},
        {"softmax.py": b"b", "x": b"bc"},
    ]
    assert len({one, *map(digest, others)}) == 5


# Links, devices, permissions, sizes


def test_links_are_refused_and_never_followed(tmp_path: Path) -> None:
    """A link as a student, as a submission, as a folder inside, as data: nothing behind it is read."""
    put(tmp_path, "secret/softmax.py", "outside.txt")
    root = tmp_path / "class"
    put(root, "ok/softmax.py", "dir/softmax.py", "data/softmax.py")
    (root / "linked").symlink_to(tmp_path / "secret")
    (root / "zipped.zip").symlink_to(tmp_path / "outside.txt")
    (root / "file").mkdir()
    (root / "file" / "softmax.py").symlink_to(tmp_path / "secret" / "softmax.py")
    (root / "dir" / "more").symlink_to(tmp_path / "secret", target_is_directory=True)
    (root / "data" / "answers.txt").symlink_to("/etc/passwd")
    (root / "loop").mkdir()
    (root / "loop" / "softmax.py").symlink_to("softmax.py")
    by_name = {entry.student: entry for entry in entries(root, NAMES)}
    for student in ("linked", "zipped", "file", "loop"):
        assert "links are not followed" in reason(by_name[student])
    for student in ("ok", "dir", "data"):
        assert set(by_name[student].read()) == {"softmax.py"}


def test_a_file_in_a_hard_place_is_refused(tmp_path: Path) -> None:
    """Pipes, sockets, devices and folders in a submission's place are refused at once; beside it they are left out."""
    for student in ("pipe", "socket", "beside", "folder"):
        (tmp_path / student).mkdir()
    os.mkfifo(tmp_path / "pipe" / "softmax.py")
    os.mkfifo(tmp_path / "who.zip")
    with socket.socket(socket.AF_UNIX) as listener:
        cwd = os.open(tmp_path / "socket", os.O_RDONLY)
        listener.bind(f"/proc/self/fd/{cwd}/softmax.py")
        os.close(cwd)
        put(tmp_path, "beside/softmax.py", "folder/softmax.py/softmax.py")
        os.mkfifo(tmp_path / "beside" / "data.txt")
        by_name = {entry.student: entry for entry in entries(tmp_path, NAMES)}
        assert "not a regular file" in reason(by_name["pipe"])
        assert "not a regular file" in reason(by_name["who"])
        assert "softmax.py cannot be opened" in reason(by_name["socket"])
    assert set(by_name["beside"].read()) == {"softmax.py"}
    assert set(by_name["folder"].read()) == {"softmax.py/softmax.py"}
    with pytest.raises(IntakeError, match="not a regular file"):
        read_file(Path("/dev/zero"))
    with pytest.raises(IntakeError, match="not a regular file"):
        read_file(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_refused(tmp_path: Path) -> None:
    """A file or folder without read permission is that student's refusal, and says so."""
    put(tmp_path, "file/softmax.py", "folder/softmax.py")
    (tmp_path / "file" / "softmax.py").chmod(0)
    (tmp_path / "folder").chmod(0)
    by_name = {entry.student: entry for entry in entries(tmp_path, NAMES)}
    assert "Permission denied" in reason(by_name["file"])
    assert "Permission denied" in reason(by_name["folder"])
    (tmp_path / "folder").chmod(0o700)


def test_giants_are_refused_without_being_read(tmp_path: Path) -> None:
    """A sparse file of 10 GB as a submission is refused by its size; beside one it is left out."""
    for name in ("code/softmax.py", "data/x.bin", "zip.zip"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        with open(tmp_path / name, "wb") as file:
            file.truncate(10 << 30)
    put(tmp_path, "data/softmax.py")
    by_name = {entry.student: entry for entry in entries(tmp_path, NAMES)}
    assert "bytes; at most" in reason(by_name["code"])
    assert "bytes; at most" in reason(by_name["zip"])
    assert by_name["data"].read().left_out == {"x.bin": "10737418240 bytes; at most 16777216 are taken"}
    assert set(by_name["data"].read()) == {"softmax.py"}
    with pytest.raises(IntakeError, match="bytes; at most 10"):
        read_file(tmp_path / "data" / "softmax.py", 10)


def test_count_depth_and_total_leave_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many files, too deep a folder, too many bytes together: the hand-in lives, code comes first."""
    monkeypatch.setattr(limits, "MAX_FILES", 10)
    monkeypatch.setattr(limits, "MAX_TOTAL", 1000)
    put(tmp_path, *(f"many/{i}.txt" for i in range(11)), "many/softmax.py", "deep/softmax.py")
    put(tmp_path, "deep/" + "x/" * 13 + "softmax.py")
    write(tmp_path, **{"large/a": bytes(600), "large/b": bytes(600), "large/softmax.py": CODE})
    by_name = {entry.student: entry.read() for entry in entries(tmp_path, NAMES)}
    assert all(tree["softmax.py"] == CODE for tree in by_name.values())
    assert set(by_name["many"].left_out.values()) == {"more than 10 files"}
    assert list(by_name["deep"].left_out.values()) == ["deeper than 12 folders"]
    assert by_name["large"].left_out == {"b": "more than 1000 bytes together"}
    (remark,) = find(by_name["large"], NAMES)["softmax"].remarks
    assert (remark.kind, remark.data) == ("left_out", {"files": ["b"]})


def test_a_file_is_read_once_to_bytes(tmp_path: Path) -> None:
    """What is scored is what was read, whatever happens to the file later."""
    put(tmp_path, "ann/softmax.py")
    tree = read_folder(tmp_path / "ann")
    (tmp_path / "ann" / "softmax.py").write_bytes(b"changed")
    assert tree["softmax.py"] == CODE


# Names


@pytest.mark.parametrize(
    "name",
    ["王小明", "O'Brien, Ann", "=HYPERLINK(1)", "-rf", "a\nb", "\x1b[2J", "\u202egnp", "CON", "a" * 255, "a b ", "a..",
    "$(id)", "a;b",
     "<script>", "%s", "{x}", "\u3164", "😀"],
)  # fmt: skip
def test_any_name_is_a_student(tmp_path: Path, name: str) -> None:
    """Names are arbitrary Unicode, and come from the entry alone."""
    put(tmp_path, f"{name}/softmax.py")
    assert taken(tmp_path) == {name: {"softmax": "softmax.py"}}


def test_names_that_are_no_text_are_written_out(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 become escapes, in a student's name and in a file's, so that they can be stored."""
    place = os.fsencode(tmp_path) + b"/a\xffb"
    os.mkdir(place)
    for name in (b"softmax.py", b"x\xfe.txt"):
        with open(place + b"/" + name, "wb") as file:
            file.write(CODE)
    (entry,) = entries(tmp_path, NAMES)
    assert entry.student == "a\\xffb"
    assert set(entry.read()) == {"softmax.py", "x\\xfe.txt"}
    found = find(entry.read(), NAMES)["softmax"]
    assert found.digest.startswith("sha256:")
    str(sorted(found.contents)).encode()


def test_two_spellings_of_one_name_are_both_refused(tmp_path: Path) -> None:
    """A composed and a decomposed é, or a folder and a zip: nobody can say which counts, so neither does."""
    put(
        tmp_path,
        unicodedata.normalize("NFC", "René") + "/softmax.py",
        unicodedata.normalize("NFD", "René") + "/softmax.py",
    )
    put(tmp_path, "ann/softmax.py", "bob/softmax.py")
    write(tmp_path, **{"ann.zip": packed("softmax.py")})
    rene, ann, bob = entries(tmp_path, NAMES)
    assert (rene.student, ann.student, bob.student) == ("René", "ann", "bob")
    assert "several entries" in reason(ann)
    assert "several entries" in reason(rene)
    assert "softmax.py" in bob.read()


def test_junk_of_systems_and_editors_is_passed_over(tmp_path: Path) -> None:
    """Checkpoints, caches and resource forks hold old copies that must never be scored."""
    put(
        tmp_path, "ann/softmax.py", "ann/.ipynb_checkpoints/softmax.ipynb", "ann/__MACOSX/softmax.ipynb",
        "ann/__pycache__/softmax.ipynb", "ann/._softmax.ipynb", "ann/.git/softmax.ipynb",
        "ann/node_modules/softmax.ipynb",
    )  # fmt: skip
    assert set(only(tmp_path).read()) == {"softmax.py"}
    data = packed("softmax.py", ".ipynb_checkpoints/softmax.ipynb", "__MACOSX/._softmax.py", "a/.git/x", ".DS_Store")
    assert set(unzipped(data)) == {"softmax.py"}


# Archives


def member(name: str, mode: int = 0, **fields: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    info.create_system = 3
    for key, value in fields.items():
        setattr(info, key, value)
    return info


@pytest.mark.parametrize(
    "name",
    [
        "../x.py",
        "a/../../x.py",
        "/etc/x.py",
        "C:/x.py",
        "C:x.py",
        "..\\x.py",
        "\\x.py",
        "a/..",
        "a\0.py",
        "//host/x.py",
    ],
)
def test_paths_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    """Absolute, climbing, drive-lettered, with backslashes or NUL: refused, also when a class's archive holds it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("placeholder")
        info.filename = name
        archive.writestr("softmax.py", CODE)
        archive.writestr(info, CODE)
    with pytest.raises(IntakeError, match="leads out"):
        unzipped(out.getvalue())
    write(tmp_path, **{"ann.zip": out.getvalue(), "class/bob/softmax.py": CODE})
    assert "leads out" in reason(only(tmp_path / "ann.zip"))


@pytest.mark.parametrize("mode", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK])
def test_links_and_devices_in_archives_are_refused(mode: int) -> None:
    """Members that are no regular files are refused, whatever they point to."""
    with pytest.raises(IntakeError, match="a link or device"):
        unzipped(packed("softmax.py", (member("answers.txt", mode | 0o777), b"/etc/passwd")))
    assert "a" in unzipped(packed((member("a", stat.S_IFREG | 0o4755), b"")))


@pytest.mark.parametrize(
    "names",
    [
        ("a.py", "a.py"),
        ("a.py", "A.py"),
        ("a.py", "./a.py"),
        ("a/b", "a//b"),
        ("a/b", "a\\b"),
        ("é", "e\u0301"),
        ("ß", "SS"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_collide_are_refused(names: tuple[str, str]) -> None:
    """Two members of one name, on any file system's idea of a name, are refused."""
    with pytest.raises(IntakeError, match="twice"):
        unzipped(packed(*names))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"Rar!\x1a\x07\0", "a RAR archive in spite of its name"), (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (gzip.compress(CODE, mtime=0), "a gzip archive"), (b"%PDF-1.7", "a PDF document"),
        (b"\n<!DOCTYPE html>", "a web page"), (b"", "the file is empty"), (b"PK\x03\x04", "damaged"),
    ],
)  # fmt: skip
def test_what_is_called_zip_and_is_none_is_told_for_what_it_is(data: bytes, words: str) -> None:
    """Whoever renames an archive of another kind is told of that, not of damage."""
    with pytest.raises(IntakeError, match=words):
        unzipped(data)


def test_encrypted_archives_are_refused() -> None:
    """A password is nothing that the grader could ask for."""
    data = bytearray(packed("softmax.py"))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    with pytest.raises(IntakeError, match="encrypted"):
        unzipped(bytes(data))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_odd_compressions_are_refused(method: int) -> None:
    """Their decoders may ask for gigabytes before the first byte; ordinary zips do not use them."""
    with pytest.raises(IntakeError, match="compression"):
        unzipped(packed("softmax.py", method=method))


def test_bombs_are_refused_before_they_go_off() -> None:
    """Too high a ratio, too many files, and a nested archive that is never opened; too many bytes are left out."""
    with pytest.raises(IntakeError, match="times its size"):
        unzipped(packed(("a.txt", bytes(12 << 20))))
    noise = os.urandom(1 << 12) * 256
    tree = unzipped(packed("softmax.py", *((f"{i}.bin", noise) for i in range(50))))
    assert "softmax.py" in tree
    assert sum(map(len, tree.values())) <= limits.MAX_TOTAL
    assert len(tree) + len(tree.left_out) == 51
    with pytest.raises(IntakeError, match="more than 8000 files"):
        unzipped(packed(*((f"{i}", b"") for i in range(8001)), method=zipfile.ZIP_STORED))
    tree = unzipped(packed("z/softmax.py", *((f"{i}", b"") for i in range(2500)), method=zipfile.ZIP_STORED))
    assert (len(tree), "z/softmax.py" in tree) == (2000, True)
    nested = packed(("a.txt", bytes(900_000)))
    for _ in range(5):
        nested = packed(("inner.zip", nested), "softmax.py")
    assert set(unzipped(nested)) == {"inner.zip", "softmax.py"}


def test_an_archive_of_a_million_entries_is_not_even_listed() -> None:
    """The list of an archive's entries is measured before Python reads it."""
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 3, 20, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    count = 300_000
    body = entry * count
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count % 65536, count % 65536, len(body), 0, 0)
    with pytest.raises(IntakeError, match="more than 8000 files"):
        unzipped(body + end)


def test_large_data_in_an_archive_is_left_out_and_large_code_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a folder: what is too large beside a submission is not taken, a submission that is too large is refused."""
    monkeypatch.setattr(limits, "MAX_FILE", 1000)
    assert set(unzipped(packed("softmax.py", ("data.bin", os.urandom(1001))))) == {"softmax.py"}
    with pytest.raises(IntakeError, match="at most 1000"):
        find(unzipped(packed(("softmax.py", os.urandom(1001)))), NAMES)


def lying(data: bytes, size: int) -> bytes:
    """An archive whose first member claims another size."""
    changed = bytearray(data)
    struct.pack_into("<L", changed, changed.index(b"PK\x01\x02") + 24, size)
    struct.pack_into("<L", changed, changed.index(b"PK\x03\x04") + 22, size)
    return bytes(changed)


@pytest.mark.parametrize("size", [0, 5, 5000, 60 << 20, 0xFFFFFFFE])
def test_archives_that_lie_are_refused(size: int) -> None:
    """A size that is not the content's is refused, small or large."""
    with pytest.raises(IntakeError, match=r"damaged|lies|times its size"):
        unzipped(lying(packed(("a.py", bytes(range(256)) * 8)), size))


@pytest.mark.parametrize("cut", [0, 1, 10, 40, 80, 150])
def test_damaged_archives_are_refused(cut: int) -> None:
    """Cut short, overwritten, or not an archive at all."""
    data = packed("softmax.py", "helper.py")
    for damaged in (data[:cut], data[: len(data) - cut - 1], data[:cut] + b"\xff" * 20 + data[cut + 20 :]):
        try:
            tree = unzipped(damaged)
        except IntakeError:
            continue
        assert set(tree) <= {"softmax.py", "helper.py"}
        assert set(tree.values()) == {CODE}
    with pytest.raises(IntakeError, match="damaged"):
        unzipped(b"no archive")


def test_names_in_gbk_are_read(tmp_path: Path) -> None:
    """Chinese Windows writes names in GBK without saying so; UTF-8 names are read with or without the flag."""
    for encoding in ("gbk", "utf-8"):
        raw = "作业/softmax.py".encode(encoding)
        data = packed("x" * len(raw)).replace(b"x" * len(raw), raw)
        assert set(unzipped(data)) == {"作业/softmax.py"}
    assert set(unzipped(packed("作业/softmax.py"))) == {"作业/softmax.py"}


@pytest.mark.parametrize("name", ["a/" * 130 + "x.py", "x" * 1001])
def test_paths_too_long_or_deep_are_refused(name: str) -> None:
    """A member's path has at most 1000 characters and some hundred parts; what is merely deep is left out."""
    assert "a/" * 13 + "x.py" in unzipped(packed("a/" * 13 + "x.py")).left_out
    with pytest.raises(IntakeError, match="too long or too deep"):
        unzipped(packed(name))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_bad_student_does_not_cost_a_class_its_archive(tmp_path: Path) -> None:
    """In a class's archive a link, a climbing path, a bomb or a double name is refused for who handed it in."""
    data = packed(
        "good/softmax.py", "linker/softmax.py", (member("linker/x", stat.S_IFLNK), b"/etc"), "climber/../../softmax.py",
        ("bomber/x", bytes(12 << 20)), "twin/softmax.py", "twin/SOFTMAX.py", ("zipped.zip", b"broken"),
        "last/softmax.py",
    )  # fmt: skip
    write(tmp_path, **{"class.zip": data})
    by_name = {entry.student: entry for entry in entries(tmp_path / "class.zip", NAMES)}
    assert set(by_name) == {"good", "linker", "climber", "bomber", "twin", "zipped", "last"}
    for student, word in (
        ("linker", "link"),
        ("climber", "out"),
        ("bomber", "times"),
        ("twin", "twice"),
        ("zipped", "damaged"),
    ):
        assert word in reason(by_name[student])
    for student in ("good", "last"):
        assert by_name[student].read() == {"softmax.py": CODE}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_double_submission_in_a_class_archive_is_refused(tmp_path: Path) -> None:
    """The same path twice in a student's folder is that student's refusal, not the last one's gain."""
    write(tmp_path, **{"class.zip": packed(("ann/softmax.py", b"1"), ("ann/softmax.py", b"2"), "bob/softmax.py")})
    ann, bob = entries(tmp_path / "class.zip", NAMES)
    assert "twice" in reason(ann)
    assert bob.read() == {"softmax.py": CODE}
