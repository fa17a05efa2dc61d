"""Code as statements of tokens, read from text that is never run, compiled or parsed.

Neither ``ast`` nor ``compile`` may see a hand-in in this process: both take nesting and size at its word. ``tokenize``
gives up at the first thing that is not Python, where a hand-in would have nothing to compare; so tokens are what one
regular expression finds from left to right. It takes time in proportion to the text, whatever that is (quantifiers are
possessive, and a string that does not end is one), and a statement that makes no sense is as good as any other.
"""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

MAX_TEXT = 400_000
"""Characters of a hand-in that are read."""

MAX_TOKENS = 30_000
"""Tokens of a hand-in that count: some 3,000 lines."""

MAX_STATEMENT = 400
"""Tokens after which a statement that does not end is cut: an open bracket must not swallow a file."""

_TOKEN = re.compile(
    r"""
    (?P<skip>[ \t\f\r]+|\\\r?\n|\#[^\n]*)
  | (?P<newline>\n)
  | (?P<string>[A-Za-z]{0,2}(?:\"\"\"(?:[^\\"]|\\.|"(?!""))*+(?:\"\"\"|\Z|\\)
      |\'\'\'(?:[^\\']|\\.|'(?!''))*+(?:\'\'\'|\Z|\\)
      |"(?:[^"\\\n]|\\.)*+(?:"|(?=\n)|\Z|\\)|'(?:[^'\\\n]|\\.)*+(?:'|(?=\n)|\Z|\\)))
  | (?P<number>(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?[jJ]?)
  | (?P<name>[^\W\d]\w*)
  | (?P<operator>\*\*=|//=|>>=|<<=|->|:=|[-+*/%@&|^]=|\*\*|//|<<|>>|[<>=!]=|.)
    """,
    re.VERBOSE | re.DOTALL,
)

_KEYWORDS = frozenset(keyword.kwlist)
_BUILTINS = frozenset(name for name in dir(builtins) if not name.startswith("_"))
_DROPPED = frozenset("(){},;:")
"""Signs that formatting adds and takes away: brackets around sums and tuples, commas, the colon of a block."""

NAME, NUMBER, STRING = "name", "number", "string"


class Token(NamedTuple):
    """One token as it counts: ``kind`` is what is compared; a ``name`` is only told from other names."""

    kind: str
    name: str = ""


@dataclass(frozen=True)
class Statement:
    """The tokens of a logical line, with the first and the last line that it stands on."""

    tokens: tuple[Token, ...]
    first: int
    last: int


def statements(text: str) -> Iterator[Statement]:
    """The statements of a text, without comments, docstrings, imports and what stands alone."""
    total = 0
    for raw, first, last in _logical_lines(text[:MAX_TEXT]):
        if raw[0] in (("name", "import"), ("name", "from")) or all(kind == "string" for kind, _ in raw):
            continue
        tokens = tuple(_normal(raw))
        total += len(tokens)
        if total > MAX_TOKENS:
            return
        if tokens:
            yield Statement(tokens, first, last)


def _logical_lines(text: str) -> Iterator[tuple[list[tuple[str, str]], int, int]]:
    """Raw tokens of each logical line with its lines: it ends at a line's end, or ``;``, outside brackets."""
    line, depth, first = 1, 0, 1
    found: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(text):
        kind, said = match.lastgroup or "", match[0]
        is_end = (kind == "newline" or said == ";") and depth <= 0
        if found and (is_end or len(found) >= MAX_STATEMENT):
            yield found, first, line
            found, depth = [], 0
        if kind not in ("skip", "newline"):
            first = first if found else line
            found.append((kind, said))
            depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(said, 0) if kind == "operator" else 0
        line += said.count("\n")
    if found:
        yield found, first, line


def _normal(raw: list[tuple[str, str]]) -> Iterator[Token]:
    """The tokens as they count: names and literals without what they say, other ways to write the same as one."""
    for place, (kind, said) in enumerate(raw):
        if kind == "name":
            yield _name(raw, place)
        elif kind in ("number", "string"):
            yield Token(kind)
        elif said.endswith("=") and len(said) > 1 and said not in ("==", "<=", ">=", "!=", ":="):
            yield Token("=")  # x += y is x = x + y
            if place and raw[place - 1][0] == "name":
                yield _name(raw, place - 1)
            yield Token(said[:-1])
        elif said not in _DROPPED:
            yield Token(said)


def _name(raw: list[tuple[str, str]], place: int) -> Token:
    """Words of the language and of libraries stay what they are; what people may call as they like is a name."""
    said = raw[place][1]
    if said in _KEYWORDS:
        return Token(said)
    follows = raw[place + 1][1] if place + 1 < len(raw) else ""
    is_attribute = place > 0 and raw[place - 1][1] == "."
    if (is_attribute and (follows == "(" or raw[place - 2 : place - 1] == [("name", "np")])) or (
        not is_attribute and said in _BUILTINS and follows == "("
    ):
        return Token(said)
    return Token(NAME, said)
