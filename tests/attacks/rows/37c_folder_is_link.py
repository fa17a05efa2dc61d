# row: 37
# title: The student's folder a link to the solutions
# class: L
# report: unreadable intake
# build: yes


def build(submissions, student, targets):
    (submissions / student).symlink_to(f"{targets.COURSE}/solutions/activations")
