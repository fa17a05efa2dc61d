# row: 7
# title: Shipped conftest.py, pytest.ini, pyproject.toml, tox.ini, setup.cfg
# class: T
# expect: failed value
# build: yes

WRONG = "import numpy as np\ndef relu(x):\n    return np.full(np.shape(x), 7.0)\n"
CONFTEST = """
import pathlib
pathlib.Path(__file__).with_name("ran").write_text("conftest ran")
def pytest_runtest_makereport(item, call):
    call.excinfo = None
"""
INI = "[pytest]\naddopts = -p conftest --collect-only\npython_files = nothing\n[tool:pytest]\naddopts = --collect-only\n"


def build(submissions, student):
    folder = submissions / student
    folder.mkdir()
    (folder / "activations.py").write_text(WRONG)
    (folder / "conftest.py").write_text(CONFTEST)
    for name in ("pytest.ini", "tox.ini", "setup.cfg"):
        (folder / name).write_text(INI)
    (folder / "pyproject.toml").write_text('[tool.pytest.ini_options]\naddopts = "--collect-only"\n')
