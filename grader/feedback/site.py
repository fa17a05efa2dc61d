"""The site as files: safe names, every page written only when what it shows changed, old pages taken away."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from grader.disk import make_private, write_in_one_step
from grader.errors import GraderError
from grader.feedback.class_page import Register, class_page
from grader.feedback.html import class_html, student_html
from grader.feedback.student_page import student_page
from grader.feedback.student_view import Listed, Options
from grader.results import Report

MAX_NAME = 60
PAGES = "students"
GENERATOR = b'<meta name="generator" content="grader report">'
_PLAIN = frozenset(" -_.,'@+()")
_RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{word}{n}" for word in ("com", "lpt") for n in range(10))))


@dataclass(frozen=True)
class Folio:
    """Everything about one student: current reports, earlier ones by assignment, and sources by digest."""

    student: str
    reports: Sequence[Report]
    attempts: dict[str, list[Report]] = field(default_factory=dict)
    sources: dict[str, Listed] = field(default_factory=dict)


@dataclass
class Written:
    """What writing the site came to."""

    index: Path
    new: int = 0
    unchanged: int = 0
    removed: int = 0


def write_site(
    folder: Path,
    students: Sequence[str],
    assignments: Sequence[str],
    folios: Iterable[Folio],
    options: Options,
    progress: Callable[[str], None] = lambda _name: None,
) -> Written:
    """Write the page of every student in ``folios`` and of the class into ``folder``."""
    names = file_names(students)
    written = Written(folder / "index.html")
    register = Register(options)
    for path, text in _pages(folder, names, assignments, folios, register, progress):
        _write(path, text, written)
    hrefs = {student: f"{PAGES}/{quote(name)}" for student, name in names.items()}
    _write(written.index, class_html(class_page(register, assignments, students, hrefs)), written)
    written.removed = _remove_others(folder / PAGES, set(names.values()))
    return written


def _pages(
    folder: Path, names: Mapping[str, str], assignments: Sequence[str], folios: Iterable[Folio],
    register: Register, progress: Callable[[str], None],
) -> Iterator[tuple[Path, str]]:  # fmt: skip
    """Each student's page as it is made, while the register fills."""
    rank = {name: place for place, name in enumerate(assignments)}
    for folio in folios:
        reports = sorted(folio.reports, key=lambda report: rank[report.assignment])
        for report in reports:
            register.add(report)
        present = {report.assignment for report in reports}
        page = student_page(
            folio.student,
            reports,
            register.options,
            missing=[name for name in assignments if name not in present],
            attempts=folio.attempts,
            sources=folio.sources,
        )
        yield folder / PAGES / names[folio.student], student_html(page)
        progress(folio.student)


# Names of files


def file_names(students: Iterable[str]) -> dict[str, str]:
    """A file's name for each student: the name itself where every system can have it, else a slug with a hash.

    Names that a file system without case would take for the same all get their hash.
    """
    students = list(students)
    folded: dict[str, int] = {}
    for student in students:
        folded[_folded(student)] = folded.get(_folded(student), 0) + 1
    return {
        student: f"{student if _is_plain(student) and folded[_folded(student)] == 1 else _slug(student)}.html"
        for student in students
    }


def _folded(student: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", student).casefold())


def _is_plain(name: str) -> bool:
    """Letters, digits and a few signs: what no file system, shell or browser takes for anything else."""
    return (
        0 < len(name.encode("utf-8", "replace")) <= 3 * MAX_NAME
        and len(name) <= MAX_NAME
        and all(character in _PLAIN or unicodedata.category(character)[0] in "LNM" for character in name)
        and unicodedata.normalize("NFC", name) == name
        and name[0] not in " .-"
        and name[-1] not in " ."
        and name.partition(".")[0].casefold() not in _RESERVED
        and _is_writable(name)
    )


def _is_writable(name: str) -> bool:
    """Whether this process can give a file such a name: without a locale it writes ASCII alone."""
    try:
        os.fsencode(name)
    except UnicodeError:
        return False
    return True


def _slug(name: str) -> str:
    """ASCII letters and digits of a name, and a hash of all of it."""
    kept = "".join(character if character.isascii() and character.isalnum() else "-" for character in name)
    short = "-".join(filter(None, kept.split("-")))[:40] or "student"
    return f"{short}-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


# Files


def _write(path: Path, text: str, written: Written) -> None:
    """Write a page in one step, unless it is there already; a reader never sees half a page."""
    data = text.encode("utf-8", "backslashreplace")
    try:
        if path.is_file() and path.read_bytes() == data:
            written.unchanged += 1
            return
        make_private(path.parent)
        write_in_one_step(path, data, 0o600)
    except (OSError, UnicodeError) as error:
        said = error.strerror if isinstance(error, OSError) else "its name is not one of this system's"
        raise GraderError(f"{path}: cannot be written ({said}); choose another folder with -o") from error
    written.new += 1


def _remove_others(folder: Path, wanted: set[str]) -> int:
    """Take away pages of students who are gone; other files stay."""
    removed = 0
    for path in folder.glob("*.html") if folder.is_dir() else ():
        if path.name not in wanted and path.is_file() and GENERATOR in path.read_bytes()[:4000]:
            path.unlink()
            removed += 1
    return removed
