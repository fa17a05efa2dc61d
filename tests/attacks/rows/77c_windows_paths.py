# row: 77
# title: An archive with backslashes and a drive
# class: A
# walls: none
# report: unreadable archive
# build: yes

import zipfile


def build(submissions, student):
    with zipfile.ZipFile(submissions / f"{student}.zip", "w") as archive:
        archive.writestr("activations.py", "x = 1\n")
        member = zipfile.ZipInfo("plain")
        member.filename = member.orig_filename = "..\\..\\escaped"
        archive.writestr(member, "SMUGGLED")
