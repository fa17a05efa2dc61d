# row: 81
# title: FIFOs, sockets and links beside an honest file
# class: A
# walls: none
# expect: passed
# build: yes

import os

MAIN = "import numpy as np\ndef relu(x):\n    return np.maximum(np.asarray(x, dtype=float), 0)\n"


def build(submissions, student):
    folder = submissions / student
    folder.mkdir()
    (folder / "activations.py").write_text(MAIN)
    os.mkfifo(folder / "data")
    (folder / "loop").symlink_to(folder)
    (folder / "zero").symlink_to("/dev/zero")
