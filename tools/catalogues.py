"""Bring the catalogues of all languages up to date: ``python tools/catalogues.py``, or ``make catalogues``.

Extracts every text of the package and its templates, merges it into ``grader/locale/<language>/LC_MESSAGES/grader.po``
and compiles. A new language is made with its code, ``python tools/catalogues.py fr``. What is left to translate is
printed. With ``--check`` nothing is written, and the exit status says whether everything is translated and compiled.
"""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "grader"
LOCALE = PACKAGE / "locale"
KEYWORDS = {"_": None, "ngettext": (1, 2), "gettext": None, "en": None, "say": None, "say_in": ((1, "c"), 2)}
METHODS = [("**.html", "jinja2"), ("**.py", "python")]
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
"""Files that say when they were made differ without a difference."""

_PLACES = re.compile(r"%\(\w+\)s|\{\w+\}")


def extracted() -> Catalog:
    """Every text that people may read."""
    catalogue = Catalog(project="grader", creation_date=EPOCH, revision_date=EPOCH, fuzzy=False)
    catalogue.header_comment = "# The texts of grader."
    found = extract_from_dir(PACKAGE, METHODS, keywords=KEYWORDS)
    for file, _line, message, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        catalogue.add(message, None, [(file, None)], auto_comments=comments, context=context)
    return catalogue


def languages() -> list[str]:
    """The languages that have a catalogue; English needs none."""
    return sorted(path.parts[-3] for path in LOCALE.glob("*/LC_MESSAGES/grader.po"))


def path(language: str, suffix: str) -> Path:
    """Where a language's catalogue lies, as text (po) or compiled (mo)."""
    return LOCALE / language / "LC_MESSAGES" / f"grader.{suffix}"


def read(language: str) -> Catalog:
    """The catalogue as it stands; an empty one where there is none."""
    file = path(language, "po")
    if not file.exists():
        return Catalog(locale=language, project="grader")
    with file.open("rb") as opened:
        return read_po(opened, locale=language)


def updated(language: str, template: Catalog) -> Catalog:
    """The catalogue with exactly the messages of the template."""
    catalogue = read(language)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.creation_date = catalogue.revision_date = EPOCH
    catalogue.fuzzy = False
    return catalogue


def untranslated(catalogue: Catalog) -> list[str]:
    """Messages without words, or with words that nobody has looked at."""
    return [str(message.id) for message in catalogue if message.id and (message.fuzzy or not all(_strings(message)))]


def misplaced(catalogue: Catalog) -> list[str]:
    """Messages whose translation names other places to fill in: it could not be shown."""
    return [
        str(message.id)
        for message in catalogue
        if message.id and all(_strings(message)) and _places(_strings(message)) != _places(_ids(message))
    ]


def _ids(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def _strings(message: Message) -> list[str]:
    string = message.string
    return [string] if isinstance(string, str) else list(string or [""])


def _places(texts: list[str]) -> set[str]:
    return {place for text in texts for place in _PLACES.findall(text)}


def texts(catalogue: Catalog) -> dict[object, object]:
    """What a catalogue says, without its header, by context and English text."""
    return {_key(message): tuple(_strings(message)) for message in catalogue if message.id}


def _key(message: Message) -> tuple[str | None, ...]:
    context = message.context
    return (context.decode() if isinstance(context, bytes) else context, *_ids(message))  # read_mo leaves bytes


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as ``gettext`` reads it."""
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def write(names: list[str]) -> None:
    """Write and compile every catalogue, and one for each new language."""
    template = extracted()
    for language in sorted({*languages(), *names}):
        catalogue = updated(language, template)
        path(language, "po").parent.mkdir(parents=True, exist_ok=True)
        with path(language, "po").open("wb") as file:
            write_po(file, catalogue, width=110, include_lineno=False, sort_output=True)
        path(language, "mo").write_bytes(compiled(catalogue))
        for line in _left(language, catalogue):
            print(line)


def _left(language: str, catalogue: Catalog) -> list[str]:
    found = [f"{language}: not translated: {message}" for message in untranslated(catalogue)]
    return found + [f"{language}: other places than in English: {message}" for message in misplaced(catalogue)]


def problems() -> list[str]:
    """What keeps the catalogues from being complete and current."""
    wanted = texts(extracted()).keys()
    found = []
    for language in languages():
        catalogue = read(language)
        known = texts(catalogue)
        found += [f"{language}: missing: {message}" for message in wanted - known.keys()]
        found += [f"{language}: shown nowhere: {message}" for message in known.keys() - wanted]
        found += _left(language, catalogue)
        if not path(language, "mo").exists() or _compiled_texts(language) != known:
            found.append(f"{language}: grader.mo is not made from grader.po")
    return found


def _compiled_texts(language: str) -> dict[object, object]:
    with path(language, "mo").open("rb") as file:
        return texts(read_mo(file))


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        said = problems()
        print("\n".join(said) or "the catalogues are complete and current")
        sys.exit(1 if said else 0)
    write(sys.argv[1:])
