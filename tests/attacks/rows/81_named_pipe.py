# row: 81
# title: A FIFO in the submission's place
# class: A
# walls: none
# report: unreadable intake
# build: yes

import os


def build(submissions, student):
    (submissions / student).mkdir()
    os.mkfifo(submissions / student / "activations.py")
