"""Words by hand: what is taken for text, and the bank of sentences that are said often."""

from __future__ import annotations

import re
import unicodedata

from grader.errors import GraderError
from grader.gradebook.desk import nearest
from grader.gradebook.store import Gradebook
from grader.text import visible

MAX_TEXT = 10_000
_SENTENCE_NAME = re.compile(r"[\w.-]+")


def words_of(text: str, what: str) -> str:
    """Strip and check: non-empty, at most 10,000 characters, valid UTF-8.

    Raises :class:`~grader.errors.GraderError`, which names ``what``, for anything else.
    """
    text = unicodedata.normalize("NFC", text.strip())
    if not text:
        raise GraderError(f"{what} is empty")
    if len(text) > MAX_TEXT:
        raise GraderError(f"{what} has {len(text)} characters; at most {MAX_TEXT} are taken")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise GraderError(f"{what} is not text in UTF-8") from None
    return text


def bank(gradebook: Gradebook) -> dict[str, str]:
    """The stored sentences by name."""
    return dict(gradebook.read("SELECT name, text FROM sentences ORDER BY name"))


def save_sentence(gradebook: Gradebook, name: str, text: str) -> None:
    """Store a sentence, or change the one of this name. Comments made with it before keep their words.

    Raises :class:`~grader.errors.GraderError` for a name that cannot be typed.
    """
    if not _SENTENCE_NAME.fullmatch(name):
        raise GraderError(f"{visible(name)!r} cannot be a sentence's name: letters, digits, `_`, `.` and `-` can")
    with gradebook.transaction() as connection:
        connection.execute("INSERT OR REPLACE INTO sentences VALUES (?, ?)", (name, words_of(text, "the sentence")))


def forget_sentence(gradebook: Gradebook, name: str) -> None:
    """Remove a sentence from the bank; comments made with it stay."""
    _sentence(gradebook, name)
    with gradebook.transaction() as connection:
        connection.execute("DELETE FROM sentences WHERE name = ?", (name,))


def _sentence(gradebook: Gradebook, name: str) -> str:
    sentences = bank(gradebook)
    if name not in sentences:
        raise GraderError(f"no sentence {visible(name)!r} in the bank; {nearest(name, list(sentences))}")
    return sentences[name]


def from_bank(gradebook: Gradebook, text: str) -> str:
    """``@NAME`` alone stands for the sentence of that name; any other text for itself."""
    name = text.strip().removeprefix("@")
    is_name = text.strip().startswith("@") and _SENTENCE_NAME.fullmatch(name)
    return _sentence(gradebook, name) if is_name else text
