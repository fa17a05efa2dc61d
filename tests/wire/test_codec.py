"""The wire format: every value comes back as it was; everything else is refused before memory is taken."""

from __future__ import annotations

import struct
import tracemalloc
from typing import Any

import numpy as np
import pytest

from grader.errors import WireError
from grader.wire import codec as wire
from grader.wire.codec import decode, encode
from grader.wire.frames import HEADER, HEADER_SIZE, frame, parse_header

CODES = "?bhilqBHILQefdFD"


def array_bytes(code: str, order: bytes, shape: tuple[int, ...], data: bytes = b"") -> bytes:
    """An array as the wire would hold it, with nothing checked."""
    return struct.pack("<sBcB", b"a", ord(code), order, len(shape)) + struct.pack(f"<{len(shape)}q", *shape) + data


def same(one: Any, other: Any) -> bool:
    """Equal in type, shape, dtype and every bit, also inside sequences and dicts."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray | np.generic):
        return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    return repr(one) == repr(other)


VALUES = [
    None, True, False, 0, -1, 255, 2**63, -(2**63), 2**1023 - 1, -(2**1023), 0.0, -0.0, 1e-320, float("inf"),
    float("nan"),
    "", "a\nb\0c", "中文 😀 \u202e", [], (), {}, [()], ([],), {"": None},
    {"a": {"b": ({"c": [1.5]},)}, "中": (1, "x", None)},
    [1, [2.0, (3, [True])]],
    np.array(2.5), np.zeros(0), np.zeros((0, 3)), np.zeros((3, 0, 2)), np.array([True, False]), np.array(True),
    np.arange(24).reshape(2, 3, 4), np.full((1,) * wire.MAX_DIMENSIONS, 1.0), np.array([np.nan, np.inf, -0.0]),
    np.float64(1.5), np.float32(1.5), np.int64(-3), np.uint8(255), np.bool_(True), np.complex128(1 + 2j),
    np.float16(0.5),
    [np.zeros(2), (np.int64(1), {"w": np.ones((2, 2))})],
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=lambda value: f"{type(value).__name__}-{str(value)[:20]!r}")
def test_values_come_back_as_they_were(value: Any) -> None:
    """What is sent arrives with the same type, shape, dtype and bits."""
    assert same(decode(encode(value)), value)


@pytest.mark.parametrize("code", CODES)
def test_every_dtype_comes_back(code: str) -> None:
    """Arrays and scalars of every real and complex dtype survive the wire."""
    array = np.array([0, 1, 1, 0]).astype(code)
    assert same(decode(encode(array)), array)
    assert same(decode(encode(array[1])), array[1])


def test_fortran_order_is_kept() -> None:
    """A Fortran-ordered array arrives in Fortran order, with the same elements in the same places."""
    array = np.asfortranarray(np.arange(6.0).reshape(2, 3))
    back = decode(encode(array))
    assert back.flags.f_contiguous
    assert not back.flags.c_contiguous
    assert (back == array).all()


@pytest.mark.parametrize(
    "array",
    [np.arange(12.0).reshape(3, 4)[::2, ::-1], np.arange(4)[::-1], np.broadcast_to(2.0, (3, 2)), np.arange(8.0)[1:7:2]],
)
def test_strided_views_arrive_as_plain_arrays(array: np.ndarray) -> None:
    """A view of any strides is sent as its elements."""
    back = decode(encode(array))
    assert (back == array).all()
    assert back.shape == array.shape


def test_big_endian_becomes_native() -> None:
    """A foreign byte order is turned into the machine's own, values unchanged."""
    for value in (np.array([1.5, -2.0], dtype=">f8"), np.array([1, 2], dtype=">i4"), np.array(7, dtype=">u2")):
        back = decode(encode(value))
        assert back.dtype.isnative
        assert (back == value).all()


def test_an_array_is_a_copy_that_can_be_written() -> None:
    """A decoded array shares nothing with the buffer it came from."""
    data = bytearray(encode(np.zeros(3)))
    array = decode(memoryview(data))
    data[-8:] = b"\xff" * 8
    array[0] = 5
    assert array.tolist() == [5, 0, 0]


class Text(str):
    """A str that is no str to the wire."""


@pytest.mark.parametrize(
    "value",
    [
        object(), {1, 2}, b"bytes", 1j, range(3), {1: 2}, {None: 1}, {Text("a"): 1}, Text("a"), 2**1024, -(2**1100),
        "\ud800", {"\udcff": 1}, [lambda: 0], np.array([None]), np.array(["a"]), np.array([b"a"]),
        np.array([1, "a"], object),
        np.array(["2020-01-01"], "M8[D]"), np.zeros(2, [("x", float)]), np.longdouble(1), np.zeros(2, np.clongdouble),
        np.str_("a"), np.ma.masked_array([1.0]), np.ones((2, 2)).view(np.matrix), np.ones((1,) * 17),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_what_has_no_place_is_not_sent(value: Any) -> None:
    """Everything but plain values is refused by the sender, also inside a list."""
    for wrapped in (value, [value], {"k": (value,)}):
        with pytest.raises(WireError):
            encode(wrapped)


@pytest.mark.parametrize("make", [list, tuple, dict])
def test_depth_is_limited_on_both_sides(make: type) -> None:
    """24 levels pass; one more is refused by the sender and, forged, by the receiver."""

    def nested(levels: int) -> Any:
        value: Any = None
        for _ in range(levels):
            value = {"k": value} if make is dict else make([value])
        return value

    assert same(decode(encode(nested(wire.MAX_DEPTH))), nested(wire.MAX_DEPTH))
    with pytest.raises(WireError, match="nests"):
        encode(nested(wire.MAX_DEPTH + 1))
    level = {list: b"l\1\0\0\0", tuple: b"t\1\0\0\0", dict: b"d\1\0\0\0s\0\0\0\0"}[make]
    for levels in (wire.MAX_DEPTH + 1, 100_000):
        with pytest.raises(WireError):
            decode(level * levels + b"N")


def test_the_number_of_parts_is_limited_on_both_sides() -> None:
    """A value of more than 200,000 parts is refused, however small its bytes are."""
    assert len(decode(encode([None] * (wire.MAX_NODES - 1)))) == wire.MAX_NODES - 1
    with pytest.raises(WireError):
        encode([None] * wire.MAX_NODES)
    with pytest.raises(WireError):
        decode(b"l" + struct.pack("<I", wire.MAX_NODES) + b"N" * wire.MAX_NODES)


def test_a_small_list_that_unfolds_into_a_giant_is_not_sent() -> None:
    """A list that contains itself many times over is refused soon, not when memory is used up."""
    value: Any = [0] * 1000
    for _ in range(5):
        value = [value] * 1000
    with pytest.raises(WireError, match="parts"):
        encode(value)


def test_an_array_that_is_large_only_in_name_is_not_sent() -> None:
    """A broadcast view of a terabyte is refused without being filled in."""
    with pytest.raises(WireError, match="shape"):
        encode(np.broadcast_to(1.0, (10**6, 10**6)))


def test_text_is_limited_on_both_sides() -> None:
    """All text of one value together may have 8 MB: more would take four times its bytes once an emoji is in it."""
    half = "x" * (wire.MAX_TEXT // 2)
    assert decode(encode([half, half])) == [half, half]
    with pytest.raises(WireError, match="text"):
        encode([half, half, "x"])
    one = b"s" + struct.pack("<I", len(half)) + half.encode()
    with pytest.raises(WireError, match="text"):
        decode(b"l\3\0\0\0" + one * 3)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: f"{type(value).__name__}-{str(value)[:20]!r}")
def test_every_truncation_is_refused(value: Any) -> None:
    """Cut short at any byte, or with a byte too many, nothing is accepted."""
    data = encode(value)
    for end in range(len(data)):
        with pytest.raises(WireError):
            decode(data[:end])
    with pytest.raises(WireError):
        decode(data + b"N")


@pytest.mark.parametrize("tag", [b"s", b"l", b"t", b"d"])
def test_giant_lengths_are_refused_before_memory_is_taken(tag: bytes) -> None:
    """A header that promises four billion parts costs nothing."""
    tracemalloc.start()
    try:
        with pytest.raises(WireError):
            decode(tag + b"\xff\xff\xff\xff" + b"s\0\0\0\0N")
        assert tracemalloc.get_traced_memory()[1] < 100_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("code", "order", "shape", "data"),
    [
        ("d", b"C", (2**62,), b""),
        ("d", b"C", (2**40, 2**40), b""),
        ("d", b"C", (-1,), b""),
        ("d", b"C", (-1, -1), b"\0" * 8),
        ("d", b"C", (0, -5), b""),
        ("d", b"C", (3,), b"\0" * 16),
        ("d", b"C", (0, 2**26, 2**26, 2**26), b""),
        ("d", b"C", (1,) * 17, b"\0" * 8),
        ("d", b"X", (1,), b"\0" * 8),
        ("d", b"S", (1,), b"\0" * 8),
        ("O", b"C", (1,), b"\0" * 8),
        ("V", b"C", (1,), b"\0"),
        ("M", b"C", (1,), b"\0" * 8),
        ("m", b"C", (1,), b"\0" * 8),
        ("U", b"C", (1,), b"\0" * 4),
        ("S", b"C", (1,), b"\0"),
        ("g", b"C", (1,), b"\0" * 16),
        ("\x00", b"C", (1,), b"\0"),
        ("?", b"C", (2,), b"\1\2"),
        ("?", b"S", (), b"\xff"),
    ],
)
def test_arrays_with_bad_headers_are_refused(code: str, order: bytes, shape: tuple[int, ...], data: bytes) -> None:
    """Unknown dtypes and orders, impossible shapes, missing bytes, and truth values that are neither 0 nor 1."""
    with pytest.raises(WireError):
        decode(array_bytes(code, order, shape, data))


@pytest.mark.parametrize(
    "data",
    [
        b"", b"x", b"\0", b"P", b"\x80\x04K\x01.",
        b"i\0", b"i\x81" + b"\1" * 129, b"i\xff" + b"\1" * 255,
        b"s\2\0\0\0\xff\xfe", b"s\3\0\0\0\xed\xa0\x80", b"s\2\0\0\0\xc0\x80",
        b"d\1\0\0\0i\1\1N", b"d\1\0\0\0NN", b"d\2\0\0\0" + b"s\1\0\0\0aN" * 2, b"d\1\0\0\0s\1\0\0\0\xffN",
        b"NN", b"l\0\0\0\0\0",
    ],
)  # fmt: skip
def test_malformed_bytes_are_refused(data: bytes) -> None:
    """Unknown tags, pickles, oversized integers, text that is not strict UTF-8, keys that repeat or are no text."""
    with pytest.raises(WireError):
        decode(data)


def test_header_round_trip_and_limits() -> None:
    """A frame's header tells size, nonce and kind; lengths below the header's own or above 64 MB are refused."""
    data = frame(b"12345678", b"C", b"body")
    assert parse_header(data[:HEADER_SIZE]) == (4, b"12345678", b"C")
    for length in (0, 8, wire.MAX_FRAME + 1, 2**32 - 1):
        with pytest.raises(WireError, match="out of bounds"):
            parse_header(HEADER.pack(length, b"12345678", b"C"))
