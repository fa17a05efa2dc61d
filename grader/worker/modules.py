"""The submission's own modules: files beside, above and below the scored one, other notebooks among them.

They come before the library's modules of the same name, as in Python; but what the worker itself or NumPy has imported
stays what it is.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import posixpath
import sys
from collections.abc import Callable, Iterator, Sequence
from types import CodeType, ModuleType

from grader.worker.disk import Disk, absolute, folders_above

HAND_IN = "__hand_in__"
"""The package of a file whose folder has no name of its own, so that its relative imports work."""

_NOTEBOOK_PACKAGES = ("ipynb", "ipynb.fs", "ipynb.fs.full", "ipynb.fs.defs")


class Modules(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Finds and runs the modules of a hand-in; ``run(file, module)`` is what runs one."""

    def __init__(
        self, disk: Disk, main: str, run: Callable[[str, ModuleType], None], decode: Callable[[bytes], str]
    ) -> None:
        self.disk = disk
        self.main = main
        self.run = run
        self.decode = decode
        self.folder = posixpath.dirname(main)

    def install(self, protected: frozenset[str], hidden: frozenset[str]) -> None:
        """Come first; forget library modules that are ``hidden`` or that the hand-in has its own of.

        Those ``protected`` stay.
        """
        self.hidden = hidden
        sys.meta_path.insert(0, self)
        sys.meta_path.append(Folders(self))
        for name in (self.own_names() | hidden) - protected:
            for loaded in [one for one in sys.modules if one == name or one.startswith(f"{name}.")]:
                del sys.modules[loaded]

    def own_names(self) -> set[str]:
        """The names of the modules beside the scored file."""
        prefix = f"{self.folder}/" if self.folder else ""
        tails = [name[len(prefix) :] for name in self.disk.contents if name.startswith(prefix)]
        return {
            tail.partition("/")[0].removesuffix(".py")
            for tail in tails
            if (tail.endswith("/__init__.py") and tail.count("/") == 1) or (tail.endswith(".py") and "/" not in tail)
        }

    def package(self) -> str:
        """The package that the scored file belongs to."""
        parts = self.folder.split("/") if self.folder else []
        is_package = bool(parts) and f"{parts[0]}/__init__.py" in self.disk.contents
        return ".".join(parts) if is_package and all(part.isidentifier() for part in parts) else HAND_IN

    def searched(self, path: Sequence[str] | None) -> Iterator[str]:
        """Where a module is looked for: the package's folders, or the file's own, ``sys.path``'s, those above."""
        if path is not None:
            yield from map(self.disk.key, path)
            return
        yield self.folder
        yield from (key for key in map(self.disk.key, sys.path) if key in self.disk.folders)
        yield from folders_above(self.folder)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname in _NOTEBOOK_PACKAGES or fullname == HAND_IN:
            return self.package_of(fullname, list(map(absolute, self.searched(None))))
        file = self.source_name(fullname, path)
        if not file:
            if path is None and fullname in self.hidden:
                raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)
            return None
        is_package = file.endswith("/__init__.py")
        spec = importlib.machinery.ModuleSpec(fullname, self, origin=absolute(file), is_package=is_package)
        if is_package:
            spec.submodule_search_locations = [absolute(posixpath.dirname(file))]
        spec.has_location = True
        return spec

    def package_of(self, fullname: str, folders: list[str]) -> importlib.machinery.ModuleSpec:
        spec = importlib.machinery.ModuleSpec(fullname, None, is_package=True)
        spec.submodule_search_locations = folders
        return spec

    def source_name(self, fullname: str, path: Sequence[str] | None) -> str:
        """The file that holds a module; empty if there is none."""
        tail = fullname.rpartition(".")[2]
        for folder in self.searched(path):
            base = posixpath.join(folder, tail)
            for name in (f"{base}/__init__.py", f"{base}.py", f"{base}.ipynb"):
                if name in self.disk.contents and not (name == self.main and name.endswith(".ipynb")):
                    return name
        return ""

    def file_of(self, fullname: str) -> str:
        spec = getattr(sys.modules.get(fullname), "__spec__", None)
        return self.disk.key(spec.origin) if spec is not None and spec.origin else ""

    def get_source(self, fullname: str) -> str:
        return self.decode(self.disk.contents.get(self.file_of(fullname), b""))

    def get_data(self, path: str) -> bytes:
        """A file beside a module, for ``pkgutil.get_data``; raises OSError if there is none."""
        with open(path, "rb") as file:
            return bytes(file.read())

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.get_source(fullname), self.file_of(fullname), "exec", dont_inherit=True)

    def exec_module(self, module: ModuleType) -> None:
        self.run(self.file_of(module.__name__), module)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        return None


class Folders(importlib.abc.MetaPathFinder):
    """Folders without ``__init__.py`` are packages only where nothing else has the name, as in Python."""

    def __init__(self, modules: Modules) -> None:
        self.modules = modules

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        tail = fullname.rpartition(".")[2]
        places = [posixpath.join(folder, tail) for folder in self.modules.searched(path)]
        folders = list(dict.fromkeys(place for place in places if place in self.modules.disk.folders))
        return self.modules.package_of(fullname, list(map(absolute, folders))) if folders else None
