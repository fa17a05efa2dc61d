"""Bring the message catalogues of the feedback site up to date: ``python tools/catalogues.py``, or ``make catalogues``.

Extracts every text of the templates, merges it into ``feedback/locale/<language>/LC_MESSAGES/grader.po``, fills the
English one (whose texts are the messages themselves), and compiles. What is left to translate is printed. With
``--check`` nothing is written, and the exit status says whether everything is translated and compiled.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "grader"
LANGUAGES = ("en", "zh")
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
METHODS = [("**.html", "jinja2"), ("html.py", "python")]
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
"""Files that say when they were made differ without a difference."""


def extracted() -> Catalog:
    """Every message that a page may show."""
    catalogue = Catalog(project="grader", creation_date=EPOCH, revision_date=EPOCH, fuzzy=False)
    catalogue.header_comment = "# The texts of the feedback site."
    found = extract_from_dir(PACKAGE / "feedback", METHODS, keywords=KEYWORDS)
    for file, _line, message, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        catalogue.add(message, None, [(f"feedback/{file}", None)], auto_comments=comments, context=context)
    return catalogue


def path(language: str, suffix: str) -> Path:
    """Where a language's catalogue lies, as text (po) or compiled (mo)."""
    return PACKAGE / "feedback" / "locale" / language / "LC_MESSAGES" / f"grader.{suffix}"


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
    for message in catalogue:
        if language == "en" and message.id:
            message.string = message.id
    return catalogue


def untranslated(catalogue: Catalog) -> list[str]:
    """Messages without words, or with words that nobody has looked at."""
    return [str(message.id) for message in catalogue if message.id and (message.fuzzy or not _is_full(message.string))]


def _is_full(string: str | list[str] | tuple[str, ...]) -> bool:
    return all(string) if isinstance(string, list | tuple) and string else bool(string)


def texts(catalogue: Catalog) -> dict[object, object]:
    """What a catalogue says, without its header."""
    return {_key(message.id): _key(message.string) for message in catalogue if message.id}


def _key(value: str | list[str] | tuple[str, ...]) -> object:
    return value if isinstance(value, str) else tuple(value)


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as ``gettext`` reads it."""
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def write() -> None:
    """Write and compile every catalogue."""
    for language in LANGUAGES:
        catalogue = updated(language, extracted())
        path(language, "po").parent.mkdir(parents=True, exist_ok=True)
        with path(language, "po").open("wb") as file:
            write_po(file, catalogue, width=110, include_lineno=False, sort_output=True)
        path(language, "mo").write_bytes(compiled(catalogue))
        for message in untranslated(catalogue):
            print(f"{language}: not translated: {message}")


def problems() -> list[str]:
    """What keeps the catalogues from being complete and current."""
    wanted = {_key(message.id) for message in extracted() if message.id}
    found = []
    for language in LANGUAGES:
        catalogue = read(language)
        known = texts(catalogue)
        found += [f"{language}: missing: {message}" for message in wanted - known.keys()]
        found += [f"{language}: in no template: {message}" for message in known.keys() - wanted]
        found += [f"{language}: not translated: {message}" for message in untranslated(catalogue)]
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
    write()
