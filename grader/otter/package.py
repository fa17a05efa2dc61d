"""``grader export otter``: an autograder.zip of the public checks, as ``otter run`` and ``otter grade`` take it."""

from __future__ import annotations

import json
from importlib.metadata import version

from grader.course.course import Assignment
from grader.course.release import build
from grader.disk import package_files, zip_bytes
from grader.errors import CourseError

OTTER_VERSION = "7.0.0"
"""The Otter that the tests of this module run."""

_RUN_AUTOGRADER = """\
#!/bin/bash
export PATH=/root/miniforge3/bin:$PATH
eval "$(mamba shell hook --shell bash)"
mamba activate otter-env
python /autograder/source/run_otter.py
"""

_RUN_OTTER = """\
from otter.run.run_autograder import main

if __name__ == "__main__":
    main("/autograder")
"""

_SETUP = """\
#!/usr/bin/env bash
set -e
export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y wget build-essential
wget -nv -O /tmp/miniforge.sh \\
    "https://github.com/conda-forge/miniforge/releases/latest/download/Miniforge3-Linux-$(uname -m).sh"
bash /tmp/miniforge.sh -b -p /root/miniforge3
export PATH=/root/miniforge3/bin:$PATH
mamba env create -f /autograder/source/environment.yml
cp -r /autograder/source/packages/grader \\
    "$(mamba run -n otter-env python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/grader"
mamba shell init --shell bash
"""

_ENVIRONMENT = """\
name: otter-env
channels:
  - conda-forge
dependencies:
  - python=3.11
  - pip
  - pip:
    - otter-grader[grading]=={otter}
    - numpy=={numpy}
"""

_CONFIG = {"lang": "python", "show_all_public": True}
_EXECUTABLE = ("run_autograder", "setup.sh")


def package(assignment: Assignment) -> bytes:
    """The zip: the same bytes every time. Hidden checks and the reference are not in it.

    Otter runs tests in the submission's own process, which can read all that they know. Raises
    :class:`~grader.errors.CourseError` where there are no public checks.
    """
    tests = {path: text for path, text in build(assignment).files.items() if path.startswith("tests/")}
    if not tests:
        raise CourseError(f"{assignment.name} has no public checks: there is nothing that Otter could run")
    scripts = {
        "environment.yml": _ENVIRONMENT.format(otter=OTTER_VERSION, numpy=version("numpy")),
        "otter_config.json": json.dumps(_CONFIG, indent=2) + "\n",
        "run_autograder": _RUN_AUTOGRADER,
        "run_otter.py": _RUN_OTTER,
        "setup.sh": _SETUP,
    }
    files = {name: text.encode() for name, text in scripts.items()} | tests | _grader_itself()

    return zip_bytes(dict(sorted(files.items())), dict.fromkeys(_EXECUTABLE, 0o755))


def _grader_itself() -> dict[str, bytes]:
    """This package, which the checks import and ``setup.sh`` installs."""
    return {f"packages/grader/{path}": data for path, data in package_files().items()}
