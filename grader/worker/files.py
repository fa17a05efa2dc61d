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
from collections.abc import Callable, Sequence
from types import CodeType, ModuleType
from typing import Any

HOME = "/submission"


class Files(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """The files of one submission by their path relative to the scored file's folder."""

    def __init__(self, contents: dict[str, bytes], decode: Callable[[bytes], str]) -> None:
        self.contents = contents
        self.decode = decode
        self.folders = {posixpath.dirname(name) for name in contents} - {""}

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
            inside = [name for name in self.contents if posixpath.dirname(name) == folder]
            return [posixpath.basename(name) for name in inside] if inside else listdir(path)

        builtins.open = io.open = open_here
        os.path.exists = lambda path: self.key(path) in self.contents or exists(path)
        os.path.isfile = lambda path: self.key(path) in self.contents or isfile(path)
        os.path.isdir = lambda s: self.key(s) in self.folders or isdir(s)
        os.listdir = listed_here  # type: ignore[assignment]

    def key(self, path: Any) -> str:
        """The name under which a path would be among the files; any text if it is not."""
        try:
            text = os.fsdecode(os.fspath(path))
        except (TypeError, ValueError):
            return "\0"
        normal = posixpath.normpath(text.replace("\\", "/"))
        return normal.removeprefix(HOME + "/").removeprefix("./")

    def opened(
        self, name: str, mode: str, buffering: int = -1, encoding: str | None = None, errors: Any = None,
        newline: Any = None, **_options: Any
    ) -> Any:  # fmt: skip
        raw = io.BytesIO(self.contents[name])
        raw.name = name
        if "b" in mode:
            return raw
        return io.TextIOWrapper(raw, encoding=encoding or "utf-8", errors=errors, newline=newline)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        base = fullname.replace(".", "/")
        if f"{base}/__init__.py" in self.contents:
            return importlib.machinery.ModuleSpec(fullname, self, origin=f"{base}/__init__.py", is_package=True)
        if f"{base}.py" in self.contents:
            return importlib.machinery.ModuleSpec(fullname, self, origin=f"{base}.py")
        if base in self.folders:
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def get_source(self, fullname: str) -> str:
        base = fullname.replace(".", "/")
        data = self.contents.get(f"{base}/__init__.py") or self.contents.get(f"{base}.py") or b""
        return self.decode(data)

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.get_source(fullname), fullname.replace(".", "/") + ".py", "exec", dont_inherit=True)

    def exec_module(self, module: ModuleType) -> None:
        exec(self.get_code(module.__name__), module.__dict__)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        return None
