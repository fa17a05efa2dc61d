# row: 82
# title: Two spellings of one name in Unicode
# class: A
# report: unreadable intake
# build: yes

import unicodedata


def build(submissions, student):
    for form in ("NFC", "NFD"):
        folder = submissions / unicodedata.normalize(form, f"{student} é")
        folder.mkdir()
        (folder / "activations.py").write_text("x = 1\n")
    return f"{student} é"
