"""The languages of everything that people read: a text is written in English where it is used; catalogues translate it.

A language is a folder ``locale/<language>/LC_MESSAGES/`` with a gettext catalogue, and nothing else; what it lacks is
said in English. ``tools/catalogues.py`` keeps the catalogues complete. Reading them needs the standard library alone.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LOCALE = files("grader").joinpath("locale")
"""A folder, or a place in the archive that this package is imported from."""

ENGLISH = "en"
LANGUAGES = (
    ENGLISH,
    *sorted(one.name for one in LOCALE.iterdir() if one.joinpath("LC_MESSAGES", "grader.mo").is_file()),
)
"""All languages there are, by their codes (``zh``), English first."""

REQUIRED = (ENGLISH, "zh")
"""What the texts of a course (handouts, misconceptions) must be in; more languages may be."""


def en(text: str) -> str:
    """The text itself, marked for the catalogues; :func:`say` translates it where it is shown."""
    return text


@cache
def catalogue(lang: str) -> gettext.NullTranslations:
    """What translates into this language; English for a language that nobody has written."""
    file = LOCALE.joinpath(lang, "LC_MESSAGES", "grader.mo")
    if not file.is_file():
        return gettext.NullTranslations()
    with file.open("rb") as opened:
        return gettext.GNUTranslations(opened)


def say(text: str, lang: str, /, **words: object) -> str:
    """A text of grader's own in this language, with these words in its ``{places}``."""
    said = catalogue(lang).gettext(text)
    return said.format_map(words) if words else said


def say_in(context: str, text: str, lang: str) -> str:
    """A text whose translation depends on what it is for."""
    return catalogue(lang).pgettext(context, text)


def pick(texts: Mapping[str, str], lang: str) -> str:
    """Of a course's text by language: this language's, else English; empty where there is neither."""
    return texts.get(lang) or texts.get(ENGLISH) or ""


_GAP = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")


def closed_up(text: str) -> str:
    """A sentence without spaces between Chinese characters, where a phrase stands in the place of a symbol."""
    return _GAP.sub("", text)


_CODE = re.compile(r"`[^`\n]+`")


def spaced(text: str) -> str:
    """A sentence with a space between Chinese characters and code."""
    found, at = [], 0
    for code in _CODE.finditer(text):
        before = text[at : code.start()]
        found.append(before + " " if _ends_in_chinese(before) else before)
        found.append(code[0] + " " if _ends_in_chinese(text[code.end() : code.end() + 1]) else code[0])
        at = code.end()
    return "".join([*found, text[at:]])


def _ends_in_chinese(text: str) -> bool:
    return "\u4e00" <= text[-1:] <= "\u9fff"


def html_tag(lang: str) -> str:
    """The language as HTML names it."""
    tag = say_in("the language's tag in HTML", "en", lang)
    return lang.replace("_", "-") if tag == ENGLISH else tag


def language_of(locale: str) -> str:
    """The language of a locale such as ``zh_CN.UTF-8`` or ``Chinese (Simplified)_China``; English for any other."""
    start = locale.lower()
    names = {lang: say_in("the language's name in English", "English", lang).lower() for lang in LANGUAGES[1:]}
    return next((lang for lang, name in names.items() if start.startswith((lang.lower(), name))), ENGLISH)
