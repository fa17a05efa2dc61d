"""The submission's other files, in memory: helper modules can be imported, data files opened and listed.

No path of the grader's disk is readable in a worker, so its files travel as bytes. ``open`` and a few functions of
``os.path`` look here first. This serves honest code; it is not a security boundary, the sandbox is.
"""

from __future__ import annotations

import builtins
import importlib.abc
import importlib.machinery
import io
import os
import posixpath
import sys
from collections.abc import Callable, Iterator, Sequence
from types import CodeType, ModuleType
from typing import Any

import numpy as np

from grader.decoding import UnreadableError, encoding_of


class Files(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """The files of one submission by their path relative to the scored file's folder."""

    def __init__(self, contents: dict[str, bytes], decode: Callable[[bytes], str]) -> None:
        self.contents = contents
        self.decode = decode
        self.folders = {folder for name in contents for folder in _folders_above(name)}

    def install(self) -> None:
        """Make imports, ``open`` and ``os.path`` see these files."""
        sys.meta_path.append(self)
        real_open = builtins.open
        exists, isfile, isdir, listdir = os.path.exists, os.path.isfile, os.path.isdir, os.listdir

        def open_here(file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
            name = self.key(file)
            if name in self.contents and not set(mode) & set("wax+"):
                return self.opened(name, mode, *args, **kwargs)
            return real_open(file, mode, *args, **kwargs)

        def listed_here(path: Any = ".") -> list[str]:
            folder = self.key(path)
            inside = {name for name in [*self.contents, *self.folders] if name and posixpath.dirname(name) == folder}
            return sorted(map(posixpath.basename, inside)) if inside else listdir(path)

        builtins.open = io.open = open_here
        os.path.exists = lambda path: self.key(path) in self.contents or exists(path)
        os.path.isfile = lambda path: self.key(path) in self.contents or isfile(path)
        os.path.isdir = lambda s: self.key(s) in self.folders or isdir(s)
        os.listdir = listed_here  # type: ignore[assignment]
        np.loadtxt, np.genfromtxt = self.reading(np.loadtxt), self.reading(np.genfromtxt)

    def reading(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A function of NumPy, which opens files in its own way, with the opened file in place of its name."""

        def read(fname: Any, *args: Any, **kwargs: Any) -> Any:
            name = self.key(fname)
            file = self.opened(name, "r", encoding=kwargs.get("encoding")) if name in self.contents else fname
            return function(file, *args, **kwargs)

        return read

    def key(self, path: Any) -> str:
        """The name under which a path would be among the files (their folder is ``/`` and the current one)."""
        try:
            text = os.fsdecode(os.fspath(path))
        except (TypeError, ValueError):
            return "\0"
        normal = posixpath.normpath(text.replace("\\", "/")).lstrip("/")
        return "" if normal == "." else normal

    def opened(
        self, name: str, mode: str, buffering: int = -1, encoding: str | None = None, errors: Any = None,
        newline: Any = None, **_options: Any
    ) -> Any:  # fmt: skip
        raw = io.BytesIO(self.contents[name])
        raw.name = name
        if "b" in mode:
            return raw
        return io.TextIOWrapper(raw, encoding=encoding or _encoding_of(raw.getvalue()), errors=errors, newline=newline)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        name = self.source_name(fullname)
        if name:
            is_package = name.endswith("/__init__.py")
            spec = importlib.machinery.ModuleSpec(fullname, self, origin=name, is_package=is_package)
            spec.has_location = True
            return spec
        if fullname.replace(".", "/") in self.folders:
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def source_name(self, fullname: str) -> str:
        """The file that holds a module; empty if there is none."""
        base = fullname.replace(".", "/")
        return next((name for name in (f"{base}/__init__.py", f"{base}.py") if name in self.contents), "")

    def get_source(self, fullname: str) -> str:
        return self.decode(self.contents.get(self.source_name(fullname), b""))

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.get_source(fullname), self.source_name(fullname), "exec", dont_inherit=True)

    def exec_module(self, module: ModuleType) -> None:
        exec(self.get_code(module.__name__), module.__dict__)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        return None


def _folders_above(name: str) -> Iterator[str]:
    """The folders that a file lies in, down to the empty name of their common one."""
    while name:
        name = posixpath.dirname(name)
        yield name


def _encoding_of(data: bytes) -> str:
    """The file's encoding, or UTF-8 where it is no text: its reader then raises."""
    try:
        return encoding_of(data)
    except UnreadableError:
        return "utf-8"
