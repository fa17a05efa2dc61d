"""The site as files: safe names, every page made only when what it is made from changed, old pages taken away."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from grader.errors import GraderError
from grader.feedback.class_page import class_page
from grader.feedback.class_view import ClassPage
from grader.feedback.dossier import Dossier
from grader.feedback.html import class_files
from grader.feedback.ledger import Ledger, fingerprint, fingerprint_of_code
from grader.feedback.pages import Order, Site, encoded, entry, make_pages, put
from grader.feedback.register import Register
from grader.feedback.student_view import Neighbour

MAX_NAME = 60
PAGES, CLASS = "students", "class"
INDEX = "index.html"
GENERATOR = b'<meta name="generator" content="grader report">'
_PLAIN = frozenset(" -_.,'@+()")
_RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{word}{n}" for word in ("com", "lpt") for n in range(10))))


@dataclass
class Written:
    """What writing the site came to."""

    index: Path
    new: int = 0
    unchanged: int = 0
    removed: int = 0

    def count(self, *, is_new: bool) -> None:
        self.new += is_new
        self.unchanged += not is_new


def write_site(site: Site, dossiers: Sequence[Dossier], processes: int = 1) -> Written:
    """Write the page of every student and of the class, those that are not what they should be.

    Raises :class:`~grader.errors.GraderError` where that cannot be done. What was written by then is kept.
    """
    written = Written(site.folder / INDEX)
    ledger = Ledger.open(site.grades, site.folder)
    try:
        orders = _orders(site, dossiers)
        _write_students(site, orders, ledger, written, processes)
        _write_class(site, orders, ledger, written)
        gone = {name for name in ledger.entries if name.startswith(f"{PAGES}/")} - {order.name for order in orders}
        ledger.forget(gone)
        for part in (PAGES, CLASS):
            written.removed += _remove_others(site.folder, part, ledger.entries)
    finally:
        _save(ledger)
    return written


def _orders(site: Site, dossiers: Sequence[Dossier]) -> list[Order]:
    """A page for every student. The digest of what it is made from leaves nothing out but where the files lie."""
    shared = replace(site.options, notes={}, unused={}, roster=(), people={})
    common = fingerprint(fingerprint_of_code(), site.assignments, shared)
    names = file_names(dossier.page_name or dossier.student for dossier in dossiers)
    files = [names[dossier.page_name or dossier.student] for dossier in dossiers]
    links: list[Neighbour | None] = [None] * len(files)
    if shared.audience == "ta":
        links = [Neighbour(one.label, quote(file)) for one, file in zip(dossiers, files, strict=True)]
    beside = zip([None, *links], [*links[1:], None], strict=False)
    return [
        Order(f"{PAGES}/{file}", fingerprint(common, dossier, neighbours), dossier, neighbours)
        for file, dossier, neighbours in zip(files, dossiers, beside, strict=True)
    ]


def _write_students(site: Site, orders: Sequence[Order], ledger: Ledger, written: Written, processes: int) -> None:
    changed = [order for order in orders if not ledger.is_current(order.name, order.key, site.sources)]
    written.unchanged += len(orders) - len(changed)
    for made in make_pages(site, changed, processes):
        ledger.note(made.name, made.entry, made.sheets)
        written.count(is_new=made.is_new)


def _write_class(site: Site, orders: Sequence[Order], ledger: Ledger, written: Written) -> None:
    """Write the class's page and those that it is continued on, all or none."""
    key = fingerprint([(order.name, order.key) for order in orders], site.options.roster, site.options.people)
    before = {INDEX, *(name for name in ledger.entries if name.startswith(f"{CLASS}/"))}
    if all(ledger.is_current(name, key, {}) for name in before):
        written.unchanged += len(before)
        return
    ledger.forget(before)  # the index comes last: while it has no entry, none of these is current
    for name, text in class_files(_class_page(site, orders, ledger)):
        data = encoded(text)
        written.count(is_new=put(site.folder / name, data))
        ledger.note(name, entry(site.folder / name, key, data), {})


def _class_page(site: Site, orders: Sequence[Order], ledger: Ledger) -> ClassPage:
    register = Register(site.options)
    for order in orders:
        for one, sheet in ledger.extracts(order.name):
            register.take(one, sheet)
    ledger.prune()
    hrefs = {order.dossier.page_name or order.dossier.student: quote(order.name) for order in orders}
    return class_page(register, site.assignments, list(hrefs), hrefs)


def _save(ledger: Ledger) -> None:
    try:
        ledger.save()
    except OSError as error:
        raise GraderError(f"{ledger.path}: cannot be written ({error.strerror})") from error


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


def _remove_others(folder: Path, part: str, wanted: Container[str]) -> int:
    """Take away pages of students who are gone, and of a class that was larger; other files stay."""
    removed = 0
    for path in (folder / part).glob("*.html") if (folder / part).is_dir() else ():
        is_other = f"{part}/{path.name}" not in wanted
        if is_other and path.is_file() and GENERATOR in path.read_bytes()[:4000]:
            path.unlink()
            removed += 1
    return removed
