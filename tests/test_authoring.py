"""``docs/authoring.md``: its walk-through, followed to the letter, ends with a proven and released assignment."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT, Class

BLOCK = re.compile(r"(?:^`([\w/.]+)`\n\n)?^```(\w+)\n(.*?)^```$", re.M | re.S)


def steps() -> Iterator[tuple[str, str]]:
    """The files to write, by path, and the commands to run, with ``sh`` for a path, in order."""
    text = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
    walk = text.partition("## One in ten minutes")[2]
    for path, language, body in BLOCK.findall(walk):
        assert path or language == "sh", body
        yield path or "sh", body


def test_the_walk_through_ends_with_a_proven_assignment(course: Class):
    """Every file is written and every command run as the guide has it; the audit is clean and the release current."""
    commands = []
    bins = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for path, body in steps():
        if path != "sh":
            target = course.root / path
            assert target.is_file() or "misconceptions" in path, f"{path} is nothing that the scaffold wrote"
            target.write_text(body, encoding="utf-8")
            continue
        for command in body.splitlines():
            done = subprocess.run(
                ["bash", "-c", command], cwd=course.root, capture_output=True, text=True, timeout=240,
                env=os.environ | {"PATH": bins, "LC_ALL": "C.UTF-8"},
            )  # fmt: skip
            assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
            commands.append((command, done.stdout))
    audits = [out for command, out in commands if command.startswith("grader audit")]
    assert len(audits) == 2
    assert all("momentum: clean" in out for out in audits)
    notebook = json.loads((course.root / "assignments" / "momentum" / "momentum.ipynb").read_text(encoding="utf-8"))
    assert notebook["metadata"]["language_info"]["file_extension"] == ".py"  # else nbconvert calls a script .txt
