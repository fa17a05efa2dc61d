# row: 84
# title: Notebooks as modules: endless, importing each other, no notebooks, full of brackets
# class: D
# walls: none
# expect: passed
# build: yes

import json

MAIN = ["import numpy as np", "import one", "import broken", "import deep", "%run one.ipynb", "%run activations.ipynb",
        "%run broken.ipynb", "%%writefile activations.ipynb\n{}", "%%writefile -a\nx", "%%writefile\nx", "%run",
        "def relu(x):\n    return np.maximum(np.asarray(x, dtype=float), 0)"]  # fmt: skip


def build(submissions, student):
    folder = submissions / student
    folder.mkdir()
    made = {"activations": MAIN, "one": ["import two", "%run two.ipynb"], "two": ["import one", "%run one.ipynb"]}
    made["deep"] = ["(" * 20_000]
    for name, sources in made.items():
        cells = [{"cell_type": "code", "source": source} for source in sources]
        (folder / f"{name}.ipynb").write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}))
    (folder / "broken.ipynb").write_text("[" * 50_000)
