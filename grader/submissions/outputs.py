"""A large notebook without what its cells printed and drew, before anything counts its bytes.

The bytes are looked at as text, in one pass: nothing is decoded, and nothing nests, so that no notebook costs more than
its size. What is not a notebook comes back as it is.
"""

from __future__ import annotations

import re

LARGE = 4 << 20
"""Smaller notebooks stay byte for byte what was handed in."""
MAX_TOKENS = 3_000_000

_MARK = re.compile(rb'["\[\]{}]')
_KEYS = (b'"outputs"', b'"attachments"')
_COLON = re.compile(rb"\s*:\s*(?=[\[{])")
_EMPTY = {ord("["): b"[]", ord("{"): b"{}"}


def without_outputs(data: bytes) -> bytes:
    """The notebook with empty lists in place of its outputs, and without attached pictures."""
    if len(data) <= LARGE or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data
    kept: list[bytes] = []
    start = place = tokens = 0
    while (mark := _MARK.search(data, place)) is not None:
        tokens += 1
        if tokens > MAX_TOKENS:
            return data
        place = mark.end()
        if mark[0] != b'"':
            continue
        place = _string_end(data, place)
        if data[mark.start() : place] not in _KEYS or (colon := _COLON.match(data, place)) is None:
            continue
        end = _value_end(data, colon.end(), MAX_TOKENS - tokens)
        if end < 0:
            return data
        kept += [data[start : colon.end()], _EMPTY[data[colon.end()]]]
        start = place = end
    return b"".join([*kept, data[start:]])


def _string_end(data: bytes, place: int) -> int:
    """Where a string ends whose quote stands before ``place``."""
    while (end := data.find(b'"', place)) >= 0:
        escapes = end
        while escapes > place and data[escapes - 1] == 92:
            escapes -= 1
        if (end - escapes) % 2 == 0:
            return end + 1
        place = end + 1
    return len(data)


def _value_end(data: bytes, place: int, tokens: int) -> int:
    """Where the list or object ends that begins at ``place``; -1 if it does not."""
    depth = 0
    while (mark := _MARK.search(data, place)) is not None and tokens > 0:
        tokens -= 1
        place = mark.end()
        if mark[0] == b'"':
            place = _string_end(data, place)
        elif mark[0] in b"[{":
            depth += 1
        else:
            depth -= 1
            if not depth:
                return place
    return -1
