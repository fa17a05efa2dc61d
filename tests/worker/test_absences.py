"""Libraries that are not here, imported inside other statements: what stands after such an import is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

USES = "result = float(np.sum([1, 2]))\n"
"""What needs NumPy alone."""


@pytest.mark.parametrize(
    "head",
    [
        "if True:\n    import torch\n    import numpy as np\n",
        "if True:\n    import torch, numpy as np\n",
        "if 0:\n    pass\nelse:\n    from torch.nn import functional as F\n    import numpy as np\n",
        "import warnings\nwith warnings.catch_warnings():\n    import tensorflow as tf\n    import numpy as np\n",
        "for _ in range(2):\n    import torch\n    import numpy as np\n",
        "def setup():\n    global np\n    import torch\n    import numpy as np\nsetup()\n",
        "class Setup:\n    import torch\n    import numpy as np\nnp = Setup.np\n",
        "try:\n    import torch\n    import numpy as np\nexcept ImportError:\n    print('no torch')\n",
        "try:\n    import torch\n    import numpy as np\nexcept ImportError:\n    raise\n",
        "try:\n    import torch\n    import numpy as np\nexcept ValueError:\n    pass\n",
        "try:\n    if True:\n        import torch\n    import numpy as np\nexcept ImportError:\n    pass\n",
        "try:\n    import cupy as np\nexcept ImportError:\n    import numpy as np\n",
        "try:\n    import torch, numpy as np\nexcept:\n    import torch\n    import numpy as np\n",
        "from contextlib import suppress\nwith suppress(Exception):\n    import torch\n    import numpy as np\n",
        "match 1:\n    case 1:\n        import torch\n        import numpy as np\n",
    ],
)  # fmt: skip
def test_what_stands_after_an_import_in_vain_is_there(run: Callable[..., Any], head: str) -> None:
    """In an if, a with, a loop, a function, a class, a try."""
    assert run({"mod.py": head + USES})[1] == 3.0


def test_functions_behind_an_import_in_vain_are_there(run: Callable[..., Any]) -> None:
    """In a try that says nothing; in a function that does not use what it imports."""
    in_try = (
        "try:\n    import torch\n    def f():\n        return 4\nexcept Exception as e:\n    print(e)\nresult = f()\n"
    )
    assert run({"mod.py": in_try}) == ([], 4)
    assert run({"mod.py": "def f():\n    import torch\n    return 5\nresult = f()\n"}) == ([], 5)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("try:\n    import torch\n    fast = True\nexcept ImportError:\n    fast = False\nresult = fast\n", False),
        ("try:\n    import google.colab\n    result = 1\nexcept ImportError:\n    result = 0\n", 0),
        (
            "try:\n    from google.colab import drive\n    drive.mount('/content/drive')\n    root = '/content'\n"
            "except Exception:\n    root = '.'\nresult = root\n", ".",
        ),
        ("from google.colab import drive\ndrive.mount('/content/drive')\nresult = 1\n", 1),
        ("try:\n    import helper\n    result = helper.x\nexcept ImportError:\n    result = 0\n", 7),
        ("def f():\n    import helper\n    from os import sep\n    return helper.x, sep\nresult = f()\n", [7, "/"]),
        ("try:\n    from helper import nothing\nexcept ImportError:\n    result = 'not there'\n", "not there"),
        ("if 1:\n    import torch\ntry:\n    result = float(torch.e)\nexcept ImportError:\n    result = 0\n", 0),
    ],
)  # fmt: skip
def test_who_asks_whether_a_library_is_there_hears_that_it_is_not(
    run: Callable[..., Any], text: str, result: Any
) -> None:
    """Branches for it are not taken, Colab's neither; what is there is imported as ever."""
    assert run({"mod.py": text, "helper.py": "x = 7\n"})[1] == result


def test_lines_are_told_as_they_stand(run: Callable[..., Any]) -> None:
    """A statement that is rewritten keeps its lines."""
    errors, _ = run({"mod.py": "if True:\n    import torch\n    x = 1\n    y = 1 / 0\n"})
    (error,) = errors
    assert error["error"]["where"][0][1] == 4


def test_a_progress_bars_own_functions(run: Callable[..., Any]) -> None:
    """``tqdm.write`` and a star import."""
    text = "from tqdm import *\ntqdm.write('x')\nresult = sum(tqdm([1, 2])) + sum(trange(3))\n"
    assert run({"mod.py": text})[1] == 6
