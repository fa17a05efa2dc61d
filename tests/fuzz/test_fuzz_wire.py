"""The wire decoder under random, mutated and forged bytes: a value or a WireError, soon and in little memory.

About 37,000 inputs; with those of the loader more than 50,000, the same in every run.
"""

from __future__ import annotations

import struct
import time
import tracemalloc
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.errors import WireError
from grader.wire import codec as wire
from grader.wire.codec import decode, encode
from grader.wire.frames import HEADER_SIZE, parse_header

BATCH = 20
"""Inputs in one example: making an example costs more than decoding it."""

SLOWEST = 1.0


def fuzz(examples: int) -> settings:
    """The same examples in every run, and none that takes long."""
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
    return settings(max_examples=examples, derandomize=True, database=None, deadline=5000, suppress_health_check=checks)


CODES = "?bhilqBHILQefdFD"
lengths = st.integers(0, 4) | st.sampled_from([2**16, 2**31 - 1, 2**32 - 1])
sides = st.integers(0, 3) | st.sampled_from([-1, 2**26, 2**31, 2**62, -(2**63), 2**63 - 1])


def accepted(data: bytes) -> bool:
    """Whether the decoder takes these bytes; whatever it takes, the encoder can write and is read alike."""
    started = time.process_time()
    try:
        value = decode(data)
    except WireError:
        return False
    finally:
        assert time.process_time() - started < SLOWEST
    again = encode(value)
    assert encode(decode(again)) == again
    return True


def arrays() -> st.SearchStrategy[Any]:
    """Small arrays and scalars of any dtype and bits, in either order."""

    def build(code: str, shape: list[int], seed: int, form: int) -> Any:
        dtype = np.dtype(code)
        data = np.random.default_rng(seed).bytes(int(np.prod(shape)) * dtype.itemsize)
        array = (
            np.frombuffer(data, dtype).reshape(shape)
            if code != "?"
            else np.frombuffer(data, np.uint8).reshape(shape) > 99
        )
        return np.asfortranarray(array) if form == 1 else array.ravel()[0] if form == 2 and array.size else array

    shapes = st.lists(st.integers(0, 3), max_size=4)
    return st.builds(build, st.sampled_from(CODES), shapes, st.integers(0, 2**32), st.integers(0, 2))


leaves = (
    st.none() | st.booleans() | st.integers(-(2**1023), 2**1023 - 1) | st.floats() | st.text(max_size=8)
    | arrays()
)  # fmt: skip
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


def same(one: Any, other: Any) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray | np.generic):
        return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    return repr(one) == repr(other)


@fuzz(300)
@given(values)
def test_any_plain_value_comes_back(value: Any) -> None:
    """Round trip of values of every shape and type."""
    assert same(decode(encode(value)), value)


@fuzz(500)
@given(st.lists(st.binary(max_size=64), min_size=BATCH, max_size=BATCH))
def test_random_bytes(inputs: list[bytes]) -> None:
    """Noise, with and without a tag before it."""
    for place, data in enumerate(inputs):
        accepted(data)
        accepted(b"NTFifsltda"[place % 10 : place % 10 + 1] + data)


@fuzz(250)
@given(values, st.randoms(use_true_random=False))
def test_mutated_values(value: Any, random: Any) -> None:
    """A true value with bytes changed, cut out, doubled, or cut off."""
    data = encode(value)
    for _ in range(2 * BATCH):
        mutant = bytearray(data)
        for _ in range(random.randint(1, 3)):
            place = random.randrange(len(mutant) + 1)
            change = random.randrange(4)
            if change == 0 and place < len(mutant):
                mutant[place] = random.randrange(256)
            elif change == 1:
                del mutant[place : place + random.randint(1, 4)]
            elif change == 2:
                mutant[place:place] = mutant[place : place + 8]
            else:
                mutant[place : place + 4] = struct.pack("<I", random.choice([0, 1, 255, 2**16, 2**31, 2**32 - 1]))
        accepted(bytes(mutant))


forged = st.recursive(
    st.sampled_from(
        [b"N", b"T", b"F", b"f" + bytes(8), b"i\x01\x05", b"i\x00", b"i\xff", b"s\1\0\0\0a", b"s\1\0\0\0\xff", b"\xff"]
    )
    | st.builds(
        lambda code, order, shape, data: (
            struct.pack("<sBcB", b"a", ord(code), order, len(shape)) + struct.pack(f"<{len(shape)}q", *shape) + data
        ),
        st.sampled_from([*CODES, "O", "V", "U", "S", "M", "g", "\0"]),
        st.sampled_from([b"C", b"F", b"S", b"X"]),
        st.lists(sides, max_size=4),
        st.binary(max_size=32),
    ),
    lambda inner: st.builds(
        lambda tag, length, parts: tag + struct.pack("<I", length) + b"".join(parts),
        st.sampled_from([b"l", b"t", b"d", b"s"]),
        lengths,
        st.lists(inner | st.just(b"s\1\0\0\0a") | st.just(b"s\0\0\0\0"), max_size=5),
    ),
    max_leaves=10,
)


@fuzz(60)
@given(st.lists(forged, min_size=BATCH, max_size=BATCH))
def test_forged_structures(inputs: list[bytes]) -> None:
    """Well-shaped lies: lengths, shapes, dtypes and orders that do not belong together, nested in each other."""
    for data in inputs:
        accepted(data)
        accepted(b"l\2\0\0\0" + data + data)


@fuzz(20)
@given(st.lists(forged, min_size=BATCH, max_size=BATCH))
def test_forged_structures_take_no_memory(inputs: list[bytes]) -> None:
    """Whatever lengths and shapes are claimed, decoding small bytes never takes more than a few of them."""
    for data in inputs:
        tracemalloc.start()
        accepted(data)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 100_000 + 100 * len(data)


@fuzz(200)
@given(st.lists(st.binary(min_size=HEADER_SIZE, max_size=HEADER_SIZE), min_size=BATCH, max_size=BATCH))
def test_random_headers(headers: list[bytes]) -> None:
    """A header gives a size within bounds or a WireError."""
    for header in headers:
        try:
            size, _nonce, _kind = parse_header(header)
        except WireError:
            continue
        assert 0 <= size < wire.MAX_FRAME
