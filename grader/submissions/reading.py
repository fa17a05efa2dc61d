"""Reading files and folders of submissions: bounded, links not followed."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from grader.errors import IntakeError
from grader.submissions.limits import (
    ARCHIVES,
    CODE,
    ENVIRONMENT,
    HIDDEN,
    LIBRARIES,
    MAX_DEPTH,
    MAX_FILE,
    MAX_LISTED,
    Room,
    Tree,
    by_worth,
    is_hidden_code,
    is_skipped,
    is_told,
    limit_of,
)  # fmt: skip

MAX_HIDDEN = 100
_READ_ONLY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


def _text(name: str) -> str:
    """A name of the file system with bytes that are no text written as escapes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def read_file(path: Path, limit: int | None = None) -> bytes:
    """The bytes of a regular file, read once; links, devices, pipes and giants are refused."""
    name = _text(path.name)
    limit = MAX_FILE if limit is None else limit
    try:
        with os.fdopen(opened(path), "rb") as file:
            data = file.read(limit + 1) if os.fstat(file.fileno()).st_size <= limit else b""
            size = max(os.fstat(file.fileno()).st_size, len(data))
    except OSError as error:
        raise IntakeError(f"{name} cannot be read ({error.strerror})") from error
    if size > limit:
        raise IntakeError(f"{name} has {size} bytes; at most {limit} are taken")
    return data


def changed_at(path: Path) -> datetime | None:
    """When a file was last changed, by its own word; None where that cannot be said."""
    try:
        return datetime.fromtimestamp(path.lstat().st_mtime, UTC)
    except (OSError, ValueError, OverflowError):
        return None


def read_one(path: Path, name: str = "") -> Tree:
    """One file as a hand-in of its own."""
    name = name or _text(path.name)
    at = changed_at(path)
    return Tree({name: read_file(path)}, times={name: at} if at else {})


def opened(path: Path) -> int:
    """The descriptor of a regular file; nothing else is ever opened for longer than it takes to see what it is."""
    name = _text(path.name)
    try:
        descriptor = os.open(path, _READ_ONLY)
    except (OSError, ValueError) as error:
        is_link = isinstance(error, OSError) and error.errno == errno.ELOOP
        said = error.strerror if isinstance(error, OSError) else "its name is not one of this system's"
        reason = "is a link; links are not followed" if is_link else f"cannot be opened ({said})"
        raise IntakeError(f"{name} {reason}") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise IntakeError(f"{name} is not a regular file")
    return descriptor


def read_folder(folder: Path) -> Tree:
    """The regular files below a folder. Links, devices and what exceeds the limits beside a submission are left out."""
    room = Room()
    return read_places(((name, place) for place, name in walk(folder, "", 0, room)), room)


def read_places(places: Iterable[tuple[str, Path]], room: Room) -> Tree:
    """These files by name, code first, as far as there is room."""
    tree = Tree()
    for size, name, place in sorted(_measured(places), key=lambda one: by_worth(one[1], one[0])):
        if not room.admits(name, size):
            continue
        try:
            data = room.take(name, read_file(place, limit_of(name)))
        except IntakeError as error:
            if name.endswith(CODE):
                raise
            room.leave_out(name, str(error))
            continue
        if data is not None:
            tree[name] = data
            if name.endswith((*CODE, *ARCHIVES)) and (at := changed_at(place)):
                tree.times[name] = at
    tree.left_out = room.left_out
    return tree


def _measured(places: Iterable[tuple[str, Path]]) -> Iterator[tuple[int, str, Path]]:
    for name, place in places:
        try:
            yield place.lstat().st_size, name, place
        except OSError:
            yield 0, name, place  # whoever reads it says why


def walk(folder: Path, prefix: str, depth: int, room: Room | None = None) -> Iterator[tuple[Path, str]]:
    """Regular files and links to be refused, in a fixed order; what is left out is noted in ``room``."""
    room = room or Room()
    try:
        children = sorted(os.scandir(folder), key=lambda child: child.name)
    except OSError as error:
        raise IntakeError(f"{_text(folder.name)} cannot be listed ({error.strerror})") from error
    if prefix and any(child.name == ENVIRONMENT or child.name in LIBRARIES for child in children):
        room.leave_out(prefix, "installed libraries")
        return
    for child in children:
        name = f"{prefix}{_text(child.name)}"
        room.listed += 1
        if room.listed > MAX_LISTED:
            room.leave_out(prefix or "…", f"more than {MAX_LISTED} files")
            return
        if is_skipped(child.name):
            if is_told(child.name):
                room.leave_out(name + "/", "not looked at")
            elif child.is_dir(follow_symlinks=False):
                _note_hidden(child.path, name, room)
        elif not child.is_dir(follow_symlinks=False):
            yield Path(child.path), name
        elif depth >= MAX_DEPTH:
            room.leave_out(name + "/", f"deeper than {MAX_DEPTH} folders")
        else:
            yield from walk(Path(child.path), name + "/", depth + 1, room)


def _note_hidden(folder: str, name: str, room: Room) -> None:
    """Note the code in a folder that is never looked at."""
    try:
        found = sorted(os.listdir(folder))[:MAX_HIDDEN]
    except OSError:
        return
    for file in found:
        if is_hidden_code(f"{name}/{file}"):
            room.leave_out(f"{name}/{_text(file)}", HIDDEN)
