"""The zip from which Gradescope builds an autograder: grader itself, one assignment, and two scripts."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution, version
from pathlib import Path

from grader import __version__
from grader.course.course import STATE, Assignment, Course
from grader.disk import package_files, zip_bytes
from grader.errors import GraderError

CONFIG = "grader.json"
TIMEOUT = 10.0
"""Seconds for one check: Gradescope's machines are slow, and a right answer must not fail for that."""

WHEEL = f"grader-{__version__}-py3-none-any.whl"

SETUP = """\
#!/usr/bin/env bash
# Gradescope runs this once, as root and with the network, when it builds the image.
set -euo pipefail
root="${1:-/autograder}"

find_python() {
    for candidate in python3.14 python3.13 python3.12 python3.11 python3; do
        if "$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
}

python="$(find_python)"
if [ -z "$python" ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update
    apt-get install -y python3.12 python3.12-venv || apt-get install -y python3.11 python3.11-venv
    python="$(find_python)"
fi
if [ -z "$python" ]; then
    echo "grader needs Python 3.11 or newer; choose a newer base image" >&2
    exit 1
fi
"$python" -m venv "$root/venv"
"$root/venv/bin/python" -m pip install --no-cache-dir -r "$root/source/requirements.txt" "$root"/source/grader-*.whl
# What the sandbox finds here, for the build's log.
"$root/venv/bin/grader" doctor || true
"""

RUN = """\
#!/usr/bin/env bash
# Gradescope runs this for every submission. results/results.json says what happened, whatever happens.
root="${1:-/autograder}"
python="$root/venv/bin/python"
if [ ! -x "$python" ]; then
    mkdir -p "$root/results"
    echo '{"score": 0, "output": "Not graded: the autograder was not installed. Please tell the course staff."}' \\
        > "$root/results/results.json"
    exit 0
fi
exec "$python" -I -c 'import pathlib, sys
from grader.gradescope.autograder import main
main(pathlib.Path(sys.argv[1]))' "$root"
"""


def package(course: Course, assignment: Assignment, lang: str, hidden: str) -> bytes:
    """The zip: the same bytes for the same course and version. It holds solutions, hidden checks and the secret."""
    config = {"assignment": assignment.name, "lang": lang, "hidden": hidden, "timeout": TIMEOUT}
    installed = _installed()
    files = {
        "requirements.txt": "".join(f"{line}\n" for line in pins(installed)).encode(),
        CONFIG: json.dumps(config, indent=1).encode(),
        WHEEL: wheel(installed),
        f"course/{STATE}/secret": course.secret,
        **{f"course/{path.relative_to(course.root).as_posix()}": path.read_bytes() for path in _needed(assignment)},
    }
    scripts = {"setup.sh": SETUP.encode(), "run_autograder": RUN.encode()}
    private = [name for name in files if name.startswith("course/")]
    modes = dict.fromkeys(scripts, 0o755) | dict.fromkeys(private, 0o600)
    return zip_bytes(scripts | dict(sorted(files.items())), modes)


def _needed(assignment: Assignment) -> Iterator[Path]:
    """The files of the course that scoring this assignment reads."""
    conftest = assignment.course / "autograder_tests" / "conftest.py"
    if conftest.is_file():
        yield conftest
    for folder in (assignment.reference_path.parent, assignment.checks_path):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def _installed() -> Distribution:
    try:
        return distribution("grader")
    except PackageNotFoundError as error:
        raise GraderError("grader is not installed as a package; pip install it to pack it") from error


def pins(installed: Distribution) -> list[str]:
    """Grader's own requirements in the versions that are installed here, so that marks are the same there."""
    names = [re.match(r"[\w.-]+", line) for line in installed.requires or [] if "extra ==" not in line]
    return [f"{found[0]}=={version(found[0])}" for found in names if found]


def wheel(installed: Distribution) -> bytes:
    """This very package as a wheel, also where only an installed copy of it is at hand."""
    info = f"grader-{__version__}.dist-info"
    files = {f"grader/{path}": data for path, data in package_files().items()}
    files |= {
        f"{info}/METADATA": _metadata(installed).encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: grader\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": _entry_points(installed).encode(),
    }
    record = [f"{name},sha256={_digest(data)},{len(data)}\n" for name, data in files.items()]
    files[f"{info}/RECORD"] = "".join([*record, f"{info}/RECORD,,\n"]).encode()
    return zip_bytes(files)


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def _metadata(installed: Distribution) -> str:
    needs = "".join(f"Requires-Dist: {line}\n" for line in installed.requires or [] if "extra ==" not in line)
    return f"Metadata-Version: 2.1\nName: grader\nVersion: {__version__}\nRequires-Python: >=3.11\n{needs}"


def _entry_points(installed: Distribution) -> str:
    groups: dict[str, list[str]] = {}
    for point in installed.entry_points:
        groups.setdefault(point.group, []).append(f"{point.name} = {point.value}\n")
    return "\n".join(f"[{group}]\n{''.join(lines)}" for group, lines in groups.items())
