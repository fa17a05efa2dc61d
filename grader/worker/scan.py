"""What ``os.scandir`` gives, for the folders of a hand-in."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterator
from typing import Any


class Entry:
    """Like ``os.DirEntry``."""

    def __init__(self, folder: Any, name: str, is_folder: bool, stat: Callable[[], os.stat_result]) -> None:
        self.name = name
        self.path = posixpath.join(folder, name)
        self.is_folder = is_folder
        self.told = stat

    def __fspath__(self) -> str:
        return self.path

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        return self.is_folder

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        return not self.is_dir()

    def is_symlink(self) -> bool:
        return False

    def inode(self) -> int:
        return self.stat().st_ino

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        return self.told()


class Scan:
    """Like what ``os.scandir`` gives."""

    def __init__(self, found: list[Entry]) -> None:
        self.found = iter(found)

    def __iter__(self) -> Iterator[Entry]:
        return self.found

    def __next__(self) -> Entry:
        return next(self.found)

    def __enter__(self) -> Scan:
        return self

    def __exit__(self, *exception: Any) -> None:
        pass

    def close(self) -> None:
        pass
