"""Archives read in memory, with limits: nothing is unpacked to disk, and every trick that archives know is refused."""

from __future__ import annotations

import posixpath
import stat
import unicodedata
import weakref
import zipfile
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import BinaryIO

from grader.errors import ArchiveError
from grader.submissions.limits import (
    ARCHIVES,
    CODE,
    HIDDEN,
    MAX_DEPTH,
    MAX_FILE,
    MAX_FILES,
    MAX_TOTAL,
    Room,
    Tree,
    by_worth,
    environments,
    inside,
    is_hidden_code,
    is_skipped,
    is_told,
    limit_of,
)  # fmt: skip

__all__ = ["MAX_FILE", "MAX_FILES", "MAX_TOTAL", "Tree", "is_skipped", "read_archive"]

MAX_MEMBERS = 4 * MAX_FILES
MAX_RATIO = 200
MAX_DENSE = 8 << 20
"""Up to here a file may be packed as densely as it will: arrays of zeros are."""
MAX_NAME = 1_000

_ENTRY = b"PK\x01\x02"
_PIECE = 1 << 20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OTHERS = {
    b"Rar!": "a RAR archive", b"7z\xbc\xaf": "a 7z archive", b"\x1f\x8b": "a gzip archive", b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive", b"%PDF": "a PDF document", b"<": "a web page",
}  # fmt: skip
"""What is handed in as .zip, by its first bytes."""


def open_archive(file: BinaryIO, max_files: int = MAX_MEMBERS) -> zipfile.ZipFile:
    """The archive in an open file, which is closed when the archive is let go of or refused.

    What it says of itself is read into memory, so first that is measured. Raises
    :class:`~grader.errors.ArchiveError` with the reason.
    """
    try:
        if _signatures(file) > 10 * max_files:
            raise ArchiveError(f"the archive has more than {max_files} files")
        archive = zipfile.ZipFile(file)
        weakref.finalize(archive, file.close)
    except ArchiveError:
        file.close()
        raise
    except Exception as error:  # zipfile's, struct's and the codecs' own, for every way of being damaged
        reason = _instead(file) or f"the archive is damaged ({type(error).__name__})"
        file.close()
        raise ArchiveError(reason) from error
    if len(members(archive)) > max_files:
        raise ArchiveError(f"the archive has more than {max_files} files")
    return archive


def _signatures(file: BinaryIO) -> int:
    """At least as many as the archive has entries, whatever it says."""
    count = 0
    tail = b""
    file.seek(0)
    while piece := file.read(_PIECE):
        count += (tail + piece).count(_ENTRY)
        tail = piece[-len(_ENTRY) + 1 :]
    return count


def members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files of an archive, without what systems put there, without installed libraries and nameless members."""
    named = [(member_name(info), info) for info in archive.infolist()]
    libraries = environments(name for name, _ in named)
    return [info for name, info in named if _is_file(name) and not inside(name, libraries)]


def _is_file(name: str) -> bool:
    return name != "" and not name.endswith("/") and not any(map(is_skipped, name.split("/")))


def passed_over(archive: zipfile.ZipFile, prefix: str = "") -> dict[str, str]:
    """The folders of an archive, below ``prefix``, that are not looked at and worth a word."""
    names = [name for info in archive.infolist() if (name := member_name(info)).startswith(prefix)]
    found = {folder[len(prefix) :]: "installed libraries" for folder in environments(names)}
    for name in names:
        parts = name[len(prefix) :].split("/")
        told = next((place for place, part in enumerate(parts[:-1]) if is_told(part)), None)
        if told is not None:
            found.setdefault("/".join(parts[: told + 1]) + "/", "not looked at")
        elif is_hidden_code(name[len(prefix) :]):
            found.setdefault(name[len(prefix) :], HIDDEN)
    return {folder: reason for folder, reason in found.items() if folder}


def member_name(info: zipfile.ZipInfo) -> str:
    """The member's path in NFC, unchecked; names not flagged as UTF-8 are read as GBK where they can be."""
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
    return name.removeprefix("./")


def leads_out(name: str) -> bool:
    """Whether a path is absolute, climbs, or is none at all."""
    first = name.partition("/")[0]
    is_drive = len(first) > 1 and first[1] == ":"
    return first in ("", ".") or is_drive or ".." in name.split("/") or "\0" in name


def _instead(file: BinaryIO) -> str:
    """What a file is that is no .zip, where its first bytes say so; empty where it is damaged."""
    try:
        file.seek(0)
        start = file.read(8).lstrip()
    except OSError:
        return ""
    what = next((name for bytes_, name in _OTHERS.items() if start.startswith(bytes_)), "")
    if not start:
        return "the file is empty"
    return f"it is {what} in spite of its name; hand in the file itself or a .zip" if what else ""


def placed(archive: zipfile.ZipFile) -> list[tuple[str, zipfile.ZipInfo]]:
    """The members with their paths. What leads out at the first step is nobody's, and the whole archive is refused."""
    found = [(member_name(info), info) for info in members(archive)]
    if any(leads_out(name.partition("/")[0]) for name, _ in found):
        raise ArchiveError("the archive holds a path that leads out of it")
    return found


def unpack(
    archive: zipfile.ZipFile, infos: Iterable[zipfile.ZipInfo], prefix: str = "", room: Room | None = None
) -> Tree:
    """The files of these members by their path below ``prefix``, which is taken off; code first, while there is room.

    What is too much is left out; what no honest archive holds refuses all of it.
    """
    room = room or Room()
    tree = Tree()
    checked: dict[str, tuple[str, zipfile.ZipInfo]] = {}
    for info in infos:
        name = _checked_name(info).removeprefix(prefix)
        if name.casefold() in checked:
            raise ArchiveError(f"the archive holds {name[-200:]} twice")
        checked[name.casefold()] = (name, info)
        _refuse_tricks(info, name)
    for name, info in sorted(checked.values(), key=lambda one: by_worth(one[0], one[1].file_size)):
        if not room.admits(name, info.file_size):
            continue
        data = room.take(name, _content(archive, info, name))
        if data is not None:
            tree[name] = data
            if name.endswith((*CODE, *ARCHIVES)) and (at := _changed_at(info)):
                tree.times[name] = at
    tree.left_out = {**passed_over(archive, prefix), **room.left_out}
    return tree


def _changed_at(info: zipfile.ZipInfo) -> datetime | None:
    """A member's time, without a zone, as archives have it; none where it is the first that they can say."""
    try:
        found = datetime(*info.date_time)
    except ValueError:
        return None
    return found if found.year > 1980 else None


def _checked_name(info: zipfile.ZipInfo) -> str:
    name = member_name(info)
    if leads_out(name):
        raise ArchiveError("the archive holds a path that leads out of it")
    if len(name) > MAX_NAME or name.count("/") >= MAX_DEPTH + 100:
        raise ArchiveError("the archive holds a path that is too long or too deep")
    return posixpath.normpath(name)


def _refuse_tricks(info: zipfile.ZipInfo, name: str) -> None:
    """Raise for what no honest archive holds."""
    name = name[-200:]
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        raise ArchiveError(f"the archive holds {name}, a link or device")
    if info.flag_bits & 0x1:
        raise ArchiveError("the archive is encrypted")
    if info.compress_type not in _METHODS:
        raise ArchiveError(f"the archive holds {name} in a compression other than that of ordinary .zip files")
    is_code = name.lower().endswith(CODE)
    if info.file_size > (1 << 20 if is_code else MAX_DENSE) and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise ArchiveError(f"the archive holds {name}, which unpacks to {MAX_RATIO} times its size or more")


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    try:
        with archive.open(info) as file:
            data = file.read(info.file_size + 1)
    except Exception as error:  # zlib's, struct's and zipfile's own, for every way of being damaged
        raise ArchiveError(f"the archive is damaged at {name[-200:]} ({type(error).__name__})") from error
    if len(data) != info.file_size:
        raise ArchiveError(f"the archive lies about the size of {name[-200:]}")
    return data


def read_archive(data: bytes, room: Room | None = None) -> Tree:
    """The files of a ``.zip``. Raises :class:`~grader.errors.IntakeError` with the reason."""
    archive = open_archive(BytesIO(data))
    return unpack(archive, members(archive), room=room)


def read_inner(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Tree:
    """The files of an archive in an archive."""
    if info.file_size > limit_of("x.zip"):
        raise ArchiveError(f"the archive has {info.file_size} bytes; at most {MAX_FILE} are taken")
    inner = unpack(archive, [info])
    if not inner:
        raise ArchiveError("the archive cannot be taken in")
    (data,) = inner.values()
    return dated(read_archive(data), _changed_at(info))


def dated(tree: Tree, at: datetime | None) -> Tree:
    """The files of an archive with its own time: what is inside has whatever clock the student liked."""
    return tree if at is None else Tree(tree, tree.left_out, dict.fromkeys(tree, at))
