"""Students' pages made and written, in this process or in several."""

from __future__ import annotations

import hashlib
import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import msgspec

from grader.disk import make_private, write_in_one_step
from grader.errors import GraderError
from grader.feedback.dossier import Dossier, Folio, folio
from grader.feedback.html import student_html
from grader.feedback.ledger import Entry, stamp
from grader.feedback.register import extract, sheet
from grader.feedback.student_page import student_page
from grader.feedback.student_view import Neighbour, Options
from grader.gradebook.store import Gradebook
from grader.results import Report

FEW = 24
"""So many pages are made sooner than another process has started."""


PATIENCE = 10.0
"""Seconds that a process has to end in."""


@dataclass(frozen=True)
class Site:
    """What all pages share: where they go, where the gradebook is, the assignments in order, and the options."""

    folder: Path
    grades: Path
    assignments: tuple[str, ...]
    options: Options
    sources: dict[str, str] = field(default_factory=dict)
    """Digests of the submissions' sources, for teachers."""


Neighbours = tuple[Neighbour | None, Neighbour | None]
"""The pages before and after one."""


@dataclass(frozen=True)
class Order:
    """A page to be made: its path in the site, what it is made from, and the digest of that."""

    name: str
    key: str
    dossier: Dossier
    neighbours: Neighbours = (None, None)


@dataclass(frozen=True)
class Made:
    """A page that was made, with the sheets of its reports by digest, and whether its file had to be written."""

    name: str
    entry: Entry
    sheets: dict[str, bytes]
    is_new: bool


def make_pages(site: Site, orders: Sequence[Order], processes: int) -> Iterator[Made]:
    """Make and write these pages, in their order.

    Raises :class:`~grader.errors.GraderError` where one cannot be written.
    """
    if processes == 1 or len(orders) <= FEW:
        yield from _share(site, orders)
        return
    shares = [orders[first::processes] for first in range(processes)]
    context = multiprocessing.get_context("fork")
    pipes = [context.Pipe(duplex=False) for _ in shares]
    readers = [reader for reader, _ in pipes]
    workers = [
        context.Process(target=_work, args=(site, share, pipes, n), daemon=True) for n, share in enumerate(shares)
    ]
    try:
        for worker, (_, writer) in zip(workers, pipes, strict=True):
            worker.start()
            writer.close()
        for number in range(len(orders)):
            yield _received(readers[number % processes])
    finally:
        for reader in readers:
            reader.close()  # a process that nobody listens to ends after its page
        for worker in workers:
            if worker.pid is not None:
                worker.join(PATIENCE)
                worker.terminate()
                worker.join()


def _received(reader: Connection) -> Made:
    try:
        answer = reader.recv()
    except EOFError:
        raise GraderError("a process that makes pages came to an end; run the same command again") from None
    if isinstance(answer, BaseException):
        raise answer
    assert isinstance(answer, Made)
    return answer


def _work(site: Site, share: Sequence[Order], pipes: Sequence[tuple[Any, Any]], number: int) -> None:
    """What another process does: its share, each page told as it is written. Nobody to tell ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one ends it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    writer = pipes[number][1]
    for end in (end for pipe in pipes for end in pipe if end is not writer):
        end.close()  # else the end of another process would not be noticed
    try:
        for made in _share(site, share):
            writer.send(made)
    except BrokenPipeError:
        pass
    except Exception as error:  # told where it can be
        writer.send(error)


def _share(site: Site, orders: Sequence[Order]) -> Iterator[Made]:
    told: set[str] = set()
    with Gradebook(site.grades, create=False) as gradebook:
        for order in orders:
            made = _made(site, order, folio(gradebook, order.dossier, site.options))
            new = {digest: data for digest, data in made.sheets.items() if digest not in told}
            told |= new.keys()
            yield Made(made.name, made.entry, new, made.is_new)


def _made(site: Site, order: Order, folio: Folio) -> Made:
    options = order.dossier.options(site.options)
    reports = _in_order(site, folio)
    data = page_of(site, order.dossier, folio, order.neighbours)
    is_new = put(site.folder / order.name, data)
    kept, sheets = _kept(reports, options)
    shown = [*reports, *(one for before in folio.attempts.values() for one in before)]
    sources = {one.digest: site.sources.get(one.digest, "") for one in shown if options.audience == "ta"}
    return Made(order.name, entry(site.folder / order.name, order.key, data, sources, kept), sheets, is_new)


def page_of(site: Site, dossier: Dossier, folio: Folio, neighbours: Neighbours = (None, None)) -> bytes:
    """A student's page as its file has it: whole by itself."""
    reports = _in_order(site, folio)
    page = student_page(
        folio.student,
        reports,
        dossier.options(site.options),
        missing=[name for name in site.assignments if name not in {report.assignment for report in reports}],
        attempts=folio.attempts,
        sources=folio.sources,
        neighbours=neighbours,
    )
    return encoded(student_html(page))


def _in_order(site: Site, folio: Folio) -> list[Report]:
    rank = {name: place for place, name in enumerate(site.assignments)}
    return sorted(folio.reports, key=lambda report: rank[report.assignment])


def _kept(reports: Sequence[Report], options: Options) -> tuple[bytes, dict[str, bytes]]:
    """What the class's page needs of the reports, and the sheets that it names by digest."""
    sheets: dict[str, bytes] = {}
    kept = []
    for report in reports:
        said = msgspec.msgpack.encode(sheet(report, options.lang))
        digest = hashlib.sha256(said).hexdigest()
        sheets[digest] = said
        kept.append((extract(report, options), digest))
    return msgspec.msgpack.encode(kept), sheets


# Files


def encoded(text: str) -> bytes:
    """A page as its file has it."""
    return text.encode("utf-8", "backslashreplace")


def entry(path: Path, key: str, data: bytes, sources: dict[str, str] | None = None, kept: bytes = b"") -> Entry:
    """The ledger's entry of a page that has just been written."""
    return Entry(key, hashlib.sha256(data).digest(), stamp(path), sources or {}, kept)


def put(path: Path, data: bytes) -> bool:
    """Write a page in one step, unless it is there already; a reader never sees half a page. Whether it was written.

    Raises :class:`~grader.errors.GraderError` where it cannot be.
    """
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        make_private(path.parent)
        write_in_one_step(path, data, 0o600)
    except (OSError, UnicodeError) as error:
        said = error.strerror if isinstance(error, OSError) else "its name is not one of this system's"
        raise GraderError(f"{path}: cannot be written ({said}); choose another folder with -o") from error
    return True
