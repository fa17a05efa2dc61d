"""Stand-ins for a student's names in an Otter test that runs on the grader's side.

:class:`Names` are the test's globals: each name is asked of the worker when the test first uses it. A plain value comes
over the wire, a function becomes a :class:`Function` whose calls do, and what can do neither is an :class:`Opaque`: to
touch one raises :class:`ObjectsNeeded`, and the test is run in the worker or fails. docs/otter.md says what such a test
may do and why.
"""

from __future__ import annotations

import builtins
import importlib
import sys
from collections.abc import Callable
from typing import Any

import numpy as np

from grader.checks.lint import RAW_COMPARISONS
from grader.errors import NotPlainError, WireError
from grader.failures import SubmissionError
from grader.sandbox import replies
from grader.sandbox.calls import Call
from grader.sandbox.session import Session
from grader.wire import protocol
from grader.wire.codec import decode, encode
from grader.wire.packed import ByName, pack, unpack
from grader.worker.otter import random_state, set_random_state

MODULES = ("math", "cmath", "random", "statistics", "itertools", "functools", "operator", "collections", "string", "re",
           "datetime", "fractions", "decimal", "json", "time", "copy", "textwrap")  # fmt: skip
"""Modules that a submission may have imported for the tests to use; NumPy's are allowed too."""

PLAIN_ATTRIBUTES = {name for kind in (np.ndarray, list, dict, str, set, float, int) for name in dir(kind)}


class ObjectsNeeded(BaseException):
    """The test does with a student's object what only the object's own process can do."""

    def __init__(self, function: str, kind: str, *, submission_decides: bool = False) -> None:
        super().__init__(kind)
        self.function = function
        self.kind = kind
        self.submission_decides = submission_decides
        """The need comes from what the submission returned, not from what the test asks."""


class Names(dict[str, Any]):
    """The globals of one test. What went wrong on the way is kept, whatever the test makes of it."""

    def __init__(self, session: Session, question: str, *, shares_random: bool = False) -> None:
        """With ``shares_random``, the test's global random generators are the submission's too."""
        super().__init__()
        self.session = session
        self.question = question
        self.shares_random = shares_random
        self.missing: list[str] = []
        self.fatal: SubmissionError | None = None

    def __missing__(self, name: str) -> Any:
        value = self.looked_up(name)
        if value is _NOWHERE:
            self.missing += [] if hasattr(builtins, name) else [name]
            raise KeyError(name)
        self[name] = value
        return value

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or (isinstance(name, str) and self.looked_up(name) is not _NOWHERE)

    def get(self, name: str, default: Any = None) -> Any:
        try:
            return self[name]
        except KeyError:
            return default

    def looked_up(self, name: str) -> Any:
        """What the name stands for. Builtins and comparisons are the grader's own, never a submission's."""
        if hasattr(builtins, name) or name.startswith("__"):
            return _NOWHERE
        if name in RAW_COMPARISONS and hasattr(np, name):
            return getattr(np, name)
        return self.exchange(name, protocol.GET, encode((self.question, name)), self.read_value)

    def exchange(self, name: str, kind: bytes, body: bytes, read: Callable[..., Any]) -> Any:
        try:
            return self.session.exchange(name, kind, body, read)
        except SubmissionError as error:
            self.fatal = self.fatal or error
            raise

    def read_value(self, name: str, kind: bytes, reply: bytes, _request: bytes) -> Any:
        """The value that a reply to ``G`` stands for. Raises :class:`~grader.errors.WireError` for any other reply."""
        if kind != protocol.VALUE:
            raise WireError("not an answer")
        what, detail = decode(reply)
        if what == "missing":
            return _NOWHERE
        if what == "module":
            return _module(name, detail)
        if what == "callable":
            return Function(self, name)
        return self.value(name, [what, detail])

    def value(self, name: str, packed: Any) -> Any:
        """A value of the student's, or the :class:`Opaque` in its place.

        Raises :class:`~grader.errors.WireError` for what is neither.
        """
        what, detail = packed
        if what == "value":
            return unpack(detail, self.__getitem__)
        if what != "object":
            raise WireError("a value expected")
        kind, own = detail
        return Opaque(name, replies.text(kind), own is True)


_NOWHERE = object()


def _module(name: str, module: Any) -> Any:
    """The grader's own module of that name, if it is one that tests may use."""
    if type(module) is str and (module in MODULES or module.partition(".")[0] == "numpy"):
        try:
            return importlib.import_module(module)
        except ImportError:
            pass
    return Opaque(name, "module", False)


class Function(ByName):
    """A student's function: calls cross the wire; what it prints is printed here, arguments that it changes change."""

    def __init__(self, names: Names, name: str) -> None:
        self._names = names
        self.name = name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        names = self._names
        try:
            packed = [pack(arg) for arg in args]
            options = {key: pack(arg) for key, arg in kwargs.items()}
            random = random_state() if names.shares_random else []
            body = encode((names.question, self.name, packed, options, random))
        except (NotPlainError, WireError) as error:
            raise ObjectsNeeded(self.name, f"an argument that is {error}") from None
        how, result, printed, after, random = names.exchange(self.name, protocol.OTTER_CALL, body, self._read)
        if names.shares_random:
            set_random_state(random)
        sys.stdout.write(printed)
        for argument, before, now in zip(args, packed, after, strict=False):
            if now and encode(now) != encode(before):
                _change(argument, unpack(now, names.__getitem__))
        self._record(args, kwargs, how, result)
        if how == "raised":
            raise _exception(self.name, result)
        return result

    def _read(self, name: str, kind: bytes, reply: bytes, _request: bytes) -> tuple[str, Any, str, list[Any], Any]:
        if kind != protocol.VALUE:
            raise WireError("not an answer")
        how, result, printed, after, random = decode(reply)
        if type(printed) is not str or type(after) is not list:
            raise WireError("not an answer")
        if replies.word(how, ("returned", "raised")) == "raised":
            return how, replies.exception(result), printed, after, random
        return how, self._names.value(name, result), printed, after, random

    def _record(self, args: Any, kwargs: Any, how: str, result: Any) -> None:
        """Keep the call for the diagnosis, if a check could have made it."""
        if how == "returned" and not isinstance(result, Opaque):
            try:
                self._names.session.called += 1
                self._names.session.keep(Call(self.name, encode((self.name, args, kwargs)), result))
            except WireError:
                pass

    def __getattr__(self, attribute: str) -> Any:
        raise ObjectsNeeded(self.name, f"its attribute {attribute}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Function) and other.name == self.name

    def __hash__(self) -> int:
        return hash(self.name)

    def __repr__(self) -> str:
        raise ObjectsNeeded(self.name, "the function itself")


def _change(argument: Any, now: Any) -> None:
    """Make a list, dict, set or array what the student's function made of it."""
    if isinstance(argument, list):
        argument[:] = now
    elif isinstance(argument, dict | set):
        argument.clear()
        argument.update(now)
    elif isinstance(argument, np.ndarray) and argument.shape == np.shape(now):
        argument[...] = now


class StudentRaised(Exception):
    """Beside the builtin exception that a student's function raised: what is known of it."""

    error: SubmissionError


def _exception(function: str, known: dict[str, Any]) -> Exception:
    """An exception as the student's function raised it: of the same builtin type, with the same text."""
    builtin = getattr(builtins, known["type"], None) if known["builtin"] else None
    base = builtin if isinstance(builtin, type) and issubclass(builtin, Exception) else Exception
    text = known["message"]
    bases = (StudentRaised,) if base is Exception else (base, StudentRaised)
    kind: Any = type(known["type"], bases, {"__str__": lambda _self: text, "__module__": "builtins"})
    error = kind.__new__(kind)
    error.args = (text,) if text else ()
    unwritten = known["builtin"] and known["type"] == "NotImplementedError"
    error.error = (
        SubmissionError("not_implemented", function=function)
        if unwritten
        else SubmissionError("raised", function=function, **known)
    )
    raised: Exception = error
    return raised


class Opaque:
    """A student's object that cannot cross the wire."""

    def __init__(self, function: str, kind: str, own: bool) -> None:
        vars(self).update(_function=function, _kind=kind, _own=own)

    def __getattr__(self, attribute: str) -> Any:
        decided = attribute in PLAIN_ATTRIBUTES and self._own
        raise ObjectsNeeded(self._function, self._kind, submission_decides=decided)


def _touch(self: Opaque, *_args: Any, **_kwargs: Any) -> Any:
    raise ObjectsNeeded(self._function, self._kind, submission_decides=self._own)


for _name in (
    "eq", "ne", "lt", "le", "gt", "ge", "repr", "str", "format", "len", "iter", "next", "getitem", "setitem",
    "contains", "call", "bool", "hash", "float", "int", "index", "array", "round", "abs", "neg", "invert", "add",
    "radd", "sub", "rsub", "mul", "rmul", "truediv", "rtruediv", "floordiv", "mod", "pow", "rpow", "matmul", "rmatmul",
    "and", "or", "xor", "enter", "exit",
):  # fmt: skip
    setattr(Opaque, f"__{_name}__", _touch)
