"""Students' pages as letters: one message a student, the page attached, no mark in what an inbox shows."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid

from grader.errors import GraderError
from grader.languages import en, say
from grader.text import visible

ATTACHMENT = "feedback.html"
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*", re.ASCII)

SUBJECT = en("Your feedback")
BODY = en(
    "Your feedback is attached: save {file} and open it in a browser. It shows what was right, what was not, and what "
    "to do next.\n\nThis message was written by a program."
)


@dataclass(frozen=True)
class Letter:
    """One message that may be sent: whose, to which address, what is in it, and a digest of the page."""

    student: str
    address: str
    digest: str
    message: EmailMessage


@dataclass(frozen=True)
class Sender:
    """What all letters share. ``subject`` and ``body`` are the sender's own words, if there are any."""

    address: str
    lang: str
    subject: str = ""
    body: str = ""


def is_address(text: str) -> bool:
    """Whether a text is one plain address: no name, no comment, nothing that a mail server might obey."""
    return len(text) <= 254 and _ADDRESS.fullmatch(text) is not None


def digest_of(page: bytes) -> str:
    """What tells a page that was sent from one that has changed since."""
    return hashlib.sha256(page).hexdigest()


def letter(student: str, address: str, page: bytes, sender: Sender) -> Letter:
    """The message for one student.

    Raises :class:`~grader.errors.GraderError` where an address is none.
    """
    for one in (address, sender.address):
        if not is_address(one):
            raise GraderError(f"{visible(one)!r} is not an e-mail address")
    message = EmailMessage(policy=SMTP)
    message["From"] = sender.address
    message["To"] = address
    message["Subject"] = visible(sender.subject or say(SUBJECT, sender.lang))
    message["Date"] = formatdate(localtime=False)
    message["Message-ID"] = make_msgid(domain=sender.address.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content((sender.body or say(BODY, sender.lang, file=ATTACHMENT)).rstrip() + "\n")
    message.add_attachment(page, maintype="text", subtype="html", filename=ATTACHMENT, params={"charset": "utf-8"})
    return Letter(student, address, digest_of(page), message)


def addresses(students: Iterable[str], known: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Each student's address, and why some have none: from a list, or the name itself where it is an address.

    Two students with one address have none: nobody may read another's page.
    """
    found = {student: known.get(student, "") or (student if is_address(student) else "") for student in students}
    by_address: dict[str, list[str]] = {}
    for student, address in found.items():
        by_address.setdefault(address.casefold(), []).append(student)
    problems = []
    for student, address in found.items():
        if not address:
            problems.append(f"{student}: no address is known")
        elif not is_address(address):
            problems.append(f"{student}: {address!r} is not an e-mail address")
        elif len(by_address[address.casefold()]) > 1:
            problems.append(f"{student}: {address} is the address of several students")
    wrong = {problem.partition(":")[0] for problem in problems}
    return {student: address for student, address in found.items() if student not in wrong}, problems
