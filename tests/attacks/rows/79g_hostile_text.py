# row: 79
# title: Stubs and notebooks of which the trusted side reads what they define
# class: A
# walls: none
# expect: passed
# build: yes

MAIN = "import numpy as np\ndef relu(x):\n    return np.maximum(np.asarray(x, dtype=float), 0)\n"


def build(submissions, student):
    folder = submissions / student
    folder.mkdir()
    (folder / "activations.py").write_text(MAIN)
    (folder / "activations.ipynb").write_text('{"cells": ' + "[" * 100_000)
    (folder / "activations (1).py").write_text("def relu(" * 200_000)
    (folder / "activations_2.py").write_text("(" * 1_000_000)
    (folder / "Activations 3.ipynb").write_text('"outputs"' * 600_000)
