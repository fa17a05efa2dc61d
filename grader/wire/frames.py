"""Frames: one message is ``length (4 bytes) · nonce (8 bytes) · kind (1 byte) · body``; the length counts the rest."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from grader.errors import WireError
from grader.wire.codec import MAX_FRAME

NONCE_SIZE = 8


READ_SIZE = 1 << 14
"""What a read asks for at first: a small frame whole, and no large buffer for every small frame."""


HEADER = struct.Struct("<I8sc")


HEADER_SIZE = HEADER.size


def frame(nonce: bytes, kind: bytes, body: bytes) -> bytes:
    """One message: header and body."""
    return HEADER.pack(len(body) + NONCE_SIZE + 1, nonce, kind) + body


def parse_header(data: bytes) -> tuple[int, bytes, bytes]:
    """``(body length, nonce, kind)`` of the frame whose first bytes are ``data``.

    Raises :class:`~grader.errors.WireError` for giant lengths.
    """
    length, nonce, kind = HEADER.unpack(data)
    size = length - NONCE_SIZE - 1
    if size < 0 or length > MAX_FRAME:
        raise WireError(f"a frame of {length} bytes is out of bounds")
    return size, nonce, kind


PART = struct.Struct("<8sI")


def pack_calls(nonces: Sequence[bytes], requests: Sequence[bytes]) -> bytes:
    """The body of a batch: each request behind its nonce and its length."""
    parts = [PART.pack(nonce, len(request)) + request for nonce, request in zip(nonces, requests, strict=True)]
    return b"".join(parts)


def unpack_calls(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    """``(nonce, request)`` of each call of a batch."""
    place = 0
    while place < len(body):
        nonce, size = PART.unpack_from(body, place)
        place += PART.size + size
        yield nonce, body[place - size : place]
