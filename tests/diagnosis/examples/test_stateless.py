"""What a text tells of whether anything is kept from one call to the next: what is not known may be kept."""

from __future__ import annotations

import pytest

from grader.diagnosis.examples.stateless import keeping_nothing
from grader.diagnosis.live import live
from grader.sandbox.transport import Transport
from tests.diagnosis.submissions import examples, session

HEAD = "import numpy as np\nfrom math import exp\nEPS = 1e-12\nreal = np.float64\n\n"
PLAIN = """def helper(x, n=2, *, axis=-1):
    \"\"\"Twice as much.\"\"\"
    total = np.zeros(n)
    for i, one in enumerate(x):
        total[i] += one
    return total

def f(x):
    from math import log
    parts = [y * EPS for y in helper(x)]
    parts.append(exp(0) + log(2) + real(1))
    grads = {}
    def inner(y):
        nonlocal parts
        parts = parts[1:]
        return y
    try:
        grads["x"] = inner(lambda z: z + len(parts))
    except ValueError as error:
        raise TypeError(str(error)) from None
    return grads
"""


def test_plain_functions_keep_nothing():
    """Arguments, names of one's own, other functions, numbers and what libraries compute."""
    assert keeping_nothing(HEAD + PLAIN) == {"helper", "f"}


@pytest.mark.parametrize(
    "code",
    [
        "CACHE = {}\ndef f(x):\n    CACHE['x'] = x\n",
        "CACHE = []\ndef f(x):\n    CACHE.append(x)\n",
        "W = np.zeros(3)\ndef f(x):\n    return np.add(W, x, out=W)\n",
        "def f(x, seen=[]):\n    return seen\n",
        "def f(x):\n    f.calls = 1\n",
        "def f(x):\n    f.calls.append(x)\n",
        "n = 0\ndef f(x):\n    global n\n    n += x\n",
        "def f(x):\n    return np.random.rand()\n",
        "from numpy import random\ndef f(x):\n    return random.rand()\n",
        "def f(x):\n    return np.empty(3)\n",
        "empty = np.empty\ndef f(x):\n    return empty(3)\n",
        "import functools\n@functools.cache\ndef f(x):\n    return x\n",
        "class Net:\n    pass\ndef f(x):\n    return Net\n",
        "import os\ndef f(x):\n    os.environ['x'] = '1'\n",
        "def f(x):\n    import random\n    return random.random()\n",
        "def f(x):\n    globals()['n'] = x\n",
        "def f(x):\n    np.seterr(all='raise')\n",
        "from numpy import *\ndef f(x):\n    return tanh(x)\n",
        "from helpers import g\ndef f(x):\n    return g(x)\n",
        "f = lambda x: x\ndef g(x):\n    return f(x)\n",
        "def f(x):\n    f.__dict__['x'] = x\n",
        "def f(x:\n",
        "%matplotlib inline\ndef f(x):\n    return x\n",
        "count = iter(range(9))\ndef f(x):\n    return next(count)\n",
        "EPS = 1\nEPS = [1]\ndef f(x):\n    return EPS\n",
        "def f(x):\n    def inner(y, seen=[]):\n        return np.empty(y)\n    return inner\n",
    ],
)
def test_what_may_be_kept(code):
    """Names of the module that change, defaults that do, what functions hold, random numbers, other libraries."""
    assert not keeping_nothing(HEAD + code)


MADE = """def make():
    seen = []
    def f(x):
        seen.append(x)
        return len(seen)
    return f

def g(x):
    return x

f = make()
"""


def test_a_function_that_was_made_by_another_may_keep_something():
    """What is no definition of the module is not told of; the others do not call it."""
    assert keeping_nothing(MADE) == {"make", "g"}


TWO = """import numpy as np

def softmax(z):
    return np.exp(np.asarray(z)) / 2

def mse_loss(y_hat, y):
    return -1.0
"""


@pytest.mark.parametrize(("more", "count"), [("", 1), ("CACHE = {}\ndef cross_entropy(p, y):\n    return CACHE\n", 2)])
def test_fewer_workers_where_nothing_is_kept(more, count):
    """A second exercise is asked in the worker of the first; only where something may be kept, in a new one again."""
    one = session(TWO + more)
    workers: list[Transport] = []
    start = one.start

    def started() -> Transport:
        workers.append(start())
        return workers[-1]

    one.start = started
    assert live(["softmax", "mse_loss"], [], examples("softmax"), one).keys() == {"softmax", "mse_loss"}
    assert len(workers) == count
