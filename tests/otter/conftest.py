"""Running the real Otter, as its command line does, a few submissions at a time."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import untraced

AT_ONCE = 2

_RUN = """
import json, os, sys
from otter.run import main

archive, *places = sys.argv[1:]
for place, submission in zip(places[::2], places[1::2]):
    os.chdir(place)
    try:
        main(submission, autograder=archive, output_dir=place, no_logo=True)
    except Exception as error:
        with open("error.txt", "w") as file:
            file.write(f"{type(error).__name__}: {error}")
"""
"""What ``otter run`` does, for several submissions: importing Otter takes as long as running it."""


@pytest.fixture(scope="session")
def _otter_is_there() -> None:
    pytest.importorskip("otter", reason="needs otter-grader: pip install 'grader[otter]'")


class Otter:
    """``otter run`` on files, each in a folder of its own. What is Otter's is not traced."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def marks(self, archive: Path, files: dict[str, Path]) -> dict[str, dict[str, float] | str]:
        """The points of each question for each submission; what Otter said where it gave none."""
        parts = [dict(list(files.items())[start::AT_ONCE]) for start in range(AT_ONCE)]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            found = list(pool.map(lambda part: self.run_all(archive, part), parts))
        marks = {name: marks for part in found for name, marks in part.items()}
        late = {name: files[name] for name, said in marks.items() if "Kernel didn't respond" in str(said)}
        # A kernel that does not start within Otter's minute says that the machine is busy, nothing of the submission.
        return marks | (self.run_all(archive, late) if late else {})

    def run(self, archive: Path, name: str, file: Path, timeout: float = 120) -> dict[str, float] | str:
        """One submission's points."""
        return self.run_all(archive, {name: file}, timeout)[name]

    def run_all(self, archive: Path, files: dict[str, Path], timeout: float = 600) -> dict[str, dict[str, float] | str]:
        """Several submissions' points, one after the other."""
        places = {name: self.folder / f"otter-{archive.stem}-{name}" for name in files}
        for place in places.values():
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
        pairs = [str(path) for name, file in files.items() for path in (places[name], file)]
        process = subprocess.Popen(
            [sys.executable, "-c", _RUN, str(archive), *pairs], env=untraced() | {"OPENBLAS_NUM_THREADS": "1"},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired:
            return dict.fromkeys(files, "no answer")
        finally:
            _end(process)
        return {name: _result(place) for name, place in places.items()}

    def command(self, *arguments: str, cwd: Path) -> None:
        """Any other command of Otter's, such as ``otter assign``."""
        done = subprocess.run(
            [sys.executable, "-m", "otter", *arguments],
            cwd=cwd,
            env=untraced(),
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def _end(process: subprocess.Popen) -> None:
    """End a run with the kernel that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


def _result(place: Path) -> dict[str, float] | str:
    if (place / "results.json").exists():
        tests = json.loads((place / "results.json").read_text())["tests"]
        return {test["name"]: test["score"] for test in tests if "score" in test}
    error = place / "error.txt"
    return error.read_text() if error.exists() else "nothing was said"


@pytest.fixture
def otter(_otter_is_there: None, tmp_path: Path) -> Otter:
    """The real Otter."""
    return Otter(tmp_path)
