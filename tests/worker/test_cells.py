"""From a file's bytes to what is run: encodings, notebooks, percent cells, magics, broken syntax that costs little."""

from __future__ import annotations

import ast
import codecs
import json
import os
import sys
import time
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.decoding import UnreadableError, decode_source
from grader.worker import cells as cells_module
from grader.worker import inert
from grader.worker.cells import found_cells, python_cells, read_cells
from grader.worker.names import defined_names
from grader.worker.runtime import Runtime
from grader.worker.statements import Statement

ROOT = Path(__file__).parents[2]


class Loaded:
    """What running a file's cells left behind."""

    def __init__(self, main: str, data: str | bytes) -> None:
        runtime = Runtime()
        cells = read_cells(main, data.encode() if isinstance(data, str) else data)
        runtime.prepare("mod", main, cells, {main: data.encode() if isinstance(data, str) else data})
        outcomes = [runtime.run_cell(i, cell, False, lambda index: None) for i, cell in enumerate(cells)]
        self.errors = [outcome for outcome in outcomes if outcome is not None]
        self.names = runtime.namespace
        self.cells = cells

    def __contains__(self, name: str) -> bool:
        return name in self.names

    @property
    def lines(self) -> list[tuple[str, int]]:
        """Where each error is, as the student is told."""
        return [tuple(error["error"]["where"][-1][:2]) for error in self.errors]


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Loads a file's bytes as the worker does, and leaves no trace in this process or beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(warnings, "showwarning", warnings.showwarning)
    monkeypatch.setattr(warnings, "filters", list(warnings.filters))
    monkeypatch.setattr(sys, "displayhook", sys.displayhook)
    for name in ("__main__", "mod", "otter"):
        monkeypatch.setitem(sys.modules, name, sys.modules.get(name))
    monkeypatch.setitem(inert.SPECIAL, "get_ipython", None)
    monkeypatch.setattr(os, "chdir", lambda path: None)
    return Loaded


def notebook(*sources: Any, **more: Any) -> bytes:
    """A notebook of code cells."""
    made = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": source} for source in sources]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5, **more}).encode()


# Encodings

TEXT = "名字 = '深度学习'\ndef f():\n    return 名字\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(), TEXT.encode("utf-8-sig"), TEXT.encode("utf-16"), codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("gbk"), TEXT.encode("gb18030"), b"# -*- coding: gbk -*-\n" + TEXT.encode("gbk"),
        b"# coding=utf-8\n" + TEXT.encode(),
        b"#!/usr/bin/python\n# vim: set fileencoding=gb2312 :\n" + TEXT.encode("gb2312"),
        b"\xef\xbb\xbf# coding: gbk\n" + TEXT.encode(), TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        b"# coding: no-such-encoding\n" + TEXT.encode(), b"# coding: rot13\n" + TEXT.encode(),
        b"# coding: unicode_escape\n" + TEXT.encode(), b"# coding: utf-7\n" + TEXT.encode("gbk"),
        b"# coding: big5\n" + "名字 = '深度學習'\ndef f(): return 名字\n".encode("big5"),
    ],
)  # fmt: skip
def test_encodings_that_students_hand_in(load: Any, data: bytes) -> None:
    """UTF-8 and UTF-16 with a mark or not, GBK with a cookie or not, every line ending; odd cookies have no say."""
    loaded = load("mod.py", data)
    assert loaded.errors == []
    assert loaded.names["f"]() in ("深度学习", "深度學習")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"x = 1\0\n", "has_nuls"),
        (b"\xff\xff\xff", "undecodable"),
        (b"\x80abc = \xff", "undecodable"),
        (b"\xff\xfe\x00\xd8", "undecodable"),
        (b"# coding: gbk\nx='\0'", "has_nuls"),
    ],
)
def test_what_is_no_text_is_unreadable(data: bytes, kind: str) -> None:
    """NUL bytes, no known encoding, half a surrogate pair: one clear refusal."""
    for name in ("mod.py", "mod.ipynb"):
        with pytest.raises(UnreadableError) as caught:
            read_cells(name, data)
        assert caught.value.kind == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html>\n<html><body>import numpy</body></html>", "is_web_page"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n", "is_lfs_pointer"),
        (b"PK\x03\x04\x14\0\0\0", "is_archive"),
        (b"%PDF-1.7\n", "is_pdf"),
        (b"\x89PNG\r\n\x1a\n\0", "is_picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is_document"),
    ],
)
def test_what_is_no_code_is_called_what_it_is(data: bytes, kind: str) -> None:
    """A saved page, a pointer of Git LFS, an archive, a document: whatever the file is called."""
    for name in ("mod.py", "mod.ipynb"):
        with pytest.raises(UnreadableError) as caught:
            read_cells(name, data)
        assert caught.value.kind == kind


def test_a_notebook_with_a_merge_conflict_says_so() -> None:
    """A notebook that can be read is read, whatever its cells say of conflicts."""
    lines = json.dumps(json.loads(notebook("a = 1")), indent=1).split("\n")
    lines[3:3] = [" <<<<<<< HEAD", ' "x": 1,', "=======", ' "x": 2,', ">>>>>>> feature"]
    with pytest.raises(UnreadableError) as caught:
        read_cells("mod.ipynb", "\n".join(lines).encode())
    assert caught.value.kind == "has_conflicts"
    assert read_cells("mod.ipynb", notebook("<<<<<<< HEAD\n=======\n>>>>>>> b\n"))


def test_encodings_that_take_for_ever_or_run_are_not_used() -> None:
    """A cookie cannot choose a codec that is no encoding of source code."""
    start = time.process_time()
    data = b"# coding: punycode\n" + b"x-" * 200_000 + b"abcdefgh" * 1000
    assert decode_source(data) == data.decode()
    assert time.process_time() - start < 1


def test_too_large_files_are_refused_and_plots_are_not_counted_as_code() -> None:
    """4 MB of code are enough; a notebook may carry more in its outputs."""
    with pytest.raises(UnreadableError, match="file_too_large"):
        read_cells("mod.py", b"#" * (cells_module.MAX_SOURCE + 1))
    plots = [{"output_type": "display_data", "data": {"image/png": "A" * 8_000_000}}]
    cell = {"cell_type": "code", "source": "x = 1", "outputs": plots, "metadata": {}}
    assert len(read_cells("mod.ipynb", json.dumps({"cells": [cell]}).encode())) == 1
    with pytest.raises(UnreadableError, match="file_too_large"):
        read_cells("mod.ipynb", notebook("#" * (cells_module.MAX_SOURCE + 1)))
    with pytest.raises(UnreadableError, match="file_too_large"):
        read_cells("mod.ipynb", b"#" * (cells_module.MAX_NOTEBOOK + 1))


# Notebooks


def test_notebook_sources_as_text_or_lines(load: Any) -> None:
    """A cell's source may be one text or a list of lines; empty cells and other kinds of cells are passed over."""
    data = json.loads(notebook("a = 1\nb = 2", ["c = a\n", "d = b"], "", "  \n", ["e", 7, " = 5"]))
    data["cells"].insert(1, {"cell_type": "markdown", "source": "not ( python"})
    data["cells"].insert(1, {"cell_type": "raw", "source": "not ( python"})
    data["cells"] += ["no cell", None, {"cell_type": "code"}, {"source": "z = 1"}]
    loaded = load("mod.ipynb", json.dumps(data).encode())
    assert loaded.errors == []
    assert [loaded.names[name] for name in "abcde"] == [1, 2, 1, 2, 5]
    assert [cell.label for cell in loaded.cells] == ["cell 1", "cell 1", "cell 2", "cell 2", "cell 5"]


def test_old_notebooks_have_worksheets(load: Any) -> None:
    """Nbformat 3: cells in worksheets, source under input."""
    sheets = [
        {"cells": [{"cell_type": "code", "input": "a = 1"}, {"cell_type": "heading", "source": "x"}]},
        {"cells": [{"cell_type": "code", "input": ["b = a + 1"]}]},
        "no sheet",
        {"cells": 5},
    ]
    loaded = load("mod.ipynb", json.dumps({"worksheets": sheets, "nbformat": 3}).encode())
    assert loaded.names["b"] == 2


def test_metadata_and_outputs_have_no_effect(load: Any) -> None:
    """Kernel, language, tags and outputs of a notebook's own choice are never looked at."""
    kernel = {"kernelspec": {"name": "bash", "language": "bash"}, "language_info": {"name": "R"}}
    loaded = load("mod.ipynb", notebook("a = 1", metadata=kernel))
    assert loaded.names["a"] == 1


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "is_empty"),
        (b" \n\t", "is_empty"),
        (b"{", "notebook_json"),
        (b"x = 1", "notebook_json"),
        (b"[" * 100_000, "notebook_json"),
        (b'{"a":' * 100_000, "notebook_json"),
        (b'{"cells": [], "n": ' + b"9" * 5000 + b"}", "notebook_json"),
        (b"[]", "notebook_shape"),
        (b"3", "notebook_shape"),
        (b"null", "notebook_shape"),
        (b"{}", "notebook_shape"),
        (b'{"cells": {}}', "notebook_shape"),
        (b'{"cells": "abc"}', "notebook_shape"),
        (b'{"worksheets": {}}', "notebook_shape"),
    ],
    ids=range(14),
)
def test_notebooks_that_are_none(data: bytes, kind: str) -> None:
    """Broken, endless or other JSON is refused with its own kind."""
    with pytest.raises(UnreadableError) as caught:
        read_cells("mod.ipynb", data)
    assert caught.value.kind == kind


def test_a_broken_cell_costs_only_itself(load: Any) -> None:
    """A cell with a syntax error, one that raises, one with lone surrogates, one with a NUL: the others run."""
    data = notebook("a = 1", "def f(:\n    pass", "raise ValueError('no')", "s = '\ud800'", "t = '\0'", "b = a + 1")
    loaded = load("mod.ipynb", data)
    assert loaded.names["b"] == 2
    assert loaded.names["s"] == "?"
    assert [(error["label"], error["kind"]) for error in loaded.errors] == [
        ("cell 2", "syntax"),
        ("cell 3", "raised"),
        ("cell 5", "syntax"),
    ]


# Magics

MAGICS = [
    ("%matplotlib inline\na = 1", {"a": 1}),
    ("%%time\na = 1\nb = 2", {"a": 1, "b": 2}),
    ("\n%%capture out\na = 1", {"a": 1}),
    ("%%time\n%%capture\na = 1", {"a": 1}),
    ("!ls -la 'unclosed\na = 1", {"a": 1}),
    ("!pip install foo[bar\na = 1", {"a": 1}),
    ("!pip install \\\n   numpy \\\n   scipy\na = 1", {"a": 1}),
    ("x = !ls\na = 1", {"a": 1}),
    ("x, y = %sx ls\na = 1", {"a": 1}),
    ("?print\na = 1", {"a": 1}),
    ("print?\na = 1", {"a": 1}),
    ("np.array??\na = 1", {"a": 1}),
    ("if True:\n    %timeit f()\n    a = 1", {"a": 1}),
    ("for i in range(3):\n    !echo {i}\na = i", {"a": 2}),
    ("%load_ext autoreload\n%autoreload 2\nimport math\na = math.floor(1.5)", {"a": 1}),
    ("%matplotlib inline\na = (7\n     % 4)", {"a": 3}),
    ('%pylab\nt = """\n%d apples\n!\nwhat?\n"""\na = t', {"a": "\n%d apples\n!\nwhat?\n"}),
    ("%pylab\na = [1,\n  # ) comment\n  2]", {"a": [1, 2]}),
    ("%pylab\na = 7 \\\n% 4", {"a": 3}),
    ("%pylab\na = '''it's \"''' 'x'\nb = 1", {"b": 1}),
    ("a = 5 % 3\nb = 'what?'", {"a": 2, "b": "what?"}),
]


@pytest.mark.parametrize(("source", "expected"), MAGICS, ids=range(len(MAGICS)))
def test_magics_are_skipped_and_python_is_not(load: Any, source: str, expected: dict[str, Any]) -> None:
    """Magics, shell lines and questions vanish, wherever they stand; what merely looks like them stays."""
    for name, data in (("mod.ipynb", notebook(source)), ("mod.py", f"# %%\n{source}"), ("mod.py", source)):
        if source.lstrip().startswith("%%") and name == "mod.py" and data == source:
            continue
        loaded = load(name, data)
        assert loaded.errors == []
        assert {key: loaded.names[key] for key in expected} == expected


@pytest.mark.parametrize(
    "magic", ["%%bash", "%%html", "%%javascript", "%%writefile a.py", "%%latex", "%%!", "%%cython"]
)
def test_cells_in_other_languages_are_skipped_whole(load: Any, magic: str) -> None:
    """What follows a cell magic of another language is not run as Python."""
    loaded = load("mod.ipynb", notebook(f"{magic}\na = 1", "b = 2"))
    assert "a" not in loaded
    assert loaded.names["b"] == 2
    assert loaded.errors == []


def test_lines_keep_their_numbers_behind_magics(load: Any) -> None:
    """A magic is replaced in its line, so that errors are told at the right one."""
    loaded = load("mod.ipynb", notebook("%%time\n!ls \\\n  -l\n\nx = 1 / 0"))
    assert loaded.lines == [("cell 1", 5)]


# Python files


def test_statements_of_a_module_are_run_one_by_one(load: Any) -> None:
    """A statement that raises costs itself; what follows is run, also in a file without any cell markers."""
    loaded = load(
        "mod.py", "import no_such_module\na = 1\nb = a / 0\ndef f():\n    return a\nprint(no_name)\nc = f()\n"
    )
    assert loaded.names["c"] == 1
    assert loaded.lines == [("mod.py", 1), ("mod.py", 3), ("mod.py", 6)]


def test_main_blocks_are_not_run(load: Any) -> None:
    """``if __name__ == "__main__"`` is for the student's own runs."""
    loaded = load("mod.py", 'a = 1\nif __name__ == "__main__":\n    a = 2\n    raise SystemExit\n')
    assert loaded.names["a"] == 1
    assert loaded.errors == []


def test_exit_and_interrupts_cost_their_own_statement(load: Any) -> None:
    """sys.exit at the top of a file is an error of that line, not the end."""
    loaded = load("mod.py", "import sys\nsys.exit(0)\na = 1\nraise KeyboardInterrupt\nb = 2\n")
    assert loaded.names["b"] == 2
    assert [error["error"]["type"] for error in loaded.errors] == ["SystemExit", "KeyboardInterrupt"]


BROKEN = [
    "def broken(x):\n    return (x + 1\n",
    "def broken(x:\n    return x\n",
    "def broken(x):\n    return x +\n",
    "def broken(x)\n    return x\n",
    "def broken(x):\nreturn x\n",
    "def broken(x):\n        y = 1\n    return y\n",
    "def broken(x):\n\ty = 1\n        return y\n",
    "def broken(x):\n    s = 'abc\n    return s\n",
    'def broken(x):\n    """Unclosed\n    return x\n',
    "def broken(x):\n    if x = 1:\n        return x\n",
    "def broken(x):\n    else:\n        return x\n",
    "def broken(x):\n    return {'a': [1, 2}\n",
    "def broken(x):\n    x = 1 2\n",
    "@staticmethod\ndef broken(x):\n    return (\n",
    "@staticmethod\n@property\ndef broken(x)\n    return 1\n",
    "def broken(x):\n    return x $ 2\n",
    "def broken(x):\n    中文 = “引号”\n",
    "def broken(x):\n    return 0777\n",
    "def broken(x):\n    return " + "9" * 5000 + "\n",
    "def broken(x):\n    return " + "(" * 100_000 + "\n",
    "class broken:\n    def f(self:\n        pass\n",
    "async def broken(x):\n    await\n",
    "broken = [1, 2, 3\n",
    "broken = lambda x: (\n",
    "try:\n    broken = 1\nexcept ValueError\n    broken = 2\n",
    "if True:\n    broken = (1\nelif False:\n    broken = 2\nelse:\n    broken = 3\n",
    "for broken in range(3)\n    pass\n",
    "<<<<<<< HEAD\nbroken = 1\n>>>>>>> main\n",
    "print 'broken'\n",
    "    broken = 1\n",
]


@pytest.mark.parametrize("broken", BROKEN, ids=range(len(BROKEN)))
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_a_syntax_error_costs_only_its_own_statement(load: Any, broken: str, place: str) -> None:
    """Wherever something does not parse, everything before and after it is there, and the error is told."""
    before = "import math\n\n\ndef one(x):\n    '''A function.'''\n    return x + 1\n\n\n"
    after = (
        "\n\ndef two(x):\n    return one(x) * 2\n\n\n@float\ndef decorated():\n    return 1\n\n\n"
        "try:\n    import json\n"
        "except ImportError:\n    json = None\nelse:\n    found = True\nfinally:\n    done = True\n\n"
        "if not done:\n    three = 1\n"
        "elif found:\n    three = 3\nelse:\n    three = 2\n\nTABLE = [\n    1,\n    2,\n]\n"
        "TEXT = '''\ndef inside():\n    pass\n'''\n"
        "\nwhile False:\n    pass\nelse:\n    four = 4\n"
    ).replace("@float", "@(lambda f: f())")
    text = {"first": broken + before + after, "middle": before + broken + after, "last": before + after + broken}[place]
    if place == "first" and broken.startswith("    "):
        text = broken + before + after
    elif broken.startswith("    "):
        pytest.skip("an indented line belongs to what stands before it")
    loaded = load("mod.py", text)
    assert loaded.names["two"](1) == 4
    assert (loaded.names["decorated"], loaded.names["three"], loaded.names["four"]) == (1, 3, 4)
    assert loaded.names["TABLE"] == [1, 2]
    assert loaded.names["TEXT"] == "\ndef inside():\n    pass\n"
    assert "inside" not in loaded
    assert any(error["kind"] == "syntax" or error["error"]["type"] == "SyntaxError" for error in loaded.errors)
    first = text[: text.index(broken)].count("\n") + 1
    last = first + broken.count("\n") - 1
    assert all(first <= line <= last for _file, line in loaded.lines)


def test_a_broken_function_is_named_in_its_error(load: Any) -> None:
    """The error of a function that does not parse says which function is missing because of it."""
    loaded = load("mod.py", "def good(x):\n    return x\n\ndef bad(x):\n    return x +\n")
    (error,) = loaded.errors
    assert (error["label"], error["names"], error["kind"]) == ("line 4", ["bad"], "syntax")
    assert error["error"]["where"] == [["mod.py", 5, "", "return x +"]]


def test_form_feeds_do_not_hide_a_function(load: Any) -> None:
    """A page break before a function is white space, also in a file with a syntax error."""
    loaded = load("mod.py", "x = (\n\f\ndef f():\n    return 1\n\fdef g():\n    return 2\n")
    assert loaded.names["f"]() + loaded.names["g"]() == 3


def test_lines_are_counted_as_python_counts_them(load: Any) -> None:
    """Separators that only str.splitlines knows do not shift the numbers that a student is told."""
    loaded = load("mod.py", "a = 'x\u2028y\x0bz\x1cw\x85'\n\f\nb = 1 / 0\ndef bad(:\n")
    assert loaded.lines == [("mod.py", 3), ("mod.py", 4)]
    assert loaded.errors[0]["error"]["where"][0][3] == "b = 1 / 0"


def test_percent_cells_are_run_like_a_notebook(load: Any) -> None:
    """``# %%`` starts a cell: an error costs its statement, the next one runs; markdown cells are passed over."""
    text = (
        "import math\n# %% first\na = 1\nb = 1 / 0\nc = 3\n#%%\nd = (\n# %% [markdown]\n# # Title\nnot python (\n"
        "# %%\ne = a\n\n\nf = 1 / 0\n"
    )
    loaded = load("mod.py", text)
    assert loaded.names["c"] == 3
    assert loaded.names["e"] == 1
    assert loaded.lines == [("mod.py", 4), ("mod.py", 7), ("mod.py", 15)]


def test_markers_inside_a_string_start_no_cell(load: Any) -> None:
    """Text that looks like a cell marker stays text."""
    loaded = load("mod.py", 'T = """\n# %% not a cell\n"""\n# %%\na = len(T)\n')
    assert loaded.errors == []
    assert loaded.names["a"] == len("\n# %% not a cell\n")


def test_markers_inside_a_statement_start_no_cell(load: Any) -> None:
    """A function with something like a marker between its lines is one function, and brackets stay closed."""
    loaded = load("mod.py", "def f(x):\n    y = x\n# %% then\n    return y + 1\n# %%\na = [\n# %%\n1]\n")
    assert loaded.errors == []
    assert loaded.names["f"](1) == 2
    assert loaded.names["a"] == [1]
    assert [cell.label for cell in loaded.cells] == ["cell 0", "cell 1"]


@pytest.mark.parametrize("path", sorted(ROOT.glob("assignments/*/*.py")), ids=lambda path: path.stem)
def test_a_module_is_read_whole_as_it_is_read_cell_by_cell(path: Path) -> None:
    """What is parsed once has the places, labels and texts that cells have that are parsed one by one."""
    text = path.read_text(encoding="utf-8")
    whole, apart = python_cells(text), python_cells(f"{text}# {cells_module.CONVERTED}")
    assert [(one.label, one.first_line) for one in whole] == [(one.label, one.first_line) for one in apart]
    for one, other in zip(whole, apart, strict=True):
        assert other.source.startswith(one.source)
        assert one.tree is not None
        assert other.tree is not None
        assert ast.dump(one.tree, include_attributes=True) == ast.dump(other.tree, include_attributes=True)


def test_empty_files_have_no_cells() -> None:
    """Nothing, blank lines, comments: no cells and no errors."""
    for text in (b"", b"\n\n", b"# only a comment\n", b"\xef\xbb\xbf", b"\f"):
        assert read_cells("mod.py", text) == []
    assert read_cells("mod.ipynb", notebook()) == []


@pytest.mark.parametrize("header", ["", "'''Docstring.'''\n", "# coding: utf-8\n"])
@pytest.mark.parametrize("broken", ["", "def broken(:\n"])
def test_future_imports_hold_for_what_follows(load: Any, header: str, broken: str) -> None:
    """Statements are compiled one by one, and ``from __future__ import annotations`` still reaches them all."""
    text = f"{header}from __future__ import annotations\n{broken}\ndef f(x: NotThere) -> Nowhere:\n    return x\n"
    in_cells = text.replace("annotations\n", "annotations\n# %%\n").replace("def f", "# %%\ndef f")
    for name, data in (("mod.py", text), ("mod.py", in_cells), ("mod.ipynb", notebook(*in_cells.split("# %%\n")))):
        loaded = load(name, data)
        assert loaded.names["f"](1) == 1
        assert loaded.names["f"].__annotations__["x"] == "NotThere"


def test_without_a_future_import_annotations_are_evaluated(load: Any) -> None:
    """The grader's own compiler flags do not leak into a student's file; an unknown feature is that line's error."""
    loaded = load("mod.py", "from __future__ import no_such_thing\ndef f(x: NotThere): pass\ndef g(x: int): pass\n")
    assert "f" not in loaded
    assert loaded.names["g"].__annotations__ == {"x": int}
    assert loaded.lines == [("mod.py", 1), ("mod.py", 2)]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def f(): pass\nasync def g(): pass\nclass H: pass", ["f", "g", "H"]),
        ("relu = lambda x: x\na, (b, c) = 1, (2, 3)", ["relu", "a", "b", "c"]),
        ("try:\n    from x import y\nexcept ImportError:\n    def y(): pass", ["y", "y"]),
        ("if True:\n    def f(): pass\nelse:\n    f = None", ["f", "f"]),
        ("import numpy as np, os.path", ["np", "os"]),
        ("def f(x:\n  pass\nclass G(\nh = (\nif x == 1:\ny == 2", ["f", "G", "h"]),
    ],
)
def test_names_that_a_cell_would_define(source: str, names: list[str]) -> None:
    """Functions, classes, assigned and imported names at the top level, also of cells that do not parse."""
    cells = read_cells("mod.ipynb", notebook(source))
    assert [name for cell in cells for name in defined_names(cell)] == names


HOSTILE: dict[str, str] = {
    "brackets": "(" * 100_000,
    "bracket lines": "(\n" * 100_000,
    "closing": ")" * 100_000,
    "strings": "'''\n" * 50_001,
    "minus": "x = " + "-" * 100_000 + "1",
    "attributes": "x = a" + ".b" * 100_000,
    "calls": "x = f" + "()" * 50_000,
    "sums": "x = " + "1+" * 100_000 + "1",
    "blocks": "".join(f"{' ' * i}if 1:\n" for i in range(200)),
    "elif": "if 1: pass\n" + "elif 1: pass\n" * 20_000,
    "decorators": "@a\n" * 20_000,
    "broken lines": "def f(x) return x\n" * 100_000,
    "open defs": "def f(x:\n" * 50_000,
    "backslashes": "x = \\\n" * 100_000,
    "long line": "x = '" + "\\'" * 1_000_000,
    "magics": "%x\n" * 100_000 + "(",
    "digits": "x = " + "9" * 1_000_000,
    "quotes": "'" * 300_001,
    "f-strings": "x = " + "f'{" * 500 + "1" + "}'" * 500,
    "markers": "# %%\nx = (\n" * 50_000,
    "comment": "# coding" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_source_is_taken_apart_soon(name: str) -> None:
    """200 kB made to exhaust a parser give cells or errors within seconds, and never an exception."""
    started = time.process_time()
    source = HOSTILE[name][:200_000]
    for main, data in (("mod.py", source.encode()), ("mod.ipynb", notebook(source))):
        found = read_cells(main, data)
        assert all(type(cell) is Statement for cell in found)
        assert len(found) <= cells_module.MAX_STATEMENTS
    assert time.process_time() - started < 5


def test_compiling_what_was_parsed_never_ends_the_process(run_python: Any) -> None:
    """Trees too deep for the compiler are an error of their statement."""
    code = (
        "from grader.worker.runtime import Runtime\nimport numpy as np\n"
        "src = ('x = ' + '-' * 5000 + '1\\ny = ' + '1+' * 5000 + '1\\nz = 3\\n').encode()\n"
        "runtime = Runtime()\n"
        "out = runtime.load('m', 'm.py', {'m.py': np.frombuffer(src, np.uint8)}, [], lambda i: None, [])\n"
        "print(runtime.namespace['z'], len(out['errors']) <= 2)\n"
    )
    done = run_python("-c", code)
    assert done.stdout == "3 True\n", done.stderr


def test_references_are_cells_too() -> None:
    """The course's own percent files come apart into cells that all parse."""
    root = Path(__file__).parents[2]
    for path in sorted((root / "solutions").glob("*/*.py")):
        found = python_cells(path.read_text(encoding="utf-8"))
        assert len(found) > 1
        assert all(cell.tree is not None for cell in found)


def test_broken_cells_are_told_in_plain_data(load: Any) -> None:
    """Whatever a file holds, what is told about it can be sent."""
    from grader.wire.codec import encode

    loaded = load(
        "mod.ipynb", notebook("x = (\ud800", "raise ValueError('\ud800')", "raise type('\\ud800X', (Exception,), {})")
    )
    encode(loaded.errors)
    assert len(loaded.errors) == 3
    assert np.isfinite(len(loaded.cells))


DRAWING = """\
T = 3
# what the student's own function gives
try:
    import matplotlib.pyplot as plt

    plt.plot(f(T));
except ImportError:
    print("no matplotlib")"""
WRITTEN = "@staticmethod\ndef f(x):\n    return x\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("m.ipynb", notebook(WRITTEN, DRAWING, "g = f")),
        ("m.py", f"# %%\n{WRITTEN}\n# %% [markdown]\n# Look:\n# %%\n{DRAWING}\n\n# %%\ng = f\n".encode()),
        ("m.py", f"{WRITTEN}\n\n# In[2]:\n\n\n{DRAWING}\n\n\n# In[3]:\n\n\ng = f\n".encode()),
    ],
    ids=["notebook", "percent", "converted"],
)
def test_a_handed_out_cell_that_draws_is_told_from_work(name: str, data: bytes) -> None:
    """Unchanged it need not be run; what the student wrote, or changed in it, is run."""
    cells = [["T = 3", DRAWING.split("\n", 2)[2]]]
    found = read_cells(name, data)
    assert [place for place in range(len(found)) if place in found_cells(found, cells)] == [1, 2]
    changed = read_cells(name, data.replace(b"f(T)", b"f(9)"))
    assert found_cells(changed, cells) == set()
    assert found_cells(found, []) == set()
