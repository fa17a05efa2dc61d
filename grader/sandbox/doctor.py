"""``grader doctor``: what this machine offers, what is missing and how to get it."""

from __future__ import annotations

import platform
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from grader import __version__
from grader.errors import SandboxError

PACKAGES = ("numpy", "pytest", "click", "nbformat")


def examine() -> Iterator[str]:
    """The findings, a line each."""
    machine = f"{platform.system()} {platform.release()} ({platform.machine()})"
    yield f"grader {__version__}, Python {platform.python_version()} on {machine}"
    for package in PACKAGES:
        yield f"  {package} {_version(package)}"
    yield from _sandbox()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing: pip install " + package


def _sandbox() -> Iterator[str]:
    """The layers of the sandbox, and what the self-test found when it really tried to break out."""
    from grader.sandbox.fork_server import ForkServer
    from grader.sandbox.selftest import prove, refusal, require_box

    with tempfile.TemporaryDirectory() as folder:
        secret = Path(folder, "secret")
        secret.write_text("canary")
        Path(folder).chmod(0o777)  # permissions alone shall stop nothing: it is the walls that are tested
        secret.chmod(0o666)
        try:
            with ForkServer(require_box([secret])) as server:
                walls = server.walls
                probes = prove(server, secret)
        except (SandboxError, OSError) as error:
            yield f"sandbox: {error}"
            return
    yield "sandbox:"
    yield f"  Landlock (files)            {'ABI ' + str(walls['landlock']) if walls['landlock'] else 'missing'}"
    yield f"  seccomp (system calls)      {_has(walls['seccomp'])}"
    yield f"  namespaces (own root, net)  {_has(walls['namespaces'])}"
    yield f"  user id of its own          {_has(walls['own_uid'])}"
    for problem in walls["problems"]:
        yield f"  note: {problem}"
    yield "self-test (each was really tried in a worker):"
    for name, held in probes.items():
        yield f"  {'held' if held else 'BROKEN'}  {name}"
    if not walls["seccomp"] or not (walls["landlock"] or walls["namespaces"]) or not all(probes.values()):
        yield refusal(["the sandbox does not hold here"])
    else:
        yield "student code can be scored here"


def _has(present: bool) -> str:
    return "yes" if present else "no"
