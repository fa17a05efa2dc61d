# row: 78
# title: An archive with a link to the reference
# class: A
# walls: none
# report: unreadable archive
# build: yes

import stat
import zipfile


def build(submissions, student, targets):
    link = zipfile.ZipInfo("activations.py")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(submissions / f"{student}.zip", "w") as archive:
        archive.writestr(link, f"{targets.COURSE}/solutions/activations/activations.py")
