"""The reference with an edit, asked as cheaply and as safely as may be: an edit may never come to an end."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from math import inf
from types import CodeType, FunctionType
from typing import Any

import numpy as np

from grader.diagnosis.evidence.replay import Outcome
from grader.sandbox.bounds import OutOfTimeError
from grader.wire.codec import decode
from grader.wire.plain_values import plain


class Edited:
    """A reference after which other code is run, as far as replays need it: now this code, now that."""

    def __init__(self, namespace: Mapping[str, Any]) -> None:
        self.functions: dict[str, Any] = dict(namespace)
        for name, value in namespace.items():
            if isinstance(value, FunctionType) and value.__module__ == namespace.get("__name__"):
                copied = FunctionType(value.__code__, self.functions, name, value.__defaults__, value.__closure__)
                copied.__kwdefaults__ = value.__kwdefaults__
                self.functions[name] = copied
        self._right = dict(self.functions)

    def run(self, *codes: CodeType) -> None:
        """Run other code than before after the reference. Raises whatever that raises."""
        self.functions.clear()
        self.functions.update(self._right)
        for code in codes:
            exec(code, self.functions)


def compiled(source: str) -> CodeType:
    """The code of an edit. Raises :class:`SyntaxError` for what does not compile."""
    return compile(source, "<edit>", "exec", dont_inherit=True)


class Arguments:
    """The arguments of a request, fresh for every function that is asked."""

    def __init__(self, request: bytes) -> None:
        self.request = request
        self._name, self._args, self._kwargs = decode(request)

    def given_to(self, functions: Mapping[str, Callable[..., Any]]) -> Outcome:
        """What a function does with them; what it does to them is not looked at."""
        try:
            return Outcome(plain(functions[self._name](*_copied(self._args), **_copied(self._kwargs))))
        except (TooMuchWorkError, OutOfTimeError):
            raise
        except Exception as error:
            return Outcome(error=error.with_traceback(None))


def _copied(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items()}
    return type(value)(map(_copied, value)) if isinstance(value, list | tuple) else value


def may_grow(source: str) -> bool:
    """Whether a loop goes over something that grows in it."""
    if "for " not in source:
        return False
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.For):
            over = {one.id for one in ast.walk(node.iter) if isinstance(one, ast.Name)}
            if over & set(_growing(node)):
                return True
    return False


def _growing(loop: ast.For) -> Iterator[str]:
    """The names of what gets longer in a loop's body, or may."""
    for node in (inner for statement in loop.body for inner in ast.walk(statement)):
        if isinstance(node, ast.Call):
            owner: ast.AST | None = node.func if isinstance(node.func, ast.Attribute | ast.Subscript) else None
        else:
            owner = node.target if isinstance(node, ast.AugAssign) else None
        if isinstance(owner, ast.Attribute | ast.Subscript):
            owner = owner.value
        if isinstance(owner, ast.Name):
            yield owner.id


class TooMuchWorkError(Exception):
    """A variant calls many more functions than the reference: it may never come to an end."""


@contextmanager
def counted(most: float = inf) -> Iterator[list[int]]:
    """The number of calls of functions made inside, as the only item; one more than ``most`` raises in their midst."""
    count = [0]

    def note(_frame: object, event: str, _argument: object) -> None:
        if event in ("call", "c_call"):
            count[0] += 1
            if count[0] > most:
                raise TooMuchWorkError

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield count
    finally:
        sys.setprofile(before)
