# row: 80
# title: An archive with names that differ in case alone
# class: A
# walls: none
# report: unreadable archive
# build: yes

import zipfile


def build(submissions, student):
    with zipfile.ZipFile(submissions / f"{student}.zip", "w") as archive:
        archive.writestr("activations.py", "x = 1\n")
        archive.writestr("Activations.py", "x = 2\n")
