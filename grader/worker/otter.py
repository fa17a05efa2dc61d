"""The worker's side of Otter tests: values of names, calls with what they print, and whole examples run here.

The kinds of request are in :mod:`grader.wire.protocol`. Answers are packed: more types than a check may use.

A notebook's ``grader.check("q1")`` keeps the names as they are at that moment: Otter runs the test of q1 there.
"""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from types import FunctionType, ModuleType
from typing import Any

import numpy as np

from grader.errors import NotPlainError, WireError
from grader.wire import protocol
from grader.wire.codec import decode, encode
from grader.wire.packed import _type_name, pack, unpack
from grader.worker.inert import Inert, InertModule

Names = dict[str, Any]
MAX_OUTPUT = 1 << 20


# Packing


# Answers


@dataclass
class Snapshot:
    """The names and the random generators at the moment of a question's check."""

    names: Names
    random: list[Any]


@contextmanager
def as_remembered(names: Names, snapshots: dict[str, Snapshot], question: str) -> Iterator[Names]:
    """The submission's own names, for a while as they were when it checked this question."""
    if question not in snapshots:
        yield names
        return
    now = Snapshot(dict(names), random_state())
    _become(names, snapshots[question])
    try:
        yield names
    finally:
        snapshots[question] = Snapshot(dict(names), random_state())
        _become(names, now)


def _become(names: Names, snapshot: Snapshot) -> None:
    names.clear()
    names.update(snapshot.names)
    set_random_state(snapshot.random)


def answer(names: Names, describe: Callable[[BaseException], dict[str, Any]], kind: bytes, body: bytes) -> bytes:
    """The reply to one request, as bytes."""
    request = decode(body)[1:]
    if kind == protocol.GET:
        return encode(_look_up(names, *request))
    if kind == protocol.OTTER_CALL:
        return encode(_call(names, describe, *request))
    return encode(_test(dict(names), describe, *request))


def _look_up(names: Names, name: str) -> list[Any]:
    """What a name stands for: ``[kind, detail]``."""
    if name not in names:
        return ["missing", ""]
    value = names[name]
    if type(value) is ModuleType:
        return ["module", str(value.__name__)[:80]]
    if callable(value) and not isinstance(value, Inert):
        return ["callable", "class" if isinstance(value, type) else ""]
    return _value(value)


def _value(value: Any) -> list[Any]:
    """A value if it can be sent, else what can be said of it: its type, and whether that is the submission's own."""
    try:
        packed = pack(value)
        encode(packed)
        return ["value", packed]
    except (NotPlainError, WireError):
        own = type(value).__module__ not in sys.stdlib_module_names | {"numpy", "builtins"}
        return ["object", [_type_name(value), bool(own and not isinstance(value, FunctionType))]]


def _call(names: Names, describe: Callable[..., Any], name: str, args: Any, kwargs: Any, random: Any) -> list[Any]:
    """A call: what it gave or raised, what it printed, its arguments and the random generators afterwards."""
    out = io.StringIO()
    if random:
        set_random_state(random)
    try:
        function = names[name]
        arguments = [unpack(arg, names.__getitem__) for arg in args]
        options = {key: unpack(arg, names.__getitem__) for key, arg in kwargs.items()}
        with redirect_stdout(out):
            result = _value(function(*arguments, **options))
    except BaseException as error:
        return ["raised", describe(error), out.getvalue()[:MAX_OUTPUT], [], random]
    after = [_afterwards(argument) for argument in arguments]
    return ["returned", result, out.getvalue()[:MAX_OUTPUT], after, random_state() if random else []]


def random_state() -> list[Any]:
    """The global random generators of ``random`` and NumPy, as plain values."""
    import random

    _kind, key, position, has_gauss, gauss = np.random.get_state()
    return [list(random.getstate()), [key, int(position), int(has_gauss), float(gauss)]]


def set_random_state(state: Any) -> None:
    """Put the global random generators into a state that :func:`random_state` told."""
    import random

    (version, inner, gauss), (key, *rest) = state
    random.setstate((version, tuple(inner), gauss))
    np.random.set_state(("MT19937", key, *rest))


def _afterwards(argument: Any) -> list[Any]:
    try:
        return pack(argument)
    except NotPlainError:
        return []


def _test(names: Names, describe: Callable[..., Any], sources: Any) -> list[Any]:
    """Every piece of a test's code, one after the other: what it printed, and the exception that it ended with."""
    said: list[Any] = []
    for mode, source in sources:
        try:
            output, error = run_piece(source, mode, names)
        except BaseException as ended:
            output, error = "", ended
        described = describe(error) if error is not None else {}
        said.append([output[:MAX_OUTPUT], exception_text(error), described])
    return said


def run_piece(source: str, mode: str, names: Names) -> tuple[str, BaseException | None]:
    """Run code as doctest does: what it printed or displayed, and the exception it ended with."""
    out = io.StringIO()
    hook, sys.displayhook = sys.displayhook, sys.__displayhook__
    try:
        with redirect_stdout(out), redirect_stderr(io.StringIO()):
            exec(compile(source, "<test>", mode, dont_inherit=True), names)
    except (Exception, SystemExit) as error:
        return out.getvalue(), error
    finally:
        sys.displayhook = hook
    return out.getvalue(), None


def exception_text(error: BaseException | None) -> str:
    """An exception as the last line of a traceback says it; empty if there is none."""
    try:
        return traceback.format_exception_only(type(error), error)[-1][:MAX_OUTPUT] if error is not None else ""
    except BaseException:
        return "Exception\n"


# The notebook's own ``import otter``


def stand_in(remember: Callable[[str], None]) -> ModuleType:
    """A module ``otter`` whose notebooks remember the names at each ``check`` and otherwise do nothing.

    It is no package: to import Otter's insides, as only who wants to change them does, is an error that reports show.
    """

    class Notebook(Inert):
        """Like ``otter.Notebook``."""

        def check(self, question: Any = "", *args: Any, **kwargs: Any) -> Inert:
            if type(question) is str:
                remember(question)
            return Inert()

    module = InertModule("otter")
    module.__dict__["Notebook"] = Notebook
    return module
