# row: 82
# title: Names with newlines, of 255 bytes, reserved, like options, not UTF-8
# class: A
# walls: none
# expect: passed
# build: yes

import os

MAIN = "import numpy as np\ndef relu(x):\n    return np.maximum(np.asarray(x, dtype=float), 0)\n"


def build(submissions, student):
    for name in ("-rf", "CON", "%s%n{0}", "a\nb", "名" * 85, os.fsdecode(b"\xff\xfe82"), student):
        (submissions / name).mkdir()
        (submissions / name / "activations.py").write_text(MAIN)
