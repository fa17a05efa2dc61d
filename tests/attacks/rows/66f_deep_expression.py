# row: 66
# title: An expression that nests as deep as the parser goes
# class: D
# walls: none
# expect: passed
# build: yes

MAIN = "import numpy as np\ndef relu(x):\n    return np.maximum(np.asarray(x, dtype=float), 0)\n"


def build(submissions, student):
    (submissions / student).mkdir()
    deep = "y = " + "-" * 50_000 + "1\n" + "z = " + "[" * 150 + "]" * 150 + "\n" + "w = " + "1+" * 20_000 + "1\n"
    (submissions / student / "activations.py").write_text(MAIN + deep)
