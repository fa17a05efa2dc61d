"""The loader of .py and .ipynb files under random, mutated and stitched text: cells or one clear refusal, soon.

About 24,000 inputs, the same in every run.
"""

from __future__ import annotations

import json
import time
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.decoding import UnreadableError
from grader.messages import render
from grader.results import Failure
from grader.wire.codec import encode
from grader.worker.cells import read_cells
from grader.worker.ipython import translated
from grader.worker.names import defined_names
from grader.worker.statements import Statement

BATCH = 10
SLOWEST = 1.0


def fuzz(examples: int) -> settings:
    """The same examples in every run, and none that takes long."""
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
    return settings(max_examples=examples, derandomize=True, database=None, deadline=5000, suppress_health_check=checks)


LINES = [
    "def f(x):", "def g(x): return x", "    return x", "\treturn x", "  return x", "class A:", "    def m(self):",
    "if x:",
    "elif y:", "else:", "try:", "except ValueError:", "finally:", "with a as b:", "for i in range(3):", "while 1:",
    "@dec",
    "async def h():", "    await z", "lambda: 0", "x = 1", "x = (", ")", "y = [1,", "]", "{", "}", '"""', "'''", "'abc",
    's = "a" \\', "f'{x}'", "f'{x", "# %%", "#%%", "# %% [markdown]", "# comment", "# coding: gbk",
    "%matplotlib inline",
    "%%time", "%%bash", "!ls", "x = !ls", "?f", "f??", "    %timeit f()", "from __future__ import annotations",
    "import a.b as c",
    "match x:", "    case 1:", "x: int = 1", "a, (b, c) = d", "print 'x'", "<<<<<<< HEAD", "return", "0777", "1_",
    "x = 0x",
    "\\", "\x0c", "\x0cdef k(): pass", "中文 = '深度'", "x = “”", "\u2028", "\ufeff", "\x1a", "del f", "pass", "",
    "    ", "\t",
    "global f", "nonlocal g", "yield 1", "*a, b = c", "x = y = 2", "-" * 50, "(" * 50, ")" * 50, "9" * 50,
    "x." * 30 + "y",
]  # fmt: skip
code = st.lists(st.sampled_from(LINES) | st.text(max_size=12), max_size=14).map("\n".join)
ends = st.sampled_from(["\n", "\r\n", "\r"])
encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030", "utf-32", "big5", "cp1252"])


def read(name: str, data: bytes) -> None:
    """What must hold of any file: cells that can be told of, or a refusal that can be said, within a second."""
    started = time.process_time()
    try:
        cells = read_cells(name, data)
    except UnreadableError as error:
        encode([error.kind, error.data])
        render(Failure(error.kind, error.data)).encode()
        return
    finally:
        assert time.process_time() - started < SLOWEST
    for cell in cells:
        assert type(cell) is Statement
        assert (cell.tree is None) == (cell.error is not None)
        encode([cell.label, cell.source, cell.first_line, defined_names(cell), list(cell.error or ())])


@fuzz(120)
@given(st.lists(code, min_size=BATCH, max_size=BATCH))
def test_stitched_modules(sources: list[str]) -> None:
    """Lines of Python, magics and rubbish in any order, as a module, a cell and a percent file."""
    for source in sources:
        data = source.encode("utf-8", "replace")
        read("m.py", data)
        read("m.py", b"# %%\n" + data)
        read("m.ipynb", json.dumps({"cells": [{"cell_type": "code", "source": source}]}).encode())


@fuzz(200)
@given(st.lists(st.binary(max_size=80), min_size=BATCH, max_size=BATCH))
def test_random_bytes(inputs: list[bytes]) -> None:
    """Noise as a module and as a notebook, behind a cookie and behind each byte order mark."""
    for data in inputs:
        for start in (b"", b"# coding: gbk\n", b"# coding: utf-7\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
            read("m.py", start + data)
        read("m.ipynb", data)


@fuzz(60)
@given(st.lists(st.tuples(code, encodings, ends), min_size=BATCH, max_size=BATCH))
def test_encoded_modules(inputs: list[tuple[str, str, str]]) -> None:
    """Text in many encodings and line endings."""
    for source, encoding, end in inputs:
        data = source.replace("\n", end).encode(encoding, "replace")
        read("m.py", data)
        read("m.py", f"# -*- coding: {encoding} -*-{end}".encode() + data)
        read("m.ipynb", data)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=8)
    | st.sampled_from(LINES),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(
        ["cells", "worksheets", "cell_type", "source", "input", "code", "metadata", "nbformat"]), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip
cell_like = st.fixed_dictionaries(
    {}, optional={"cell_type": st.just("code") | json_values, "source": json_values, "input": json_values}
)


@fuzz(60)
@given(st.lists(json_values | st.lists(cell_like | json_values, max_size=5), min_size=BATCH, max_size=BATCH))
def test_notebooks_of_any_shape(inputs: list[Any]) -> None:
    """Any JSON, alone and where a notebook has its cells."""
    for value in inputs:
        for notebook in (value, {"cells": value}, {"worksheets": value}, {"worksheets": [{"cells": value}]}):
            read("m.ipynb", json.dumps(notebook).encode())


GOOD = (
    '"""Doc."""\nimport math\n\n\n@(lambda f: f)\ndef one(x):\n    """A\n    doc."""\n    return (x +\n'
    "            1)\n\n\n"
    "try:\n    y = 1\nexcept ValueError:\n    y = 2\nelse:\n    z = 3\n"
    "\nTABLE = {\n    'a': [1, 2],\n}\n\n\ndef two(x):\n    return x\n"
)


@fuzz(40)
@given(st.randoms(use_true_random=False))
def test_mutated_modules(random: Any) -> None:
    """A good module with characters changed: what is told of lines stays within the file."""
    for _ in range(2 * BATCH):
        text = list(GOOD)
        for _ in range(random.randint(1, 4)):
            place = random.randrange(len(text))
            text[place : place + random.randint(0, 2)] = random.choice("()[]{}'\"\\\n\t :=@#%!?,.0aé\0\f")
        source = "".join(text)
        read("m.py", source.encode())
        if "\0" not in source:
            count = source.count("\n") + 1
            for cell in read_cells("m.py", source.encode()):
                assert cell.error is None or 1 <= cell.error[1] <= count


@fuzz(40)
@given(st.lists(code, min_size=BATCH, max_size=BATCH))
def test_magics_keep_the_lines(sources: list[str]) -> None:
    """Saying IPython in Python's words never changes the number of lines."""
    for source in sources:
        kept = translated(source)
        assert kept.count("\n") == source.count("\n")
