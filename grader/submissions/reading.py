"""Reading files and folders of submissions: bounded, links not followed."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from grader.errors import IntakeError
from grader.submissions.archives import CODE, MAX_DEPTH, MAX_FILE, MAX_FILES, MAX_TOTAL, Tree, is_skipped

_READ_ONLY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


def _text(name: str) -> str:
    """A name of the file system with bytes that are no text written as escapes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def read_file(path: Path, limit: int = MAX_FILE) -> bytes:
    """The bytes of a regular file, read once; links, devices, pipes and giants are refused."""
    name = _text(path.name)
    try:
        with os.fdopen(opened(path), "rb") as file:
            data = file.read(limit + 1) if os.fstat(file.fileno()).st_size <= limit else b""
            size = max(os.fstat(file.fileno()).st_size, len(data))
    except OSError as error:
        raise IntakeError(f"{name} cannot be read ({error.strerror})") from error
    if size > limit:
        raise IntakeError(f"{name} has {size} bytes; at most {limit} are taken")
    return data


def opened(path: Path) -> int:
    """The descriptor of a regular file; nothing else is ever opened for longer than it takes to see what it is."""
    name = _text(path.name)
    try:
        descriptor = os.open(path, _READ_ONLY)
    except OSError as error:
        is_link = error.errno == errno.ELOOP
        reason = "is a link; links are not followed" if is_link else f"cannot be opened ({error.strerror})"
        raise IntakeError(f"{name} {reason}") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise IntakeError(f"{name} is not a regular file")
    return descriptor


def read_folder(folder: Path) -> Tree:
    """All regular files below a folder. Links, devices and what exceeds the limits beside a submission are left out."""
    tree: Tree = {}
    total = 0
    for place, name in walk(folder, "", 0):
        if len(tree) >= MAX_FILES:
            raise IntakeError(f"there are more than {MAX_FILES} files")
        try:
            data = read_file(place)
        except IntakeError:
            if name.endswith(CODE):
                raise
            continue
        total += len(data)
        if total > MAX_TOTAL:
            raise IntakeError(f"the files have more than {MAX_TOTAL} bytes together")
        tree[name] = data
    return tree


def walk(folder: Path, prefix: str, depth: int) -> Iterator[tuple[Path, str]]:
    """Regular files and links to be refused, in a fixed order."""
    if depth > MAX_DEPTH:
        raise IntakeError(f"folders nest deeper than {MAX_DEPTH} levels")
    try:
        children = sorted(os.scandir(folder), key=lambda child: child.name)
    except OSError as error:
        raise IntakeError(f"{_text(folder.name)} cannot be listed ({error.strerror})") from error
    for child in children:
        name = f"{prefix}{_text(child.name)}"
        if is_skipped(child.name):
            continue
        if child.is_dir(follow_symlinks=False):
            yield from walk(Path(child.path), name + "/", depth + 1)
        else:
            yield Path(child.path), name
