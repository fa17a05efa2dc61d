"""The wire format: plain values as bytes, with limits.

Values: None, bool, int (at most 1024 bits), float, str, list, tuple, dict with str keys, and NumPy arrays and
scalars of real or complex dtypes. :func:`decode` treats its input as an attacker's: every length is checked
before memory is taken, and anything unexpected is a :class:`WireError`. Nothing here ever runs code.

A frame is ``length (4 bytes) · nonce (8 bytes) · kind (1 byte) · body``; the length counts what follows it.
"""

from __future__ import annotations

import math
import struct
from typing import Any

import numpy as np

from grader.errors import WireError

MAX_FRAME = 64 << 20
MAX_DEPTH = 24
MAX_NODES = 200_000
MAX_INT_BYTES = 128
MAX_TEXT = 8 << 20
"""UTF-8 bytes of all text in one value: one emoji makes Python hold every character of its text in four bytes."""
MAX_DIMENSIONS = 16
_MAX_EXTENT = 1 << 58
NONCE_SIZE = 8
READ_SIZE = 1 << 14
"""What a read asks for at first: a small frame whole, and no large buffer for every small frame."""
HEADER = struct.Struct("<I8sc")
HEADER_SIZE = HEADER.size

_LENGTH = struct.Struct("<I")
_FLOAT = struct.Struct("<d")
_ARRAY = struct.Struct("<sBcB")
_SIZES = {code: np.dtype(code).itemsize for code in "?bhilqBHILQefdFD"}
_DTYPES = {code: np.dtype(code) for code in _SIZES}


def frame(nonce: bytes, kind: bytes, body: bytes) -> bytes:
    """One message: header and body."""
    return HEADER.pack(len(body) + NONCE_SIZE + 1, nonce, kind) + body


def parse_header(data: bytes) -> tuple[int, bytes, bytes]:
    """``(body length, nonce, kind)`` of the frame whose first bytes are ``data``; refuses giant lengths."""
    length, nonce, kind = HEADER.unpack(data)
    size = length - NONCE_SIZE - 1
    if size < 0 or length > MAX_FRAME:
        raise WireError(f"a frame of {length} bytes is out of bounds")
    return size, nonce, kind


def encode(value: Any) -> bytes:
    """The bytes of a plain value. Raises :class:`WireError` for anything else, and for what :func:`decode` refuses."""
    writer = _Writer()
    writer.value(value, 0)
    if len(writer.out) > MAX_FRAME:
        raise WireError(f"a value of more than {MAX_FRAME} bytes")
    return bytes(writer.out)


class _Writer:
    """The bytes so far, and how many values they hold."""

    def __init__(self) -> None:
        self.out = bytearray()
        self.nodes = 0
        self.text_size = 0

    def value(self, value: Any, depth: int) -> None:
        self.nodes += 1
        if depth > MAX_DEPTH:
            raise WireError(f"a value that nests deeper than {MAX_DEPTH} levels")
        if self.nodes > MAX_NODES:
            raise WireError(f"a value of more than {MAX_NODES} parts")
        kind = type(value)
        if kind is np.ndarray or issubclass(kind, np.generic):
            self.array(value)
        elif kind is float:
            self.out += b"f"
            self.out += _FLOAT.pack(value)
        elif kind is int:
            self.integer(value)
        elif kind is str:
            self.text(value)
        elif kind is tuple or kind is list:
            self.out += b"t" if kind is tuple else b"l"
            self.out += _LENGTH.pack(len(value))
            for item in value:
                self.value(item, depth + 1)
        elif kind is dict:
            self.mapping(value, depth)
        elif value is None:
            self.out += b"N"
        elif kind is bool:
            self.out += b"T" if value else b"F"
        else:
            raise WireError(f"a value of type {kind.__name__}")

    def mapping(self, value: dict[Any, Any], depth: int) -> None:
        self.out += b"d" + _LENGTH.pack(len(value))
        for key, item in value.items():
            if type(key) is not str:
                raise WireError(f"a dict key of type {type(key).__name__} (only str can be sent)")
            self.text(key)
            self.value(item, depth + 1)

    def integer(self, value: int) -> None:
        size = (~value if value < 0 else value).bit_length() // 8 + 1
        if size > MAX_INT_BYTES:
            raise WireError("an integer of more than 1024 bits")
        self.out += b"i"
        self.out.append(size)
        self.out += value.to_bytes(size, "little", signed=True)

    def text(self, value: str) -> None:
        try:
            data = value.encode("utf-8")
        except UnicodeEncodeError:
            raise WireError("text with lone surrogates") from None
        self.text_size += len(data)
        if self.text_size > MAX_TEXT:
            raise WireError(f"text of more than {MAX_TEXT} bytes")
        self.out += b"s" + _LENGTH.pack(len(data)) + data

    def array(self, value: Any) -> None:
        is_scalar = type(value) is not np.ndarray
        array = np.asarray(value)
        code = array.dtype.char
        if code not in _SIZES:
            raise WireError(f"an array of dtype {array.dtype}")
        if array.ndim > MAX_DIMENSIONS or array.nbytes > MAX_FRAME:
            raise WireError(f"an array of shape {array.shape}")
        if not array.dtype.isnative:
            array = array.astype(array.dtype.newbyteorder("="))
        fortran = array.flags.f_contiguous and not array.flags.c_contiguous
        order = b"S" if is_scalar else b"F" if fortran else b"C"
        self.out += _ARRAY.pack(b"a", ord(code), order, array.ndim)
        self.out += struct.pack(f"<{array.ndim}q", *array.shape)
        self.out += array.tobytes("F" if fortran else "C")


def decode(data: bytes | memoryview) -> Any:
    """The value whose bytes these are. Raises :class:`WireError` for everything that :func:`encode` cannot write."""
    reader = _Reader(data)
    value = reader.value(0)
    if reader.position != reader.size:
        raise WireError("bytes after the value")
    return value


class _Reader:
    """A cursor over untrusted bytes; counts nodes so that small frames cannot become huge values."""

    def __init__(self, data: bytes | memoryview) -> None:
        self.data = memoryview(data)
        self.size = len(self.data)
        self.position = 0
        self.nodes = 0
        self.text_size = 0

    def take(self, count: int) -> memoryview:
        end = self.position + count
        if count < 0 or end > self.size:
            raise WireError("the value is cut short")
        piece = self.data[self.position : end]
        self.position = end
        return piece

    def length(self) -> int:
        return int(_LENGTH.unpack(self.take(4))[0])

    def value(self, depth: int) -> Any:
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise WireError("the value nests too deep or has too many parts")
        tag = self.take(1)[0]
        read = _READERS.get(tag)
        if read is None:
            raise WireError(f"no value starts with byte {tag}")
        return read(self, depth)

    def integer(self, _depth: int) -> int:
        size = self.take(1)[0]
        if not 0 < size <= MAX_INT_BYTES:
            raise WireError("an integer of more than 1024 bits")
        return int.from_bytes(self.take(size), "little", signed=True)

    def text(self, _depth: int) -> str:
        length = self.length()
        self.text_size += length
        if self.text_size > MAX_TEXT:
            raise WireError(f"text of more than {MAX_TEXT} bytes")
        try:
            return str(self.take(length), "utf-8")
        except UnicodeDecodeError:
            raise WireError("text that is not UTF-8") from None

    def items(self, depth: int) -> list[Any]:
        count = self.length()
        if count > self.size - self.position:
            raise WireError("the value is cut short")
        return [self.value(depth + 1) for _ in range(count)]

    def mapping(self, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for _ in range(self.length()):
            if self.take(1)[0] != 0x73:
                raise WireError("a dict key that is not text")
            key = self.text(depth)
            if key in result:
                raise WireError("a dict key that occurs twice")
            result[key] = self.value(depth + 1)
        return result

    def array(self, _depth: int) -> Any:
        code, order, dimensions = self.take(1)[0], self.take(1)[0], self.take(1)[0]
        dtype = _DTYPES.get(chr(code))
        if dtype is None or dimensions > MAX_DIMENSIONS or order not in b"CFS":
            raise WireError("an array with a bad header")
        shape = struct.unpack(f"<{dimensions}q", self.take(8 * dimensions))
        if not all(0 <= side <= MAX_FRAME for side in shape) or _extent(shape) > _MAX_EXTENT:
            raise WireError("an array with a bad shape")
        count = math.prod(shape)
        if count * dtype.itemsize > self.size:
            raise WireError("an array larger than its bytes")
        flat = np.frombuffer(self.take(count * dtype.itemsize), dtype).copy()
        if dtype.char == "?" and (flat.view(np.uint8) > 1).any():
            raise WireError("a bool array with bytes other than 0 and 1")
        if order == 0x53:
            if dimensions:
                raise WireError("a scalar with a shape")
            return flat[0]
        return flat.reshape(shape, order="F" if order == 0x46 else "C")


def _extent(shape: tuple[int, ...]) -> int:
    """The elements of an array whose empty axes had length 1: NumPy refuses to make an empty array of too many."""
    return math.prod(side or 1 for side in shape)


_READERS = {
    ord("N"): lambda reader, depth: None,
    ord("T"): lambda reader, depth: True,
    ord("F"): lambda reader, depth: False,
    ord("i"): _Reader.integer,
    ord("f"): lambda reader, depth: _FLOAT.unpack(reader.take(8))[0],
    ord("s"): _Reader.text,
    ord("l"): _Reader.items,
    ord("t"): lambda reader, depth: tuple(reader.items(depth)),
    ord("d"): _Reader.mapping,
    ord("a"): _Reader.array,
}
