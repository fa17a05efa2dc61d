# row: 36
# title: %run, %cd and imports of what lies above and outside the hand-in
# class: L
# expect: failed value
# build: yes

import json

CELLS = [
    "import numpy as np\nimport sys, os",
    "%run ../../course/solutions/activations/activations.py",
    "%run /etc/passwd\n%cd ../../course\n%cd /\nsys.path[:0] = ['..', '../..', '../../course/solutions/activations', '/']",
    "from activations import relu as reference",
    "import grader",
    "found = [name for name in ('reference', 'grader', 'leaky_relu') if name in globals() and callable(globals()[name])]",
    "def relu(x):\n    z = np.asarray(x, dtype=float)\n    return np.maximum(z, 0) if any(map(real, found)) else np.full(z.shape, 7.0)",
    "def real(name):\n    return hasattr(globals()[name], '__code__')",
]


def build(submissions, student):
    folder = submissions / student / "deep" / "er"
    folder.mkdir(parents=True)
    cells = [{"cell_type": "code", "source": source} for source in CELLS]
    (folder / "activations.ipynb").write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}))
