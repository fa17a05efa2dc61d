"""``course.toml``: what a term lays down. Every key may be left out; what is not understood is refused by line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Annotated, Any

import msgspec

from grader.course.rubric import read_rubric
from grader.course.settings_file import misread
from grader.errors import CourseError
from grader.gradebook.lateness import AssignmentTerm, Attempts, Base, Exercises, Extension, LatePolicy, Level, Policy
from grader.languages import ENGLISH, LANGUAGES, pick
from grader.moments import zone_named

MAX_SEEDS = 64

Share = Annotated[float, msgspec.Meta(ge=0)]
Percent = Annotated[float, msgspec.Meta(ge=0, le=100)]
Days = Annotated[int, msgspec.Meta(ge=0)]


class LateSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[late]``: minutes of grace, what a day costs and of what, free days a student, the last day that counts."""

    grace_minutes: Share = 0.0
    percent_a_day: Percent = 0.0
    of: Base = "mark"
    free_days: Days = 0
    last_day: Days | None = None


class AssignmentLate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[assignment.NAME.late]``: what is other than in ``[late]``."""

    grace_minutes: Share | None = None
    percent_a_day: Percent | None = None
    of: Base | None = None
    last_day: Days | None = None


class ShowSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[show]``: what students see before the due time, and from then on."""

    before: Level = "hidden"
    after: Level = "hidden"


class AssignmentTermSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[assignment.NAME]``: weight, times, and what is other than in the course."""

    weight: Share | None = None
    release: datetime | None = None
    due: datetime | None = None
    late: AssignmentLate = AssignmentLate()
    attempts: Attempts | None = None
    show: ShowSettings | None = None
    timeout: Annotated[float, msgspec.Meta(ge=0.05, le=3600)] | None = None
    memory: Annotated[int, msgspec.Meta(ge=64, le=65536)] | None = None
    bonus: Share | None = None
    libraries: tuple[Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z_]\w*$")], ...] = ()


class ExtensionSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[[extension]]``: more time for a student or a section, with the reason."""

    reason: Annotated[str, msgspec.Meta(min_length=1)]
    student: str = ""
    section: str = ""
    assignment: str = ""
    due: datetime | None = None
    days: Annotated[float, msgspec.Meta(gt=0)] | None = None


class CourseSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``course.toml``: the assignments of this term, in the order of tables and pages. Others show when handed in.

    ``seeds`` is how many different sets of random inputs students draw from. Times without a zone are in ``timezone``.
    The first of ``languages`` is that of pages where no other is asked for.
    """

    title: str | dict[str, str] = ""
    term: str = ""
    languages: tuple[str, ...] = ()
    timezone: str = "UTC"
    assignments: tuple[str, ...] = ()
    seeds: Annotated[int, msgspec.Meta(ge=1, le=MAX_SEEDS)] = 8
    attempts: Attempts = "last"
    late: LateSettings = LateSettings()
    show: ShowSettings = ShowSettings()
    assignment: dict[str, AssignmentTermSettings] = {}
    extension: tuple[ExtensionSettings, ...] = ()

    @property
    def zone(self) -> tzinfo:
        """The course's time zone."""
        return zone_named(self.timezone) or UTC

    @property
    def titles(self) -> Mapping[str, str]:
        """The course's title by language."""
        return {ENGLISH: self.title} if isinstance(self.title, str) else self.title

    def heading(self, lang: str) -> str:
        """The course's title and the term, as far as they are given."""
        return " · ".join(filter(None, (pick(self.titles, lang), self.term)))

    def is_released(self, assignment: str, now: datetime) -> bool:
        """Whether students have an assignment by then; one without a time was always there."""
        release = self.of(assignment).release
        return release is None or _aware(release, self.zone) <= now

    def of(self, assignment: str) -> AssignmentTermSettings:
        """What is laid down for one assignment."""
        return self.assignment.get(assignment, AssignmentTermSettings())


def read_course_settings(path: Path, known: Mapping[str, object]) -> CourseSettings:
    """What ``course.toml`` says; ``known`` are the course's assignments.

    Raises :class:`~grader.errors.CourseError`, with the line, for unknown keys and whatever contradicts itself.
    """
    try:
        text = path.read_text(encoding="utf-8")
        plain = tomllib.loads(text)
    except FileNotFoundError:
        return CourseSettings()
    except (ValueError, OSError) as error:  # a syntax error of TOML says its line; so does text that is no UTF-8
        raise CourseError(f"{path}: {error}") from error
    settings = _converted(path, text, plain)
    for place, problem in _problems(settings, known):
        raise misread(path, text, place, problem)
    if not settings.assignments:
        settings = msgspec.structs.replace(settings, assignments=tuple(settings.assignment))
    return settings


def _converted(path: Path, text: str, plain: dict[str, Any]) -> CourseSettings:
    """The settings; tables by assignment are read one by one, since msgspec does not say which of them is wrong."""
    tables = plain.get("assignment")
    try:
        for name, table in tables.items() if isinstance(tables, dict) else ():
            place = f"assignment.{name}"
            msgspec.convert(table, AssignmentTermSettings, builtin_types=(datetime,))
        place = ""
        return msgspec.convert(plain, CourseSettings, builtin_types=(datetime,))
    except msgspec.ValidationError as error:
        raise misread(path, text, place, str(error)) from error


def _problems(settings: CourseSettings, known: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """What is wrong though every key is understood, each with its place in the file."""
    there_are = f"there are: {', '.join(known)}"
    if zone_named(settings.timezone) is None:
        yield "timezone", f"no time zone {settings.timezone!r} on this machine; a distance such as '+08:00' does too"
    for name in settings.assignments:
        if name not in known:
            yield "assignments", f"there is no assignment {name!r}; {there_are}"
    for lang in settings.languages:
        if lang not in LANGUAGES:
            yield "languages", f"there is no catalogue for {lang!r}; there are: {', '.join(LANGUAGES)}"
    if len(set(settings.assignments)) < len(settings.assignments):
        yield "assignments", "an assignment is named twice"
    if settings.late.free_days and not _costs(settings):
        yield "late.free_days", "free days need percent_a_day: what the days beyond them cost (100: everything)"
    for name, one in settings.assignment.items():
        place = f"assignment.{name}"
        if name not in known:
            yield place, f"there is no assignment {name!r}; {there_are}"
        if settings.assignments and name not in settings.assignments:
            yield place, f"{name!r} is not among the assignments of this term"
        if one.due and one.release and _aware(one.due, settings.zone) <= _aware(one.release, settings.zone):
            yield f"{place}.due", f"{name} is due before it is released"
    for number, extension in enumerate(settings.extension):
        yield from ((f"extension[{number}]", said) for said in _wrong_in(extension, settings, known))


def _costs(settings: CourseSettings) -> bool:
    return bool(settings.late.percent_a_day) or any(one.late.percent_a_day for one in settings.assignment.values())


def _wrong_in(one: ExtensionSettings, settings: CourseSettings, known: Mapping[str, object]) -> Iterator[str]:
    if bool(one.student) == bool(one.section):
        yield "an extension is for a student or for a section"
    if (one.due is None) == (one.days is None):
        yield "an extension has a due time or a number of days"
    if one.assignment and one.assignment not in known:
        yield f"there is no assignment {one.assignment!r}; there are: {', '.join(known)}"
    elif one.assignment and settings.of(one.assignment).due is None:
        yield f"{one.assignment} has no due time that could be extended"
    if not one.assignment and one.due is not None:
        yield "an extension with a due time names its assignment"


def _aware(at: datetime, zone: tzinfo) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=zone)


# The rules


def policy_of(
    settings: CourseSettings,
    course: Path,
    known: Mapping[str, tuple[float, Exercises]],
    now: datetime,
) -> Policy:
    """The rules that marks depend on. ``known`` are the points of each assignment's checks, and what its exercises are.

    Raises :class:`~grader.errors.CourseError` for a rubric that is not understood.
    """
    extensions = tuple(
        Extension(one.student, one.section, one.assignment, _aware(one.due, settings.zone) if one.due else None,
                  one.days or 0.0, one.reason)
        for one in settings.extension
    )  # fmt: skip
    terms = {name: _term(settings, course, name, *one) for name, one in known.items()}
    return Policy(terms, extensions, settings.late.free_days, now)


def _term(settings: CourseSettings, course: Path, name: str, total: float, exercises: Exercises) -> AssignmentTerm:
    one = settings.of(name)
    show = one.show or settings.show
    return AssignmentTerm(
        due=_aware(one.due, settings.zone) if one.due else None,
        late=_late(settings.late, one.late),
        weight=one.weight,
        bonus=one.bonus,
        attempts=one.attempts or settings.attempts,
        before=show.before,
        after=show.after,
        rubric=read_rubric(course / "solutions" / name / "rubric.toml"),
        maximum=total,
        exercises=exercises,
    )


def _late(course: LateSettings, own: AssignmentLate) -> LatePolicy:
    return LatePolicy(
        course.grace_minutes if own.grace_minutes is None else own.grace_minutes,
        course.percent_a_day if own.percent_a_day is None else own.percent_a_day,
        own.of or course.of,
        course.last_day if own.last_day is None else own.last_day,
    )
