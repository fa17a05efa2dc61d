"""What the pages of a site were made from when they were last written, so that only what changed is made again.

A page is current when the digest of all that it is made from is the one that was noted, and its file is the one that
was written. Whatever is in doubt, a file that was touched, a ledger that is damaged or gone, makes a page anew.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from typing import Any, TypeVar

import msgspec

from grader.disk import make_private, package_files, write_in_one_step
from grader.feedback.register import Extract, Sheet

Stamp = tuple[int, int, int, int]
"""Size, times of last change of content and of anything, and inode: no change of a file leaves all of them."""

Value = TypeVar("Value")
HASH = hashlib.sha256().digest_size


def fingerprint(*values: Any) -> str:
    """A digest of plain values, dataclasses, mappings and sets of them."""
    return hashlib.sha256(msgspec.msgpack.encode(values, order="deterministic")).hexdigest()


def fingerprint_of_code() -> str:
    """A digest of all that turns reports into pages: this package with its templates and catalogues, and libraries."""
    files = {name: hashlib.sha256(data).digest() for name, data in package_files().items()}
    return fingerprint(files, python_version(), [version(name) for name in ("jinja2", "markupsafe", "msgspec")])


def stamp(path: Path) -> Stamp:
    """Raises :class:`OSError` where there is no file."""
    status = os.stat(path)
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


@dataclass
class Entry:
    """A page as it was written: what it was made from, its file's content, and what the class's page needs of it.

    ``sources`` are the submissions whose sources were looked for, with a digest of what was found. ``kept`` are the
    student's :class:`~grader.feedback.register.Extract` in MessagePack, each with the digest of its sheet.
    """

    key: str
    content: bytes
    stamp: Stamp
    sources: dict[str, str] = field(default_factory=dict)
    kept: bytes = b""


@dataclass
class Ledger:
    """The entries of one site by the pages' paths in it, and the sheets of checks by digest."""

    path: Path
    folder: Path
    entries: dict[str, Entry] = field(default_factory=dict)
    sheets: dict[str, bytes] = field(default_factory=dict)
    _decoded: dict[str, Sheet] = field(default_factory=dict)
    _is_changed: bool = False

    @classmethod
    def open(cls, grades: Path, folder: Path) -> Ledger:
        """The ledger of the site in ``folder``, kept in the gradebook's folder; empty where there is none."""
        place = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
        ledger = cls(grades / f"pages-{place}", folder)
        try:
            data = ledger.path.read_bytes()
            if hashlib.sha256(data[HASH:]).digest() == data[:HASH]:
                ledger.entries, ledger.sheets = _ENTRIES.decode(data[HASH:])
        except (OSError, msgspec.MsgspecError):
            pass
        return ledger

    def save(self) -> None:
        """Keep what was noted. Raises :class:`OSError`."""
        if self._is_changed:
            data = msgspec.msgpack.encode((self.entries, self.sheets))
            make_private(self.path.parent)
            write_in_one_step(self.path, hashlib.sha256(data).digest() + data, 0o600)
            self._is_changed = False

    def note(self, name: str, entry: Entry, sheets: Mapping[str, bytes]) -> None:
        """Note that a page was written."""
        self.entries[name] = entry
        self.sheets.update(sheets)
        self._is_changed = True

    def forget(self, names: set[str]) -> None:
        """Drop the entries of pages, if there are any."""
        for name in names & self.entries.keys():
            del self.entries[name]
            self._is_changed = True

    def is_current(self, name: str, key: str, sources: Mapping[str, str]) -> bool:
        """Whether the page is made from just this, and its file as it was written."""
        entry = self.entries.get(name)
        return (
            entry is not None
            and entry.key == key
            and all(sources.get(one, "") == digest for one, digest in entry.sources.items())
            and self._is_untouched(name, entry)
        )

    def _is_untouched(self, name: str, entry: Entry) -> bool:
        path = self.folder / name
        try:
            now = stamp(path)
            if now == entry.stamp:
                return True
            if hashlib.sha256(path.read_bytes()).digest() != entry.content:
                return False
        except OSError:
            return False
        entry.stamp = now  # copied, or touched and put back: the same content
        self._is_changed = True
        return True

    def extracts(self, name: str) -> list[tuple[Extract, Sheet]]:
        """What the class's page needs of a student's page."""
        entry = self.entries.get(name)
        if entry is None or not entry.kept:
            return []
        return [(one, self._sheet(digest)) for one, digest in _KEPT.decode(entry.kept)]

    def _sheet(self, digest: str) -> Sheet:
        if digest not in self._decoded:
            self._decoded[digest] = _SHEET.decode(self.sheets[digest])
        return self._decoded[digest]

    def prune(self) -> None:
        """Drop the sheets that no report has any more; to be called when all have been read."""
        if self.sheets.keys() != self._decoded.keys():
            self.sheets = {digest: data for digest, data in self.sheets.items() if digest in self._decoded}
            self._is_changed = True


_ENTRIES = msgspec.msgpack.Decoder(tuple[dict[str, Entry], dict[str, bytes]])
_KEPT = msgspec.msgpack.Decoder(list[tuple[Extract, str]])
_SHEET = msgspec.msgpack.Decoder(Sheet)
