"""A submission's other files in its worker: helpers imported, data read; and plotting that does no harm."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest


def saved(array: Any) -> bytes:
    out = io.BytesIO()
    np.save(out, array)
    return out.getvalue()


READERS = """
import csv, json, os
import os.path as p
from pathlib import Path
import numpy as np
here = p.dirname(p.abspath(__file__))
result = {
    "open": open("data/t.txt").read(),
    "with": [line.strip() for line in open("./data/t.txt", encoding="utf-8")],
    "join": open(p.join(here, "data", "t.txt")).read(),
    "windows": open("data\\\\t.txt").read(),
    "path": Path("data/t.txt").read_text(encoding="utf-8"),
    "beside": (Path(__file__).resolve().parent / "data" / "t.txt").read_text(encoding="utf-8"),
    "bytes": open("data/t.txt", "rb").read().decode(),
    "json": json.load(open("x.json")),
    "csv": list(csv.reader(open("n.csv", newline=""))),
    "loadtxt": np.loadtxt("n.csv", delimiter=",").tolist(),
    "genfromtxt": np.genfromtxt(p.join(here, "n.csv"), delimiter=",").tolist(),
    "load": np.load("a.npy").tolist(),
    "gbk": open("gbk.txt").read(),
    "exists": [p.exists("n.csv"), p.exists("no.csv"), p.isfile("data/t.txt"), p.isdir("data"), p.isdir("n.csv")],
    "list": [sorted(os.listdir(".")), os.listdir("data"), sorted(os.listdir())],
}
"""


def test_data_files_are_read_in_every_usual_way(run: Callable[..., Any]) -> None:
    """open, pathlib, csv, json, np.load, np.loadtxt; relative, beside ``__file__``, with backslashes, in GBK."""
    files = {
        "mod.py": READERS, "data/t.txt": "a中\nb\n", "x.json": "[1]", "n.csv": "1,2\n3,4\n", "a.npy": saved([1, 2]),
        "gbk.txt": "中文".encode("gbk"),
    }  # fmt: skip
    errors, result = run(files)
    assert errors == []
    text = "a中\nb\n"
    for way in ("open", "join", "windows", "path", "beside", "bytes"):
        assert result[way] == text
    assert result["with"] == ["a中", "b"]
    assert result["json"] == [1]
    assert result["csv"] == [["1", "2"], ["3", "4"]]
    assert result["loadtxt"] == result["genfromtxt"] == [[1.0, 2.0], [3.0, 4.0]]
    assert result["load"] == [1, 2]
    assert result["gbk"] == "中文"
    assert result["exists"] == [True, False, True, True, False]
    here = sorted({name.partition("/")[0] for name in files})
    assert result["list"] == [here, ["t.txt"], here]


def test_helper_modules_and_packages_are_imported(run: Callable[..., Any]) -> None:
    """Modules beside the file, packages with and without ``__init__``, deep ones, relative imports among them."""
    errors, result = run({
        "mod.py": "import helper\nfrom common.layers import f\nimport deep.er.most as most\nfrom pkg import x, sub\n"
        "result = [helper.ONE, f(), most.THREE, x, sub.FOUR, helper.__file__, most.__file__]\n",
        "helper.py": "from __future__ import annotations\nONE: Nothing = 1\n",
        "common/layers.py": "from common.functions import two\ndef f(): return two\n",
        "common/functions.py": "two = 2\n",
        "deep/er/most.py": "THREE = 3\n",
        "pkg/__init__.py": "from .sub import FOUR as x\n",
        "pkg/sub.py": "FOUR = 4\n",
    })  # fmt: skip
    assert errors == []
    assert result == [1, 2, 3, 4, 4, "/hand_in/helper.py", "/hand_in/deep/er/most.py"]


@pytest.mark.parametrize("folder", ["mod", "src/mod", "hw3_mod"])
def test_the_submission_may_be_a_package(run: Callable[..., Any], folder: str) -> None:
    """Its ``__init__`` is run as the module: what lies in the package is found from there, either way."""
    errors, result = run({
        f"{folder}/__init__.py": "from .core import *\nfrom mod.deep.er import three\nfrom . import deep\n"
        "result = [one, deep.er.two(), three, __name__, __package__]\n",
        f"{folder}/core.py": "one = 1\n",
        f"{folder}/deep/__init__.py": "",
        f"{folder}/deep/er.py": "from ..core import one\nthree = 3\ndef two(): return 2 * one\n",
    }, main=f"{folder}/__init__.py")  # fmt: skip
    assert errors == []
    assert result == [1, 2, 3, "mod", "mod"]


def test_a_broken_helper_is_told_with_its_own_line(run: Callable[..., Any]) -> None:
    """An error in a helper module names that file and line, also in a package's ``__init__``."""
    errors, _ = run(
        {"mod.py": "import helper\nimport pkg\n", "helper.py": "x = 1\ny = 1 / 0\n", "pkg/__init__.py": "\n1 / 0\n"}
    )
    assert [error["error"]["where"][-1] for error in errors] == [
        ["helper.py", 2, "<module>", "y = 1 / 0"],
        ["pkg/__init__.py", 2, "<module>", "1 / 0"],
    ]
    errors, _ = run({"mod.py": "import helper\n", "helper.py": "def f(:\n"})
    assert errors[0]["error"]["type"] == "SyntaxError"
    assert errors[0]["error"]["where"][-1][:2] == ["helper.py", 1]


@pytest.mark.parametrize(
    "name", ["numpy.py", "sitecustomize.py", "math.py", "json.py", "grader.py", "usercustomize.py"]
)
def test_files_named_like_libraries_shadow_nothing(run: Callable[..., Any], name: str) -> None:
    """The real NumPy and standard library are imported, whatever lies beside the submission."""
    errors, result = run({
        "mod.py": "import numpy, math, json\nresult = [numpy.sqrt(4.0).item(), math.floor(1.5), json.dumps(1)]\n",
        name: "raise SystemExit('shadowed')\n",
    })  # fmt: skip
    assert errors == []
    assert result == [2.0, 1, "1"]


def test_what_is_not_there_is_not_found(run: Callable[..., Any]) -> None:
    """Missing files and modules give Python's own errors, and one's own files cannot be written."""
    errors, _ = run({
        "mod.py": "open('no.txt')\nimport no_module\nopen('t.txt', 'w')\nopen(None)\n", "t.txt": "x",
    })  # fmt: skip
    kinds = [error["error"]["type"] for error in errors]
    assert kinds[:2] == ["FileNotFoundError", "ModuleNotFoundError"]
    assert kinds[-1] == "TypeError"


PLOTS = """
import numpy as np
import matplotlib, matplotlib.pyplot as plt, seaborn as sns
from mpl_toolkits.mplot3d import Axes3D
from matplotlib import cm
from IPython.display import display, clear_output
from tqdm import tqdm, trange
from tqdm.notebook import tqdm as bar
import ipywidgets
matplotlib.use("Agg")
plt.rcParams["figure.figsize"] = (3, 3)
sns.set_theme()
fig, ax = plt.subplots()
fig, (a, b) = plt.subplots(1, 2)
fig, axes = plt.subplots(2, 3, figsize=(9, 6))
axes[1, 2].plot([1], [2])
axes2 = plt.figure().subplots(2, 2)
for one in axes.ravel():
    one.set_title("x")
line, = ax.plot([1, 2])
n, bins, patches = plt.hist([1, 2])
low, high = ax.get_xlim()
ax.set_xlim(low - 1, 2 * high)
with plt.style.context("ggplot"):
    plt.show()
class Axes(plt.Axes):
    pass
def draw(ax: plt.Axes | None = None) -> "plt.Figure":
    return ax
total = 0
for i in tqdm(range(3), desc="epochs"):
    total += i
progress = bar([10, 20])
for i in progress:
    progress.set_description(f"{i}")
    progress.set_postfix(loss=i)
    total += i
for i in trange(2, 4):
    total += i
with tqdm(total=5) as counter:
    counter.update(1)
display(fig); clear_output(wait=True)
get_ipython().run_line_magic("matplotlib", "inline")
result = [total, len(tqdm([1, 2])), list(enumerate(tqdm("ab")))]
"""


def test_plots_bars_and_widgets_do_no_harm(run: Callable[..., Any]) -> None:
    """What students use to look at things is swallowed; a progress bar still gives its items."""
    errors, result = run({"mod.py": PLOTS})
    assert errors == []
    assert result == [38, 2, [[0, "a"], [1, "b"]]]


def test_an_inert_object_is_no_result(run: Callable[..., Any]) -> None:
    """What plotting returns is no number: a function that returns it has a result of the wrong type."""
    source = (
        "import matplotlib.pyplot as plt\nfrom grader.wire.plain_values import NotPlainError, plain\nresult = []\n"
        "for one in (plt.plot([1]), plt.gcf, plt):\n    try:\n        plain(one)\n    except NotPlainError as error:\n"
        "        result.append(str(error))\n"
    )
    errors, result = run({"mod.py": source})
    assert errors == []
    assert result == ["a Inert", "a Inert", "a InertModule"]


IMPORTERS = """
import importlib.util, pkgutil, runpy
import numpy as np
from pathlib import Path
ran = runpy.run_path("lib/h.py")["ONE"]
spec = importlib.util.spec_from_file_location("other", "lib/h.py")
other = importlib.util.module_from_spec(spec)
spec.loader.exec_module(other)
here = importlib.util.spec_from_file_location("here", Path(__file__).parent / "lib" / "h.py")
again = importlib.util.module_from_spec(here)
here.loader.exec_module(again)
import pkg
result = [
    ran, other.ONE, again.ONE, pkgutil.get_data("pkg", "t.txt").decode(),
    np.load("a.npy", mmap_mode="r").tolist(), np.load("a.npy", "r").tolist(),
]
"""


def test_the_library_runs_the_files_of_a_hand_in(run: Callable[..., Any]) -> None:
    """runpy, modules by their path, data of a package, and arrays that would be mapped."""
    errors, result = run({
        "mod.py": IMPORTERS, "lib/h.py": "ONE = 1\n", "pkg/__init__.py": "",
        "pkg/t.txt": "t", "a.npy": saved([1, 2]),
    })  # fmt: skip
    assert errors == []
    assert result == [1, 1, 1, "t", [1, 2], [1, 2]]
