"""From bytes to text: one rule for submissions, rosters, sheets and marks files."""

from __future__ import annotations

import codecs
import re
from typing import Any

_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")


_ASCII = bytes(range(32, 92)) + bytes(range(93, 127)) + rb"\x41 \u0041 +AGE-"


class UnreadableError(Exception):
    """The file cannot be turned into cells; ``kind`` is a key of the message catalogue."""

    def __init__(self, kind: str, **data: Any) -> None:
        super().__init__(kind)
        self.kind = kind
        self.data = data


def decode_source(data: bytes) -> str:
    """Python source as text: a BOM or coding cookie decides, else UTF-8, else GBK (Chinese Windows)."""
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        for line in data.splitlines()[:2]:
            cookie = _COOKIE.match(line)
            if cookie:
                name = cookie.group(1).decode("ascii", "replace")
                text = _try_decode(data, name) if _keeps_ascii(name) else None
                if text is not None:
                    return _normal(text)
    return decode_text(data)


def decode_text(data: bytes) -> str:
    r"""The text of a file, with ``\n`` at the end of its lines and without BOM.

    Raises :class:`UnreadableError` where the bytes are no text in any encoding of :func:`encoding_of`.
    """
    return _normal(data.decode(encoding_of(data)))


def encoding_of(data: bytes) -> str:
    """The encoding of a text file: UTF-8 or UTF-16 by its BOM, else UTF-8, else GBK (what Chinese Windows writes).

    Raises :class:`UnreadableError` where none of them fits.
    """
    if data.startswith(codecs.BOM_UTF8):
        candidates = ["utf-8-sig"]
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates = ["utf-16"]
    else:
        candidates = ["utf-8", "gb18030"]
    for encoding in candidates:
        if _try_decode(data, encoding) is not None:
            return encoding
    raise UnreadableError("undecodable")


def _keeps_ascii(encoding: str) -> bool:
    """Whether ASCII is itself in this encoding, as in those that source code is written in."""
    try:
        return _ASCII.decode(encoding) == _ASCII.decode("ascii")
    except (LookupError, ValueError):
        return False


def _try_decode(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (LookupError, ValueError):
        return None
    return None if "\0" in text else text


def _normal(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
