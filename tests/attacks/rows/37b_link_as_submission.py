# row: 37
# title: The submission itself a link to the reference
# class: L
# report: unreadable intake
# build: yes


def build(submissions, student, targets):
    (submissions / student).mkdir()
    (submissions / student / "activations.py").symlink_to(f"{targets.COURSE}/solutions/activations/activations.py")
