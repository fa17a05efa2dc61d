"""The real ``grader`` command with another box in its scoring processes: the only hook for weaker machines.

Run as ``python modes.py '{"namespaces": false}' score …``. The product has no such switch, neither as an option nor in
the environment.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

MODES: dict[str, dict[str, object]] = {
    "default": {"namespaces": False},
    "namespaces": {"namespaces": True},
    "Landlock 1": {"namespaces": False, "landlock_abi": 1},
    "no Landlock": {"namespaces": True, "landlock_abi": 0},
}
"""The walls of each mode: what nearly every Linux has; all; the oldest kernel; a kernel without Landlock (gVisor)."""

START = (
    "import sys; sys.path.append(sys.argv[2]); sys.path.append({here!r}); "
    "from modes import serve; serve(int(sys.argv[1]), {box!r})"
)


def command() -> None:
    """``grader`` with the box that the first argument says."""
    from grader.cli.main import main
    from grader.scoring import pool

    box = sys.argv.pop(1)
    pool._START = START.format(here=str(Path(__file__).parent), box=box)
    main(prog_name="grader")


def serve(descriptor: int, box: str) -> None:
    """A scoring process whose workers live in this box, whatever it asks for."""
    from grader.scoring import process
    from grader.wire import box as boxes

    wanted = boxes.Box
    boxes.Box = lambda **asked: wanted(**(asked | json.loads(box)))  # type: ignore[assignment,misc]
    process.main(descriptor)


if __name__ == "__main__":
    command()
