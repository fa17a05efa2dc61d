"""Side-effect canaries: files, listeners and processes that an attack would touch if it got through."""

from __future__ import annotations

import os
import socket
import subprocess
import types
from dataclasses import dataclass, field
from pathlib import Path

HELPERS = '''
def break_out(*attempts):
    """Try every way; one that works is enough. Raises the operating system's last refusal."""
    refusal = None
    for attempt in attempts:
        try:
            attempt()
            return
        except OSError as error:
            refusal = error
    raise refusal
'''


@dataclass
class Canaries:
    """Baits in a folder that anybody may write, listeners on loopback, and a process to kill."""

    folder: Path
    uid: int
    course: Path
    gradebook: Path
    sockets: list[socket.socket] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.bait = self.folder / "bait"
        self.bait.mkdir()
        (self.bait / "open_to_all").write_text("canary")
        (self.bait / "open_to_all").chmod(0o666)
        self.bait.chmod(0o777)
        self.abstract = f"grader-canary-{os.getpid()}-{self.uid}"
        self.port = self.listen()
        self.victim = self.start_victim()
        self.before = self.tree()

    def listen(self) -> int:
        """Listeners of every kind; returns the port of those on loopback."""
        stream = socket.create_server(("127.0.0.1", 0))
        port = int(stream.getsockname()[1])
        datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        datagrams.bind(("127.0.0.1", port))
        by_path, abstract = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
        by_path.bind(str(self.folder / "socket"))
        (self.folder / "socket").chmod(0o777)
        abstract.bind("\0" + self.abstract)
        for listener in (by_path, abstract):
            listener.listen()
        self.sockets = [stream, datagrams, by_path, abstract]
        for listener in self.sockets:
            listener.setblocking(False)
        return port

    def start_victim(self) -> subprocess.Popen[bytes]:
        """A process of the workers' own user where we may make one: nothing but the sandbox protects it."""
        same_user = {"user": self.uid, "group": self.uid, "extra_groups": []} if os.geteuid() == 0 else {}
        environment = {"TOKEN": "secret"}
        return subprocess.Popen(["sleep", "600"], env=environment | {"PATH": os.defpath}, cwd="/", **same_user)  # type: ignore[call-overload, no-any-return]

    def targets(self) -> types.ModuleType:
        """What an attacker is told about this machine, as the module ``targets``."""
        source = (
            f"COURSE = {str(self.course)!r}\nBAIT = {str(self.bait)!r}\nGRADEBOOK = {str(self.gradebook)!r}\n"
            f"PORT = {self.port}\nUNIX = {str(self.folder / 'socket')!r}\nABSTRACT = {self.abstract!r}\n"
            f"VICTIM = {self.victim.pid}\n{HELPERS}"
        )
        path = self.folder / "targets.py"
        path.write_text(source)
        module = types.ModuleType("targets")
        module.__file__ = str(path)
        exec(compile(source, str(path), "exec"), module.__dict__)
        module.__source__ = source
        return module

    def tree(self) -> dict[str, tuple[bytes, int, float]]:
        """Every bait file with its contents, mode and time."""
        files = [path for path in self.bait.rglob("*") if path.is_file()]
        status = self.bait.stat()
        found = {path.name: (path.read_bytes(), path.stat().st_mode, path.stat().st_mtime) for path in files}
        return found | {".": (b"", status.st_mode, status.st_mtime)}

    def reached(self) -> list[str]:
        """The listeners that something has reached."""
        names = []
        for listener, name in zip(self.sockets, ("tcp", "udp", "unix", "abstract"), strict=True):
            try:
                if name == "udp":
                    listener.recv(1)
                else:
                    listener.accept()[0].close()
                names.append(name)
            except BlockingIOError:
                continue
        return names

    def survivors(self) -> list[str]:
        """Processes of the workers' user, or of its boxes, that are still there."""
        found = []
        for process in Path("/proc").iterdir():
            if process.name.isdigit() and int(process.name) not in (self.victim.pid, os.getpid()):
                try:
                    status, command = (process / "status").read_text(), (process / "cmdline").read_text()
                except OSError:
                    continue
                if f"\nUid:\t{self.uid}\t" in status or f'"uid": {self.uid},' in command:
                    found.append(f"{process.name} {command[:80]}")
        return found

    def close(self) -> None:
        self.victim.kill()
        self.victim.wait()
        for listener in self.sockets:
            listener.close()
