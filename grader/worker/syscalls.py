"""Kernel numbers and structures: system call tables, seccomp programs, Landlock and prctl by ctypes."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
from dataclasses import dataclass

_libc = ctypes.CDLL(None, use_errno=True)

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_CAPBSET_DROP = 24
PR_SET_NO_NEW_PRIVS = 38
SECCOMP_MODE_FILTER = 2

# Landlock's numbers are the same on every architecture.
LANDLOCK_CREATE_RULESET, LANDLOCK_ADD_RULE, LANDLOCK_RESTRICT_SELF = 444, 445, 446
LANDLOCK_RULE_PATH_BENEATH = 1
LANDLOCK_READ = 1 << 2 | 1 << 3
LANDLOCK_FILE_ACCESS = 1 << 1 | 1 << 2
LANDLOCK_FS_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
LANDLOCK_NET_RIGHTS = 3
LANDLOCK_SCOPES = 3

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x00020000, 0x04000000, 0x08000000
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000


@dataclass(frozen=True)
class Architecture:
    """What differs between processors: the audit word, the calls that are always allowed, and a few by name."""

    audit: int
    allowed: dict[str, int]
    prlimit64: int
    tgkill: int
    ioctl: int
    fcntl: int
    clone3: int
    pivot_root: int
    x32_bit: bool


X86_64 = Architecture(
    audit=0xC000003E,
    allowed=dict(
        read=0, write=1, close=3, fstat=5, stat=4, lstat=6, poll=7, lseek=8, mmap=9, mprotect=10, munmap=11, brk=12,
        rt_sigaction=13, rt_sigprocmask=14, rt_sigreturn=15, pread64=17, pwrite64=18, readv=19, writev=20, access=21,
        pipe=22, select=23, sched_yield=24, mremap=25, madvise=28, dup=32, dup2=33, pause=34, nanosleep=35,
        getitimer=36, alarm=37, setitimer=38, getpid=39, exit=60, uname=63, getdents=78, getcwd=79, chdir=80,
        readlink=89, umask=95, gettimeofday=96, getrlimit=97, getrusage=98, sysinfo=99, times=100, getuid=102,
        getgid=104, geteuid=107, getegid=108, getppid=110, getpgrp=111, sigaltstack=131, getpriority=140,
        sched_getparam=143, sched_getscheduler=145, gettid=186, time=201, futex=202, sched_getaffinity=204,
        getdents64=217, set_tid_address=218, restart_syscall=219, fadvise64=221, clock_gettime=228, clock_getres=229,
        clock_nanosleep=230, exit_group=231, epoll_wait=232, epoll_ctl=233, open=2, openat=257, newfstatat=262,
        readlinkat=267, faccessat=269, pselect6=270, ppoll=271, set_robust_list=273, eventfd2=290, epoll_create1=291,
        dup3=292, pipe2=293, getrandom=318, membarrier=324, statx=332, rseq=334, faccessat2=439,
    ),
    prlimit64=302, tgkill=234, ioctl=16, fcntl=72, clone3=435, pivot_root=155, x32_bit=True,
)  # fmt: skip

AARCH64 = Architecture(
    audit=0xC00000B7,
    allowed=dict(
        read=63, write=64, close=57, fstat=80, lseek=62, mmap=222, mprotect=226, munmap=215, brk=214,
        rt_sigaction=134, rt_sigprocmask=135, rt_sigreturn=139, pread64=67, pwrite64=68, readv=65, writev=66,
        sched_yield=124, mremap=216, madvise=233, dup=23, nanosleep=101, getitimer=102, setitimer=103, getpid=172,
        exit=93, uname=160, getcwd=17, chdir=49, umask=166, gettimeofday=169, getrlimit=163, getrusage=165,
        sysinfo=179, times=153, getuid=174, getgid=176, geteuid=175, getegid=177, getppid=173, getpgid=155,
        sigaltstack=132, getpriority=141, sched_getparam=121, sched_getscheduler=120, gettid=178, futex=98,
        sched_getaffinity=123, getdents64=61, set_tid_address=96, restart_syscall=128, fadvise64=223,
        clock_gettime=113, clock_getres=114, clock_nanosleep=115, exit_group=94, epoll_pwait=22, epoll_ctl=21,
        openat=56, newfstatat=79, readlinkat=78, faccessat=48, pselect6=72, ppoll=73, set_robust_list=99, eventfd2=19,
        epoll_create1=20, dup3=24, pipe2=59, getrandom=278, membarrier=283, statx=291, rseq=293, faccessat2=439,
    ),
    prlimit64=261, tgkill=131, ioctl=29, fcntl=25, clone3=435, pivot_root=41, x32_bit=False,
)  # fmt: skip

ARCHITECTURES = {"x86_64": X86_64, "aarch64": AARCH64}

# Terminal questions that opening a file asks, and close-on-exec; F_SETOWN and F_SETSIG would send signals.
IOCTL_REQUESTS = (0x5401, 0x5413, 0x5451)
FCNTL_COMMANDS = (0, 1, 2, 3, 4, 1030)

_LD, _JEQ, _JGE, _RET = 0x20, 0x15, 0x35, 0x06
_ALLOW, _ERRNO, _KILL_PROCESS = 0x7FFF0000, 0x00050000, 0x80000000
_NR, _ARCH = 0, 4


def architecture() -> Architecture | None:
    """This machine's table; None where there is none, and so no seccomp."""
    return ARCHITECTURES.get(platform.machine())


def _argument(index: int, high: bool = False) -> int:
    """The offset of a call's argument in ``struct seccomp_data`` (little-endian)."""
    return 16 + 8 * index + (4 if high else 0)


def _op(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, value)


def _only_with(number: int, offset: int, values: tuple[int, ...]) -> list[bytes]:
    """Allow call ``number`` where the word at ``offset`` is one of ``values``; otherwise EPERM."""
    tests = [_op(_JEQ, value, len(values) - i, 0) for i, value in enumerate(values)]
    body = [_op(_LD, offset), *tests, _op(_RET, _ERRNO | errno.EPERM), _op(_RET, _ALLOW)]
    return [_op(_JEQ, number, 0, len(body)), *body]


def seccomp_program(arch: Architecture, pid: int) -> bytes:
    """The filter for one process: an allowlist; all else is EPERM, a foreign architecture kills.

    ``pid`` is the process itself, the only one that it may signal.
    """
    ops = [_op(_LD, _ARCH), _op(_JEQ, arch.audit, 1, 0), _op(_RET, _KILL_PROCESS), _op(_LD, _NR)]
    if arch.x32_bit:
        ops += [_op(_JGE, 0x40000000, 0, 1), _op(_RET, _KILL_PROCESS)]
    for number in arch.allowed.values():
        ops += [_op(_JEQ, number, 0, 1), _op(_RET, _ALLOW)]
    ops += _only_with(arch.ioctl, _argument(1), IOCTL_REQUESTS)
    ops += _only_with(arch.fcntl, _argument(1), FCNTL_COMMANDS)
    ops += _only_with(arch.tgkill, _argument(0), (pid,))
    ops += _prlimit_reads_only(arch.prlimit64)
    # clone3 hides its flags from a filter; ENOSYS makes libc fall back to clone, which is not allowed.
    ops += [_op(_JEQ, arch.clone3, 0, 1), _op(_RET, _ERRNO | errno.ENOSYS)]
    return b"".join([*ops, _op(_RET, _ERRNO | errno.EPERM)])


def _prlimit_reads_only(number: int) -> list[bytes]:
    """Allow ``prlimit64`` for the caller itself, with no new limit."""
    deny = _op(_RET, _ERRNO | errno.EPERM)
    body = [
        _op(_LD, _argument(0)), _op(_JEQ, 0, 0, 4),
        _op(_LD, _argument(2)), _op(_JEQ, 0, 0, 2),
        _op(_LD, _argument(2, high=True)), _op(_JEQ, 0, 1, 0),
        deny, _op(_RET, _ALLOW),
    ]  # fmt: skip
    return [_op(_JEQ, number, 0, len(body)), *body]


def syscall(number: int, *arguments: object) -> int:
    """A raw system call; raises OSError."""
    _libc.syscall.restype = ctypes.c_long
    converted = [ctypes.c_long(item) if isinstance(item, int) else item for item in arguments]
    result = int(_libc.syscall(ctypes.c_long(number), *converted))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return result


def prctl(option: int, *arguments: int) -> None:
    """``prctl``; raises OSError."""
    padded = [ctypes.c_ulong(item) for item in (*arguments, 0, 0, 0, 0)[:4]]
    if _libc.prctl(option, *padded) != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"prctl {option}: {os.strerror(code)}")


def install_seccomp(program: bytes) -> None:
    """Bind this thread to a filter; it cannot be taken off."""
    buffer = ctypes.create_string_buffer(program, len(program))
    header = ctypes.create_string_buffer(struct.pack("HxxxxxxQ", len(program) // 8, ctypes.addressof(buffer)), 16)
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(header))


def landlock_abi() -> int:
    """The kernel's Landlock version, 0 where there is none (asked of the kernel itself: /sys may not tell)."""
    try:
        return syscall(LANDLOCK_CREATE_RULESET, ctypes.c_void_p(None), 0, 1)
    except OSError:
        return 0


def landlock_ruleset(abi: int, readable: list[int], usable: list[int]) -> int:
    """A ruleset (a descriptor) that handles everything and grants reading below the directories ``readable``.

    ``usable`` are files such as /dev/null that may be read and written. All are O_PATH descriptors.
    """
    handled = LANDLOCK_FS_RIGHTS[min(abi, 5)]
    net = LANDLOCK_NET_RIGHTS if abi >= 4 else 0
    scopes = LANDLOCK_SCOPES if abi >= 6 else 0
    attributes = struct.pack("QQQ", handled, net, scopes)[: 24 if abi >= 6 else 16 if abi >= 4 else 8]
    ruleset = syscall(LANDLOCK_CREATE_RULESET, ctypes.c_char_p(attributes), len(attributes), 0)
    for rights, descriptors in ((LANDLOCK_READ, readable), (LANDLOCK_FILE_ACCESS, usable)):
        for descriptor in descriptors:
            rule = struct.pack("=Qi", rights, descriptor)
            syscall(LANDLOCK_ADD_RULE, ruleset, LANDLOCK_RULE_PATH_BENEATH, ctypes.c_char_p(rule), 0)
    return ruleset


def landlock_restrict(ruleset: int) -> None:
    """Bind this thread to a ruleset; it cannot be taken off."""
    syscall(LANDLOCK_RESTRICT_SELF, ruleset, 0)


def unshare(flags: int) -> None:
    """``unshare``; raises OSError."""
    if _libc.unshare(flags) != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"unshare: {os.strerror(code)}")


def mount(source: str | None, target: str, kind: str | None, flags: int, options: str | None = None) -> None:
    """``mount``; raises OSError that names the target."""
    texts = [None if text is None else text.encode() for text in (source, target, kind, options)]
    if _libc.mount(texts[0], texts[1], texts[2], ctypes.c_ulong(flags), texts[3]) != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"mount {target}: {os.strerror(code)}")


def detach(target: str) -> None:
    """Lazy ``umount2``; raises OSError."""
    if _libc.umount2(target.encode(), 2) != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"umount {target}: {os.strerror(code)}")


_CAPABILITY_VERSION = 0x20080522


def drop_capabilities() -> None:
    """Give up every capability, now and for good."""
    for capability in range(64):
        try:
            prctl(PR_CAPBSET_DROP, capability)
        except OSError:
            break
    header = struct.pack("Ii", _CAPABILITY_VERSION, 0)
    if _libc.capset(header, struct.pack("IIIIII", *[0] * 6)) != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"capset: {os.strerror(code)}")


def has_capability(number: int) -> bool:
    """Whether a capability is in effect; asked of the kernel, since uid 0 in a container may lack it."""
    header = ctypes.create_string_buffer(struct.pack("Ii", _CAPABILITY_VERSION, 0))
    data = ctypes.create_string_buffer(24)
    if _libc.capget(header, data) != 0:
        return False
    low, high = struct.unpack_from("I", data.raw, 0)[0], struct.unpack_from("I", data.raw, 12)[0]
    return bool((high << 32 | low) >> number & 1)
