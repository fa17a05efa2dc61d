# row: 77
# title: An archive with paths that lead out
# class: A
# walls: none
# report: unreadable archive
# build: yes

import zipfile


def build(submissions, student):
    with zipfile.ZipFile(submissions / f"{student}.zip", "w") as archive:
        archive.writestr("activations.py", "x = 1\n")
        archive.writestr("../../escaped", "SMUGGLED")
