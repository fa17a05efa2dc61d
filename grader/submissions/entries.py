"""From SUBMISSIONS to bytes: folders, files and archives read once, with limits; links and devices refused.

Nothing is unpacked to disk and nothing is run here. A bad entry becomes that student's refusal, never a crash.
"""

from __future__ import annotations

import os
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NoReturn

from grader.errors import GraderError, IntakeError
from grader.results import Failure
from grader.submissions import archives
from grader.submissions.archives import MAX_FILES, MAX_TOTAL, Tree, is_skipped
from grader.submissions.finding import assignment_of
from grader.submissions.reading import _text, opened, read_file, read_folder

MAX_CLASS = 20 * MAX_FILES


@dataclass(frozen=True)
class Entry:
    """One student's hand-in: how to read it, or why it was refused; with what else is known of it."""

    student: str
    read: Callable[[], Tree] = field(compare=False)
    remarks: tuple[Failure, ...] = ()


def entries(path: Path, assignments: Sequence[str]) -> list[Entry]:
    """The students of a folder, a file or an archive, by name."""
    try:
        if path.is_dir():
            found = _folder_entries(path, assignments)
        elif not path.exists():
            raise GraderError(f"{path}: no such file or folder; name a folder of students' folders, one file or a .zip")
        elif path.suffix.lower() == ".zip":
            found = _archive_entries(path, assignments)
        else:
            found = [_file_entry(path, assignments)]
    except OSError as error:
        raise GraderError(f"{path}: cannot be read ({error.strerror})") from error
    return without_twins(found)


def _file_entry(path: Path, assignments: Sequence[str]) -> Entry:
    """One file is a submission of the student whose folder it lies in."""
    if assignment_of(path.name, assignments) is None:
        raise GraderError(f"{path}: is no submission; a file must be named {_expected(assignments)}")
    resolved = path.resolve()
    return Entry(identity(resolved.parent.name or path.stem), lambda: {path.name: read_file(path)})


def _expected(assignments: Sequence[str]) -> str:
    return " or ".join(f"{name}.py" for name in assignments) + " (or .ipynb)"


def _folder_entries(path: Path, assignments: Sequence[str]) -> list[Entry]:
    children = sorted(os.scandir(path), key=lambda child: child.name)
    if own := [child.name for child in children if _is_submission(child, assignments)]:
        _refuse_a_class(path, own[0], children, assignments)
        return [Entry(identity(path.resolve().name), lambda: read_folder(path))]
    return [entry for child in children if (entry := _child_entry(child))]


def _is_submission(child: os.DirEntry[str], assignments: Sequence[str]) -> bool:
    return assignment_of(child.name, assignments) is not None and child.is_file(follow_symlinks=False)


def _refuse_a_class(path: Path, stray: str, children: Sequence[os.DirEntry[str]], assignments: Sequence[str]) -> None:
    """Raise where a file beside students' folders would make one student of a whole class."""
    holders: dict[str | None, list[str]] = {}
    for folder in (child for child in children if child.is_dir(follow_symlinks=False) and not is_skipped(child.name)):
        inside = [one.name for one in os.scandir(folder) if _is_submission(one, assignments)]
        for name in {assignment_of(one, assignments) for one in inside}:
            holders.setdefault(name, []).append(folder.name)
    for name, folders in holders.items():
        if len(folders) > 1:
            raise GraderError(
                f"{path}: {stray} lies beside folders with {name} of their own ({', '.join(folders[:3])}). "
                f"Is this a class or one student? Move {stray} into its student's folder, or name one student's folder"
            )


def _child_entry(child: os.DirEntry[str]) -> Entry | None:
    """A student's folder or archive; anything else in a class's folder is no student."""
    place = Path(child.path)
    if is_skipped(child.name):
        return None
    if child.is_dir(follow_symlinks=False):
        return Entry(identity(child.name), lambda: read_folder(place))
    if child.name.lower().endswith(".zip"):
        return Entry(identity(child.name[:-4]), lambda: archives.read_archive(read_file(place, MAX_TOTAL)))
    if child.is_symlink():
        return Entry(identity(child.name), lambda: _refuse("it is a link; links are not followed"))
    return None


def _refuse(reason: str) -> NoReturn:
    raise IntakeError(reason)


def _archive_entries(path: Path, assignments: Sequence[str]) -> list[Entry]:
    """The students of an archive of a class, of one student's folder, or of one file. Each reads their own part."""
    stem = path.name[:-4]
    try:
        archive = archives.open_archive(os.fdopen(opened(path), "rb"), MAX_CLASS)  # open for as long as any entry is
        members = archives.placed(archive)
    except IntakeError as error:
        reason = str(error)
        return [Entry(identity(stem), lambda: _refuse(reason))]
    prefix = _wrapper([name for name, _ in members], stem, assignments)
    below = [(name.removeprefix(prefix), info) for name, info in members]
    if any("/" not in name and assignment_of(name, assignments) for name, _ in below):
        return [Entry(identity(stem), lambda: archives.unpack(archive, [info for _, info in members], prefix))]
    return list(_students_in(archive, below, prefix))


def _wrapper(names: Sequence[str], stem: str, assignments: Sequence[str]) -> str:
    """The one folder that all lies in, if the archive has its name or several students' hand-ins are below it."""
    top = names[0].partition("/")[0] + "/" if names else ""
    if not top or not all(name.startswith(top) for name in names):
        return ""
    files = [name.split("/") for name in names]
    handed_in = [parts[2] for parts in files if len(parts) == 3 and assignment_of(parts[2], assignments)]
    return top if top == f"{stem}/" or len(handed_in) > len(set(handed_in)) else ""


def _students_in(
    archive: zipfile.ZipFile, members: Sequence[tuple[str, zipfile.ZipInfo]], prefix: str
) -> Iterator[Entry]:
    """The students of a class's archive: its top folders, and the archives at its top."""
    folders: dict[str, list[zipfile.ZipInfo]] = {}
    for name, info in members:
        top, slash, _ = name.partition("/")
        if slash:
            folders.setdefault(top, []).append(info)
        elif name.lower().endswith(".zip"):
            yield Entry(identity(name[:-4]), partial(archives.read_inner, archive, info))
    for top, inside in folders.items():
        yield Entry(identity(top), partial(archives.unpack, archive, inside, f"{prefix}{top}/"))


def identity(name: str) -> str:
    """A student is who the entry's name says: one spelling of Unicode, whatever is inside."""
    return unicodedata.normalize("NFC", _text(name))


def without_twins(found: list[Entry]) -> list[Entry]:
    """Sorted by student; two entries of one name are both refused, since nobody can say which counts."""
    by_name: dict[str, list[Entry]] = {}
    for entry in found:
        by_name.setdefault(entry.student, []).append(entry)
    reason = "several entries have this student's name"
    return [
        group[0] if len(group) == 1 else Entry(name, lambda: _refuse(reason)) for name, group in sorted(by_name.items())
    ]


# Reading


# Finding submissions
