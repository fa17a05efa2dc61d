"""Times as people and platforms write them, and as grader keeps them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

_ISO = re.compile(
    r"(?P<date>\d{4}([-/])\d\d?\2\d\d?)[T ]+(?P<clock>\d\d?:\d\d(?::\d\d)?)(?:\.\d+)?\s*"
    r"(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?"
)
_CHINESE = re.compile(r"(\d{4})年(\d\d?)月(\d\d?)日[\s,，]*(?:(?:星期|周)\w)?[\s,，]*(上午|下午)?\s*(\d\d?):(\d\d)")
_ENGLISH = re.compile(r"(?:[A-Za-z]+, +)?(\d\d?) +([A-Za-z]+) +(\d{4}),? +(\d\d?):(\d\d)(?: *([AP])M)?", re.I)
_AMERICAN = re.compile(r"([A-Za-z]+)\.? +(\d\d?),? +(\d{4})(?:,| +at)? +(\d\d?):(\d\d)(?: *([AP])M)?", re.I)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")


def zone_named(name: str) -> tzinfo | None:
    """A time zone by its name (``Asia/Shanghai``) or distance from UTC (``+08:00``); None where there is none."""
    if name.upper() in ("UTC", "GMT", "Z"):
        return UTC
    offset = _OFFSET.fullmatch(name)
    if offset is not None:
        distance = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        return timezone(-distance if offset[1] == "-" else distance) if distance < timedelta(days=1) else None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # the system may have no list of zones, and names may be paths
        return None


def moment(text: str, zone: tzinfo | None) -> datetime | None:
    """A time as a platform or a person writes it, in UTC; without a zone of its own it is in ``zone``.

    ISO 8601 and its relatives, Moodle's English and Chinese forms. None where it is not understood, where it names no
    zone and ``zone`` is None, and for forms that mean different days in different countries.
    """
    text = text.strip()
    try:
        found = _iso(text) or _chinese(text) or _english(text)
        if found is None or (found.tzinfo is None and zone is None):
            return None
        return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _iso(text: str) -> datetime | None:
    parts = _ISO.fullmatch(text)
    if parts is None:
        return None
    clock = [int(part) for part in parts["clock"].split(":")]
    year, month, day = (int(part) for part in parts["date"].replace("/", "-").split("-"))
    hour, minute, second = [*clock, 0][:3]
    zone = zone_named(parts["zone"]) if parts["zone"] else None
    return datetime(year, month, day, hour, minute, second, tzinfo=zone)


def _chinese(text: str) -> datetime | None:
    parts = _CHINESE.fullmatch(text)
    if parts is None:
        return None
    year, month, day, hour, minute = (int(parts[place]) for place in (1, 2, 3, 5, 6))
    return datetime(year, month, day, hour % 12 + 12 * (parts[4] == "下午") if parts[4] else hour, minute)


def _english(text: str) -> datetime | None:
    """Moodle's ``15 September 2026, 11:59 PM`` and Canvas's ``Sep 15, 2026 at 11:59pm``: months are named."""
    parts = _ENGLISH.fullmatch(text)
    american = None if parts else _AMERICAN.fullmatch(text)
    found = parts or american
    if found is None:
        return None
    day, month = (found[1], found[2]) if parts else (found[2], found[1])
    if month[:3].lower() not in _MONTHS:
        return None
    hour = int(found[4])
    if found[6]:
        hour = hour % 12 + 12 * (found[6].upper() == "P")
    return datetime(int(found[3]), _MONTHS.index(month[:3].lower()) + 1, int(day), hour, int(found[5]))


def written(at: datetime) -> str:
    """A time as grader keeps it: ISO 8601, UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def kept(text: str) -> datetime:
    """The inverse of :func:`written`. Raises :class:`ValueError` for what is not such a time."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
