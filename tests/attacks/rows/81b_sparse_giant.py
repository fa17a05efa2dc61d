# row: 81
# title: A sparse file of ten gigabytes
# class: A
# walls: none
# report: unreadable intake
# build: yes


def build(submissions, student):
    (submissions / student).mkdir()
    with open(submissions / student / "activations.py", "wb") as file:
        file.truncate(10 << 30)
