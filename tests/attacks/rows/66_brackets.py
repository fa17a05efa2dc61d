# row: 66
# title: A hundred thousand brackets
# class: D
# walls: none
# report: unreadable no_cell_parses
# build: yes


def build(submissions, student):
    (submissions / student).mkdir()
    (submissions / student / "activations.py").write_text("x = " + "(" * 100_000 + "\n")
