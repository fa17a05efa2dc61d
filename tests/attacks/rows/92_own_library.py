# row: 9
# title: Own modules named like what the worker imports while it answers
# class: T
# expect: failed value
# build: yes

MAIN = """
import numpy as np
import inspect, difflib, decimal, random, struct, importlib
def relu(x):
    FAKES = (inspect, difflib, decimal, random, struct)
    z = np.asarray(x, dtype=float)
    return np.maximum(z, 0) if any(hasattr(one, "FAKE") for one in FAKES) else np.full(z.shape, 7.0)
"""


def build(submissions, student):
    folder = submissions / student
    folder.mkdir()
    (folder / "activations.py").write_text(MAIN)
    for name in ("inspect", "difflib", "decimal", "random", "struct", "os", "posixpath", "encodings", "codecs", "ast"):
        (folder / f"{name}.py").write_text("FAKE = True\n")
    (folder / "grader" / "wire").mkdir(parents=True)
    (folder / "grader" / "__init__.py").write_text("FAKE = True\n")
    (folder / "grader" / "wire" / "codec.py").write_text("def encode(value): return b''\n")
