"""Aliases in place of names in what students themselves have written, for pages on which nobody is to be known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from grader.feedback.term_view import Listed
from grader.gradebook.notes import Notes
from grader.results import ExerciseReport, Failure, Report, Result

Value = TypeVar("Value")

HAN = r"\u2e80-\ufaff"
"""Letters of scripts that write words without spaces between them."""

LETTER = rf"[^\W_{HAN}]"
WORD = re.compile(rf"[{HAN}]+|{LETTER}+")
BETWEEN = r"[\W_]{0,3}"
"""What may stand between the words of a name: ``Ann Li``, ``ann_li``, ``Li, Ann``, ``AnnLi``."""

MIN_NUMBER, MIN_PART, MIN_HAN = 6, 3, 2
"""The lengths from which a part of a name alone points to somebody: a number, a word, a name without spaces."""


@dataclass(frozen=True)
class Person:
    """All that a student may be known by (names, folder, number, address), and what pages say instead."""

    alias: str
    names: tuple[str, ...]
    email: str = ""
    nicknames: tuple[str, ...] = ()
    """What only the person's own page takes for a name."""


@dataclass(frozen=True)
class Form:
    """One way to write a name, and what stands in its place."""

    pattern: re.Pattern[str]
    alias: str


def masked_report(report: Report, people: Sequence[Person]) -> Report:
    """The report with aliases for names in all that came out of the hand-in; what the course says stays."""
    forms = _forms_in(report, people, report.student)
    if not forms:
        return report
    return replace(
        report,
        file=_masked(report.file, forms),
        failure=_failure(report.failure, forms),
        remarks=tuple(_told(one, forms) for one in report.remarks),
        exercises=tuple(_exercise(one, forms) for one in report.exercises),
    )


def masked_notes(notes: Notes, people: Sequence[Person], alias: str) -> Notes:
    """The notes on the student of an alias, with aliases for names in what people wrote."""
    forms = _forms_in(notes, people, alias)
    if not forms:
        return notes
    late = notes.lateness
    return replace(
        notes,
        adjustments=tuple(replace(one, reason=_masked(one.reason, forms)) for one in notes.adjustments),
        comments=tuple(replace(one, text=_masked(one.text, forms)) for one in notes.comments),
        requests=tuple(
            replace(one, text=_masked(one.text, forms), answer=_masked(one.answer, forms)) for one in notes.requests
        ),
        lateness=replace(late, extension=_masked(late.extension, forms)) if late else None,
    )


def masked(value: Value, people: Sequence[Person], alias: str) -> Value:
    """Texts of the student of an alias, also in tuples, lists and dicts, or a whole source."""
    forms = _forms_in(value, people, alias)
    return _masked(value, forms) if forms else value


def _exercise(exercise: ExerciseReport, forms: Sequence[Form]) -> ExerciseReport:
    return replace(
        exercise,
        results=tuple(_result(one, forms) for one in exercise.results),
        findings=tuple(_told(one, forms) for one in exercise.findings),
        counterexample=_failure(exercise.counterexample, forms),
        way=_failure(exercise.way, forms),
    )


def _result(result: Result, forms: Sequence[Form]) -> Result:
    return replace(result, failure=_failure(result.failure, forms)) if result.failure else result


def _failure(failure: Failure | None, forms: Sequence[Form]) -> Failure | None:
    return _told(failure, forms) if failure else None


def _told(failure: Failure, forms: Sequence[Form]) -> Failure:
    return replace(failure, data=_masked(failure.data, forms))


def _masked(value: Any, forms: Sequence[Form]) -> Any:
    if isinstance(value, str):
        text = unicodedata.normalize("NFC", value)
        for form in forms:
            text = form.pattern.sub(form.alias, text)
        return text
    if isinstance(value, tuple | list):
        return type(value)(_masked(one, forms) for one in value)
    if isinstance(value, Listed):
        return Listed(*(_masked(part, forms) for part in (value.name, value.parts, value.prose)))
    return {key: _masked(one, forms) for key, one in value.items()} if isinstance(value, dict) else value


# Ways to write a name


def _forms_in(value: object, people: Sequence[Person], alias: str) -> list[Form]:
    """The ways to write names that may be met in a value, addresses first. ``alias`` is whose the value is."""
    said = unicodedata.normalize("NFC", str(value)).casefold()
    found = [
        (pattern, person.alias)
        for person in people
        for probe, pattern in _patterns(person, is_own=person.alias == alias)
        if probe in said
    ]
    found.sort(key=lambda one: ("@" not in one[0], -len(one[0]), one[0]))
    return [Form(re.compile(pattern), who) for pattern, who in found]


def _patterns(person: Person, *, is_own: bool) -> Iterator[tuple[str, str]]:
    """Patterns, each with a text that is in whatever it finds once that is in lower case.

    Single words of a name, a Chinese given name and nicknames count where the page is that student's own.
    """
    if person.email:
        yield person.email.casefold(), f"(?i:{re.escape(person.email)})"
    for name in (*person.names, person.email.partition("@")[0]):
        words = WORD.findall(unicodedata.normalize("NFC", name))
        if len(words) > 1:
            yield _pattern(words)
            yield _pattern([words[-1], *words[:-1]])
        for word in words:
            if (len(words) == 1 and len(word) > 1) or _is_telling(word, is_own=is_own):
                yield _pattern([word])
            if is_own and _is_han(word) and len(word) > MIN_HAN:
                yield _pattern([word[-MIN_HAN:]])
    for name in person.nicknames if is_own else ():
        words = WORD.findall(unicodedata.normalize("NFC", name))
        if words and len("".join(words)) > 1:
            yield _pattern(words)


def _is_telling(word: str, *, is_own: bool) -> bool:
    """Whether a part of a name points to somebody by itself."""
    if word.isdigit():
        return len(word) >= MIN_NUMBER
    return len(word) >= MIN_HAN if _is_han(word) else is_own and len(word) >= MIN_PART


def _pattern(words: Sequence[str]) -> tuple[str, str]:
    """A single word counts as it is written or with a capital: ``Max`` is a name where ``max`` is a function."""
    if len(words) > 1:
        text = f"(?i:{BETWEEN.join(map(re.escape, words))})"
    else:
        text = f"(?:{'|'.join(map(re.escape, dict.fromkeys((words[0], words[0].title(), words[0].upper()))))})"
    start = "" if _is_han(words[0]) else rf"(?<!{LETTER})"
    end = "" if _is_han(words[-1]) else rf"(?!{LETTER})"
    return words[0].casefold(), start + text + end


def _is_han(word: str) -> bool:
    return re.match(f"[{HAN}]", word) is not None
