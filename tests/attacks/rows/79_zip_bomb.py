# row: 79
# title: An archive that unpacks to a thousand times its size
# class: A
# walls: none
# report: unreadable archive
# build: yes

import zipfile


def build(submissions, student):
    with zipfile.ZipFile(submissions / f"{student}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("activations.py", "x = 1\n")
        archive.writestr("bomb", b"\0" * (40 << 20))
