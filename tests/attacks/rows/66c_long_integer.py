# row: 66
# title: A source with an integer of a million digits
# class: D
# walls: none
# expect: passed
# build: yes

MAIN = "import numpy as np\ndef relu(x):\n    return np.maximum(np.asarray(x, dtype=float), 0)\nbig = "


def build(submissions, student):
    (submissions / student).mkdir()
    (submissions / student / "activations.py").write_text(MAIN + "9" * 1_000_000 + "\n")
