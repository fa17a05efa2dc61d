"""Every peer in a virtual environment of its own, below a cache folder; made once."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import venv
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

REQUIREMENTS = {
    "pytest": (f"pytest=={version('pytest')}",),
    "otter": ("otter-grader[grading]==7.0.0",),
    "nbgrader": ("nbgrader==0.9.6",),
    # It imports the last three without declaring them.
    "prairielearn": ("pytest-prairielearn-grader==0.3.1", "networkx", "pandas", "plot-serializer"),
}
"""What is installed for a peer besides grader's own NumPy; the first one is the peer."""

SHOWN = ("numpy", "pytest", "ipykernel", "nbclient")
_VERSIONS = """
import json, sys
from importlib.metadata import PackageNotFoundError, version
found = {"Python": sys.version.split()[0]}
for name in sys.argv[1:]:
    try:
        found[name] = version(name)
    except PackageNotFoundError:
        pass
print(json.dumps(found))
"""


@dataclass(frozen=True)
class Environment:
    """A peer's interpreter, and what is installed beside it. Or why there is none."""

    python: Path
    versions: dict[str, str]
    problem: str = ""


def prepared(folder: Path, name: str) -> Environment:
    """The environment of a peer; installed if it is not there as it should be."""
    home, wanted = folder / name, (*REQUIREMENTS[name], f"numpy=={version('numpy')}")
    python = home / "bin" / "python"
    marker = home / "requirements.json"
    if not marker.exists() or json.loads(marker.read_text()) != list(wanted):
        problem = installed(home, python, wanted)
        if problem:
            return Environment(python, {}, problem)
        marker.write_text(json.dumps(wanted))
    return Environment(python, versions(python, wanted))


def installed(home: Path, python: Path, wanted: tuple[str, ...]) -> str:
    """Make the environment; returns what went wrong."""
    print(f"installing {', '.join(wanted)} …", file=sys.stderr, flush=True)
    venv.create(home, clear=True, with_pip=True)
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stderr.strip().splitlines()[-1] if done.returncode else ""


def versions(python: Path, wanted: tuple[str, ...]) -> dict[str, str]:
    """The versions that matter."""
    names = dict.fromkeys([*(re.split(r"[=[]", one)[0] for one in wanted), *SHOWN])
    done = subprocess.run([python, "-c", _VERSIONS, *names], capture_output=True, text=True, check=True)
    found: dict[str, str] = json.loads(done.stdout)
    return found
