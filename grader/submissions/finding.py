"""A submission's bytes, and which of a student's files is the submission for an assignment."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Sequence
from dataclasses import dataclass

from grader.results import Failure
from grader.submissions.archives import Tree


@dataclass(frozen=True)
class Files:
    """A submission's bytes: ``main`` is the file that is scored, relative to its own folder like the others."""

    name: str
    main: str
    contents: dict[str, bytes]


@dataclass(frozen=True)
class Found:
    """One file to score, with all that lies beside and below it."""

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
    folder = posixpath.dirname(used)
    prefix = f"{folder}/" if folder else ""
    contents = {path[len(prefix) :]: data for path, data in tree.items() if path.startswith(prefix)}
    main = posixpath.basename(used)
    return Found(assignment, used, main, _visible(contents, main), tuple(remarks))


def _visible(contents: Tree, main: str) -> Tree:
    """What travels to the worker: archives, documents and other notebooks have no use there."""
    useless = (".zip", ".pdf", ".ipynb")
    return {path: data for path, data in contents.items() if path == main or not path.lower().endswith(useless)}
