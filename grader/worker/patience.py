"""How long a call may take in this very process, and which loop it was in when its time was over.

For checking one's own work, where the reason is worth more than protection: the deadlines of scoring are the grader's.
"""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Callable, Sequence
from types import FrameType, TracebackType

AFTER_LOOP = 0.5
"""Seconds for each call once one of them has met a loop: the others often call the same function."""
AGAIN = 0.2
"""Seconds until code that has caught the first interruption meets the next one."""

Stop = Callable[[], None]
_LOOP = re.compile(r"\s*(?:async\s+)?(while|for)\b")
_DEF = re.compile(r"\s*(?:async\s+)?def\b")


class TimeIsUp(BaseException):
    """Raised inside the code that has used up its time."""


class Limited:
    """A block that :class:`TimeIsUp` is raised in after these seconds; 0 is no limit.

    It adds no frame of its own: a call that never reached the function's first line still looks like one.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.stop: Stop = _nothing

    def __enter__(self) -> Limited:
        if self.seconds:
            self.stop = _alarm(self.seconds) if _is_main() else _watch(self.seconds)
        return self

    def again(self) -> None:
        """Give what comes next in the block all the seconds."""
        if _is_main():
            signal.setitimer(signal.ITIMER_REAL, self.seconds, AGAIN)
        else:
            self.stop()
            self.stop = _watch(self.seconds)

    def __exit__(self, *_error: object) -> None:
        try:
            self.stop()
        except TimeIsUp:  # in the last moment
            self.stop()
            raise


def _nothing() -> None:
    pass


def _is_main() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


def _alarm(seconds: float) -> Stop:
    """By the system's clock, which also ends what waits."""

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TimeIsUp

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)

    def stop() -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

    return stop


def _watch(seconds: float) -> Stop:
    """By another thread, where there is no such clock: it ends what runs, not what waits."""
    import ctypes

    raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
    me = ctypes.c_ulong(threading.get_ident())
    done = threading.Event()

    def watch() -> None:
        wait = seconds
        while not done.wait(wait):
            raise_in(me, ctypes.py_object(TimeIsUp))
            wait = AGAIN

    threading.Thread(target=watch, daemon=True).start()

    def stop() -> None:
        done.set()
        raise_in(me, None)

    return stop


Frame = tuple[str, int, str]
"""File or cell, line, and function."""


def frames(traceback: TracebackType | None) -> list[Frame]:
    """Where an exception came through, from the outermost call to the innermost; comprehensions are no functions."""
    found = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if not code.co_name.startswith("<"):
            found.append((code.co_filename, traceback.tb_lineno, code.co_name))
        traceback = traceback.tb_next
    return found


def looping(passed: Sequence[Frame], lines_of: Callable[[str], Sequence[str]]) -> list[Frame]:
    """The calls down to the one that seems never to end: the innermost in a ``while``, else in a ``for``, else all.

    The line of the last is that of its loop.
    """
    loops = [(place, *_loop_around(lines_of(file), line)) for place, (file, line, _) in enumerate(passed)]
    for wanted in ("while", "for"):
        for place, word, line in reversed(loops):
            if word == wanted:
                file, _, name = passed[place]
                return [*passed[:place], (file, line, name)]
    return list(passed)


def _loop_around(lines: Sequence[str], number: int) -> tuple[str, int]:
    """The word and the line of the loop that a line stands in, within its function; nothing where there is none."""
    if not 0 < number <= len(lines):
        return "", 0
    indent = _indent(lines[number - 1]) + 1
    best = ("", 0)
    for place in range(number, 0, -1):
        line = lines[place - 1]
        if not line.strip() or _indent(line) >= indent:
            continue
        indent = _indent(line)
        if _DEF.match(line):
            break
        if (loop := _LOOP.match(line)) and best[0] != "while":
            best = (loop[1], place)
    return best


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
