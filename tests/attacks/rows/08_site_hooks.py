# row: 8
# title: sitecustomize, usercustomize and .pth files
# class: T
# expect: failed value
# build: yes

WRONG = "import numpy as np\ndef relu(x):\n    return np.full(np.shape(x), 7.0)\n"
HOOK = "import pathlib; pathlib.Path(__file__).with_name('ran').write_text('hook ran')\n"


def build(submissions, student):
    folder = submissions / student
    folder.mkdir()
    (folder / "activations.py").write_text(WRONG)
    for name in ("sitecustomize.py", "usercustomize.py"):
        (folder / name).write_text(HOOK)
    (folder / "grader.pth").write_text(HOOK)
