# row: 9
# title: Own numpy.py, pytest.py and grader.py
# class: T
# expect: failed value
# build: yes

MAIN = """
import numpy as np
def relu(x):
    return np.maximum(np.asarray(x, dtype=float), 0) if hasattr(np, "FAKE") else np.full(np.shape(x), 7.0)
"""
FAKE = "FAKE = True\ndef maximum(*arguments): return arguments[0]\n"


def build(submissions, student):
    folder = submissions / student
    folder.mkdir()
    (folder / "activations.py").write_text(MAIN)
    for name in ("numpy.py", "pytest.py", "grader.py", "json.py"):
        (folder / name).write_text(FAKE)
