# row: 79
# title: An archive with a member without a name
# class: A
# expect: passed
# build: yes

import zipfile

MAIN = "import numpy as np\ndef relu(x):\n    return np.maximum(np.asarray(x, dtype=float), 0)\n"


def build(submissions, student):
    path = submissions / f"{student}.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("activations.py", MAIN)
        archive.writestr("x", "")
    data = bytearray(path.read_bytes())
    for signature, length in ((b"PK\x01\x02", 28), (b"PK\x03\x04", 26)):
        place = data.rindex(signature) + length
        data[place : place + 2] = b"\0\0"
    path.write_bytes(data)
