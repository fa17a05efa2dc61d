"""A submission's bytes, and which of a student's files is the submission for an assignment."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from grader.results import Failure
from grader.submissions.archives import Tree

MAX_NOTEBOOK = 4 << 20
"""Bytes of another notebook that code may import."""


@dataclass(frozen=True)
class Files:
    """A submission's bytes by their paths in the hand-in, from its top folder; ``main`` is the file that is scored."""

    name: str
    main: str
    contents: dict[str, bytes]

    def with_data(self, data: Sequence[Path]) -> Files:
        """The same with an assignment's data files beside the scored one, where no file of that name is handed in."""
        folder = posixpath.dirname(self.main)
        beside = {posixpath.join(folder, path.name): path.read_bytes() for path in data}
        return replace(self, contents=beside | self.contents) if beside else self


@dataclass(frozen=True)
class Found:
    """One file to score, with all that its code can see: the hand-in from its top folder."""

    assignment: str
    file: str
    main: str
    contents: dict[str, bytes]
    remarks: tuple[Failure, ...]

    @property
    def digest(self) -> str:
        """A hash of every byte that the submission can see."""
        sha = hashlib.sha256(f"{self.file}\0".encode("utf-8", "surrogatepass"))
        for path in sorted(self.contents):
            data = self.contents[path]
            sha.update(f"{path}\0{len(data)}\0".encode("utf-8", "surrogatepass") + data)
        return f"sha256:{sha.hexdigest()}"


def find(tree: Tree, assignments: Sequence[str]) -> dict[str, Found]:
    """The file to score for each assignment that an entry holds."""
    candidates: dict[str, list[str]] = {}
    for path in tree:
        assignment = assignment_of(posixpath.basename(path), assignments)
        if assignment is not None:
            candidates.setdefault(assignment, []).append(path)
    return {name: _chosen(name, paths, tree) for name, paths in candidates.items()}


def assignment_of(name: str, assignments: Sequence[str]) -> str | None:
    """The assignment that a file of this name is handed in for."""
    stem, _, suffix = name.rpartition(".")
    return stem if suffix in ("py", "ipynb") and stem in assignments else None


def _chosen(assignment: str, paths: list[str], tree: Tree) -> Found:
    """Notebooks before modules, then the shallowest, then by name; the rest is mentioned."""
    ranked = sorted(paths, key=lambda path: (not path.endswith(".ipynb"), path.count("/"), path))
    used = ranked[0]
    remarks = []
    for other in ranked[1:]:
        kind = "several_files" if other.endswith(".ipynb") == used.endswith(".ipynb") else "both_files"
        remarks.append(Failure(kind, {"used": used, "unused": other}))
    return Found(assignment, used, used, _visible(tree, used), tuple(remarks))


def _visible(tree: Tree, main: str) -> Tree:
    """What travels to the worker: archives, documents and notebooks full of pictures have no use there."""
    return {path: data for path, data in tree.items() if path == main or not _is_useless(path.lower(), len(data))}


def _is_useless(path: str, size: int) -> bool:
    return path.endswith((".zip", ".pdf", ".docx", ".html")) or (path.endswith(".ipynb") and size > MAX_NOTEBOOK)
