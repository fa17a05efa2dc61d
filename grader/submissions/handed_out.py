"""A submission with what the assignment hands out beside it."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import replace

from grader.submissions.finding import Files


def as_handed_out(
    files: Files,
    data: Mapping[str, bytes],
    drawings: tuple[tuple[str, ...], ...],
    libraries: tuple[str, ...] = (),
) -> Files:
    """The same with an assignment's data files beside the scored one, where no file of that name is handed in."""
    folder = posixpath.dirname(files.main)
    beside = {posixpath.join(folder, name): content for name, content in data.items()}
    return replace(files, contents=beside | files.contents, drawings=drawings, libraries=libraries)
