"""The proof that the walls stand: a canary tries to break out before any submission is run."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from grader.errors import SandboxError
from grader.sandbox.deadlines import Limits
from grader.sandbox.fork_server import ForkServer
from grader.sandbox.session import Session
from grader.submissions.finding import Files
from grader.wire.box import Box
from grader.worker.confine import library_paths


def require_box(hidden: list[Path], *, unsafe: bool = False, box: Box | None = None) -> Box:
    """The box to use, or a :class:`~grader.errors.SandboxError` that says what this machine lacks."""
    if unsafe:
        return Box(sandboxed=False)
    if sys.platform != "linux":
        raise SandboxError(refusal([f"the sandbox needs Linux; this is {sys.platform}"]))
    readable = [Path(path) for path in library_paths(box.libraries if box is not None else ())]
    for path in hidden:
        for library in readable:
            if path.resolve().is_relative_to(library) or library.is_relative_to(path.resolve()):
                raise SandboxError(
                    f"{path} must stay hidden but lies where workers read Python's library ({library}); move the course"
                )
    return box or Box()


def refusal(problems: list[str]) -> str:
    """Why nothing is scored here, and what to do."""
    return (
        "refusing to run student code: " + "; ".join(problems) + ".\n"
        "Use Linux 5.13 or newer (any container on it will do), see `grader doctor`;\n"
        "--unsafe-no-sandbox runs code that you trust without protection, and every report says so."
    )


def prove(server: ForkServer, secret_file: Path) -> dict[str, bool]:
    """The canary: a worker really tries to break out. Each probe's name with whether it was held.

    ``secret_file`` must exist and be readable for us; workers must neither read nor change it. Raises
    :class:`~grader.errors.SandboxError` where the worker gives no answer.
    """
    source = Path(__file__).with_name("canary.py").read_bytes()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        session = Session(server.fork, Files("canary", "canary.py", {"canary.py": source}), Limits(10, 10, 20))
        session.begin_check()
        try:
            session.load()
            answer = session.call("probe", (str(secret_file), listener.getsockname()[1], os.getpid()), {})
        except Exception as error:
            raise SandboxError(f"the sandbox's self-test did not run: {error}") from error
        finally:
            session.close()
    if not isinstance(answer, dict) or not answer:
        raise SandboxError("the sandbox's self-test gave no answer")
    return {str(name): held is True for name, held in answer.items()}


def open_server(box: Box, secret_file: Path) -> ForkServer:
    """A fork server whose walls are proven, or a :class:`~grader.errors.SandboxError`."""
    server = ForkServer(box)
    if not box.sandboxed:
        return server
    walls = server.walls
    try:
        if not walls["seccomp"] or not (walls["landlock"] or walls["namespaces"]):
            raise SandboxError(refusal(walls["problems"]))
        broken = [name for name, held in prove(server, secret_file).items() if not held]
        if broken:
            raise SandboxError(refusal([f"the self-test got through: {', '.join(broken)}"]))
    except BaseException:
        server.close()
        raise
    return server
