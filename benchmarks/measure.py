"""What a command and all its descendants cost: wall clock, processor time, peak memory. Linux only."""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
PROC = Path("/proc")


@dataclass(frozen=True)
class Usage:
    """One run of a command. Memory in bytes, times in seconds.

    ``cpu`` is user and system time of the whole tree; ``cpu_seen`` is what ``/proc`` showed of it at the last look, as
    a proof that no process escaped the count. ``others`` is what the rest of the machine used meanwhile.
    """

    status: int
    wall: float
    cpu: float
    cpu_seen: float
    pss: int
    rss: int
    processes: int
    polling: float
    others: float
    output: str


@dataclass
class Watch:
    """The highest numbers that polling has seen."""

    pss: int = 0
    rss: int = 0
    processes: int = 0
    cpu: float = 0.0

    def look(self, root: int) -> None:
        """Add up the memory of the tree below ``root`` and keep the peaks."""
        members = tree(root)
        sizes = [memory(pid) for pid in members]
        self.pss = max(self.pss, sum(pss for pss, _ in sizes))
        self.rss = max(self.rss, sum(rss for _, rss in sizes))
        self.processes = max(self.processes, len(members))
        self.cpu = max(self.cpu, sum(members.values()))


def run(command: Sequence[str], cwd: Path, *, poll: float = 0.0, environment: Mapping[str, str] | None = None) -> Usage:
    """Run a command to its end and say what it cost, with every process that it started.

    Memory is looked at every ``poll`` seconds, and not at all with 0: a look costs some 10 ms.
    """
    seen = Watch()
    before, polling_before = busy_seconds(), time.process_time()
    started = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=cwd, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT
        )
        status, resources = _wait(process.pid, seen, poll)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        output = said.read().decode("utf-8", "replace")
    polling = time.process_time() - polling_before
    reaped = resources.ru_utime + resources.ru_stime
    cpu = max(reaped, seen.cpu)
    others = max(0.0, busy_seconds() - before - cpu - polling)
    return Usage(
        process.returncode, wall, cpu, seen.cpu, seen.pss, seen.rss, seen.processes, polling, others, output
    )  # fmt: skip


def _wait(pid: int, watch: Watch, poll: float) -> tuple[int, resource.struct_rusage]:
    """Wait for a child, looking at its tree meanwhile; its status and what it and its descendants used."""
    while poll:
        watch.look(pid)
        done, status, resources = os.wait4(pid, os.WNOHANG)
        if done:
            return status, resources
        time.sleep(poll)
    _, status, resources = os.wait4(pid, 0)
    return status, resources


def tree(root: int) -> dict[int, float]:
    """The living processes below and with ``root``: pid and seconds used, those of children it has reaped included."""
    parents: dict[int, int] = {}
    used: dict[int, float] = {}
    for name in os.listdir(PROC):
        if name.isdigit() and (fields := _stat(name)):
            parents[int(name)] = int(fields[1])
            used[int(name)] = sum(map(int, fields[11:15])) / TICKS
    members = {root} & used.keys()
    while grown := {pid for pid, parent in parents.items() if parent in members and pid not in members}:
        members |= grown
    return {pid: used[pid] for pid in members}


def _stat(pid: str) -> list[str]:
    """The fields of a process after its name, which may hold anything; empty if it is gone."""
    try:
        return PROC.joinpath(pid, "stat").read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


def memory(pid: int) -> tuple[int, int]:
    """Proportional and resident set size; where the first is hidden from us, the second stands for both."""
    try:
        resident = int(PROC.joinpath(str(pid), "statm").read_text().split()[1]) * PAGE
        lines = PROC.joinpath(str(pid), "smaps_rollup").read_text().splitlines()
    except (ProcessLookupError, FileNotFoundError):
        return 0, 0
    except PermissionError:
        return resident, resident
    share = next((line.split()[1] for line in lines if line.startswith("Pss:")), None)
    return (int(share) * 1024 if share else 0), resident


def busy_seconds() -> float:
    """Seconds that all cores have spent at work since boot."""
    fields = list(map(int, PROC.joinpath("stat").read_text().split("\n", 1)[0].split()[1:9]))
    idle = fields[3] + fields[4]
    return (sum(fields) - idle) / TICKS


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0))


def median_wall(command: Sequence[str], cwd: Path, times: int) -> float:
    """The median wall clock of a command that ends well."""
    runs = [run(command, cwd) for _ in range(times)]
    for one in runs:
        if one.status:
            raise RuntimeError(f"{' '.join(command)} ended with {one.status}: {one.output[-500:]}")
    return statistics.median(one.wall for one in runs)


def machine() -> dict[str, str]:
    """The facts without which a figure says nothing."""
    from importlib.metadata import version

    return {
        "cores": str(cores()),
        "processor": _processor(),
        "memory": f"{os.sysconf('SC_PHYS_PAGES') * PAGE / 2**30:.1f} GiB",
        "kernel": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        "NumPy": version("numpy"),
        "pytest": version("pytest"),
        "load before": f"{os.getloadavg()[0]:.2f}",
    }


def _processor() -> str:
    try:
        lines = PROC.joinpath("cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
