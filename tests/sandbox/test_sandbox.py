"""The sandbox itself: its walls in every mode, its refusals, and workers that misbehave in every way."""

from __future__ import annotations

import ctypes
import json
import os
import platform
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.errors import SandboxError
from grader.failures import SubmissionError
from grader.sandbox import fork_server as sandbox
from grader.sandbox import selftest
from grader.sandbox.ahead import ask_ahead
from grader.sandbox.deadlines import Limits
from grader.sandbox.fork_server import ForkServer
from grader.sandbox.selftest import open_server, prove, require_box
from grader.sandbox.session import Session
from grader.sandbox.waiting import Request
from grader.submissions.finding import Files
from grader.wire.box import Box
from grader.wire.codec import decode, encode
from grader.worker import syscalls
from grader.worker.confine import library_paths
from tests.attacks.modes import MODES
from tests.attacks.rows_of import grader_files

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox needs Linux")

LIMITS = Limits(check=0.4, load=1.0, total=20.0)
NONCE = """
import os, struct, sys, time
from grader.wire.codec import encode
from grader.wire.frames import frame
def nonce():
    caller = sys._getframe()
    while type(caller.f_locals.get("nonce")) is not bytes:
        caller = caller.f_back
    return caller.f_locals["nonce"]
def fine(*arguments):
    return 1.0
"""


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file that permissions alone would let anybody read."""
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    tmp_path.chmod(0o777)
    path = tmp_path / "secret"
    path.write_text("hidden")
    path.chmod(0o666)
    return path


@pytest.fixture(scope="module")
def server() -> Iterator[ForkServer]:
    """One fork server for the tests that only need workers."""
    with ForkServer(Box(memory=256 << 20)) as server:
        yield server


def opened(server: ForkServer, source: str, limits: Limits = LIMITS) -> Session:
    """A loaded submission with a running clock."""
    files = {"work.py": (NONCE + source).encode(), **grader_files()}
    session = Session(server.fork, Files("work", "work.py", files), limits)
    session.load()
    session.begin_check()
    return session


def failure(session: Session, *arguments: Any) -> str:
    """The kind of failure of ``work(…)``, which must come in time and leave the session usable."""
    session.begin_check()
    started = time.monotonic()
    with pytest.raises(SubmissionError) as caught:
        session.call("work", arguments, {})
    assert time.monotonic() - started < 2.0, "far beyond the deadline"
    session.begin_check()
    assert session.call("fine", (), {}) == 1.0
    return caught.value.failure.kind


# The walls


@pytest.mark.parametrize("mode", MODES)
def test_self_test_holds(mode: str, secret: Path):
    """Every probe of the self-test is held, whichever layers there are."""
    with ForkServer(Box(**MODES[mode])) as server:  # type: ignore[arg-type]
        if MODES[mode]["namespaces"] and not server.walls["namespaces"]:
            pytest.skip("; ".join(server.walls["problems"]))
        probes = prove(server, secret)
        assert probes
        assert all(probes.values()), probes
        assert server.walls["namespaces"] == MODES[mode]["namespaces"]
        assert server.walls["landlock"] <= int(str(MODES[mode].get("landlock_abi", 99)))
    assert secret.read_text() == "hidden"
    assert sorted(path.name for path in secret.parent.iterdir()) == ["secret"]


def test_self_test_notices_an_open_worker(secret: Path):
    """Without a sandbox the same probes get through, so that the self-test can fail."""
    source = Path(sandbox.__file__).with_name("canary.py").read_bytes()
    victim = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with ForkServer(Box(sandboxed=False)) as server, socket.create_server(("127.0.0.1", 0)) as listener, victim:
        session = Session(server.fork, Files("canary", "canary.py", {"canary.py": source}), Limits(10, 10, 20))
        session.load()
        session.begin_check()
        held = session.call("probe", (str(secret), listener.getsockname()[1], victim.pid), {})
        session.close()
        victim.kill()
    libc = ctypes.CDLL(None)
    libc.shmctl(libc.shmget(4711, 4096, 0o600), 0, None)
    Path("/tmp/grader-canary").unlink(missing_ok=True)
    through = {name for name, was_held in held.items() if not was_held}
    assert through >= {
        "read a hidden file", "list a hidden folder", "write beside it", "write to /tmp", "change a file's mode",
        "read another process", "connect to a port", "send a datagram", "open a Unix socket", "signal the grader",
        "fork", "run a program", "share memory",
    }  # fmt: skip


def test_a_probe_that_gets_through_stops_everything(secret: Path, monkeypatch: pytest.MonkeyPatch):
    """A self-test with one hole refuses to score, and names it."""
    monkeypatch.setattr(selftest, "prove", lambda server, file: {"fork": True, "read a hidden file": False})
    with pytest.raises(SandboxError, match="the self-test got through: read a hidden file"):
        open_server(Box(), secret)


def test_walls_are_described(secret: Path):
    """Reports say which layers there were, and that there were none."""
    with open_server(Box(namespaces=False), secret) as server:
        assert re.match(r"landlock \d+, seccomp, (own uid, )?rlimits$", server.describe())
    with open_server(Box(sandboxed=False), secret) as server:
        assert server.describe() == "none (unsafe)"


def start_with(monkeypatch: pytest.MonkeyPatch, before: str) -> None:
    """Let fork servers run this code first: a machine that lacks something."""
    monkeypatch.setattr(sandbox, "_START", f"import sys; sys.path.append(sys.argv[3]); {before}; {sandbox._START}")


def test_no_scoring_without_a_system_call_table(secret: Path, monkeypatch: pytest.MonkeyPatch):
    """On a processor whose system calls are not known there is no seccomp, and nothing is run."""
    start_with(monkeypatch, "import platform; platform.machine = lambda: 'riscv64'")
    with pytest.raises(SandboxError, match="no seccomp table for this processor"):
        open_server(Box(), secret)


def test_no_scoring_without_landlock_and_namespaces(secret: Path):
    """A kernel with neither is refused, with what to do."""
    with pytest.raises(SandboxError, match=r"the kernel has no Landlock(.|\n)*--unsafe-no-sandbox"):
        open_server(Box(namespaces=False, landlock_abi=0), secret)


def test_namespaces_that_cannot_be_furnished(secret: Path, monkeypatch: pytest.MonkeyPatch):
    """Where namespaces may be made but nothing mounted in them, as on Ubuntu 24.04, the other layers still hold."""
    refused = "raise PermissionError(13, 'mount refused')"
    start_with(monkeypatch, f'from grader.worker import syscalls; exec("def no(*a): {refused}\\nsyscalls.mount = no")')
    with open_server(Box(), secret) as server:
        assert not server.walls["namespaces"]
        assert server.walls["landlock"]
        assert any("mount refused" in problem for problem in server.walls["problems"])


def test_other_platforms_are_refused(monkeypatch: pytest.MonkeyPatch):
    """Outside Linux the refusal says so and names the way to run trusted code."""
    monkeypatch.setattr(sandbox.sys, "platform", "darwin")
    with pytest.raises(SandboxError, match=r"needs Linux; this is darwin(.|\n)*--unsafe-no-sandbox"):
        require_box([])
    assert not require_box([], unsafe=True).sandboxed


@pytest.mark.parametrize("place", ["inside", "around"])
def test_a_course_in_the_library_is_refused(place: str):
    """What workers may read must not hold the course, nor lie in it."""
    library = Path(library_paths()[0])
    course = library / "course" / "solutions" if place == "inside" else library.parent
    with pytest.raises(SandboxError, match="must stay hidden"):
        require_box([course])


HEADERS = [
    ("x86_64", ["/usr/include/x86_64-linux-gnu/asm/unistd_64.h", "/usr/include/asm/unistd_64.h"]),
    ("aarch64", ["/usr/include/asm-generic/unistd.h"]),
]


@pytest.mark.parametrize(("machine", "places"), HEADERS, ids=[machine for machine, _ in HEADERS])
def test_system_call_numbers_are_the_kernels(machine: str, places: list[str]):
    """Every number in the tables stands in the kernel's own headers."""
    header = next((Path(place) for place in places if Path(place).is_file()), None)
    if header is None:
        pytest.skip("the kernel's headers are not installed")
    found = re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)", header.read_text())
    known = {name: int(number) for name, number in reversed(found)}
    known |= {"newfstatat": known["fstatat"]} if "fstatat" in known else {}
    arch = syscalls.ARCHITECTURES[machine]
    own = {name: getattr(arch, name) for name in ("prlimit64", "tgkill", "ioctl", "fcntl", "clone3", "pivot_root")}
    wrong = {name: number for name, number in (arch.allowed | own).items() if known.get(name) != number}
    assert not wrong


def test_nothing_dangerous_is_allowed():
    """No call that makes processes, sockets, files' metadata, keys or mounts is in a table."""
    forbidden = re.compile(
        r"socket|connect|bind|send|recv|fork|clone|exec|kill$|ptrace|process_|chmod|chown|utime|^link|symlink|rename|"
        r"truncate|mknod|mkdir|unlink|memfd|shm|msg|sem|mq_|key|mount|bpf|io_uring|userfault|perf|unshare|setns|seccomp|"
        r"prctl|set.*uid|set.*gid|setrlimit|setpriority|sched_set|splice|tee|pidfd"
    )
    for arch in syscalls.ARCHITECTURES.values():
        assert not [name for name in arch.allowed if forbidden.search(name)]


UNPRIVILEGED = """
import os, sys
from grader.worker import syscalls
uid, gid = os.geteuid(), os.getegid()
if uid == 0:  # become user 1000 of a user namespace, who owns root's files and has no capability after exec
    syscalls.unshare(syscalls.CLONE_NEWUSER)
    for name, text in (("setgroups", "deny"), ("uid_map", f"1000 {uid} 1"), ("gid_map", f"1000 {gid} 1")):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
PROBE = """
import json, os, sys
from pathlib import Path
from grader.sandbox.fork_server import ForkServer
from grader.sandbox.selftest import prove
from grader.wire.box import Box
from grader.wire.codec import decode, encode
from grader.worker.syscalls import has_capability
with ForkServer(Box(namespaces=sys.argv[2] == "namespaces")) as server:
    probes = prove(server, Path(sys.argv[1]))
    print(json.dumps([os.getuid(), has_capability(21), server.walls, probes]))
"""


@pytest.mark.parametrize("layers", ["namespaces", "plain"])
def test_an_ordinary_user_has_the_same_walls(layers: str, secret: Path):
    """Without any privilege, namespaces come by way of a user namespace, and every probe is held."""
    done = subprocess.run(
        [sys.executable, "-c", UNPRIVILEGED, "-c", PROBE, str(secret), layers],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    if "unshare" in done.stderr:
        pytest.skip("no user namespaces here to become an ordinary user in")
    assert done.returncode == 0, done.stderr
    uid, is_admin, walls, probes = json.loads(done.stdout)
    assert uid != 0
    assert not is_admin
    assert not walls["own_uid"]
    assert all(probes.values()), probes
    if layers == "namespaces" and not walls["namespaces"]:
        pytest.skip("; ".join(walls["problems"]))
    assert walls["namespaces"] == (layers == "namespaces")


def test_nothing_is_inherited(monkeypatch: pytest.MonkeyPatch):
    """Neither the grader's environment nor its descriptors nor its arguments nor what traces it reach a worker."""
    monkeypatch.setenv("GRADER_TOKEN", "secret")
    monkeypatch.setenv("COVERAGE_PROCESS_START", str(Path(__file__).parents[2] / "pyproject.toml"))
    reading, writing = os.pipe()
    os.set_inheritable(reading, True)
    source = """
def work():
    found = []
    for number in range(1024):
        try:
            os.fstat(number)
            found.append(number)
        except OSError:
            pass
    is_traced = sys.gettrace() is not None or "coverage" in sys.modules
    return found, sorted(os.environ), os.getcwd(), sys.argv, is_traced
"""
    with ForkServer(Box()) as server:
        session = opened(server, source)
        descriptors, names, folder, arguments, is_traced = session.call("work", (), {})
        session.close()
    os.close(reading)
    os.close(writing)
    assert descriptors == [0, 1, 2, 3]
    assert set(names) <= set(sandbox.ENVIRONMENT) | set(sandbox.KEPT_VARIABLES) | {"LC_CTYPE"}
    assert folder == "/hand_in"
    assert "secret" not in " ".join(arguments)
    assert not is_traced


# Workers that misbehave


def test_a_worker_that_hangs(server: ForkServer):
    """A hung call ends at its deadline; the next worker answers."""
    session = opened(server, "def work():\n    while True: pass\n")
    assert failure(session) == "timeout"
    session.close()


def test_a_worker_that_dies(server: ForkServer):
    """A death is that call's failure; the next worker answers."""
    session = opened(server, "def work():\n    os.kill(os.getpid(), 9) if False else os._exit(3)\n")
    assert failure(session) == "died"
    session.close()


FORGERIES = {
    "garbage": "os.write(3, b'x' * 100)",
    "another nonce": "os.write(3, frame(b'\\0' * 8, b'R', b'\\0\\0\\0\\0' + encode((1.0, []))))",
    "progress in a call": "os.write(3, frame(nonce(), b'P', b'\\0\\0\\0\\0'))",
    "an unknown kind": "os.write(3, frame(nonce(), b'X', b''))",
    "an empty reply": "os.write(3, frame(nonce(), b'R', b''))",
    "a lying inner length": "os.write(3, frame(nonce(), b'R', b'\\xff\\xff\\xff\\xff'))",
    "an error of no kind": "os.write(3, frame(nonce(), b'E', encode({'kind': 'x'})))",
    "a loop in no line": "os.write(3, frame(nonce(), b'E', encode({'kind': 'loops', 'where': [['', -1, '', '']]})))",
    "a loop for ever": "os.write(3, frame(nonce(), b'E', encode({'kind': 'loops', 'where': [], 'tenths': 1 << 50})))",
    "a loop of nothing": "os.write(3, frame(nonce(), b'E', encode({'kind': 'loops', 'where': None, 'tenths': 1})))",
    "an error that is no dict": "os.write(3, frame(nonce(), b'E', encode([1, 2])))",
    "two replies": "os.write(3, frame(nonce(), b'R', b'\\0\\0\\0\\0' + encode((1.0, []))) * 2)",
    "a negative length": "os.write(3, struct.pack('<I', 3) + b'\\0' * 20)",
    "a giant length": "os.write(3, struct.pack('<I', 1 << 31) + b'\\0' * 20)",
}


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES)
def test_a_worker_that_forges(forgery: str, server: ForkServer):
    """Whatever else than one proper reply a worker sends, it is killed, and the call does not count."""
    session = opened(server, f"def work():\n    {forgery}\n    while True: pass\n")
    assert failure(session) == "protocol"
    session.close()


ASKING = """
def ask(question):
    os.write(3, frame(nonce(), b"A", encode(question)))
    return os.read(3, 1 << 16)
"""
ASKS_WRONGLY = {
    "two questions at once": "os.write(3, 2 * frame(nonce(), b'A', encode(x)))",
    "a question of no call": "os.write(3, frame(b'\\0' * 8, b'A', encode(x)))",
    "a question behind half a reply": "os.write(3, frame(nonce(), b'R', b'')[:9] + frame(nonce(), b'A', b''))",
    "half a question": "os.write(3, frame(nonce(), b'A', encode(x))[:-1]); time.sleep(9)",
}


def ahead(session: Session, answers: bool = True) -> list[float]:
    """What was asked in three calls that were sent at once."""
    asked: list[float] = []

    def answer(question: bytes, _deadline: float) -> bytes:
        asked.append(decode(question))
        return encode((None, 2.0))

    session.answers = answer if answers else None
    ask_ahead(session, [[Request("work", encode(("work", (float(number),), {}))) for number in range(3)]])
    return asked


def test_a_worker_asks_in_the_middle_of_calls_ahead(server: ForkServer):
    """Each question is answered before the call's reply; who may not ask breaks the protocol."""
    session = opened(server, ASKING + "def work(x):\n    ask(x)\n    return x if x == 1 else ask(x + 10) and x\n")
    assert ahead(session) == [0.0, 10.0, 1.0, 2.0, 12.0]
    assert [session.call("work", (float(number),), {}) for number in range(3)] == [0.0, 1.0, 2.0]
    assert ahead(session, answers=False) == []
    with pytest.raises(SubmissionError):
        session.call("work", (0.0,), {})
    session.close()


@pytest.mark.parametrize("deed", ASKS_WRONGLY.values(), ids=ASKS_WRONGLY)
def test_a_worker_that_asks_wrongly(deed: str, server: ForkServer):
    """In the middle of calls ahead as in one by itself: it is ended, and has no reply to the call."""
    session = opened(server, f"def work(x):\n    if x == 1:\n        {deed}\n    return x\n")
    assert len(ahead(session)) <= 1
    assert session.transport is None
    with pytest.raises(SubmissionError):
        session.call("work", (1.0,), {})
    session.close()


def test_a_worker_that_speaks_out_of_turn(server: ForkServer):
    """Bytes that wait before a request was sent are no answer to it."""
    source = "def work():\n    os.write(3, frame(b'\\0' * 8, b'R', b'\\0' * 4 + encode((1.0, []))))\n    return 2.0\n"
    session = opened(server, source)
    with pytest.raises(SubmissionError):
        [session.call(name, (), {}) for name in ("work", "fine")]
    session.close()


def test_a_worker_that_drips(server: ForkServer):
    """A reply a byte at a time ends at the deadline, which is for the whole exchange."""
    source = """
def work():
    for byte in frame(nonce(), b"R", b"\\0" * 4 + encode(([0.0] * 500, []))):
        os.write(3, bytes([byte]))
        time.sleep(0.01)
"""
    session = opened(server, source)
    assert failure(session) == "timeout"
    session.close()


@pytest.mark.parametrize("reading", ["time.sleep(60)", "os.read(3, 1), time.sleep(0.01)"], ids=["never", "slowly"])
def test_a_worker_that_does_not_read(reading: str, server: ForkServer):
    """A large argument cannot hold the grader past the deadline, whether it is read slowly or not at all."""
    source = f"""
def first():
    os.write(3, frame(nonce(), b"R", b"\\0" * 4 + encode((1.0, []))))
    while True:
        {reading}
"""
    session = opened(server, source)
    assert session.call("first", (), {}) == 1.0
    assert failure(session, np.zeros(1_250_000)) in ("timeout", "missing")
    session.close()


def test_a_worker_that_answers_with_too_much(server: ForkServer):
    """A result beyond the limit is refused as what it is, and one below it arrives."""
    session = opened(server, "import numpy as np\ndef work(n):\n    return np.zeros(n)\n", Limits(3, 3, 30))
    assert failure(session, 9 << 20) == "unsupported"
    assert session.call("work", (1 << 20,), {}).shape == (1 << 20,)
    session.close()


def test_progress_without_end(server: ForkServer):
    """A worker that floods the grader with progress while loading is stopped at the deadline."""
    flood = "piece = frame(nonce(), b'P', b'\\0' * 4) * 1000\nwhile True:\n    os.write(3, piece)\n"
    session = Session(server.fork, Files("work", "work.py", {"work.py": (NONCE + flood).encode()}), LIMITS)
    started = time.monotonic()
    session.load()
    assert time.monotonic() - started < 4.0
    assert session.loaded.errors
    session.close()


def test_memory_has_a_limit(server: ForkServer):
    """What exceeds it is a MemoryError in the worker, and only there; honest amounts are to be had."""
    session = opened(server, "import numpy as np\ndef work(n):\n    return float(np.ones(n).sum())\n", Limits(3, 3, 30))
    with pytest.raises(SubmissionError) as caught:
        session.call("work", (1 << 26,), {})
    assert caught.value.failure.data["type"] == "MemoryError"
    assert session.call("work", (1 << 23,), {}) == float(1 << 23)
    session.close()


def test_limits_cannot_be_raised(server: ForkServer):
    """Soft and hard limits are alike, and few."""
    source = """
import resource
def work():
    names = ("RLIMIT_NOFILE", "RLIMIT_NPROC", "RLIMIT_CORE", "RLIMIT_FSIZE", "RLIMIT_CPU", "RLIMIT_AS")
    return [list(resource.getrlimit(getattr(resource, name))) for name in names]
"""
    session = opened(server, source)
    limits = session.call("work", (), {})
    session.close()
    assert all(soft == hard for soft, hard in limits)
    assert limits[:3] == [[64, 64], [0, 0], [0, 0]]
    assert limits[-1][0] < 4 << 30


# The fork server


def is_alive(pid: int) -> bool:
    """Whether a process runs; a zombie does not."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def gone_within(pid: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while is_alive(pid) and time.monotonic() < end:
        time.sleep(0.01)
    return not is_alive(pid)


def test_a_killed_server_is_replaced():
    """The next submission gets its worker from a new server."""
    with ForkServer(Box()) as server:
        server.process.kill()
        server.process.wait()
        session = opened(server, "")
        assert session.call("fine", (), {}) == 1.0
        session.close()


def test_a_server_that_dies_in_a_call_is_our_fault():
    """It is no failure of the submission: the session remembers the fault, whatever a check made of it."""
    with ForkServer(Box()) as server:
        session = opened(server, "def work():\n    time.sleep(60)\n", Limits(5, 5, 30))
        signal.signal(signal.SIGALRM, lambda *_: server.process.kill())
        signal.setitimer(signal.ITIMER_REAL, 0.2)
        with pytest.raises(SandboxError, match="the fork server died"):
            session.call("work", (), {})
        assert isinstance(session.fault, SandboxError)
        session.close()


def test_two_deaths_give_up(monkeypatch: pytest.MonkeyPatch):
    """A server that dies again at once is reported, not tried for ever."""
    with ForkServer(Box()) as server:

        def gone() -> None:
            raise ConnectionError("the fork server is gone")

        monkeypatch.setattr(server, "_fork", gone)
        with pytest.raises(SandboxError, match="died twice"):
            server.fork()


def test_a_server_that_cannot_start_says_why(monkeypatch: pytest.MonkeyPatch):
    """The last line of its complaint is the reason."""
    start_with(monkeypatch, "raise SystemExit('no fork server today')")
    with pytest.raises(SandboxError, match="no fork server today"):
        ForkServer(Box())


@pytest.mark.parametrize("end", ["killed", "closed"])
def test_workers_end_with_their_server(end: str):
    """A worker outlives neither the server's death nor its end."""
    with ForkServer(Box()) as server:
        session = opened(server, "def work():\n    return os.getpid()\n")
        pid = session.call("work", (), {})
        assert is_alive(pid)
        if end == "killed":
            server.process.kill()
            assert gone_within(pid, 2)
    assert gone_within(pid, 2)
    session.close()


def test_a_closed_worker_is_reaped(server: ForkServer):
    """Closing a session kills its worker at once, also in the middle of work, and leaves no zombie."""
    session = opened(server, "import atexit\natexit.register(time.sleep, 60)\ndef work():\n    return os.getpid()\n")
    pid = session.call("work", (), {})
    session.close()
    assert gone_within(pid, 2)
    opened(server, "").close()
    assert not Path(f"/proc/{pid}").exists()


def test_this_machine_is_known():
    """The suite runs on a processor that the sandbox has a table for."""
    assert platform.machine() in syscalls.ARCHITECTURES
