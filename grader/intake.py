"""From SUBMISSIONS to bytes: folders, files and archives read once, with limits; links and devices refused.

Nothing is unpacked to disk and nothing is run here. A bad entry becomes that student's refusal, never a crash.
"""

from __future__ import annotations

import hashlib
import os
import posixpath
import stat
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from grader.errors import GraderError, IntakeError
from grader.values import Failure

MAX_FILES = 2_000
MAX_FILE = 16 << 20
MAX_TOTAL = 48 << 20
MAX_RATIO = 200
MAX_DEPTH = 12
MAX_NAME = 1_000
SKIPPED = ("__MACOSX", "__pycache__", ".ipynb_checkpoints", "node_modules")

Tree = dict[str, bytes]
"""An entry's files by their path inside it, with ``/``."""


@dataclass(frozen=True)
class Entry:
    """One student's hand-in: how to read it, or why it was refused."""

    student: str
    read: Callable[[], Tree] = field(compare=False)


@dataclass(frozen=True)
class Found:
    """One file to score, with all that lies beside and below it."""

    assignment: str
    file: str
    main: str
    contents: dict[str, bytes]
    remarks: tuple[Failure, ...]

    @property
    def digest(self) -> str:
        """A hash of every byte that the submission can see."""
        sha = hashlib.sha256(f"{self.file}\0".encode("utf-8", "surrogatepass"))
        for path in sorted(self.contents):
            data = self.contents[path]
            sha.update(f"{path}\0{len(data)}\0".encode("utf-8", "surrogatepass") + data)
        return f"sha256:{sha.hexdigest()}"


def entries(path: Path, assignments: Sequence[str]) -> list[Entry]:
    """The students of a folder, a file or an archive, by name."""
    if not path.exists():
        raise GraderError(f"{path}: no such file or folder; name a folder of students' folders, one file or a .zip")
    if path.is_dir():
        found = _folder_entries(path, assignments)
    elif path.suffix.lower() == ".zip":
        found = _archive_entries(path, assignments)
    else:
        found = [_file_entry(path, assignments)]
    return _without_twins(found)


def _file_entry(path: Path, assignments: Sequence[str]) -> Entry:
    """One file is a submission of the student whose folder it lies in."""
    if _assignment_of(path.name, assignments) is None:
        raise GraderError(f"{path}: is no submission; a file must be named {_expected(assignments)}")
    resolved = path.resolve()
    return Entry(_identity(resolved.parent.name), lambda: {path.name: read_file(path)})


def _expected(assignments: Sequence[str]) -> str:
    return " or ".join(f"{name}.py" for name in assignments) + " (or .ipynb)"


def _folder_entries(path: Path, assignments: Sequence[str]) -> list[Entry]:
    children = sorted(os.scandir(path), key=lambda child: child.name)
    if any(_assignment_of(child.name, assignments) and child.is_file(follow_symlinks=False) for child in children):
        return [Entry(_identity(path.resolve().name), lambda: read_folder(path))]
    return [entry for child in children if (entry := _child_entry(child))]


def _child_entry(child: os.DirEntry[str]) -> Entry | None:
    """A student's folder or archive; anything else in a class's folder is no student."""
    place = Path(child.path)
    if child.name.startswith(".") or child.name in SKIPPED:
        return None
    if child.is_dir(follow_symlinks=False):
        return Entry(_identity(child.name), lambda: read_folder(place))
    if child.name.lower().endswith(".zip"):
        return Entry(_identity(child.name[:-4]), lambda: read_archive(read_file(place, MAX_TOTAL)))
    if child.is_symlink():
        return Entry(_identity(child.name), lambda: _refuse("it is a link; links are not followed"))
    return None


def _refuse(reason: str) -> Tree:
    raise IntakeError(reason)


def _archive_entries(path: Path, assignments: Sequence[str]) -> list[Entry]:
    """An archive of a class, of one student's folder, or of one file. What it holds is read at once."""
    stem = path.name[:-4]
    try:
        tree = read_archive(read_file(path, 1 << 30), MAX_TOTAL * 20, MAX_FILES * 20)
    except IntakeError as error:
        reason = str(error)
        return [Entry(_identity(stem), lambda: _refuse(reason))]
    tops = {name.partition("/")[0] for name in tree if "/" in name}
    if tops == {stem} and all("/" in name for name in tree):
        tree = {name.partition("/")[2]: data for name, data in tree.items()}
    if any("/" not in name and _assignment_of(name, assignments) for name in tree):
        return [Entry(_identity(stem), lambda: tree)]
    return [Entry(_identity(student), read) for student, read in _students_in(tree)]


def _students_in(tree: Tree) -> Iterator[tuple[str, Callable[[], Tree]]]:
    """The students of a class's archive: its top folders, and the archives at its top."""
    folders: dict[str, Tree] = {}
    for name, data in tree.items():
        top, _, rest = name.partition("/")
        if rest:
            folders.setdefault(top, {})[rest] = data
        elif name.lower().endswith(".zip"):
            yield name[:-4], lambda data=data: read_archive(data)  # type: ignore[misc]
    for top, inside in folders.items():
        yield top, lambda inside=inside: inside  # type: ignore[misc]


def _identity(name: str) -> str:
    """A student is who the entry's name says: one spelling of Unicode, whatever is inside."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", text)


def _without_twins(found: list[Entry]) -> list[Entry]:
    """Sorted by student; two entries of one name are both refused, since nobody can say which counts."""
    by_name: dict[str, list[Entry]] = {}
    for entry in found:
        by_name.setdefault(entry.student, []).append(entry)
    reason = "several entries have this student's name"
    return [
        group[0] if len(group) == 1 else Entry(name, lambda: _refuse(reason)) for name, group in sorted(by_name.items())
    ]


# Reading


def read_file(path: Path, limit: int = MAX_FILE) -> bytes:
    """The bytes of a regular file, read once; links, devices, pipes and giants are refused."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise IntakeError(f"{path.name} cannot be opened ({error.strerror})") from error
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise IntakeError(f"{path.name} is not a regular file")
        if status.st_size > limit:
            raise IntakeError(f"{path.name} has {status.st_size} bytes; at most {limit} are taken")
        return file.read(limit)


def read_folder(folder: Path) -> Tree:
    """All regular files below a folder. Links, devices and what exceeds the limits beside a submission are left out."""
    tree: Tree = {}
    total = 0
    for place, name in _walk(folder, "", 0):
        if len(tree) >= MAX_FILES:
            raise IntakeError(f"there are more than {MAX_FILES} files")
        try:
            data = read_file(place)
        except IntakeError:
            if place.suffix in (".py", ".ipynb", ".zip"):
                raise
            continue
        total += len(data)
        if total > MAX_TOTAL:
            raise IntakeError(f"the files have more than {MAX_TOTAL} bytes together")
        tree[name] = data
    return tree


def _walk(folder: Path, prefix: str, depth: int) -> Iterator[tuple[Path, str]]:
    """Regular files and links to be refused, in a fixed order."""
    if depth > MAX_DEPTH:
        raise IntakeError(f"folders nest deeper than {MAX_DEPTH} levels")
    try:
        children = sorted(os.scandir(folder), key=lambda child: child.name)
    except OSError as error:
        raise IntakeError(f"{folder.name} cannot be listed ({error.strerror})") from error
    for child in children:
        name = f"{prefix}{os.fsencode(child.name).decode('utf-8', 'backslashreplace')}"
        if child.name in SKIPPED or child.name.startswith("."):
            continue
        if child.is_dir(follow_symlinks=False):
            yield from _walk(Path(child.path), name + "/", depth + 1)
        else:
            yield Path(child.path), name


def read_archive(data: bytes, limit: int = MAX_TOTAL, max_files: int = MAX_FILES) -> Tree:
    """The files of a ``.zip``, in memory. Raises :class:`~grader.errors.IntakeError` with the reason."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
            if len(members) > max_files:
                raise IntakeError(f"the archive has more than {max_files} files")
            return _unpacked(archive, members, limit)
    except IntakeError:
        raise
    except Exception as error:
        raise IntakeError(f"the archive is damaged ({type(error).__name__})") from error


def _unpacked(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], limit: int) -> Tree:
    tree: Tree = {}
    seen: set[str] = set()
    total = 0
    for info in members:
        name = _member_name(info)
        if any(part in SKIPPED or part.startswith(".") for part in name.split("/")):
            continue
        _refuse_kind(info, name)
        if name.casefold() in seen:
            raise IntakeError(f"the archive holds {name} twice")
        seen.add(name.casefold())
        tree[name] = _member(archive, info, name)
        total += len(tree[name])
        if total > limit:
            raise IntakeError(f"the archive unpacks to more than {limit} bytes")
    return tree


def _member_name(info: zipfile.ZipInfo) -> str:
    """The member's path, in NFC; names not flagged as UTF-8 are read as GBK where they can be."""
    name = info.orig_filename
    if not info.flag_bits & 0x800:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    name = unicodedata.normalize("NFC", name.replace("\\", "/"))
    parts = name.split("/")
    if name.startswith("/") or ".." in parts or "\0" in name or (len(parts[0]) > 1 and parts[0][1] == ":"):
        raise IntakeError("the archive holds a path that leads out of it")
    if len(name) > MAX_NAME or len(parts) > MAX_DEPTH:
        raise IntakeError("the archive holds a path that is too long or too deep")
    return posixpath.normpath(name)


def _refuse_kind(info: zipfile.ZipInfo, name: str) -> None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise IntakeError(f"the archive holds {name}, a link or device")
    if info.flag_bits & 0x1:
        raise IntakeError("the archive is encrypted")
    if info.file_size > MAX_FILE * 4:
        raise IntakeError(f"the archive holds {name} with {info.file_size} bytes")
    if info.file_size > 1 << 20 and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise IntakeError(f"the archive holds {name}, which unpacks to {MAX_RATIO} times its size or more")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    with archive.open(info) as file:
        data = file.read(info.file_size + 1)
    if len(data) != info.file_size:
        raise IntakeError(f"the archive lies about the size of {name}")
    return data


# Finding submissions


def find(tree: Tree, assignments: Sequence[str]) -> dict[str, Found]:
    """The file to score for each assignment that an entry holds."""
    candidates: dict[str, list[str]] = {}
    for path in tree:
        assignment = _assignment_of(posixpath.basename(path), assignments)
        if assignment is not None:
            candidates.setdefault(assignment, []).append(path)
    return {name: _chosen(name, paths, tree) for name, paths in candidates.items()}


def _assignment_of(name: str, assignments: Sequence[str]) -> str | None:
    stem, _, suffix = name.rpartition(".")
    return stem if suffix in ("py", "ipynb") and stem in assignments else None


def _chosen(assignment: str, paths: list[str], tree: Tree) -> Found:
    """Notebooks before modules, then the shallowest, then by name; the rest is mentioned."""
    ranked = sorted(paths, key=lambda path: (not path.endswith(".ipynb"), path.count("/"), path))
    used = ranked[0]
    remarks = []
    for other in ranked[1:]:
        kind = "several_files" if other.endswith(".ipynb") == used.endswith(".ipynb") else "both_files"
        remarks.append(Failure(kind, {"used": used, "unused": other}))
    folder = posixpath.dirname(used)
    prefix = f"{folder}/" if folder else ""
    contents = {path[len(prefix) :]: data for path, data in tree.items() if path.startswith(prefix)}
    return Found(assignment, used, posixpath.basename(used), _visible(contents), tuple(remarks))


def _visible(contents: Tree) -> Tree:
    """What travels to the worker: archives and other assignments' notebooks have no use there."""
    return {path: data for path, data in contents.items() if not path.lower().endswith((".zip", ".pdf"))}
