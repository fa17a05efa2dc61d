# row: 79
# title: An archive of ten thousand files
# class: A
# walls: none
# report: unreadable archive
# build: yes

import zipfile


def build(submissions, student):
    with zipfile.ZipFile(submissions / f"{student}.zip", "w") as archive:
        archive.writestr("activations.py", "x = 1\n")
        for number in range(10_000):
            archive.writestr(f"{number}", "")
