# row: 74
# title: A name that a spreadsheet would run
# class: R
# walls: none
# expect: broken missing
# build: yes


def build(submissions, student):
    name = '=HYPERLINK("http:x","74")'
    (submissions / name).mkdir()
    (submissions / name / "activations.py").write_text("x = 1\n")
    for other in ("+74", "-74", "@74", "\t=74", "％=74", '"74\r\n=1'):
        (submissions / other).mkdir()
        (submissions / other / "activations.py").write_text("x = 1\n")
    return name
