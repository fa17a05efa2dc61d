"""Which of a student's files counts: whole work before parts of it, what was set aside last, packed or not."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

import pytest

from grader.submissions.finding import Found, Rules, find
from grader.submissions.limits import Tree
from grader.submissions.names import is_set_aside
from grader.submissions.packed import opened_beside_stubs, opened_up

STUB = b'def forward(x):\n    raise NotImplementedError("forward")\n\n\ndef loss(x):\n    raise NotImplementedError\n'
PART = b"def forward(x):\n    return 2 * x\n"
HALF_STUB = PART + b"\n\ndef loss(x):\n    raise NotImplementedError\n"
WHOLE = PART + b"\n\ndef loss(x):\n    return 0.5 * x\n"
RULES = Rules({name: frozenset({"forward", "loss"}) for name in ("softmax", "backprop")})


def notebook(*sources: bytes) -> bytes:
    cells = [{"cell_type": "code", "source": source.decode(), "outputs": []} for source in sources]
    return json.dumps({"cells": cells, "nbformat": 4}).encode()


def packed(files: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def chosen(files: dict[str, bytes], ages: dict[str, int] | None = None) -> tuple[str, list[str]]:
    """The file that counts for softmax, and the kinds of what is said."""
    found = found_in(files, ages)
    return found.file, [remark.kind for remark in found.remarks]


def found_in(files: dict[str, bytes], ages: dict[str, int] | None = None) -> Found:
    tree = opened_beside_stubs(opened_up(Tree(files), ["softmax"]), ["softmax"], RULES.exercises)
    return find(tree, ["softmax"], RULES, ages=ages)["softmax"]


@pytest.mark.parametrize(
    ("files", "file", "said"),
    [
        ({"softmax.py": WHOLE, "old/softmax.ipynb": notebook(PART)}, "softmax.py", "set_aside_passed_over"),
        ({"softmax.py": PART, "My Backup 2/softmax.ipynb": notebook(WHOLE)}, "softmax.py", "set_aside_passed_over"),
        ({"softmax.py": PART, "备份/softmax.ipynb": notebook(WHOLE)}, "softmax.py", "set_aside_passed_over"),
        ({"softmax_final.py": WHOLE, "archive/softmax.py": WHOLE + b"#"}, "softmax_final.py", "set_aside_passed_over"),
        ({"softmax.py": WHOLE, "softmax.ipynb": notebook(PART)}, "softmax.py", "partial_passed_over"),
        ({"softmax.py": WHOLE, "softmax.ipynb": notebook(HALF_STUB)}, "softmax.py", "partial_passed_over"),
        ({"softmax.py": WHOLE, "softmax.ipynb": notebook(WHOLE)}, "softmax.ipynb", "both_files"),
        (
            {"softmax.py": WHOLE, "softmax.ipynb": notebook(PART + b"from more import forward, loss\n")},
            "softmax.ipynb",
            "both_files",
        ),
        ({"softmax.py": STUB, "old/softmax.ipynb": notebook(PART)}, "old/softmax.ipynb", "stub_passed_over"),
        ({"softmax_a.py": WHOLE, "softmax_b.py": PART}, "softmax_a.py", "partial_passed_over"),
    ],
)
def test_whole_work_counts_before_parts_and_what_was_set_aside_last(
    files: dict[str, bytes], file: str, said: str
) -> None:
    """A folder called old or backup loses to what lies elsewhere, and a part of the functions to all of them."""
    used, kinds = chosen(files)
    assert used == file
    assert said in kinds


def test_the_platforms_newer_file_counts_before_the_whole_one_and_in_any_folder() -> None:
    """What was handed in later is what the student means, also where it is shorter."""
    files = {"softmax.py": WHOLE, "softmax.ipynb": notebook(PART)}
    assert chosen(files, {"softmax.ipynb": 1}) == ("softmax.ipynb", ["newer_file"])
    files = {"softmax.py": WHOLE, "draft/softmax.ipynb": notebook(WHOLE)}
    assert chosen(files, {"draft/softmax.ipynb": 1})[0] == "draft/softmax.ipynb"


@pytest.mark.parametrize("folder", ["old", "OLD version", "oldStuff", "backup_2", "_archive", "scratch", "草稿1"])
def test_folders_for_what_does_not_count_any_more(folder: str) -> None:
    """By whole words, whatever stands beside them."""
    assert is_set_aside(f"hw/{folder}/softmax.py")


@pytest.mark.parametrize("path", ["old.py", "bold/a.py", "golden/a.py", "final/a.py", "temperature/a.py", "v2/a.py"])
def test_folders_that_only_look_so(path: str) -> None:
    """Parts of words say nothing, nor does the file's own name."""
    assert not is_set_aside(path)


@pytest.mark.parametrize(
    "stub", [{"softmax.py": STUB}, {"softmax.ipynb": notebook(STUB)}, {"softmax.py": b"", "softmax.ipynb": b"{}"}]
)
def test_a_stub_does_not_hide_the_work_that_is_packed_beside_it(stub: dict[str, bytes]) -> None:
    """The archive is opened, some levels deep, and its work counts."""
    work = packed({"deep/inner.zip": packed({"softmax.py": WHOLE})})
    used, kinds = chosen(stub | {"my solution.zip": work})
    assert used == "my solution/deep/inner/softmax.py"
    assert set(kinds) <= {"stub_passed_over", "damaged_passed_over"}
    assert kinds


def test_work_beside_an_archive_counts_without_a_word_on_the_archive() -> None:
    """What is packed is looked into for a stub's assignment alone."""
    inner = packed({"softmax.py": HALF_STUB, "backprop.py": WHOLE})
    files = {"softmax.py": PART, "backprop.py": STUB, "all.zip": inner}
    tree = opened_beside_stubs(Tree(files), ["softmax", "backprop"], RULES.exercises)
    found = find(tree, ["softmax", "backprop"], RULES)
    assert (found["softmax"].file, found["softmax"].remarks) == ("softmax.py", ())
    assert found["backprop"].file == "all/backprop.py"


def test_an_archive_with_stubs_alone_changes_nothing() -> None:
    """The stub at the top is the submission still."""
    assert chosen({"softmax.py": STUB, "a.zip": packed({"softmax.py": STUB})})[0] == "softmax.py"
    assert chosen({"softmax.py": STUB, "a.zip": b"no archive"})[0] == "softmax.py"


@pytest.mark.parametrize(
    ("name", "data", "main"),
    [
        ("softmax.py", notebook(WHOLE), "softmax.ipynb"),
        ("softmax.ipynb", WHOLE, "softmax.py"),
        ("softmax.ipynb", b"\xef\xbb\xbfimport numpy as np\r\n" + WHOLE, "softmax.py"),
    ],
)
def test_a_file_with_the_other_ending_is_what_it_is(name: str, data: bytes, main: str) -> None:
    """A notebook called .py is run as a notebook, a module called .ipynb as a module, and the student is told."""
    found = found_in({name: data})
    assert (found.file, found.main, list(found.contents)) == (name, main, [main])
    assert [(one.kind, one.data) for one in found.remarks] == [("near_name", {"used": name, "expected": main})]


@pytest.mark.parametrize("data", [b"", b"<html>\nimport x\n</html>", b"version https://git-lfs.github.com/spec/v1\n"])
def test_what_is_neither_keeps_its_name(data: bytes) -> None:
    """Whoever reads it says what it is."""
    assert found_in({"softmax.ipynb": data}).main == "softmax.ipynb"


@pytest.mark.parametrize(
    ("files", "file", "said"),
    [
        ({"softmax/__init__.py": WHOLE}, "softmax/__init__.py", []),
        ({"softmax/__init__.py": b"from .core import *\n", "softmax/core.py": WHOLE}, "softmax/__init__.py", []),
        ({"src/hw3_softmax/__init__.py": WHOLE}, "src/hw3_softmax/__init__.py", ["near_name"]),
        ({"softmax/__init__.py": b"", "softmax/core.py": WHOLE}, "softmax/core.py", ["near_name", "stub_passed_over"]),
        ({"softmax/__init__.py": b"from .softmax import *\n", "softmax/softmax.py": WHOLE}, "softmax/softmax.py", []),
        (
            {"softmax/__init__.py": b"from .core import *\n", "softmax/core.py": WHOLE, "softmax.py": STUB},
            "softmax/__init__.py",
            ["stub_passed_over"],
        ),
        ({"ann/__init__.py": b"", "ann/softmax.py": WHOLE}, "ann/softmax.py", []),
    ],
)
def test_a_package_with_the_assignments_name_is_its_module(files: dict[str, bytes], file: str, said: list[str]) -> None:
    """Python imports ``softmax/__init__.py`` as ``softmax``; it counts where no file of the name holds work."""
    assert chosen(files) == (file, said)
