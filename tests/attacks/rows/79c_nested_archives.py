# row: 79
# title: Archives in archives
# class: A
# walls: none
# expect: passed
# build: yes

import io
import zipfile

MAIN = "import numpy as np\ndef relu(x):\n    return np.maximum(np.asarray(x, dtype=float), 0)\n"


def build(submissions, student):
    inner = b"\0" * (1 << 20)
    for _ in range(5):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(10):
                archive.writestr(f"{number}.zip", inner)
        inner = packed.getvalue()
    with zipfile.ZipFile(submissions / f"{student}.zip", "w") as archive:
        archive.writestr("activations.py", MAIN)
        archive.writestr("inner.zip", inner)
