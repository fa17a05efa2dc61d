# row: 73
# title: Direction marks and invisible characters in a name
# class: R
# walls: none
# expect: broken missing
# build: yes


def build(submissions, student):
    name = f"{student}\u202egnp\u200b\u2066\ufeff\u00ad"
    (submissions / name).mkdir()
    (submissions / name / "activations.py").write_text("x = 1\n")
    return name
