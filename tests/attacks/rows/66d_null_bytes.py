# row: 66
# title: NUL bytes in the source
# class: D
# walls: none
# report: unreadable has_nuls
# build: yes


def build(submissions, student):
    (submissions / student).mkdir()
    (submissions / student / "activations.py").write_bytes(b"x = 1\0\ndef relu(x):\n    return x\n")
