"""Follow-through: is a function right, given what the student built before it?

A check of ``f`` that failed is run again with a reference in which every other function is the student's own. Where one
of those passed all its checks, the reference's is used in its place: it gives the same values without a call of the
sandbox. Except for float32, where the rounding differs. The student's ``f`` and the functions that the reference asks
live in different workers, so that neither can know what the other was asked. No credit is given where the student's
functions make ``f``'s expected results trivial: not finite, or not depending on an argument on which the real
reference's depend.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

import numpy as np

from grader.course.reference import Reference
from grader.failures import SubmissionError
from grader.sandbox.calls import Call, arrays, has_float32
from grader.sandbox.session import Session
from grader.scoring.dependence import depends_alike, numbers
from grader.wire.codec import decode, encode

MAX_PROBES = 2
"""Inputs of a function that are changed, one argument at a time; the smallest are taken."""


MAX_ANSWERS = 64 << 20
"""Bytes of the student's answers that are kept."""


class Follower:
    """The references with one student's functions in place of the reference's own."""

    def __init__(self, reference: Reference, session: Session, lossy: Collection[str], scored: Collection[str]) -> None:
        """``session`` answers for the student's functions; of the exercises ``scored``, ``lossy`` ones lost points."""
        self.reference = reference
        self.session = session
        self.lossy = lossy
        self.scored = scored
        self.substituted: dict[str, Reference] = {}
        self.answers: dict[bytes, bytes] = {}
        self.expected: list[np.ndarray] = []
        """What the exercise was expected to give in the check under way."""

        self.seen: dict[str, list[bytes]] = {}
        self.varying: dict[str, bool] = {}
        self.room = MAX_ANSWERS

    def begin_check(self) -> None:
        """Nothing was expected yet."""
        self.session.begin_check()
        self.expected = []

    def reference_for(self, exercise: str) -> Reference:
        """The reference in which ``exercise`` is our own and all that it calls is the student's, or equal to it."""
        if exercise not in self.substituted:
            names = self.reference.dependencies(exercise) & set(self.scored)
            functions = {name: self._student(name) if name in self.lossy else self._equal(name) for name in names}
            reference = self.reference.replacing(functions)
            reference.namespace[exercise] = self._remembered(getattr(reference, exercise))
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

    def _remembered(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, whose results in the check under way are kept to be looked at again."""

        def call(*args: Any, **kwargs: Any) -> Any:
            value = function(*args, **kwargs)
            self.expected.append(numbers(value))
            return value

        return call

    def _student(self, name: str) -> Callable[..., Any]:
        """The student's function as the reference calls it: asked once for equal arguments, arrays come back."""

        def call(*args: Any, **kwargs: Any) -> Any:
            request = encode((name, args, kwargs))
            if request not in self.answers:
                self.answers[request] = self._kept(encode(arrays(self.session.ask(name, request))))
                self.seen.setdefault(name, []).append(request)
            return decode(self.answers[request])

        return call

    def _kept(self, answer: bytes) -> bytes:
        self.room -= len(answer)
        if self.room < 0:
            raise SubmissionError("unsupported", type="more than can be kept")
        return answer

    def is_substantial(self, exercise: str, calls: Sequence[Call]) -> bool:
        """Whether the student's earlier functions leave something to get right in ``exercise``."""
        own = [call.request for call in calls if call.function == exercise]
        if not own or not self.expected or not all(np.isfinite(value).all() for value in self.expected):
            return False
        helpers = [(name, requests) for name, requests in self.seen.items()]
        return all(self._varies(name, requests) for name, requests in [*helpers, (exercise, own)])

    def _varies(self, name: str, requests: Sequence[bytes]) -> bool:
        """Whether the student's function, or the exercise built on such, depends on all that the reference's does."""
        if name not in self.varying:
            theirs = getattr(self.reference_for(name), name) if name not in self.seen else self._student(name)
            probes = sorted(set(requests), key=lambda request: (len(request), request))[:MAX_PROBES]
            self.session.begin_check()
            self.varying[name] = depends_alike(theirs, self._ours(name), [decode(probe)[1:] for probe in probes])
        return self.varying[name]
