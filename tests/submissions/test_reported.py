"""The kinds of situation that graders' public bug reports tell of: what each is worth, and what everybody is told.

One class, scored by the real command; every student is a situation. What they hand in computes the right values unless
the situation itself says otherwise.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping

from tests.conftest import RIGHT, Class

NUMPY = "import numpy as np\n\n"
LINE = "def line(x, a):\n    return np.multiply(x, a) + 1\n"
AREA = "def area(x, a):\n    return float((line(x, a) ** 2).sum())\n"
BOTH = LINE + "\n" + AREA


def notebook(*sources: str | tuple[str, str]) -> str:
    """A notebook of code cells; a pair is the kind of a cell and its text."""
    pairs = [("code", one) if isinstance(one, str) else one for one in sources]
    cells = [{"cell_type": kind, "metadata": {}, "outputs": [], "source": text} for kind, text in pairs]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def indented(text: str) -> str:
    return "".join(f"    {line}" for line in text.splitlines(keepends=True))


FULL: dict[str, Mapping[str, str]] = {
    "absent_before_numpy": {"lines.ipynb": notebook("import torch\nimport pandas as pd\n" + NUMPY + BOTH)},
    "absent_before_numpy_percent": {"lines.py": "# %%\nfrom sklearn import svm\n" + NUMPY + "# %% work\n" + BOTH},
    "absent_in_signature": {
        "lines.py": "import torch\nfrom numba import njit\nfrom functools import partial\nimport jax\n" + NUMPY
        + "@njit(cache=True)\ndef line(x: torch.Tensor, a: 'float') -> torch.Tensor:\n"
        "    return np.multiply(x, a) + 1\n"
        "@partial(jax.jit, static_argnums=1)\ndef area(x, a):\n"
        "    if isinstance(x, torch.Tensor):\n        x = x.numpy()\n"
        "    return float((line(x, a) ** 2).sum())\n"
    },
    "absent_decorator_of_widgets": {
        "lines.ipynb": notebook("from ipywidgets import interact\n" + NUMPY + LINE, "@interact(n=(1, 2))\n" + AREA)
    },
    "awaits": {"lines.ipynb": notebook("import asyncio\n" + NUMPY + "k = await asyncio.sleep(0, 1)\n" + BOTH)},
    "awaits_micropip": {"lines.ipynb": notebook("import micropip\nawait micropip.install('x')\n" + NUMPY + BOTH)},
    "colab_comments_cells": {
        "lines.py": "# Commented out IPython magic to ensure Python compatibility.\n# %%time\n# import numpy as np\n# "
        + BOTH.rstrip().replace("\n", "\n# ") + "\n"
    },
    "driver_imports_its_module": {"lines.ipynb": notebook("from lines import line, area"), "lines.py": NUMPY + BOTH},
    "driver_imports_all": {"lines.ipynb": notebook("from lines import *\nline([1], 2)"), "lines.py": NUMPY + BOTH},
    "empty_notebook_beside": {"lines.ipynb": notebook(""), "lines.py": NUMPY + BOTH},
    "helper_statistics": {"lines.py": NUMPY + "from statistics import one\n" + BOTH, "statistics.py": "one = 1\n"},
    "helper_test": {"lines.py": "from test import line\n" + NUMPY + AREA, "test.py": NUMPY + LINE},
    "helper_grader": {"lines.py": "from grader import line\n" + NUMPY + AREA, "grader.py": NUMPY + LINE},
    "nbconvert_time": {"lines.py": NUMPY + f"get_ipython().run_cell_magic('time', '', {BOTH!r})\n"},
    "nbconvert_line": {
        "lines.py": NUMPY + LINE + "get_ipython().run_line_magic('time', 'k = 1')\nassert k == 1\n" + AREA
    },
    "name_ipynb_json": {"lines.ipynb.json": notebook(NUMPY + BOTH)},
    "name_initials": {"JS lines.ipynb": notebook(NUMPY + BOTH)},
    "name_space": {"lines .py": NUMPY + BOTH},
    "name_untitled": {"Untitled3.ipynb": notebook(NUMPY + BOTH)},
    "object_array": {
        "lines.py": NUMPY + "def line(x, a):\n    return np.frompyfunc(lambda v: v * a + 1, 1, 1)(np.array(x, float))\n"
        "def area(x, a):\n    from decimal import Decimal\n    return Decimal(float((line(x, a) ** 2).sum()))\n"
    },
    "one_cell_typo": {"lines.ipynb": notebook(NUMPY + BOTH + "\nprint('done'\n")},
    "one_cell_newer_syntax": {"lines.ipynb": notebook(NUMPY + BOTH + "\ntype Pair = tuple[int, int]\n")},
    "other_notebook_run": {"lines.ipynb": notebook("%run ./base.ipynb", AREA), "base.ipynb": notebook(NUMPY + LINE)},
    "other_notebook_imported": {
        "lines.ipynb": notebook("import import_ipynb\nfrom base import line\n" + NUMPY + AREA),
        "base.ipynb": notebook(NUMPY + LINE),
    },
    "output_history": {"lines.ipynb": notebook(NUMPY, "1", "k = _", "assert Out[2] == k\n" + BOTH)},
    "parent_by_path": {
        "nb/lines.ipynb": notebook("import sys\nsys.path.append('..')\nfrom src.base import line\n" + NUMPY + AREA),
        "src/__init__.py": "", "src/base.py": NUMPY + LINE,
    },
    "parent_by_root": {"src/lines.py": "from src.base import line\n" + NUMPY + AREA, "src/base.py": NUMPY + LINE},
    "relative_import": {
        "pkg/lines.py": "from .base import line\n" + NUMPY + AREA, "pkg/__init__.py": "", "pkg/base.py": NUMPY + LINE
    },
    "parent_data": {
        "code/lines.py": NUMPY + "ONE = float(open('../data/k.txt').read())\n" + BOTH.replace("+ 1", "+ ONE"),
        "data/k.txt": "1.0\n",
    },
    "writes_its_helper": {
        "lines.ipynb": notebook(f"%%writefile base.py\n{NUMPY}{LINE}", f"from base import *\n{AREA}")
    },
    "writes_its_package": {
        "lines.ipynb": notebook(
            "!mkdir -p pkg/sub", "%%writefile pkg/sub/base.py\n" + NUMPY + LINE, f"from pkg.sub.base import *\n{AREA}"
        )
    },
    "runs_its_helper": {"lines.ipynb": notebook("%run base.py", AREA), "base.py": NUMPY + LINE},
    "Zoë": {"lines.py": NUMPY + BOTH},
}  # fmt: skip

TOLD: dict[str, tuple[Mapping[str, str], float, str]] = {
    "in_markdown": ({"lines.ipynb": notebook(NUMPY + LINE, ("markdown", AREA))}, 50, "stands in a Markdown cell"),
    "in_raw": ({"lines.ipynb": notebook(NUMPY + LINE, ("raw", AREA))}, 50, "stands in a raw cell"),
    "in_class": ({"lines.py": NUMPY + LINE + "class S:\n" + indented(AREA)}, 50, "the class `S` has a method"),
    "in_guard": (
        {"lines.py": NUMPY + LINE + "if __name__ == '__main__':\n" + indented(AREA)}, 50, "move it out"
    ),
    "driver_takes_one": (
        {"lines.ipynb": notebook("from lines import line as line\nk = 1"), "lines.py": NUMPY + BOTH}, 100, ""
    ),
    "used_again": ({"lines.ipynb": notebook(NUMPY + BOTH, "area = area([1.0], 1)")}, 50, "later (cell 2, line 1)"),
    "memory": (
        {"lines.py": NUMPY + LINE + "def area(x, a):\n    k = []\n    while a:\n        k += [bytearray(1 << 24)]\n"},
        50, "memory",
    ),
    "newer_python": (
        {"lines.py": NUMPY + LINE + AREA.replace("area(", "area[T](")},
        *((50, "Python 3.12") if sys.version_info < (3, 12) else (100, "")),
    ),
    "no_break_space": ({"lines.ipynb": notebook(NUMPY + LINE + AREA.replace("return ", "return\xa0"))}, 50, "U+00A0"),
    "leak": ({"lines.py": "from grader import nothing\n" + NUMPY + BOTH}, 100, "No module named 'grader'"),
}  # fmt: skip


def test_every_situation_is_worth_what_it_is(course: Class) -> None:
    """Right code gets all the marks, however it is packed; where that cannot be, the reason says what lies where."""
    wanted: dict[str, float] = dict.fromkeys(FULL, 100)
    for student, files in [*FULL.items(), *((name, files) for name, (files, _, _) in TOLD.items())]:
        for name, text in files.items():
            course.hand_in(student, text, name)
    wanted |= {student: mark for student, (_, mark, _) in TOLD.items()}
    course.hand_in("page_only", "<html></html>", "lines.html")
    done = course.score("-a", "lines")
    assert course.marks() == wanted
    assert "page_only handed in lines.html: not recognised" in done.stderr
    reports = {report["student"]: json.dumps(report, ensure_ascii=False) for report in course.reports()}
    for student, (_, _, words) in TOLD.items():
        assert words in reports[student], student
    assert str(course.root) not in "".join(reports.values())
    assert "site-packages" not in "".join(reports.values())


def test_who_hands_in_all_in_one_folder(course: Class) -> None:
    """A flat class, and one whose folders lie too high: never one student, never silence."""
    (course.root / "flat").mkdir()
    for student in ("ann", "bob"):
        (course.root / "flat" / f"{student}_lines.py").write_text(RIGHT)
        for section in ("A", "B"):
            course.hand_in(f"{section}/{student}{section}", RIGHT)
    assert "each file is a student's, by its name: ann, bob" in course.run("score", "flat").stderr
    course.score()
    assert course.marks() == dict.fromkeys(("ann", "bob", "annA", "annB", "bobA", "bobB"), 100)
