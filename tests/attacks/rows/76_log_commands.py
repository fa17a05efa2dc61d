# row: 76
# title: Workflow commands for CI logs
# class: R
# walls: none
# expect: broken raised
# build: yes

MAIN = 'print("::error::SMUGGLED")\ndef relu(x):\n    raise ValueError("\\n::set-output name=x::SMUGGLED\\n##[error]")\n'


def build(submissions, student):
    name = f"{student}\n::error::title"
    (submissions / name).mkdir()
    (submissions / name / "activations.py").write_text(MAIN)
    return name
