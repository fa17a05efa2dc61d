"""The fork server: a fresh process that has imported NumPy and nothing secret, and forks a worker when asked.

Its control socket (datagrams) carries ``fork`` with a descriptor, answered by the worker's pid, and ``kill <pid>``.
It ends with its control socket, and its workers end with it.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import sys
from dataclasses import replace

from grader.wire import protocol
from grader.wire.box import Box
from grader.wire.frames import HEADER_SIZE, READ_SIZE, frame, parse_header, unpack_calls
from grader.worker import execution
from grader.worker.confine import SOCKET, Walls, _address_space, confine_worker, enter_box
from grader.worker.runtime import Runtime

NUMPY_MODULES = (
    "numpy.linalg", "numpy.random", "numpy.fft", "numpy.polynomial", "numpy.ma", "numpy.lib.stride_tricks",
)  # fmt: skip
WARM_MODULES = (
    "numpy.testing", "abc", "argparse", "bisect", "collections", "contextlib", "copy", "csv", "dataclasses", "datetime",
    "decimal", "difflib", "enum", "fractions", "functools", "heapq", "io", "itertools", "json", "logging", "math",
    "numbers", "operator", "pathlib", "pprint", "random", "statistics", "string", "textwrap", "time", "timeit",
    "traceback", "types", "asyncio", "concurrent.futures.thread", "typing", "unittest", "uuid", "warnings",
)  # fmt: skip

HIDDEN = frozenset(("grader",))


def main(control: int, settings: str) -> None:
    """Serve until the control socket closes; ``settings`` is a :class:`Box` as JSON."""
    box = Box(**json.loads(settings))
    channel = socket.socket(fileno=control)
    null = os.open(os.devnull, os.O_RDWR)
    imported(NUMPY_MODULES)
    protected = frozenset(sys.modules)
    imported(WARM_MODULES)
    box = with_needed(box)
    from grader.worker import pools  # it imports what a submission's own modules may stand before

    pools.install()
    execution.complete = pools.complete
    forget_grader(sys.argv[3])
    _address_space()
    walls = enter_box(box)
    gc.collect()
    gc.freeze()
    channel.send(json.dumps(walls.summary()).encode())
    _silence(null)
    serve(channel, box, walls, protected)


def with_needed(box: Box) -> Box:
    """Import the libraries that courses allow; what they need may be read by workers, too."""
    before = set(sys.modules)
    imported(box.libraries)
    needed = {name.partition(".")[0] for name in set(sys.modules) - before} - sys.stdlib_module_names
    return replace(box, needed=tuple(sorted(needed)))


def imported(names: tuple[str, ...]) -> None:
    """Import what there is of these modules."""
    for name in names:
        try:
            __import__(name)
        except ImportError:
            continue


def forget_grader(home: str) -> None:
    """Submissions find neither this package nor its place."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "grader"]:
        del sys.modules[name]
    sys.path[:] = [path for path in sys.path if path != home]
    sys.argv[:] = [""]


def _silence(null: int) -> None:
    """Standard streams to /dev/null: a worker's output has no meaning."""
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    os.close(null)


def serve(channel: socket.socket, box: Box, walls: Walls, protected: frozenset[str]) -> None:
    """Fork a worker for every request, until the control socket closes."""
    children: set[int] = set()
    me = os.getpid()
    while True:
        message, descriptors, _flags, _address = socket.recv_fds(channel, 64, 1)
        if not message:
            break
        if message == b"fork":
            pid = os.fork()
            if pid == 0:
                _work(box, walls, me, descriptors[0], protected)
            os.close(descriptors[0])
            children.add(pid)
            channel.send(str(pid).encode())
        else:
            _end(int(message[5:]), children)
    for pid in list(children):
        _end(pid, children)


def _end(pid: int, children: set[int]) -> None:
    """Kill and reap a worker; only our own children, so that no recycled pid is ever hit."""
    if pid in children:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        children.remove(pid)


def _work(box: Box, walls: Walls, server: int, descriptor: int, protected: frozenset[str]) -> None:
    """The life of a worker. Whatever goes wrong before it is confined ends it."""
    try:
        confine_worker(box, walls, server, descriptor)
        gc.enable()
        converse(protected, box.patience, frozenset(box.libraries))
    finally:
        os._exit(1)


def converse(protected: frozenset[str], patience: float = 0.0, warmed: frozenset[str] = frozenset()) -> None:
    """Answer requests until the grader hangs up."""
    nonce = b""

    def ask(question: bytes) -> bytes:
        write_all(frame(nonce, protocol.ASK, question))
        return read_frame()[2]

    def progress(index: int) -> None:
        write_all(frame(nonce, protocol.PROGRESS, index.to_bytes(4, "little")))

    runtime = Runtime(protected, HIDDEN, ask)
    runtime.warmed = warmed
    runtime.patience = patience
    while True:
        nonce, kind, body = read_frame()
        if kind != protocol.BATCH:
            write_all(frame(nonce, *runtime.handle(kind, body, progress)))
            continue
        for nonce, request in unpack_calls(body):
            write_all(frame(nonce, *runtime.handle(protocol.CALL, request, progress)))


def read_frame() -> tuple[bytes, bytes, bytes]:
    """Nonce, kind and body of what the grader sends next; it sends nothing more before it has its reply."""
    buffer = bytearray()
    read_until(buffer, HEADER_SIZE)
    size, nonce, kind = parse_header(bytes(buffer[:HEADER_SIZE]))
    read_until(buffer, HEADER_SIZE + size)
    return nonce, kind, bytes(buffer[HEADER_SIZE:])


def read_until(buffer: bytearray, size: int) -> None:
    """Read until the buffer holds ``size`` bytes; the grader sends one request at a time."""
    while len(buffer) < size:
        piece = os.read(SOCKET, max(READ_SIZE, size - len(buffer)))
        if not piece:
            os._exit(0)
        buffer += piece


def write_all(data: bytes) -> None:
    """Write all bytes to the grader."""
    view = memoryview(data)
    while view:
        view = view[os.write(SOCKET, view) :]
