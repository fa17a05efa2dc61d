# row: 87
# title: A shipped gradebook with full marks, and then a crash
# class: T
# expect: broken died
# build: yes

MAIN = "import os\ndef relu(x):\n    os._exit(0)\n"


def build(submissions, student):
    folder = submissions / student
    (folder / "grades").mkdir(parents=True)
    (folder / "activations.py").write_text(MAIN)
    for name in ("gradebook.sqlite", "grades/gradebook.sqlite", "results.json", ".grader-cache"):
        (folder / name).write_text('{"score": 100}')
