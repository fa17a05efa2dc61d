# row: 77
# title: An archive with absolute paths
# class: A
# walls: none
# report: unreadable archive
# build: yes

import zipfile


def build(submissions, student, targets):
    with zipfile.ZipFile(submissions / f"{student}.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo(f"{targets.BAIT}/escaped"), "SMUGGLED")
        archive.writestr("activations.py", "x = 1\n")
