"""The submission's files in memory: opened, listed, written and read back as on a disk of its own.

No path of the grader's disk is readable in a worker, so the hand-in travels as bytes. Its top folder is :data:`TOP`
and the scored file's folder is the current one. ``open`` and a few functions of ``os`` look here first. This serves
honest code; it is not a security boundary, the sandbox is.
"""

from __future__ import annotations

import _io
import builtins
import errno
import io
import os
import posixpath
import re
import stat
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np

from grader.decoding import UnreadableError, encoding_of
from grader.worker.scan import Entry, Scan

MAX_WRITTEN = 64 << 20
"""Bytes that a submission may write, all files together."""
MAX_FILES = 4_000
TOP = "/hand_in"
"""Where the hand-in lies, as its code sees it."""

_DRIVE = re.compile(r"^[A-Za-z]:(?=/)")


class Disk:
    """Files by their path from the hand-in's top folder, without a slash at the front."""

    def __init__(self, contents: dict[str, bytes], folder: str) -> None:
        self.contents = contents
        self.folders = {above for name in contents for above in folders_above(name)} | {""}
        self.current = folder
        self.written = 0

    def key(self, path: Any) -> str:
        r"""The name under which a path would be here; ``\0`` for what is no path.

        A relative path is one from the current folder, else from the top, where a whole project is run from.
        """
        try:
            text = _DRIVE.sub("", os.fsdecode(os.fspath(path)).replace("\\", "/"))
        except (TypeError, ValueError):
            return "\0"
        if text.startswith("/"):
            place = posixpath.normpath(text)
            return _normal(place[len(TOP) :]) if f"{place}/".startswith(f"{TOP}/") else "\0"
        name = _normal(posixpath.join("/", self.current, text))
        if self.current and not text.startswith("..") and not self.has(name) and self.has(_normal(f"/{text}")):
            return _normal(f"/{text}")
        return name

    def has(self, name: str) -> bool:
        return name in self.contents or name in self.folders

    # Files

    def opened(
        self, name: str, mode: str, buffering: int = -1, encoding: str | None = None, errors: Any = None,
        newline: Any = None, **_options: Any
    ) -> Any:  # fmt: skip
        """A file of the hand-in, to be read; or with ``w``, ``a``, ``x`` or ``+`` to be written."""
        before = self.contents.get(name, b"")
        if "x" in mode and name in self.contents:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), name)
        writes = bool(set(mode) & set("wax+"))
        raw: io.BytesIO = (
            _Written(self, name, b"" if set(mode) & set("wx") else before) if writes else io.BytesIO(before)
        )
        raw.name = absolute(name)
        if "a" in mode:
            raw.seek(0, io.SEEK_END)
        if "b" in mode:
            return raw
        encoding = encoding or _encoding_of(before)
        return io.TextIOWrapper(raw, encoding=encoding, errors=errors, newline=newline, write_through=writes)

    def may_write(self, name: str) -> bool:
        """Whether a file of this name would lie in a folder of the hand-in."""
        return name != "\0" and name not in self.folders and posixpath.dirname(name) in self.folders

    def keep(self, name: str, data: bytes) -> None:
        """Put a written file where it can be read back; raises OSError beyond the limits."""
        self.written += len(data) - len(self.contents.get(name, b""))
        if self.written > MAX_WRITTEN or (name not in self.contents and len(self.contents) >= MAX_FILES):
            raise OSError(errno.ENOSPC, f"{os.strerror(errno.ENOSPC)}: at most {MAX_WRITTEN >> 20} MB can be written")
        self.contents[name] = data
        self.folders |= set(folders_above(name))

    # What os says

    def stat(self, name: str) -> os.stat_result:
        is_folder = name in self.folders
        mode = stat.S_IFDIR | 0o755 if is_folder else stat.S_IFREG | 0o644
        size = 0 if is_folder else len(self.contents[name])
        return os.stat_result((mode, hash(name) & 0xFFFFFFFF, 1, 1, 0, 0, size, 0, 0, 0))

    def inside(self, folder: str) -> list[str]:
        names = {name for name in [*self.contents, *self.folders] if name and posixpath.dirname(name) == folder}
        return sorted(map(posixpath.basename, names))

    def enter(self, name: str) -> None:
        if name not in self.folders:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), absolute(name))
        self.current = name

    def make(self, name: str) -> None:
        if self.has(name):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), absolute(name))
        if len(self.folders) >= MAX_FILES:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.folders.add(name)

    def remove(self, name: str) -> None:
        self.written -= len(self.contents.pop(name))

    def move(self, name: str, to: str) -> None:
        data = self.contents.pop(name)
        self.contents[to] = data
        self.folders |= set(folders_above(to))

    # The doors

    def install(self) -> None:
        """Make ``open``, ``os`` and NumPy's readers see these files. What is not here is the system's."""
        builtins.open = io.open = self.opening(builtins.open)
        for name in ("stat", "lstat"):
            setattr(os, name, self.here(getattr(os, name), self.has, self.stat))
        for name in ("chmod", "utime"):
            setattr(os, name, self.here(getattr(os, name), self.has, lambda name, *_rest, **_options: None))
        os.access = self.here(os.access, self.has, lambda name, *_rest, **_options: True)
        os.listdir = self.here(os.listdir, self.folders.__contains__, self.inside)
        os.scandir = self.scanning(os.scandir)
        os.remove = os.unlink = self.here(os.remove, self.contents.__contains__, self.remove)
        os.mkdir = self.here(os.mkdir, self.in_reach, lambda name, *_mode: self.make(name))
        os.rename = os.replace = self.moving(os.rename)
        os.getcwd = lambda: absolute(self.current)
        os.chdir = lambda path: self.enter(self.key(path))
        self.install_for_importers()
        for name in ("loadtxt", "genfromtxt"):
            setattr(np, name, self.reading(getattr(np, name)))
        np.savetxt = self.saving(np.savetxt)
        np.fromfile = self.from_file(np.fromfile)
        np.load = self.loading(np.load)

    def install_for_importers(self) -> None:
        """The same for ``runpy`` and ``spec_from_file_location``, which do not ask ``os`` and ``io``."""
        _io.open_code = io.open_code = self.here(
            io.open_code, self.contents.__contains__, lambda name: self.opened(name, "rb")
        )
        setattr(sys.modules[os.name], "getcwd", os.getcwd)  # noqa: B010

    def in_reach(self, name: str) -> bool:
        return name != "\0" and (self.has(name) or posixpath.dirname(name) in self.folders)

    def here(self, real: Callable[..., Any], ours: Callable[[str], bool], do: Callable[..., Any]) -> Callable[..., Any]:
        """A function of ``os`` that does ``do`` for the paths of ``ours``."""

        def either(path: Any = ".", *args: Any, **kwargs: Any) -> Any:
            if type(path) is int or kwargs.get("dir_fd") is not None:
                return real(path, *args, **kwargs)
            name = self.key(path)
            kwargs.pop("follow_symlinks", None) if ours(name) else None
            return do(name, *args, **kwargs) if ours(name) else real(path, *args, **kwargs)

        return either

    def opening(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def open_here(file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
            name = self.key(file)
            writes = bool(set(mode) & set("wax+"))
            if name in self.contents or (writes and "r" not in mode and self.may_write(name)):
                return self.opened(name, mode, *args, **kwargs)
            return real(file, mode, *args, **kwargs)

        return open_here

    def scanning(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def scan(path: Any = ".") -> Any:
            name = "\0" if type(path) is int else self.key(path)
            if name not in self.folders:
                return real(path)
            shown = os.fspath(path)
            keys = {one: posixpath.join(name, one) for one in self.inside(name)}
            return Scan([Entry(shown, one, key in self.folders, partial(self.stat, key)) for one, key in keys.items()])

        return scan

    def moving(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def move(src: Any, dst: Any, **options: Any) -> None:
            name, to = self.key(src), self.key(dst)
            self.move(name, to) if name in self.contents and self.in_reach(to) else real(src, dst, **options)

        return move

    def reading(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A function of NumPy, which opens files in its own way, with the opened file in place of its name."""

        def read(fname: Any, *args: Any, **kwargs: Any) -> Any:
            name = self.key(fname)
            file = self.opened(name, "r", encoding=kwargs.get("encoding")) if name in self.contents else fname
            return function(file, *args, **kwargs)

        return read

    def loading(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """``numpy.load``: these files are in memory already, so none is mapped into it."""

        def load(file: Any, mmap_mode: Any = None, *args: Any, **kwargs: Any) -> Any:
            mode = None if self.key(file) in self.contents else mmap_mode
            return function(file, mode, *args, **kwargs)

        return load

    def saving(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def save(fname: Any, *args: Any, **kwargs: Any) -> None:
            name = self.key(fname)
            if not self.may_write(name):
                function(fname, *args, **kwargs)
                return
            with self.opened(name, "w", encoding=kwargs.get("encoding") or "utf-8") as file:
                function(file, *args, **kwargs)

        return save

    def from_file(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """``numpy.fromfile``, which asks the system for the file."""

        def read(file: Any, dtype: Any = float, count: int = -1, sep: str = "", offset: int = 0, **options: Any) -> Any:
            name = self.key(file)
            if isinstance(file, io.BytesIO):
                data = file.read()
            elif name in self.contents:
                data = self.contents[name]
            else:
                return function(file, dtype, count, sep, offset, **options)
            if sep:
                return np.fromstring(data.decode(_encoding_of(data)), dtype, count, sep=sep)
            whole = (len(data) - offset) // np.dtype(dtype).itemsize
            return np.frombuffer(data, dtype, whole if count < 0 else min(count, whole), offset).copy()

        return read


class _Written(io.BytesIO):
    """A file that is kept as soon as it is flushed or closed."""

    def __init__(self, disk: Disk, name: str, data: bytes) -> None:
        super().__init__(data)
        self.disk = disk
        self.key = name
        disk.keep(name, data)

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > MAX_WRITTEN:
            raise OSError(errno.ENOSPC, f"{os.strerror(errno.ENOSPC)}: at most {MAX_WRITTEN >> 20} MB can be written")
        return super().write(data)

    def flush(self) -> None:
        if not self.closed:
            self.disk.keep(self.key, self.getvalue())

    def close(self) -> None:
        self.flush()
        super().close()


def absolute(name: str) -> str:
    """The path of a file or folder as its code sees it."""
    return f"{TOP}/{name}" if name else TOP


def folders_above(name: str) -> Iterator[str]:
    """The folders that a file lies in, down to the empty name of their common one."""
    while name:
        name = posixpath.dirname(name)
        yield name


def _normal(path: str) -> str:
    normal = posixpath.normpath(f"/{path}").lstrip("/")
    return "" if normal == "." else normal


def _encoding_of(data: bytes) -> str:
    """The file's encoding, or UTF-8 where it is no text: its reader then raises."""
    try:
        return encoding_of(data)
    except UnreadableError:
        return "utf-8"
