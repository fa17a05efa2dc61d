"""From SUBMISSIONS to bytes: folders, files and archives read once, with limits; links and devices refused.

Nothing is unpacked to disk and nothing is run here. A bad entry becomes that student's refusal, never a crash.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NoReturn

from grader.errors import GraderError, IntakeError, NothingFoundError
from grader.results import Failure, HandIn
from grader.submissions import archives
from grader.submissions.layout import Layout, Place, layout, nothing_found
from grader.submissions.limits import MAX_FILES, MAX_NOTEBOOK, Room, Tree, is_archive, is_junk, is_skipped
from grader.submissions.names import match, stem, suffix_of
from grader.submissions.packed import opened_up
from grader.submissions.reading import _text, changed_at, opened, read_file, read_folder, read_one, walk

MAX_CLASS = 20 * MAX_FILES
MAX_STUDENT = 300
TWINS = "several entries have this student's name"


@dataclass(frozen=True)
class Entry:
    """One student's hand-in: how to read it, or why it was refused; with what else is known of it.

    ``ages`` say which of a student's files are newer, by the platform's own count; ``handed_in`` is the platform's word
    on when.
    """

    student: str
    read: Callable[[], Mapping[str, bytes]] = field(compare=False)
    remarks: tuple[Failure, ...] = ()
    ages: Mapping[str, int] = field(default_factory=dict, compare=False)
    is_twin: bool = False
    handed_in: HandIn | None = None


@dataclass(frozen=True)
class Intake:
    """The students of a folder or archive, how it was understood, and what in it is nobody's."""

    entries: list[Entry]
    note: str = ""
    skipped: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


def entries(path: Path, assignments: Sequence[str], known: Sequence[str] = ()) -> list[Entry]:
    """The students of a folder, a file or an archive, by name."""
    return taken_in(path, assignments, known).entries


def taken_in(path: Path, assignments: Sequence[str], known: Sequence[str] = (), *, any_name: bool = False) -> Intake:
    """What a folder, a file or an archive holds; ``known`` are all names of the course, ``any_name`` needs none."""
    names = tuple(dict.fromkeys([*assignments, *known]))
    any_name = any_name and len(assignments) == 1
    try:
        if path.is_dir():
            found = _folder(path, names, any_name)
        elif not path.exists():
            raise GraderError(f"{path}: no such file or folder; name a folder of students' folders, one file or a .zip")
        elif path.suffix.lower() == ".zip":
            found = _archive(path, names, any_name)
        elif is_archive(path.name):
            raise GraderError(f"{path}: archives of this kind are not read; unpack it, or pack it as a .zip")
        else:
            found = Intake([_file_entry(path, assignments, any_name)])
    except OSError as error:
        raise GraderError(f"{path}: cannot be read ({error.strerror})") from error
    return Intake(without_twins(found.entries), found.note, found.skipped, found.ignored)


def _file_entry(path: Path, assignments: Sequence[str], any_name: bool) -> Entry:
    """One file is a submission of the student whose folder it lies in."""
    named = match(path.name, assignments)
    if named is None and not (any_name and suffix_of(path.name)):
        raise GraderError(f"{path}: is no submission; a file must be named {_expected(assignments)}")
    resolved = path.resolve()
    return Entry(identity(resolved.parent.name or path.stem), lambda: read_one(path))


def _expected(assignments: Sequence[str]) -> str:
    return " or ".join(f"{name}.py" for name in assignments) + " (or .ipynb)"


# Folders


def _folder(path: Path, assignments: Sequence[str], any_name: bool) -> Intake:
    children = sorted(os.scandir(path), key=lambda child: child.name)
    names = list(_names_in(path, children))
    found = layout(names, str(path), assignments)
    hidden = tuple(child.name for child in children if _is_hidden_student(child, assignments))
    places = _with_empty(found, path, children)
    if found.is_one or (any_name and _is_single_file(names, places)):
        return Intake([Entry(identity(path.resolve().name), lambda: _read(path, assignments))], skipped=hidden)
    entries = _by_student(places, lambda place: _folder_reader(path, place, assignments))
    entries += [
        Entry(identity(child.name), lambda: _refuse("it is a link; links are not followed"))
        for child in children
        if child.is_symlink() and not is_skipped(child.name) and not is_archive(child.name)
    ]
    ignored = tuple(child.name for child in children if _is_stray(child, places))
    if not entries:
        raise NothingFoundError(nothing_found(names, str(path), assignments))
    return Intake(entries, found.note, hidden, ignored)


def _is_single_file(names: Sequence[str], places: Sequence[Place]) -> bool:
    """Whether one file of any name lies in a folder, perhaps as a module and a notebook, and below it no other code.

    An empty folder beside it is a student who handed in nothing, so that this is a class.
    """
    code = [name for name in names if suffix_of(name.rpartition("/")[2]) or is_archive(name)]
    is_one = len({stem(name) for name in code}) == 1 and not any("/" in name or is_archive(name) for name in code)
    return is_one and all(any(name.startswith(place.path) for name in names) for place in places)


def _names_in(path: Path, children: Sequence[os.DirEntry[str]]) -> list[str]:
    """The names below a folder. A folder that cannot be listed is its student's refusal, when it is read."""
    names = []
    for child in children:
        if is_skipped(child.name):
            continue
        if not child.is_dir(follow_symlinks=False):
            names.append(child.name)
            continue
        try:
            names += [name for _, name in walk(Path(child.path), f"{child.name}/", 1)]
        except IntakeError:
            continue
    return names


def _with_empty(found: Layout, path: Path, children: Sequence[os.DirEntry[str]]) -> tuple[Place, ...]:
    """The places with folders in which nothing lies: their students handed in nothing, and are told so."""
    known = {place.path.partition("/")[0] for place in found.places}
    empty = [
        Place(child.name, f"{child.name}/")
        for child in children
        if child.is_dir(follow_symlinks=False) and not is_skipped(child.name) and child.name not in known
    ]
    return found.places if found.note else (*found.places, *empty)


def _by_student(places: Sequence[Place], reader: Callable[[Place], Callable[[], Tree]]) -> list[Entry]:
    """An entry for each place; several files of one student, side by side, are one."""
    files: dict[str, list[Place]] = {}
    found = []
    for place in places:
        if place.path.endswith("/") or is_archive(place.path):
            found.append(Entry(identity(place.student), reader(place)))
        else:
            files.setdefault(identity(place.student), []).append(place)
    return found + [Entry(student, partial(_merged, [reader(one) for one in its])) for student, its in files.items()]


def _merged(readers: Sequence[Callable[[], Tree]]) -> Tree:
    whole = Tree()
    for read in readers:
        part = read()
        whole |= part
        whole.times |= part.times
    return whole


def _folder_reader(root: Path, place: Place, assignments: Sequence[str]) -> Callable[[], Tree]:
    where = root / place.path
    name = place.path.rstrip("/").rpartition("/")[2]
    if place.path.endswith("/"):
        return lambda: _read(where, assignments)
    if is_archive(place.path):
        return partial(_read_packed, where, name, assignments)
    return lambda: read_one(where)


def _read(folder: Path, assignments: Sequence[str]) -> Tree:
    """A student's folder; what is packed in it is looked into where no submission lies beside it."""
    return opened_up(read_folder(folder), assignments)


def _read_packed(path: Path, name: str, assignments: Sequence[str]) -> Tree:
    if not name.lower().endswith(".zip"):
        _refuse(f"{name[-200:]} is an archive of a kind that is not read; hand in the file itself or a .zip")
    tree = archives.dated(archives.read_archive(read_file(path, MAX_NOTEBOOK)), changed_at(path))
    return opened_up(tree, assignments)


def _is_hidden_student(child: os.DirEntry[str], assignments: Sequence[str]) -> bool:
    """Whether a folder that is passed over, since its name begins with a dot, holds a submission."""
    if not child.name.startswith(".") or not child.is_dir(follow_symlinks=False):
        return False
    try:
        return any(match(name, assignments) for name in os.listdir(child.path)[:MAX_FILES])
    except OSError:
        return False


def _is_stray(child: os.DirEntry[str], places: Sequence[Place]) -> bool:
    """Whether a file in a class's folder is nobody's."""
    if child.is_dir(follow_symlinks=False) or child.is_symlink() or is_junk(child.name):
        return False
    return all(place.path != child.name for place in places)


def one_file(root: Path, files: Sequence[str]) -> Callable[[], Tree]:
    """Reads these files, which lie somewhere below a folder."""
    return partial(_merged, [partial(read_one, root / file, file) for file in files])


def _refuse(reason: str) -> NoReturn:
    raise IntakeError(reason)


# Archives


def _archive(path: Path, assignments: Sequence[str], any_name: bool) -> Intake:
    """The students of an archive of a class, of one student's folder, or of one file. Each reads their own part."""
    own = path.name[:-4]
    try:
        archive = archives.open_archive(os.fdopen(opened(path), "rb"), MAX_CLASS)  # open for as long as any entry is
        members = archives.placed(archive)
    except IntakeError as error:
        reason = str(error)
        return Intake([Entry(identity(own), lambda: _refuse(reason))])
    prefix = _wrapper([name for name, _ in members], own, assignments)
    below = {name.removeprefix(prefix): info for name, info in members}
    found = layout(list(below), path.name, assignments)
    if found.is_one or (any_name and _is_single_file(list(below), found.places)):
        everything = [info for _, info in members]
        return Intake([Entry(identity(own), lambda: _unpacked(archive, everything, prefix, assignments))])
    by_place = _grouped(members, found.places, prefix)
    entries = _by_student(
        found.places, lambda place: _member_reader(archive, by_place[place.path], prefix, place, assignments)
    )
    if not entries:
        raise NothingFoundError(nothing_found(list(below), str(path), assignments))
    ignored = tuple(name for name in below if "/" not in name and name not in by_place and not is_junk(name))
    return Intake(entries, found.note, (), ignored)


def _grouped(
    members: Sequence[tuple[str, zipfile.ZipInfo]], places: Sequence[Place], prefix: str
) -> dict[str, list[zipfile.ZipInfo]]:
    """The members of each place; a name that is there twice keeps both, so that its student is refused."""
    groups: dict[str, list[zipfile.ZipInfo]] = {place.path: [] for place in places}
    depths = {place.path.count("/") for place in places}
    for name, info in members:
        path = name.removeprefix(prefix)
        parts = path.split("/")
        for depth in depths:
            folder = "/".join(parts[:depth]) + "/"
            if folder in groups and len(parts) > depth:
                groups[folder].append(info)
        if path in groups:
            groups[path].append(info)
    return groups


def _member_reader(
    archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], prefix: str, place: Place, assignments: Sequence[str]
) -> Callable[[], Tree]:
    if place.path.endswith("/"):
        return lambda: _unpacked(archive, infos, prefix + place.path, assignments)
    if is_archive(place.path):
        if not place.path.lower().endswith(".zip"):
            return partial(_refuse, f"{place.path[-200:]} is an archive of a kind that is not read; a .zip is")
        return lambda: opened_up(archives.read_inner(archive, infos[0]), assignments)
    folder = place.path.rpartition("/")[0]
    return lambda: archives.unpack(archive, infos, prefix + (f"{folder}/" if folder else ""), Room())


def _unpacked(
    archive: zipfile.ZipFile, infos: Sequence[zipfile.ZipInfo], prefix: str, assignments: Sequence[str]
) -> Tree:
    return opened_up(archives.unpack(archive, infos, prefix), assignments)


def _wrapper(names: Sequence[str], stem: str, assignments: Sequence[str]) -> str:
    """The one folder that all lies in, if the archive has its name or several students' hand-ins are below it."""
    top = names[0].partition("/")[0] + "/" if names else ""
    if not top or not all(name.startswith(top) for name in names):
        return ""
    files = [name.split("/") for name in names]
    named = [match(parts[2], assignments) for parts in files if len(parts) == 3]
    handed_in = [one.assignment for one in named if one]
    is_flat = any(len(parts) == 2 for parts in files)
    return top if top == f"{stem}/" or (len(handed_in) > len(set(handed_in)) and not is_flat) else ""


def identity(name: str) -> str:
    """A student is who the entry's name says: one spelling of Unicode, whatever is inside; no name is a book."""
    found = unicodedata.normalize("NFC", _text(name))
    if len(found) <= MAX_STUDENT:
        return found
    return f"{found[:MAX_STUDENT]}… {hashlib.sha256(found.encode('utf-8', 'replace')).hexdigest()[:10]}"


def without_twins(found: list[Entry]) -> list[Entry]:
    """Sorted by student; two entries of one name are both refused, since nobody can say which counts."""
    by_name: dict[str, list[Entry]] = {}
    for entry in found:
        by_name.setdefault(entry.student, []).append(entry)
    return [
        group[0] if len(group) == 1 else Entry(name, lambda: _refuse(TWINS), is_twin=True)
        for name, group in sorted(by_name.items())
    ]
