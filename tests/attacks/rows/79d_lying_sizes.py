# row: 79
# title: An archive that lies about its members' sizes
# class: A
# walls: none
# report: unreadable archive
# build: yes

import io
import struct
import zipfile


def build(submissions, student):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("activations.py", b"#" * (30 << 20))
    data = packed.getvalue().replace(struct.pack("<I", 30 << 20), struct.pack("<I", 10))
    (submissions / f"{student}.zip").write_bytes(data)
