"""The whole way of a hand-in through the trusted process, on inputs that nobody would write: every platform, and Otter.

``GRADER_FUZZ=200000 pytest tests/fuzz/test_fuzz_intake.py`` runs as many inputs as one likes.
"""

from __future__ import annotations

import io
import json
import os
import random
import resource
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.errors import GraderError, IntakeError
from grader.lms.download import open_download
from grader.otter.existing import Existing, open_existing
from grader.submissions.entries import Entry, taken_in
from grader.submissions.finding import Rules, find
from grader.submissions.unused import unused

INPUTS = int(os.environ.get("GRADER_FUZZ", "600"))
SECONDS = 10.0
"""No input may take more of the processor."""
NAMES = ("softmax", "backprop")
RULES = Rules({name: frozenset({"forward", "softmax"}) for name in (*NAMES, "gan", "wgan")}, any_name=True)
CODE = b"def softmax(z):\n    return z\n"
CELL = {"cell_type": "code", "metadata": {}, "outputs": [], "source": "def softmax(z):\n    return z"}
NOTEBOOK = {"cells": [CELL], "metadata": {"otter": {"assignment_name": "hw1"}}, "nbformat": 4}

PARTS = (
    "softmax.py", "softmax.ipynb", "softmax (1).py", "ann", "bob", "submission_1", "submission_metadata.yml", "..", ".",
    "", " ", "hw.zip", "a.rar", "x.tar.gz", "conftest.py", "Thumbs.db", "\0", "é", "e\u0301", "\ud800", "名字", "C:",
    "ann_1_2_softmax.py", "LATE_1_2_softmax.py", "_1_2_.py", "A B_7_assignsubmission_file_", "pyvenv.cfg", "~", "py",
    "site-packages", "__pycache__", ".git", "a" * 300, "softmax.py.txt", ".py", "=1+1", "\u202e", "\n", "wgan.py",
    "assignment_9_export",
)  # fmt: skip


def name(chance: random.Random) -> str:
    return "/".join(chance.choices(PARTS, k=chance.choice((1, 1, 2, 2, 3, 4, 30))))


def content(chance: random.Random, depth: int = 0) -> bytes:
    """Something that a file may hold: code, notebooks, archives, YAML, noise, and all of them damaged."""
    kinds: list[Callable[[], bytes]] = [
        lambda: CODE,
        lambda: b"",
        lambda: chance.randbytes(chance.randrange(200)),
        lambda: json.dumps(twisted(NOTEBOOK, chance)).encode("utf-8", "replace"),
        lambda: b"[" * chance.choice((10, 5_000, 100_000)),
        lambda: b"submission_1:\n  :submitters:\n  - :email: " + chance.choice((b"a@b.c", b"*x", b"[", b"\xff", b"")),
        lambda: "def softmax(z):\n    return '损失'\n".encode(chance.choice(("gbk", "utf-16", "utf-16-le", "gb18030"))),
        lambda: b"# coding: " + chance.choice((b"rot13", b"utf-7", b"x" * 500, b"\xff")) + b"\n" + CODE,
    ]
    if depth < 3:
        kinds.append(lambda: archive(chance, depth + 1))
    return damaged(chance.choice(kinds)(), chance)


def twisted(value: object, chance: random.Random) -> object:
    """JSON with some of its parts replaced by others."""
    if chance.random() < 0.15:
        return chance.choice([None, 5, -1.5, True, "x", [], {}, [1, None], {"a": []}, "A" * 9_000, "\ud800", 10**30])
    if isinstance(value, dict):
        return {key: twisted(part, chance) for key, part in value.items() if chance.random() > 0.05}
    return [twisted(part, chance) for part in value] if isinstance(value, list) else value


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes as they are, cut, or with some of them changed."""
    way = chance.random()
    if way < 0.6 or not data:
        return data
    if way < 0.75:
        return data[: chance.randrange(len(data))]
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 8))):
        changed[chance.randrange(len(changed))] = chance.choice((0, 1, 0x50, 0x80, 0xFF, chance.randrange(256)))
    return bytes(changed)


def archive(chance: random.Random, depth: int = 0) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as packed:
        for _ in range(chance.choice((0, 1, 2, 3, 6))):
            info = zipfile.ZipInfo("x")
            info.filename = name(chance).encode("utf-8", "replace").decode()
            info.external_attr = chance.choice((0, 0, 0, 0o120777 << 16, 0o040755 << 16))
            packed.writestr(info, content(chance, depth))
    data = bytearray(out.getvalue())
    if chance.random() < 0.2:
        place = data.find(b"PK\x01\x02")
        if place >= 0:  # a size, a name's length, a flag or an offset that is not so
            struct.pack_into(
                "<L",
                data,
                place + chance.choice((8, 10, 16, 20, 24, 28, 30, 38, 42)),
                chance.choice((0, 1, 2**31, 2**32 - 1)),
            )
    return bytes(data)


def laid_out(root: Path, chance: random.Random) -> Path:
    """A folder or an archive as somebody may name it to the command."""
    if chance.random() < 0.5:
        path = root / f"{chance.choice(('class', 'softmax', 'x (1)'))}.zip"
        path.write_bytes(archive(chance))
        return path
    folder = root / "class"
    folder.mkdir()
    for _ in range(chance.choice((0, 1, 2, 3, 6))):
        path = folder / name(chance).replace("\0", "0").strip("/").replace("..", "__")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content(chance))
        except (OSError, ValueError):
            continue
    return folder


def short(error: GraderError) -> None:
    """Nobody's names are quoted at length."""
    assert len(str(error)) < 5_000


def taken(entry: Entry) -> None:
    """Read an entry and choose what is scored: only a refusal may come of it."""
    try:
        tree = entry.read()
        found = find(tree, NAMES, RULES, entry.student, entry.ages)
    except IntakeError as error:
        short(error)
        return
    for one in found.values():
        assert one.refusal or one.main in one.contents
        assert one.digest.startswith("sha256:")
        json.dumps([[remark.kind, remark.data] for remark in one.remarks])
    assert all(isinstance(file, str) for file in unused(tree, found, RULES.exercises))


@pytest.mark.parametrize("part", range(10))
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_nothing_ends_the_run(part: int, tmp_path: Path) -> None:
    """Folders, archives and downloads of every platform: refusals and entries, quickly and in little memory."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(INPUTS // 10):
        chance = random.Random(f"{part} {number}")
        root = tmp_path / str(number)
        root.mkdir()
        path = laid_out(root, chance)
        start = time.process_time()
        for system in (None, chance.choice(("canvas", "moodle", "gradescope"))):
            entries: list[Entry] = []
            try:
                download = open_download(path, system, NAMES)
                entries = download.entries if download else taken_in(path, NAMES, any_name=True).entries
            except GraderError as error:
                short(error)
            for entry in entries:
                taken(entry)
        assert time.process_time() - start < SECONDS, (part, number)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000


@pytest.fixture(scope="module")
def otter(tmp_path_factory: pytest.TempPathFactory) -> Existing:
    """An Otter assignment with a name and a seed, so that everything in a notebook is looked at."""
    folder = tmp_path_factory.mktemp("otter")
    test = {"name": "q1", "points": 2, "suites": [{"cases": [{"code": ">>> 1\n1"}], "type": "doctest"}]}
    with zipfile.ZipFile(folder / "autograder.zip", "w") as packed:
        packed.writestr("tests/q1.py", f"OK_FORMAT = True\ntest = {test!r}\n")
        packed.writestr("otter_config.json", json.dumps({"assignment_name": "hw1", "seed": 42}))
    return open_existing(folder / "autograder.zip", folder / "kept")


def test_no_notebook_ends_an_otter_run(otter: Existing, tmp_path: Path) -> None:
    """Whatever stands in a notebook for an existing assignment, it is that notebook's refusal at most."""
    for number in range(INPUTS):
        chance = random.Random(f"otter {number}")
        data = damaged(json.dumps(twisted(NOTEBOOK, chance)).encode("utf-8", "replace"), chance)
        path = tmp_path / f"{number}.ipynb"
        path.write_bytes(content(chance) if chance.random() < 0.2 else data)
        for entry in otter.entries(path):
            taken(entry)
