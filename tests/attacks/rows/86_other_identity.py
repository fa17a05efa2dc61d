# row: 86
# title: Another student's name inside the submission
# class: T
# expect: broken missing
# build: yes

MAIN = "student_id = STUDENT = '00_honest'\n__author__ = '00_honest'\n"


def build(submissions, student):
    folder = submissions / student
    (folder / "00_honest").mkdir(parents=True)
    (folder / "activations.py").write_text(MAIN)
    (folder / "00_honest" / "activations.py").write_text("x = 1\n")
    (folder / "student.json").write_text('{"student": "00_honest", "score": 0}')
