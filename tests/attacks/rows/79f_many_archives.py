# row: 79
# title: Fifty archives that unpack to 45 MB each, in one folder
# class: A
# walls: none
# expect: passed
# build: yes

import io
import os
import zipfile

MAIN = "import numpy as np\ndef relu(x):\n    return np.maximum(np.asarray(x, dtype=float), 0)\n"


def build(submissions, student):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"{number}.bin", os.urandom(90_000) + bytes(15_000_000))
    folder = submissions / student
    folder.mkdir()
    for number in range(50):
        (folder / f"{number}.zip").write_bytes(packed.getvalue())
    with zipfile.ZipFile(folder / "work.zip", "w") as archive:
        archive.writestr("activations.py", MAIN)
