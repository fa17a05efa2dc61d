"""Which row of a platform's sheet a student of the gradebook is: beyond doubt, or not at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_NAME_AND_ID = re.compile(r"(?P<name>.*)_(?P<id>\d+)")


@dataclass(frozen=True)
class Person:
    """A row of the sheet: the ids by which a student may be known, the name, the platform's number."""

    row: int
    ids: frozenset[str]
    name: str
    number: str


def find(student: str, people: Sequence[Person]) -> tuple[Person | None, str]:
    """The one row that is this student, or why there is none."""
    by_id = [person for person in people if key(student) in person.ids]
    named = _NAME_AND_ID.fullmatch(student)
    numbered = [person for person in people if named and person.number == named["id"]]
    by_name = [person for person in people if key(student) in _forms(person.name)]
    found = by_id or [person for person in numbered if named and _is_same_name(named["name"], person.name)] or by_name
    if len(found) == 1:
        return found[0], ""
    if found:
        return None, f"{len(found)} rows of the sheet could be meant"
    if numbered:
        return None, f"{numbered[0].number} is {numbered[0].name!r} in the sheet"
    return None, "is not in the sheet"


def key(text: str) -> str:
    """What counts of an id or a name in comparisons."""
    return unicodedata.normalize("NFC", text.strip()).casefold()


def _forms(name: str) -> set[str]:
    """A name as it stands, and ``First Last`` of ``Last, First``."""
    last, comma, first = name.partition(",")
    return {key(name)} | ({key(f"{first.strip()} {last.strip()}")} if comma else set())


def _is_same_name(written: str, name: str) -> bool:
    """Whether a download's form of a name, stripped of what file names lack, can only be this one."""
    return bool(_letters(written)) and _letters(written) in {_letters(name), _ascii(name), _ascii(_plain(name))}


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", key(text))


def _ascii(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", key(text))


def _plain(text: str) -> str:
    """Without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
