# row: 37
# title: A link to the reference beside the submission
# class: L
# expect: broken raised
# raises: PermissionError FileNotFoundError OSError
# build: yes

MAIN = """
def relu(x):
    namespace = {}
    exec(open("answers.txt").read(), namespace)
    return namespace["relu"](x)
"""


def build(submissions, student, targets):
    folder = submissions / student
    folder.mkdir()
    (folder / "activations.py").write_text(MAIN)
    (folder / "answers.txt").symlink_to(f"{targets.COURSE}/solutions/activations/activations.py")
    (folder / "data").symlink_to(f"{targets.COURSE}/solutions")
