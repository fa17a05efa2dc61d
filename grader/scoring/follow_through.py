"""Follow-through: is a function right, given what the student built before it?

A check of ``f`` that failed is run again with a reference in which every other function is the student's own. For one
that passed all its checks our own stands in, its equal, which needs no call of the sandbox; not for float32, where the
rounding is the student's own. No credit is given where the student's functions make ``f``'s expected results trivial:
constant where the real reference's are not, or not finite.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from grader.checks.comparators import ATOL, RTOL
from grader.course.reference import Reference
from grader.sandbox.calls import Call, arrays, has_float32
from grader.sandbox.session import Session
from grader.wire.codec import decode, encode

MAX_PROBES = 6


class Follower:
    """The references with one student's functions in place of the reference's own."""

    def __init__(
        self, reference: Reference, session: Session, lossy: set[str], calls: Mapping[str, Sequence[Call]]
    ) -> None:
        """``lossy`` are the exercises that lost points; ``calls`` are all calls made so far, by exercise."""
        self.reference = reference
        self.session = session
        self.lossy = lossy
        self.calls = calls
        self.substituted: dict[str, Reference] = {}
        self.answers: dict[bytes, bytes] = {}
        self.expected: dict[bytes, np.ndarray] = {}
        self.seen: dict[str, list[bytes]] = {}
        self.varying: set[str] = set()

    def may_help(self, exercise: str) -> bool:
        """Whether ``exercise`` builds on another that lost points; otherwise the reference is the same again."""
        return bool(self.reference.dependencies(exercise) & self.lossy)

    def reference_for(self, exercise: str) -> Reference:
        """The reference in which ``exercise`` is our own and all that it calls is the student's, or equal to it."""
        if exercise not in self.substituted:
            names = self.reference.dependencies(exercise) & self.calls.keys()
            functions = {name: self._student(name) if name in self.lossy else self._equal(name) for name in names}
            reference = self.reference.replacing(functions)
            reference.namespace[exercise] = self._remembered(exercise, getattr(reference, exercise))
            self.substituted[exercise] = reference
        return self.substituted[exercise]

    def _ours(self, name: str) -> Callable[..., Any]:
        """The real reference's function, whatever stands in for those that it builds on."""
        function: Callable[..., Any] = getattr(self.reference, name)
        return function

    def _equal(self, name: str) -> Callable[..., Any]:
        """Our own function in the place of a student's right one, but for float32: there it is right only roughly."""
        ours, theirs = self._ours(name), self._student(name)

        def call(*args: Any, **kwargs: Any) -> Any:
            return (theirs if has_float32((args, kwargs)) else ours)(*args, **kwargs)

        return call

    def _remembered(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, whose results are kept for :meth:`_varies`."""

        def call(*args: Any, **kwargs: Any) -> Any:
            request = encode((name, args, kwargs))
            value = function(*args, **kwargs)
            self.expected[request] = np.array(_numbers(value))
            return value

        return call

    def _student(self, name: str) -> Callable[..., Any]:
        """The student's function as the reference calls it: asked once for equal arguments, arrays come back."""

        def call(*args: Any, **kwargs: Any) -> Any:
            request = encode((name, args, kwargs))
            if request not in self.answers:
                self.answers[request] = encode(arrays(self.session.ask(name, request)))
                self.seen.setdefault(name, []).append(request)
            return decode(self.answers[request])

        return call

    def is_substantial(self, exercise: str, calls: Sequence[Call]) -> bool:
        """Whether the student's earlier functions leave something to get right in ``exercise``."""
        return self._varies(exercise, calls) and all(self._dependency_varies(name) for name in self.seen)

    def _varies(self, exercise: str, calls: Sequence[Call]) -> bool:
        """Expected results are finite, and differ between inputs wherever the real reference's do."""
        ours = self._ours(exercise)
        own = [call for call in calls if call.function == exercise][:MAX_PROBES]
        rows = [self._expected(exercise, probe) for probe in own]
        if not all(np.isfinite(row).all() for row in rows):
            return False
        if not _trivial(rows):
            return True
        # Too few inputs to tell, perhaps. What the student's earlier functions make of another check's inputs is no
        # fault of this check: those that are not finite say nothing.
        more = self.calls[exercise][:MAX_PROBES]
        pairs = [(row, probe) for probe in more if np.isfinite(row := self._expected(exercise, probe)).all()]
        probes = [*own, *(probe for _, probe in pairs)]
        real = [_flat(ours, probe.arguments()) for probe in probes]
        return _informative([*rows, *(row for row, _ in pairs)], real)

    def _expected(self, exercise: str, probe: Call) -> np.ndarray:
        """What the substituted reference returns for these arguments."""
        if probe.request not in self.expected:
            _flat(getattr(self.reference_for(exercise), exercise), probe.arguments())
        return self.expected.get(probe.request, np.array([np.nan]))

    def _dependency_varies(self, name: str) -> bool:
        if name not in self.varying:
            probes = self.seen[name][:MAX_PROBES]
            ours = [_flat(self._ours(name), decode(probe)[1:]) for probe in probes]
            if not _informative([_numbers(decode(self.answers[probe])) for probe in probes], ours):
                return False
            self.varying.add(name)
        return True


def _flat(function: Callable[..., Any], probe: tuple[tuple[Any, ...], dict[str, Any]]) -> np.ndarray:
    try:
        return _numbers(function(*probe[0], **probe[1]))
    except Exception:
        return np.array([np.nan])


def _numbers(value: Any) -> np.ndarray:
    """Every number in a result, in one row."""
    if isinstance(value, dict):
        value = tuple(value[key] for key in sorted(value))
    if isinstance(value, tuple | list):
        parts = [_numbers(item) for item in value]
        return np.concatenate(parts) if parts else np.zeros(0)
    try:
        return np.asarray(value, dtype=np.float64).ravel()
    except (TypeError, ValueError):
        return np.array([np.nan])


def _informative(theirs: list[np.ndarray], ours: list[np.ndarray]) -> bool:
    """``theirs`` are finite, and not all alike (nor all zero) where ``ours`` are not."""
    if not all(np.isfinite(row).all() for row in theirs):
        return False
    return _trivial(ours) or not _trivial(theirs)


def _trivial(rows: list[np.ndarray]) -> bool:
    """No number depends on the input: rows of one size are alike, and a lone row holds one number over and over."""
    by_size: dict[int, list[np.ndarray]] = {}
    for row in rows:
        by_size.setdefault(row.size, []).append(row)
    return all(_alike(group) for group in by_size.values())


def _alike(rows: list[np.ndarray]) -> bool:
    first = rows[0]
    if len(rows) == 1:
        return first.size == 0 or _close(first, np.full_like(first, first[0]))
    return all(_close(row, first) for row in rows[1:])


def _close(one: np.ndarray, other: np.ndarray) -> bool:
    return bool(np.allclose(one, other, rtol=RTOL, atol=ATOL))
