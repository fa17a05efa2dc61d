# row: 80
# title: An archive with one name twice
# class: A
# report: unreadable archive
# build: yes

import warnings
import zipfile


def build(submissions, student):
    with zipfile.ZipFile(submissions / f"{student}.zip", "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("activations.py", "x = 1\n")
        archive.writestr("activations.py", "x = 2\n")
