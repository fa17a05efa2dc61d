"""The wire format: plain values as bytes, with limits.

Values: None, bool, int (at most 1024 bits), float, str, list, tuple, dict with str keys, and NumPy arrays and
scalars of real or complex dtypes. :func:`decode` treats its input as an attacker's: every length is checked
before memory is taken, and anything unexpected is a :class:`WireError`. Nothing here ever runs code.

A frame is ``length (4 bytes) · nonce (8 bytes) · kind (1 byte) · body``; the length counts what follows it.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Literal

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

_LENGTH = struct.Struct("<I")
_FLOAT = struct.Struct("<d")
_TAGGED_LENGTH = struct.Struct("<cI")
_TAGGED_FLOAT = struct.Struct("<cd")
_TAGGED_INTEGER = struct.Struct("<cBb")
_ARRAY = struct.Struct("<BBB")
_SHAPES = [struct.Struct(f"<{dimensions}q") for dimensions in range(MAX_DIMENSIONS + 1)]
_DTYPES = {ord(code): np.dtype(code) for code in "?bhilqBHILQefdFD"}
_BOOL = np.dtype(bool)
_C, _F, _SCALAR = b"CFS"


def encode(value: Any) -> bytes:
    """The bytes of a plain value. Raises :class:`WireError` for anything else, and for what :func:`decode` refuses."""
    writer = _Writer()
    writer.value(value, 0)
    if writer.nodes > MAX_NODES:
        raise WireError(f"a value of more than {MAX_NODES} parts")
    data = b"".join(writer.parts)
    if len(data) > MAX_FRAME:
        raise WireError(f"a value of more than {MAX_FRAME} bytes")
    return data


class _Writer:
    """The bytes so far, in pieces, and how many values they hold."""

    __slots__ = ("nodes", "parts", "text_size")

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self.nodes = 1
        self.text_size = 0

    def value(self, value: Any, depth: int) -> None:
        kind = type(value)
        if kind is np.ndarray:
            self.array(value)
        elif kind is float:
            self.parts.append(_TAGGED_FLOAT.pack(b"f", value))
        elif kind is tuple or kind is list:
            self.items(b"t" if kind is tuple else b"l", value, depth + 1)
        elif kind is str:
            self.text(value)
        elif kind is int:
            self.integer(value)
        elif kind is dict:
            self.mapping(value, depth + 1)
        elif value is None:
            self.parts.append(b"N")
        elif kind is bool:
            self.parts.append(b"T" if value else b"F")
        elif issubclass(kind, np.generic):
            array = np.asarray(value)
            self.data(array, _SCALAR, "C")
        else:
            raise WireError(f"a value of type {kind.__name__}")

    def enter(self, tag: bytes, count: int, depth: int) -> None:
        """Begin a value with ``count`` parts, before any of them is looked at."""
        if depth > MAX_DEPTH and count:
            raise WireError(f"a value that nests deeper than {MAX_DEPTH} levels")
        self.nodes += count
        if self.nodes > MAX_NODES:
            raise WireError(f"a value of more than {MAX_NODES} parts")
        self.parts.append(_TAGGED_LENGTH.pack(tag, count))

    def items(self, tag: bytes, values: tuple[Any, ...] | list[Any], depth: int) -> None:
        self.enter(tag, len(values), depth)
        for item in values:
            self.value(item, depth)

    def mapping(self, value: dict[Any, Any], depth: int) -> None:
        self.enter(b"d", len(value), depth)
        for key, item in value.items():
            if type(key) is not str:
                raise WireError(f"a dict key of type {type(key).__name__} (only str can be sent)")
            self.text(key)
            self.value(item, depth)

    def integer(self, value: int) -> None:
        if -128 <= value < 128:
            self.parts.append(_TAGGED_INTEGER.pack(b"i", 1, value))
            return
        size = (~value if value < 0 else value).bit_length() // 8 + 1
        if size > MAX_INT_BYTES:
            raise WireError("an integer of more than 1024 bits")
        self.parts += (b"i", bytes((size,)), value.to_bytes(size, "little", signed=True))

    def text(self, value: str) -> None:
        try:
            data = value.encode("utf-8")
        except UnicodeEncodeError:
            raise WireError("text with lone surrogates") from None
        self.text_size += len(data)
        if self.text_size > MAX_TEXT:
            raise WireError(f"text of more than {MAX_TEXT} bytes")
        self.parts += (_TAGGED_LENGTH.pack(b"s", len(data)), data)

    def array(self, array: np.ndarray) -> None:
        if array.ndim > MAX_DIMENSIONS or array.nbytes > MAX_FRAME:
            raise WireError(f"an array of shape {array.shape}")
        if array.ndim > 1 and array.flags.fnc:
            self.data(array, _F, "F")
        else:
            self.data(array, _C, "C")

    def data(self, array: np.ndarray, order: int, layout: Literal["C", "F"]) -> None:
        dtype = array.dtype
        if not dtype.isnative:
            array = array.astype(dtype.newbyteorder("="))
        self.parts += (_array_head(dtype.char, order, array.shape), array.tobytes(layout))


@lru_cache(4096)
def _array_head(code: str, order: int, shape: tuple[int, ...]) -> bytes:
    """What stands before the elements of an array: the shapes of a course are few."""
    if ord(code) not in _DTYPES:
        raise WireError(f"an array of dtype {code!r}")
    return b"a" + _ARRAY.pack(ord(code), order, len(shape)) + _SHAPES[len(shape)].pack(*shape)


def decode(data: bytes | bytearray | memoryview, start: int = 0) -> Any:
    """The value whose bytes ``data`` holds from ``start`` to its end.

    Raises :class:`WireError` for everything that :func:`encode` cannot write.
    """
    reader = _Reader(data if type(data) is bytes else bytes(data), start)
    try:
        value = reader.value(0)
    except (struct.error, IndexError):
        raise WireError("the value is cut short") from None
    if reader.position != reader.size:
        raise WireError("bytes after the value")
    return value


class _Reader:
    """A cursor over untrusted bytes; counts nodes so that small frames cannot become huge values.

    Bytes and numbers past the end are an ``IndexError`` or ``struct.error``; pieces are taken with :meth:`take`.
    """

    __slots__ = ("data", "nodes", "position", "size", "text_size")

    def __init__(self, data: bytes, start: int) -> None:
        self.data = data
        self.size = len(data)
        self.position = start
        self.nodes = 0
        self.text_size = 0

    def value(self, depth: int) -> Any:
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise WireError("the value nests too deep or has too many parts")
        read = _READERS[self.data[self.position]]
        self.position += 1
        return read(self, depth)

    def take(self, count: int) -> bytes:
        start = self.position
        if count > self.size - start:
            raise WireError("the value is cut short")
        self.position = start + count
        return self.data[start : self.position]

    def length(self) -> int:
        self.position += 4
        return _LENGTH.unpack_from(self.data, self.position - 4)[0]  # type: ignore[no-any-return]

    def unknown(self, _depth: int) -> Any:
        raise WireError(f"no value starts with byte {self.data[self.position - 1]}")

    def number(self, _depth: int) -> float:
        self.position += 8
        return _FLOAT.unpack_from(self.data, self.position - 8)[0]  # type: ignore[no-any-return]

    def integer(self, _depth: int) -> int:
        size = self.data[self.position]
        self.position += 1
        if not 0 < size <= MAX_INT_BYTES:
            raise WireError("an integer of more than 1024 bits")
        return int.from_bytes(self.take(size), "little", signed=True)

    def text(self, _depth: int) -> str:
        length = self.length()
        self.text_size += length
        if self.text_size > MAX_TEXT:
            raise WireError(f"text of more than {MAX_TEXT} bytes")
        try:
            return self.take(length).decode("utf-8")
        except UnicodeDecodeError:
            raise WireError("text that is not UTF-8") from None

    def items(self, depth: int) -> list[Any]:
        count = self.length()
        if count > self.size - self.position:
            raise WireError("the value is cut short")
        depth += 1
        return [self.value(depth) for _ in range(count)]

    def mapping(self, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for _ in range(self.length()):
            if self.data[self.position] != 0x73:
                raise WireError("a dict key that is not text")
            self.position += 1
            key = self.text(depth)
            if key in result:
                raise WireError("a dict key that occurs twice")
            result[key] = self.value(depth + 1)
        return result

    def array(self, _depth: int) -> Any:
        code, order, dimensions = _ARRAY.unpack_from(self.data, self.position)
        dtype = _DTYPES.get(code)
        if dtype is None or dimensions > MAX_DIMENSIONS or order not in (_C, _F, _SCALAR):
            raise WireError("an array with a bad header")
        shape = _SHAPES[dimensions].unpack_from(self.data, self.position + 3)
        count = _size(shape) if dimensions else 1
        start = self.position + 3 + 8 * dimensions
        if count * dtype.itemsize > self.size - start:
            raise WireError("an array larger than its bytes")
        self.position = start + count * dtype.itemsize
        flat = np.frombuffer(self.data, dtype, count, start).copy()
        if dtype is _BOOL and (flat.view(np.uint8) > 1).any():
            raise WireError("a bool array with bytes other than 0 and 1")
        if order == _SCALAR:
            if dimensions:
                raise WireError("a scalar with a shape")
            return flat[0]
        return flat if dimensions == 1 else flat.reshape(shape, order="F" if order == _F else "C")


def _size(shape: tuple[int, ...]) -> int:
    """How many elements a shape has. NumPy refuses to make even an empty array whose other axes have too many."""
    count = math.prod(shape)
    if min(shape) < 0 or max(shape) > MAX_FRAME or (not count and math.prod(side or 1 for side in shape) > _MAX_EXTENT):
        raise WireError("an array with a bad shape")
    return count


_BY_TAG: dict[bytes, Callable[[_Reader, int], Any]] = {
    b"N": lambda reader, depth: None,
    b"T": lambda reader, depth: True,
    b"F": lambda reader, depth: False,
    b"i": _Reader.integer,
    b"f": _Reader.number,
    b"s": _Reader.text,
    b"l": _Reader.items,
    b"t": lambda reader, depth: tuple(reader.items(depth)),
    b"d": _Reader.mapping,
    b"a": _Reader.array,
}
_READERS = [_BY_TAG.get(bytes((tag,)), _Reader.unknown) for tag in range(256)]
"""Which method takes apart the values that start with each byte."""
