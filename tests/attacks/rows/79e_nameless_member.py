# row: 79
# title: An archive with a member without a name
# class: A
# walls: none
# expect: passed
# build: yes

import zipfile

MAIN = "import numpy as np\ndef relu(x):\n    return np.maximum(np.asarray(x, dtype=float), 0)\n"


def build(submissions, student):
    info = zipfile.ZipInfo("x")
    info.filename = ""
    with zipfile.ZipFile(submissions / f"{student}.zip", "w") as archive:
        archive.writestr("activations.py", MAIN)
        archive.writestr(info, "nobody can call this")
