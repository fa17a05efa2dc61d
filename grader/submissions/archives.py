"""Archives read in memory, with limits: nothing is unpacked to disk, and every trick that archives know is refused."""

from __future__ import annotations

import posixpath
import stat
import unicodedata
import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import BinaryIO

from grader.errors import IntakeError

MAX_FILES = 2_000
MAX_FILE = 16 << 20
MAX_TOTAL = 48 << 20
MAX_RATIO = 200
MAX_DEPTH = 12
MAX_NAME = 1_000
SKIPPED = ("__MACOSX", "__pycache__", ".ipynb_checkpoints", "node_modules")
CODE = (".py", ".ipynb")

Tree = dict[str, bytes]
"""An entry's files by their path inside it, with ``/``."""

_ENTRY = b"PK\x01\x02"
_PIECE = 1 << 20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def is_skipped(part: str) -> bool:
    """Whether a file or folder of this name is a system's or an editor's and never looked at."""
    return part in SKIPPED or (part.startswith(".") and part != "..")


def open_archive(file: BinaryIO, max_files: int = MAX_FILES) -> zipfile.ZipFile:
    """The archive in an open file. What it says of itself is read into memory, so first that is measured."""
    try:
        if _signatures(file) > 10 * max_files:
            raise IntakeError(f"the archive has more than {max_files} files", "archive")
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise IntakeError(f"the archive is damaged ({type(error).__name__})", "archive") from error
    if len(members(archive)) > max_files:
        raise IntakeError(f"the archive has more than {max_files} files", "archive")
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
    """The files of an archive, without what systems put there."""
    infos = [info for info in archive.infolist() if not info.is_dir()]
    return [info for info in infos if not any(map(is_skipped, member_name(info).split("/")))]


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


def placed(archive: zipfile.ZipFile) -> list[tuple[str, zipfile.ZipInfo]]:
    """The members with their paths. What leads out at the first step is nobody's, and the whole archive is refused."""
    found = [(member_name(info), info) for info in members(archive)]
    if any(leads_out(name.partition("/")[0]) for name, _ in found):
        raise IntakeError("the archive holds a path that leads out of it", "archive")
    return found


def unpack(archive: zipfile.ZipFile, infos: Iterable[zipfile.ZipInfo], prefix: str = "") -> Tree:
    """The files of these members by their path below ``prefix``, which is taken off."""
    tree: Tree = {}
    seen: set[str] = set()
    total = 0
    for info in infos:
        name = _checked_name(info).removeprefix(prefix)
        if name.casefold() in seen:
            raise IntakeError(f"the archive holds {name} twice", "archive")
        if len(seen) >= MAX_FILES:
            raise IntakeError(f"the archive has more than {MAX_FILES} files", "archive")
        seen.add(name.casefold())
        if not _is_wanted(info, name):
            continue
        total += info.file_size
        if total > MAX_TOTAL:
            raise IntakeError(f"the archive unpacks to more than {MAX_TOTAL} bytes", "archive")
        tree[name] = _content(archive, info, name)
    return tree


def _checked_name(info: zipfile.ZipInfo) -> str:
    name = member_name(info)
    if leads_out(name):
        raise IntakeError("the archive holds a path that leads out of it", "archive")
    if len(name) > MAX_NAME or name.count("/") >= MAX_DEPTH:
        raise IntakeError("the archive holds a path that is too long or too deep", "archive")
    return posixpath.normpath(name)


def _is_wanted(info: zipfile.ZipInfo, name: str) -> bool:
    """Whether to read a member: giants beside a submission are left out. Raises for what no honest archive holds."""
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        raise IntakeError(f"the archive holds {name}, a link or device", "archive")
    if info.flag_bits & 0x1:
        raise IntakeError("the archive is encrypted", "archive")
    if info.compress_type not in _METHODS:
        raise IntakeError(
            f"the archive holds {name} in a compression other than that of ordinary .zip files", "archive"
        )
    if info.file_size > 1 << 20 and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise IntakeError(f"the archive holds {name}, which unpacks to {MAX_RATIO} times its size or more", "archive")
    if info.file_size > MAX_FILE and name.endswith(CODE):
        raise IntakeError(
            f"the archive holds {name} with {info.file_size} bytes; at most {MAX_FILE} are taken", "archive"
        )
    return info.file_size <= MAX_FILE


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    try:
        with archive.open(info) as file:
            data = file.read(info.file_size + 1)
    except Exception as error:  # zlib's, struct's and zipfile's own, for every way of being damaged
        raise IntakeError(f"the archive is damaged at {name} ({type(error).__name__})", "archive") from error
    if len(data) != info.file_size:
        raise IntakeError(f"the archive lies about the size of {name}", "archive")
    return data


def read_archive(data: bytes) -> Tree:
    """The files of a ``.zip``. Raises :class:`~grader.errors.IntakeError` with the reason."""
    archive = open_archive(BytesIO(data))
    return unpack(archive, members(archive))


def read_inner(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Tree:
    """The files of an archive in an archive."""
    if info.file_size > MAX_FILE:
        raise IntakeError(f"the archive has {info.file_size} bytes; at most {MAX_FILE} are taken", "archive")
    (data,) = unpack(archive, [info]).values()
    return read_archive(data)
