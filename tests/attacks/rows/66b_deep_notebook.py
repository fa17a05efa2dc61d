# row: 66
# title: A notebook whose JSON nests a hundred thousand deep
# class: D
# walls: none
# report: unreadable notebook_json
# build: yes


def build(submissions, student):
    (submissions / student).mkdir()
    (submissions / student / "activations.ipynb").write_text('{"cells":' + "[" * 100_000)
