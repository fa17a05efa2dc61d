"""IPython's words in Python, held against IPython's own transformer and against what a notebook means by them."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from grader.worker.ipython import cell_magic, cleaned, translated

CELLS = [
    "%matplotlib inline\na = 1", "!ls -la 'unclosed\na = 1", "!pip install \\\n   numpy \\\n   scipy\na = 1",
    "x = !ls\na=1", "x, y = %sx ls", "?print", "print?", "np.array??", "if True:\n    %timeit f()\n    a = 1",
    "a = (7\n  % 4)", "x = print?", "/f 1 2", ",f a b", ";f a b", "!!ls", "d['k'] = %time 3", "%time?", "a.b[0]?",
    "%%time\nx=1", "  x=1\n  y=2", ">>> x=1\n>>> y=2", ">>> def f():\n...     return 1", "In [1]: x=1\nIn [2]: y=2",
    "In [3]: def f():\n   ...:     return 1", "\n\n%%capture out\na=1", "x = 5 # what?", "a = 'x?'", "a.b = !ls",
    "%time x = f(1)", "   %time x=1", "s = f'''\n%d\n'''\n%pwd", "a = b = !ls", "x=%pwd", "%%time?", "%env A=1",
    "# comment\n%%time\nx=1", "a == 5\n!ls", "??", "?", "for i in range(3):\n    !echo {i}\n    x = %time 5\nprint?",
    "%%writefile a.py\nx = '''\n", "%%bash\nls | wc", "x = 1 if a else 2\n%who\ny = '''a\n!b\n'''",
    "%run a.py -x 'b c'",
    "a = [\n 1,\n]\n?a", "if x:\n  !a \\\n  b\nc = 1",
]  # fmt: skip


@pytest.mark.parametrize("source", CELLS, ids=range(len(CELLS)))
def test_the_rules_are_those_of_ipython(source: str) -> None:
    """Cell by cell the same Python as IPython's transformer makes, with every line in its place."""
    transformer = pytest.importorskip("IPython.core.inputtransformer2").TransformerManager()
    plain = cleaned(source)
    magic = cell_magic(plain)
    if magic:
        body = magic.body if magic.body.endswith("\n") else magic.body + "\n"
        ours = f"get_ipython().run_cell_magic({magic.name!r}, {magic.line!r}, {body!r})"
    else:
        ours = translated(plain)
        assert ours.count("\n") == plain.count("\n")
    try:
        wanted = ast.dump(ast.parse(transformer.transform_cell(source)))
    except SyntaxError:
        with pytest.raises(SyntaxError):
            ast.parse(ours)
    else:
        assert ast.dump(ast.parse(ours)) == wanted


RUN = """
import json, sys
import numpy as np
from grader.worker.runtime import Runtime
main, files, names = json.load(sys.stdin)
runtime = Runtime()
contents = {name: np.frombuffer(data.encode(), np.uint8) for name, data in files.items()}
said = runtime.load("mod", main, contents, [], lambda index: None, [])
values = {name: runtime.namespace.get(name) for name in names}
print(json.dumps([values, said["errors"], said["notes"]], default=repr))
"""


@pytest.fixture
def run() -> Callable[..., Any]:
    """Loads a hand-in in a process of its own; gives the values of names, the errors and the notes."""

    def load_files(main: str, files: dict[str, Any], *names: str) -> tuple[dict[str, Any], list[Any], list[Any]]:
        texts = {name: text if isinstance(text, str) else notebook(*text) for name, text in files.items()}
        given = json.dumps([main, texts, names])
        done = subprocess.run(
            [sys.executable, "-P", "-c", RUN], input=given, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr
        values, errors, notes = json.loads(done.stdout.splitlines()[-1])
        return values, errors, notes

    return load_files


def notebook(*sources: str) -> str:
    return json.dumps({"cells": [{"cell_type": "code", "source": source} for source in sources]})


def test_an_absent_library_costs_only_what_needs_it(run: Callable[..., Any]) -> None:
    """What stands below an import that fails runs; annotations, decorators and bases of its names cost nothing."""
    cell = (
        "import no_torch, math\nimport no_torch.nn as nn\nfrom no_numba import njit, prange\n"
        "assert tuple(map(int, no_torch.__version__.split('.')[:2])) >= (1, 8)\n"
        "device = no_torch.device('cuda' if no_torch.cuda.is_available() else 'cpu')\n"
        "(a, b), (c, d) = nn.load_data()\n"
        "@njit\ndef one(x: no_torch.Tensor | None) -> nn.Module: return 1\n"
        "@njit(parallel=True)\ndef two(x): return 2\n"
        "@no_torch.no_grad()\ndef three(x): return x.numpy() if isinstance(x, no_torch.Tensor) else 3\n"
        "class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.k = 4\n"
        "with no_torch.no_grad():\n    five = 5\n"
        "values = [one(0), two(0), three(0), Net().k, five, math.floor(1.5)]\n"
        "def bad(x): return float(no_torch.tensor(x))\n"
        "try:\n    bad(1)\nexcept ImportError as error:\n    said = str(error)\n"
    )
    for main, text in (("mod.ipynb", [cell]), ("mod.py", cell), ("mod.py", f"# %%\n{cell}")):
        values, errors, _ = run(main, {main: text}, "values", "said")
        assert values == {"values": [1, 2, 3, 4, 5, 1], "said": "No module named 'no_torch'"}
        assert {error["error"]["type"] for error in errors} == {"ModuleNotFoundError"}


def test_a_missing_library_that_is_expected_is_missing(run: Callable[..., Any]) -> None:
    """``try: import`` falls back as it does on the student's machine."""
    values, errors, _ = run(
        "mod.py",
        {"mod.py": "try:\n    import no_cupy as np\nexcept ImportError:\n    import numpy as np\nx = np.pi > 3\n"},
        "x",
    )
    assert values == {"x": True}
    assert errors == []


def test_magics_mean_what_they_meant(run: Callable[..., Any]) -> None:
    """Timed statements and cells run; written and run files are there; history is kept; awaiting works."""
    cells = [
        "%time x = 1", "%%time\ny = 2", "%%writefile helper.py\nz = 3", "from helper import z", "4", "u = _ + Out[5]",
        "%run beside.py\n%run other.ipynb", "import asyncio\nawait asyncio.sleep(0)\nv = [1]",
        "async def g():\n    yield 5\nw = [i async for i in g()]", ">>> p = 6", "  q = 7", "pip install no_such",
        "get_ipython().run_cell_magic('time', '', 'r = 8\\n')", "name = __name__\nimport __main__\ns = __main__.x",
        "%frobnicate now\n!make all\n%run absent.py",
    ]  # fmt: skip
    files = {"mod.ipynb": cells, "beside.py": "beside = __name__\n", "other.ipynb": ["other = 9", "1 / 0"]}
    names = ["x", "y", "z", "u", "beside", "other", "v", "w", "p", "q", "r", "name", "s"]
    values, errors, notes = run("mod.ipynb", files, *names)
    assert values == {
        "x": 1, "y": 2, "z": 3, "u": 8, "beside": "__main__", "other": 9, "v": [1], "w": [5], "p": 6, "q": 7, "r": 8,
        "name": "__main__", "s": 1,
    }  # fmt: skip
    assert [error["label"] for error in errors] == ["other.ipynb cell 2"]
    assert [(kind, line) for kind, _place, line, _text in notes] == [("magic", 1), ("shell", 2), ("run", 3)]


def test_run_takes_modules_and_their_arguments(run: Callable[..., Any]) -> None:
    """``%run -m`` runs a module or a package; what stands behind the name is the file's, options and all."""
    cells = ["%run -m lib.one", "%run -m lib", "%run -n -t beside.py --steps 3 -i", "%run -i beside.py"]
    files = {
        "mod.ipynb": cells, "lib/one.py": "one = 1\n", "lib/__main__.py": "two = 2\n",
        "beside.py": "import sys\nargv = sys.argv\nseen = 'argv' in globals() and 'two' in globals()\n"
        "kept = [*globals().get('kept', []), (argv, seen)]\n",
    }  # fmt: skip
    values, errors, notes = run("mod.ipynb", files, "one", "two", "kept")
    assert (errors, notes) == ([], [])
    assert (values["one"], values["two"]) == (1, 2)
    assert [list(one) for one in values["kept"]] == [
        [["beside.py", "--steps", "3", "-i"], False], [["beside.py"], True],
    ]  # fmt: skip


def test_converted_notebooks_and_colab_downloads_are_notebooks(run: Callable[..., Any]) -> None:
    """Nbconvert's calls and what Colab has commented out run as the cells that they were."""
    text = (
        "# In[1]:\nget_ipython().run_line_magic('time', 'a = 1')\n"
        "get_ipython().run_cell_magic('writefile', 'h.py', 'b = 2\\n')\nfrom h import b\n"
        "get_ipython().run_cell_magic('time', '', 'def c():\\n    return 3\\n')\n"
        "# Commented out IPython magic to ensure Python compatibility.\n# %%time\n# def d():\n#     return 4\n"
        "# Commented out IPython magic to ensure Python compatibility.\n# %matplotlib inline\ne = [a, b, c(), d()]\n"
    )
    values, errors, _ = run("mod.py", {"mod.py": text}, "e")
    assert (values, errors) == ({"e": [1, 2, 3, 4]}, [])


def test_the_hand_in_has_its_own_folders(run: Callable[..., Any]) -> None:
    """Parents, siblings, relative imports, sys.path, other notebooks, data, and files written by the code itself."""
    main = (
        "import sys, os, glob\nsys.path.append('..')\nfrom src.helpers import one\nfrom .beside import two\n"
        "sys.path.insert(0, os.path.abspath('../lib'))\nimport deep\nfrom statistics import mine\n"
        "from pathlib import Path\nimport numpy as np\n"
        "np.save('w.npy', np.arange(3))\nPath('t.txt').write_text('hé')\n"
        "values = [one, two, deep.three, mine, open('../data/k.txt').read(), open('data/k.txt').read(),\n"
        "          np.load('w.npy').tolist(), Path('t.txt').read_text(), Path('../data/k.txt').exists(),\n"
        "          sorted(glob.glob('../**/*.txt', recursive=True)), os.listdir('../data'), os.getcwd(), __file__,\n"
        "          np.fromfile('../data/k.txt', np.uint8).tolist(), [n for _, _, n in os.walk('../data')]]\n"
    )
    files = {
        "code/mod.py": main, "src/__init__.py": "", "src/helpers.py": "from . import more\none = more.one\n",
        "src/more.py": "one = 1\n", "code/beside.py": "two = 2\n", "lib/deep.py": "three = 3\n",
        "code/statistics.py": "mine = 4\n", "data/k.txt": "k",
    }  # fmt: skip
    values, errors, _ = run("code/mod.py", files, "values")
    assert errors == []
    assert values["values"] == [
        1, 2, 3, 4, "k", "k", [0, 1, 2], "hé", True, ["../code/t.txt", "../data/k.txt"], ["k.txt"], "/hand_in/code",
        "/hand_in/code/mod.py", [107], [["k.txt"]],
    ]  # fmt: skip


def test_what_is_written_is_bounded_and_stays_here(run: Callable[..., Any]) -> None:
    """A file outside the hand-in, or more than the memory that files have, is an error of that statement."""
    text = (
        "import os\nopen('a.txt', 'w').write('x')\nopen('b.bin', 'wb').write(bytes(65 << 20))\n"
        "f = open('c.bin', 'wb')\nfor i in range(100):\n    f.write(bytes(1 << 20))\nopen('/no/such/file', 'w')\n"
        "os.remove('a.txt')\nleft = os.path.exists('a.txt')\n"
    )
    values, errors, _ = run("mod.py", {"mod.py": text}, "left")
    assert values == {"left": False}
    assert [error["error"]["type"] for error in errors] == ["OSError", "OSError", "FileNotFoundError"]


def test_a_notebook_imports_the_module_of_its_own_name(run: Callable[..., Any]) -> None:
    """``from mod import f`` in mod.ipynb is the mod.py beside it."""
    values, errors, _ = run(
        "mod.ipynb", {"mod.ipynb": ["from mod import f", "x = f()"], "mod.py": "def f(): return 1\n"}, "x"
    )
    assert (values, errors) == ({"x": 1}, [])


def test_folders_are_made_and_options_do_not_hide_a_decorator(run: Callable[..., Any]) -> None:
    """``!mkdir`` and ``%mkdir`` make folders to write to; a decorator of an absent library gives the function back."""
    cells = [
        "!mkdir -p a/b", "%mkdir c", "%%writefile a/b/one.py\nx = 1", "%%writefile c/two.py\ny = 2",
        "from a.b.one import x\nfrom c.two import y",
        "import no_jax\nfrom functools import partial",
        "@partial(no_jax.jit, static_argnums=0)\ndef f(): return 3\nz = f()",
    ]  # fmt: skip
    values, errors, notes = run("mod.ipynb", {"mod.ipynb": cells}, "x", "y", "z")
    assert values == {"x": 1, "y": 2, "z": 3}
    assert [error["error"]["type"] for error in errors] == ["ModuleNotFoundError"]
    assert notes == []
