"""What tests of the worker share: a hand-in loaded in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

RUN = """
import json, sys
import numpy as np
from grader.worker.runtime import Runtime
files = {name: bytes.fromhex(data) for name, data in json.load(sys.stdin).items()}
runtime = Runtime()
contents = {name: np.frombuffer(data, np.uint8) for name, data in files.items()}
said = runtime.load("mod", sys.argv[1], contents, [], lambda index: None, [])
print(json.dumps([said["errors"], runtime.namespace.get("result")], default=repr))
"""


@pytest.fixture
def run() -> Callable[..., Any]:
    """Loads ``mod.py``, or another file, with others beside it in a process of its own; gives errors and ``result``."""

    def load_files(files: dict[str, bytes | str], main: str = "mod.py") -> tuple[list[Any], Any]:
        raw = {name: (data.encode() if isinstance(data, str) else data).hex() for name, data in files.items()}
        done = subprocess.run(
            [sys.executable, "-c", RUN, main],
            input=json.dumps(raw),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        errors, result = json.loads(done.stdout.splitlines()[-1])
        return errors, result

    return load_files
