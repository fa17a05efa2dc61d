"""The grader's side of the sandbox: start the fork server, talk to workers under deadlines, prove the walls.

Every byte that a worker sends is checked: length, nonce, kind. A worker that does anything else is killed.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from types import TracebackType
from typing import Any

import grader
from grader.errors import SandboxError, WireError
from grader.sandbox.transport import Answer, TransportError
from grader.wire import protocol
from grader.wire.box import Box
from grader.wire.frames import HEADER_SIZE, NONCE_SIZE, READ_SIZE, frame, pack_calls, parse_header

START_SECONDS = 60.0
ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "PYTHONHASHSEED": "0",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
KEPT_VARIABLES = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
"""Hardware settings of the numerical library; nothing else of the grader's environment is passed on."""

MEMORY_SHARE = 0.1
"""How much of its memory a worker has taken, beyond what it was forked with, that is said to fill it."""

GATHER_SECONDS = 0.001
"""How long replies to a batch gather before they are looked at."""

GATHER_SIZE = 1 << 18

TICK_SECONDS = 0.05
_TICK = struct.pack("ll", 0, int(TICK_SECONDS * 1e6))
"""How long the kernel waits before it hands back: deadlines are met to within a tick, without a system call more."""

_START = (
    "import sys; sys.path.append(sys.argv[3]); "
    "from grader.worker.server import main; main(int(sys.argv[1]), sys.argv[2])"
)


class ForkServer:
    """A fork server and the workers it forked. Restarts itself once it is found dead."""

    def __init__(self, box: Box) -> None:
        self.box = box
        self.walls: dict[str, Any] = {}
        self._start()

    def _start(self) -> None:
        """Start the server; where namespaces may be made but not furnished, once more without them."""
        hello, reason = self._launch()
        refused = ""
        if not hello and self.box.namespaces:
            refused = f"namespaces cannot be used here ({reason})"
            self.box = replace(self.box, namespaces=False)
            hello, reason = self._launch()
        if not hello:
            raise SandboxError(f"the fork server did not start: {reason}")
        self.walls = json.loads(hello)
        self.walls["problems"] += [refused] if refused else []

    def _launch(self) -> tuple[bytes, str]:
        """What a new server process says first, or why it says nothing."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        home = str(Path(grader.__file__).parents[1])
        kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-I", "-c", _START, str(theirs.fileno()), json.dumps(asdict(self.box)), home],
                pass_fds=[theirs.fileno()], env=ENVIRONMENT | kept, cwd="/", stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
            )  # fmt: skip
        self.channel = ours
        ours.settimeout(START_SECONDS)
        try:
            hello = ours.recv(65536)
        except OSError:
            hello = b""
        if hello:
            return hello, ""
        ours.close()
        self.process.kill()
        words = (self.process.communicate()[1] or b"").decode("utf-8", "replace").strip().splitlines()
        return b"", words[-1] if words else "no reason given"

    def fork(self) -> Worker:
        """A new worker. A dead server is replaced first.

        Raises :class:`~grader.errors.SandboxError` where that does not help.
        """
        try:
            return self._fork()
        except OSError:
            self.close()
            self._start()
        try:
            return self._fork()
        except OSError as error:
            raise SandboxError(f"the fork server died twice: {error}") from error

    def _fork(self) -> Worker:
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                socket.send_fds(self.channel, [b"fork"], [theirs.fileno()])
                answer = self.channel.recv(32)
            if not answer:
                raise ConnectionError("the fork server is gone")
        except OSError:
            ours.close()
            raise
        return Worker(self, int(answer), ours)

    def kill(self, pid: int) -> bool:
        """End a worker; false where the server itself is gone, whose workers die with it."""
        try:
            self.channel.send(b"kill %d" % pid)
        except OSError:
            return False
        return True

    def close(self) -> None:
        """End the server and with it every worker."""
        self.channel.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stderr is not None:
            self.process.stderr.close()

    def __enter__(self) -> ForkServer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def describe(self) -> str:
        """The walls in one line, as reports state them."""
        if not self.box.sandboxed:
            return "none (unsafe)"
        walls = self.walls
        parts = [f"landlock {walls['landlock']}" if walls["landlock"] else "", "seccomp" if walls["seccomp"] else ""]
        parts += ["namespaces" if walls["namespaces"] else "", "own uid" if walls["own_uid"] else "", "rlimits"]
        return ", ".join(part for part in parts if part)


def _resident(pid: int) -> int:
    """The bytes that a process holds."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _check_time(deadline: float) -> None:
    if time.monotonic() >= deadline:
        raise TimeoutError


class Worker:
    """One confined process, as a :class:`~grader.sandbox.transport.Transport`."""

    def __init__(self, server: ForkServer, pid: int, channel: socket.socket) -> None:
        self.server = server
        self.pid = pid
        self.channel = channel
        self.buffer = b""
        for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            channel.setsockopt(socket.SOL_SOCKET, option, _TICK)

    def request(
        self,
        kind: bytes,
        body: bytes,
        deadline: float,
        progress: Callable[[int], float],
        answer: Answer | None = None,
    ) -> tuple[bytes, bytes]:
        """The kind and body of a worker's reply before ``deadline``, a reading of the monotonic clock.

        Raises :class:`TransportError` where the worker hung, died or broke the protocol, and
        :class:`~grader.errors.SandboxError` where the server did.
        """
        nonce = secrets.token_bytes(NONCE_SIZE)
        with self._told():
            self._send(frame(nonce, kind, body), deadline)
            reply, reply_body = self._reply(nonce, deadline, answer)
            while reply == protocol.PROGRESS:
                _check_time(deadline)
                deadline = progress(int.from_bytes(reply_body[:4], "little"))
                reply, reply_body = self._reply(nonce, deadline, answer)
        return reply, reply_body

    def stream(
        self,
        requests: Sequence[bytes],
        deadline: Callable[[int], float],
        take: Callable[[int, bytes, bytes], object],
        answer: Answer | None = None,
    ) -> None:
        """Send these calls at once, and look now and then what has come: the worker is not interrupted for each.

        One that may ask is waited for: it waits, too.
        """
        random = secrets.token_bytes(NONCE_SIZE * len(requests))
        nonces = [random[place : place + NONCE_SIZE] for place in range(0, len(random), NONCE_SIZE)]
        with self._told():
            self._send(frame(bytes(NONCE_SIZE), protocol.BATCH, pack_calls(nonces, requests)), deadline(0))
            for number, nonce in enumerate(nonces):
                take(number, *self._reply(nonce, deadline(number), answer, gathers=answer is None))

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What went wrong in an exchange, by its kind. After it nothing more may have come."""
        try:
            yield
        except TimeoutError:
            raise TransportError("memory" if self._fills_memory() else "timeout") from None
        except OSError:
            if not self.server.kill(self.pid):
                raise SandboxError("the fork server died, and its workers with it") from None
            raise TransportError("died") from None
        except WireError:
            raise TransportError("protocol") from None
        if self.buffer:
            raise TransportError("protocol")

    def _reply(
        self, nonce: bytes, deadline: float, answer: Answer | None, *, gathers: bool = False
    ) -> tuple[bytes, bytes]:
        """The next frame that is not a question; questions are answered."""
        kind, body = self._frame(nonce, deadline, gathers=gathers)
        while kind == protocol.ASK and answer is not None:
            self._answer(nonce, answer(body, deadline), deadline)
            _check_time(deadline)
            kind, body = self._frame(nonce, deadline)
        return kind, body

    def _answer(self, nonce: bytes, body: bytes, deadline: float) -> None:
        """Send an answer to a worker that waits for it: nothing more may have come after its question."""
        if self.buffer:
            raise WireError("more than one question")
        self._send(frame(nonce, protocol.ANSWER, body), deadline)

    def _fills_memory(self) -> bool:
        """Whether a worker that ran out of time was busy filling its memory: by the kernel's account."""
        try:
            grown = _resident(self.pid) - _resident(self.server.process.pid)
        except (OSError, ValueError, IndexError):
            return False
        return grown > self.server.box.memory * MEMORY_SHARE

    def _frame(self, nonce: bytes, deadline: float, *, gathers: bool = False) -> tuple[bytes, bytes]:
        """The next frame; what was read beyond it stays in the buffer."""
        data = self._read(self.buffer, HEADER_SIZE, deadline, gathers=gathers)
        size, answered, kind = parse_header(data[:HEADER_SIZE])
        if answered != nonce:
            raise WireError("a frame that answers no request")
        end = HEADER_SIZE + size
        if len(data) < end:
            data = self._read(data, end, deadline, gathers=gathers)
        self.buffer = data[end:]
        return kind, data[HEADER_SIZE:end]

    def _read(self, begun: bytes, size: int, deadline: float, *, gathers: bool = False) -> bytes:
        """``begun`` and what follows it, at least ``size`` bytes. A small reply comes whole, with one system call.

        Whoever waits at the socket is woken for every reply; who ``gathers`` them looks now and then.
        """
        wanted, flags = (GATHER_SIZE, socket.MSG_DONTWAIT) if gathers else (READ_SIZE, 0)
        pieces, length = [begun], len(begun)
        while length < size:
            try:
                piece = self.channel.recv(max(wanted, size - length), flags)
            except BlockingIOError:
                _check_time(deadline)
                if gathers:
                    time.sleep(GATHER_SECONDS)
                continue
            if not piece:
                raise ConnectionError("the worker hung up")
            pieces.append(piece)
            length += len(piece)
            if length < size:
                _check_time(deadline)
        return b"".join(pieces)

    def _send(self, data: bytes, deadline: float) -> None:
        """Write everything; a worker that does not read cannot hold us past the deadline."""
        view = memoryview(data)
        while view:
            try:
                view = view[self.channel.send(view) :]
            except BlockingIOError:
                pass
            if view:
                _check_time(deadline)

    def close(self) -> None:
        self.channel.close()
        self.server.kill(self.pid)
