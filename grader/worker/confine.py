"""Confinement: what the fork server does once, and what every worker does before it sees a submission.

Once (:func:`enter_box`): leave root's uid; where user namespaces are allowed, a root of read-only binds on a tmpfs with
own network, IPC and UTS namespaces; all capabilities dropped; a Landlock ruleset that grants reading of the Python
library and nothing else. Per worker (:func:`confine_worker`): own session, no descriptors but its socket, death with
the server, resource limits, Landlock, seccomp.
"""

from __future__ import annotations

import importlib.util
import os
import resource
import signal
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.wire.box import Box
from grader.worker import syscalls

CAP_SETGID, CAP_SETUID, CAP_SYS_ADMIN = 6, 7, 21
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_REMOUNT, MS_BIND = 1, 2, 4, 32, 4096
MS_REC, MS_PRIVATE = 16384, 1 << 18
DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom")
SYSTEM_LIBRARIES = ("/usr/lib", "/lib", "/lib64", "/usr/lib64", "/usr/local/lib", "/usr/share/zoneinfo")
SOCKET = 3


@dataclass
class Walls:
    """What was achieved, as said in reports and used for each worker."""

    landlock: int = 0
    seccomp: bool = False
    namespaces: bool = False
    own_uid: bool = False
    ruleset: int = -1
    problems: list[str] = field(default_factory=list)

    def summary(self) -> dict[str, Any]:
        return {key: value for key, value in vars(self).items() if key != "ruleset"}


def library_paths(libraries: Iterable[str] = ()) -> list[str]:
    """The directories that a worker may read: Python's library, NumPy, shared libraries, and those of ``libraries``.

    Nothing else of site-packages.
    """
    import numpy

    numpy_home = Path(numpy.__file__).parent
    paths = [os.path.dirname(os.__file__), str(numpy_home), str(numpy_home.with_name("numpy.libs"))]
    paths += [path for library in libraries for path in _folders_of(library)]
    existing = [os.path.realpath(path) for path in (*paths, *SYSTEM_LIBRARIES) if os.path.isdir(path)]
    return _outermost(existing)


def _folders_of(library: str) -> list[str]:
    """A package's own folders, and the folder of shared libraries that a wheel puts beside it."""
    try:
        found = importlib.util.find_spec(library)
    except (ImportError, ValueError):
        return []
    places = list(found.submodule_search_locations or ()) if found is not None else []
    return [path for place in places for path in (place, f"{place}.libs")]


def _outermost(paths: list[str]) -> list[str]:
    """Without those that lie below another."""
    unique = sorted(set(paths))
    return [path for path in unique if not any(path.startswith(other + "/") for other in unique)]


def enter_box(box: Box) -> Walls:
    """Confine the fork server itself as far as its workers share it; says what could not be had."""
    walls = Walls()
    if not box.sandboxed:
        return walls
    if sys.platform != "linux":
        walls.problems.append(f"no sandbox on {sys.platform}")
        return walls
    readable = library_paths((*box.libraries, *box.needed))
    devices = [path for path in DEVICES if os.path.exists(path)]
    if box.namespaces and syscalls.has_capability(CAP_SYS_ADMIN):
        _enter_namespaces(readable, devices, walls, own_users=False)
    _leave_root(box, walls)
    if box.namespaces and not walls.namespaces:
        _enter_namespaces(readable, devices, walls, own_users=True)
    _drop_capabilities(walls)
    _make_ruleset(box, readable, devices, walls)
    walls.seccomp = syscalls.architecture() is not None
    if not walls.seccomp:
        walls.problems.append("no seccomp table for this processor")
    return walls


def _make_ruleset(box: Box, readable: list[str], devices: list[str], walls: Walls) -> None:
    """The Landlock ruleset, once for all workers."""
    abi = min(syscalls.landlock_abi(), box.landlock_abi)
    if abi <= 0:
        walls.problems.append("the kernel has no Landlock (Linux 5.13 or newer has, unless built or booted without)")
        return
    folders, files = ([os.open(path, os.O_PATH | os.O_CLOEXEC) for path in paths] for paths in (readable, devices))
    walls.ruleset = syscalls.landlock_ruleset(abi, folders, files)
    walls.landlock = abi
    for descriptor in (*folders, *files):
        os.close(descriptor)


def _leave_root(box: Box, walls: Walls) -> None:
    """Become a user that owns nothing, if we may and if that user can still reach Python's library."""
    if not (syscalls.has_capability(CAP_SETUID) and syscalls.has_capability(CAP_SETGID)):
        return
    if not all(_reachable_by_all(path) for path in library_paths()):
        walls.problems.append("workers keep this user's id: another could not reach Python's library")
        return
    os.setgroups([])
    os.setresgid(box.uid, box.uid, box.uid)
    os.setresuid(box.uid, box.uid, box.uid)
    walls.own_uid = True


def _reachable_by_all(path: str) -> bool:
    return all(os.stat(parent).st_mode & 0o001 for parent in [path, *map(str, Path(path).parents)])


def _enter_namespaces(readable: list[str], devices: list[str], walls: Walls, *, own_users: bool) -> None:
    """A root, a network and an IPC space of its own; without root's rights also a user namespace, which allows it.

    Refused by the kernel or a container: say so and go on without.
    """
    uid, gid = os.geteuid(), os.getegid()
    flags = syscalls.CLONE_NEWNS | syscalls.CLONE_NEWNET | syscalls.CLONE_NEWIPC | syscalls.CLONE_NEWUTS
    try:
        if own_users:
            syscalls.prctl(syscalls.PR_SET_DUMPABLE, 1)
            flags |= syscalls.CLONE_NEWUSER
        syscalls.unshare(flags)
    except OSError as error:
        if own_users:
            walls.problems.append(f"namespaces are not allowed here ({error.strerror})")
        return
    if own_users:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"1000 {uid} 1")
        Path("/proc/self/gid_map").write_text(f"1000 {gid} 1")
    _build_root(readable, devices)
    walls.namespaces = True


def _build_root(readable: list[str], devices: list[str]) -> None:
    """A read-only tmpfs with the library bound into it; the old root is gone afterwards."""
    arch = syscalls.architecture()
    if arch is None:
        raise OSError("no system call table for this processor")
    sources = [(path, os.open(path, os.O_PATH | os.O_CLOEXEC)) for path in (*readable, *devices)]
    links = {path: os.readlink(path) for path in SYSTEM_LIBRARIES if os.path.islink(path)}
    syscalls.mount("none", "/", None, MS_REC | MS_PRIVATE)
    root = "/tmp"
    syscalls.mount("tmpfs", root, "tmpfs", MS_NOSUID | MS_NODEV, "size=1m,nr_inodes=2000,mode=755")
    for path, descriptor in sources:
        _bind(descriptor, root + path, is_device=path in devices)
        os.close(descriptor)
    for path, target in links.items():
        os.makedirs(os.path.dirname(root + path), exist_ok=True)
        os.symlink(target, root + path)
    os.chdir(root)
    syscalls.syscall(arch.pivot_root, b".", b".")
    syscalls.detach(".")
    os.chdir("/")
    syscalls.mount(None, "/", None, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV)


def _bind(descriptor: int, target: str, *, is_device: bool) -> None:
    """Bind what a descriptor names to a path under the new root: folders read-only, devices as they are."""
    if is_device:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o600))
    else:
        os.makedirs(target, exist_ok=True)
    flags = MS_NOSUID if is_device else MS_NOSUID | MS_NODEV | MS_RDONLY
    syscalls.mount(f"/proc/self/fd/{descriptor}", target, None, MS_BIND)
    syscalls.mount(None, target, None, MS_REMOUNT | MS_BIND | flags)


def _drop_capabilities(walls: Walls) -> None:
    try:
        syscalls.drop_capabilities()
    except OSError as error:
        walls.problems.append(f"capabilities could not be dropped ({error})")


def confine_worker(box: Box, walls: Walls, server: int, descriptor: int) -> None:
    """Everything that makes a forked child a worker; it keeps ``descriptor`` as number 3 and nothing else."""
    os.setsid()
    os.dup2(descriptor, SOCKET)
    if sys.platform == "linux":
        syscalls.prctl(syscalls.PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != server:
            os._exit(1)
    ruleset = -1
    if walls.ruleset >= 0:
        ruleset = os.dup2(walls.ruleset, SOCKET + 1)
    os.closerange(max(SOCKET, ruleset) + 1, 4096)
    limit_resources(box)
    if not box.sandboxed:
        return
    syscalls.prctl(syscalls.PR_SET_NO_NEW_PRIVS, 1)
    if ruleset >= 0:
        syscalls.landlock_restrict(ruleset)
        os.close(ruleset)
    arch = syscalls.architecture()
    if arch is not None:
        syscalls.install_seccomp(syscalls.seccomp_program(arch, os.getpid()))


def limit_resources(box: Box) -> None:
    """Hard limits; those that this platform does not know are left out."""
    limits = {
        "RLIMIT_AS": _address_space() + box.memory,
        "RLIMIT_CPU": box.cpu_seconds,
        "RLIMIT_FSIZE": 16 << 20,
        "RLIMIT_NOFILE": 64,
        "RLIMIT_CORE": 0,
        "RLIMIT_NPROC": 0,
        "RLIMIT_MEMLOCK": 0,
        "RLIMIT_MSGQUEUE": 0,
        "RLIMIT_STACK": 64 << 20,
    }
    for name, value in limits.items():
        kind = getattr(resource, name, None)
        if kind is not None and (box.sandboxed or name in ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_CORE")):
            hard = resource.getrlimit(kind)[1]
            limit = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(kind, (limit, limit))


_BASE_SIZE: list[int] = []


def _address_space() -> int:
    """Bytes of address space in use, read once in the server before its root is gone."""
    if not _BASE_SIZE:
        try:
            _BASE_SIZE.append(int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize())
        except (OSError, ValueError):
            _BASE_SIZE.append(1 << 30)
    return _BASE_SIZE[0]
