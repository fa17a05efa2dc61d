"""What was handed in and is part of nothing that is scored."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Mapping

from grader.submissions.finding import Found
from grader.submissions.limits import Tree, is_archive
from grader.submissions.names import match, stem
from grader.submissions.work import defines_one


def unused(tree: Mapping[str, bytes], found: Mapping[str, Found], known: Mapping[str, Collection[str]]) -> list[str]:
    """The files that were handed in and are no part of anything scored.

    All of them, where nothing is scored; else notebooks, archives, and modules that define one of the functions of what
    is. What was recognised and did not count is none of them: a remark says why. What is named after another of the
    ``known`` assignments is that one's, also when only others are scored now.
    """
    used = {one.file for one in found.values() if one.refusal is None}
    told = {remark.data.get("unused") for one in found.values() for remark in one.remarks}
    others = {path for path in tree if match(posixpath.basename(path), tuple(known))} if not used else set()
    left_out = list(tree.left_out) if isinstance(tree, Tree) else []
    refused = [file for one in found.values() if one.refusal for file in one.refusal.data.get("files", ())]
    if not used and not others:
        return sorted([*tree, *left_out])
    rest = (path for path in tree if path not in used | others | told and not _serves(path, used, tree))
    exercises = {function for name in found for function in known.get(name, ())}

    def is_told(path: str) -> bool:
        if path.endswith(".py") and exercises and defines_one(path, tree[path], exercises):
            return not _serves(path, [other for other in tree if other != path], tree)
        return path.endswith(".ipynb") or is_archive(path)

    return sorted({path for path in rest if is_told(path)} | set(refused))


def _serves(path: str, used: Iterable[str], tree: Mapping[str, bytes]) -> bool:
    """Whether a file is part of what is scored: the archive it came in, or a notebook that it names."""
    if is_archive(path):
        return any(file.startswith(stem(path) + "/") for file in used)
    own = stem(posixpath.basename(path)).encode("utf-8", "replace")
    stems = {stem(posixpath.basename(file)).encode("utf-8", "replace") for file in used}
    return own not in stems and any(own in tree.get(file, b"") for file in used)
