"""The submission's source as teachers see it."""

from __future__ import annotations

import json

from grader.feedback.listing import listings, read_source
from grader.results import Failure


def test_a_failing_line_is_marked_with_what_happened(make):
    """The line that an exception went through bears its name, and the exercise's."""
    raised = Failure("raised", {
        "function": "f", "type": "ValueError", "message": "no", "builtin": True, "where": [["nets.py", 2, "f", "x"]],
    })  # fmt: skip
    report = make.report(make.exercise("f", make.result(failed=raised, outcome="broken")))
    (listing,) = listings(read_source("nets.py", b"def f(x):\n    return x[9]\n"), report, "en")
    assert [line.notes for line in listing.lines] == [(), ("f: ValueError: no",), ()]


def test_cells_are_numbered_as_the_loader_numbers_them(make):
    """Only code cells count, and empty ones count too; a cell that failed to load is marked."""
    cells = [
        {"cell_type": "markdown", "source": "text"},
        {"cell_type": "code", "source": ""},
        {"cell_type": "code", "source": ["x = 1\n", "y = z"]},
    ]
    error = {"type": "NameError", "message": "z", "where": [["cell 2", 2, "", "y = z"]]}
    remark = Failure("cell_failed", {"label": "cell 2", "error": {"label": "cell 2", "kind": "raised", "error": error}})
    report = make.report(make.exercise(), remarks=(remark,), file="nets.ipynb")
    source = read_source("nets.ipynb", json.dumps({"cells": cells}).encode())
    (listing,) = listings(source, report, "en")
    assert listing.label == "cell 2"
    assert [bool(line.notes) for line in listing.lines] == [False, True]


def test_what_cannot_be_read_is_not_listed():
    """Broken notebooks and bytes that are no text have no listing, and are no error either."""
    notebooks = (b"{", b"[]", b'{"cells": [1]}', b"\xff")
    assert [read_source("a.ipynb", data) for data in notebooks] == [None] * 4
    assert read_source("a.py", b"\xff\xfe\x00") is None
