# row: 72
# title: Escape sequences in a name and in messages
# class: R
# walls: none
# expect: broken raised
# build: yes

MAIN = 'raise ValueError("\\x1b]52;c;aGk=\\x07\\x1b[2J\\rPASS")\ndef relu(x):\n    raise ValueError("\\x1b[31m\\r\\x9b")\n'


def build(submissions, student):
    name = f"{student}\x1b]0;title\x07\x1b[2J\r100"
    (submissions / name).mkdir()
    (submissions / name / "activations.py").write_text(MAIN)
    return name
