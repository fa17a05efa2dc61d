"""What a worker says of a call that failed, as the failure that reports show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from grader.errors import WireError
from grader.failures import SubmissionError
from grader.sandbox import replies
from grader.sandbox.calls import passes_list

_LIST_ERRORS = ("AttributeError", "TypeError")
"""What Python raises where a list is taken for an array."""


def call_error(
    function: str,
    said: dict[str, Any],
    request: bytes,
    signatures: Mapping[str, str],
    load_errors: Sequence[dict[str, Any]],
) -> SubmissionError:
    """The failure of a call in the words of the grader.

    ``signatures`` say how exercises are called, ``load_errors`` which statements failed and what they would have
    defined. Raises :class:`~grader.errors.WireError` for an error of no known kind.
    """
    kind = said["kind"]
    if kind == "raised":
        return _raised(function, said, request, signatures)
    if kind == "loops":
        seconds = replies.number(said["tenths"]) / 10
        return SubmissionError("timeout", function=function, seconds=seconds, loops=replies.loops(said["where"]))
    if kind == "missing":
        cause = next((error for error in load_errors if function in error["names"]), None)
        similar = [name for name in replies.texts(said["names"]) if name not in signatures]
        stands = replies.stands(said["stands"])
        return SubmissionError("missing", function=function, cause=cause, similar=similar, stands=stands)
    if kind == "not_callable":
        where = replies.set_at(said["set_at"])
        return SubmissionError(kind, function=function, type=replies.text(said["type"]), set_at=where)
    if kind == "unsupported":
        return SubmissionError(kind, function=function, type=replies.text(said["type"]))
    raise WireError("an error of no known kind")


def _raised(function: str, said: dict[str, Any], request: bytes, signatures: Mapping[str, str]) -> SubmissionError:
    error = replies.exception(said)
    if error["builtin"] and error["type"] == "NotImplementedError":
        inside = error["where"][-1][2] if error["where"] else ""
        return SubmissionError("not_implemented", function=function, inside=inside)
    takes = replies.text(said["takes"])
    if takes and function in signatures:
        return SubmissionError("signature", function=function, asks=signatures[function], takes=takes)
    if passes_list(request) and error["type"] in _LIST_ERRORS and "list" in error["message"]:
        error["list"] = True
    return SubmissionError("raised", function=function, **error)
