"""``grader mail``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import Context, common
from grader.cli.report import to_students
from grader.errors import GraderError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.feedback.letters import Letter, Sender
    from grader.feedback.post import Ledger, Server

PASSWORD = "GRADER_MAIL_PASSWORD"
PORTS = {"starttls": 587, "ssl": 465, "none": 25}
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option(
    "--roster",
    type=_FILE,
    metavar="FILE",
    help="A roster with a column called email (default: the one that `grader roster` kept).",
)
@click.option("--section", metavar="NAME", help="Only this section's students.")
@click.option("--from", "sender", metavar="ADDRESS", help="Whom letters are from.")
@click.option("-a", "--assignment", "names", multiple=True, metavar="NAME", help="Only this assignment (repeatable).")
@click.option("--subject", default="", metavar="TEXT", help="The subject (default: Your feedback).")
@click.option("--body", type=_FILE, metavar="FILE", help="The letter's text, the same for all.")
@click.option(
    "--write",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write a .eml file for each student into this folder.",
)
@click.option("--send", "host", metavar="HOST[:PORT]", help="Send by this SMTP server.")
@click.option(
    "--security", type=click.Choice(list(PORTS)), default="starttls", show_default=True, help="How to reach it."
)
@click.option("--user", default="", metavar="NAME", help=f"Log in as; the password is asked for, or in {PASSWORD}.")
@click.option("--again", multiple=True, metavar="STUDENT", help="Send to this student though it was sent (repeatable).")
@common
def mail(
    context: Context, roster: Path | None, section: str | None, sender: str | None, names: tuple[str, ...],
    subject: str, body: Path | None, folder: Path | None, host: str | None, security: str, user: str,
    again: tuple[str, ...],
) -> None:  # fmt: skip
    """Send every student the feedback page, as an attachment; without --write or --send only say what would be sent.

    A page that was sent is not sent again, unless it has changed. mailed.jsonl beside the gradebook says who got what.
    """
    from grader.feedback.letters import Sender

    if folder is not None and host is not None:
        raise GraderError("give --write or --send, not both")
    if sender is None and (folder is not None or host is not None):
        raise GraderError("say whom the letters are from: --from ADDRESS")
    words = Sender(sender or "nobody@example.org", context.page_lang, subject, _text(body))
    post = _Post(context, words, again)
    letters = list(post.letters(roster, names, section))
    if host is not None:
        post.send(letters, _server(host, security, user))
    elif folder is not None:
        post.write(letters, folder)
    else:
        post.tell(letters)
    sys.exit(1 if post.problems else 0)


class _Post:
    """One run: the letters of a class, and what went wrong."""

    def __init__(self, context: Context, sender: Sender, again: tuple[str, ...]) -> None:
        self.context = context
        self.sender = sender
        self.again = again
        self.problems = 0

    def letters(self, roster: Path | None, names: tuple[str, ...], section: str | None) -> Iterator[Letter]:
        """A letter for each student with a page and an address; the others are named."""
        from grader.feedback.bundle import pages
        from grader.feedback.letters import addresses, letter
        from grader.gradebook.roster import kept_roster, read_enrolled
        from grader.gradebook.store import Gradebook

        with Gradebook(self.context.gradebook, create=False) as gradebook:
            enrolled = read_enrolled(roster) if roster else kept_roster(gradebook)
            if roster and not any(one.email for one in enrolled):
                raise GraderError(
                    f"{roster}: no address is in it: the first column is called student, another one email"
                )
            site, people = to_students(self.context, gradebook, names, section)
            students = [one.student for one in people]
            for student in self.again:
                if student not in students:
                    raise GraderError(f"--again {student}: no such student in the gradebook")
            found, problems = addresses(students, {one.student: one.email for one in enrolled})
            for problem in problems:
                self.complain(problem)
            for student, page in pages(gradebook, site, [one for one in people if one.student in found]):
                yield letter(student, found[student], page, self.sender)

    def complain(self, problem: str) -> None:
        from grader.text import visible

        self.problems += 1
        click.echo(f"grader: no letter: {visible(problem)}", err=True)

    def open(self, letters: list[Letter], ledger: Ledger) -> list[Letter]:
        """The letters that are still to be sent; one that may have arrived is named."""
        left = []
        for one in letters:
            state = None if one.student in self.again else ledger.state(one)
            if state == "sending":
                self.complain(
                    f"{one.student}: was being sent when an earlier run stopped, and may have arrived; ask, or send it "
                    f"with --again {one.student}"
                )
            elif state != "sent":
                left.append(one)
        return left

    def send(self, letters: list[Letter], server: Server) -> None:
        from grader.feedback.post import Ledger, send

        with Ledger(self.context.gradebook) as ledger:
            left = self.open(letters, ledger)
            sent = 0
            for one, refusal in send(left, server, ledger) if left else ():
                sent += not refusal
                if refusal:
                    self.complain(f"{one.student} <{one.address}>: {refusal}")
        before = sum(ledger.states.get((one.student, one.digest)) == "sent" for one in letters) - sent
        self.echo(f"{sent} sent, {before} sent before")

    def write(self, letters: list[Letter], folder: Path) -> None:
        from grader.disk import make_private, write_in_one_step
        from grader.feedback.site import file_names

        named = file_names(one.student for one in letters)
        try:
            make_private(folder)
            for one in letters:
                path = folder / f"{named[one.student].removesuffix('.html')}.eml"
                write_in_one_step(path, one.message.as_bytes(), 0o600)
        except OSError as error:
            raise GraderError(f"{folder}: cannot be written ({error.strerror})") from error
        self.echo(f"{len(letters)} letters written to {folder}")

    def tell(self, letters: list[Letter]) -> None:
        from grader.feedback.post import known_states
        from grader.text import visible

        states = known_states(self.context.gradebook)
        said = {"sent": "sent before", "sending": "may have arrived", "refused": "was refused; would be sent"}
        for one in letters:
            state = states.get((one.student, one.digest))
            self.echo(f"{visible(one.student)} <{one.address}>: {said.get(state or '', 'would be sent')}")
        self.echo("nothing was sent; --send HOST or --write DIR does it")

    def echo(self, text: str) -> None:
        if self.context.verbosity >= 0:
            click.echo(text)


def _text(path: Path | None) -> str:
    from grader.decoding import UnreadableError, decode_text

    try:
        return decode_text(path.read_bytes()) if path else ""
    except (OSError, UnreadableError) as error:
        raise GraderError(f"{path}: cannot be read: {error}") from error


def _server(host: str, security: str, user: str) -> Server:
    from grader.feedback.post import Server

    name, colon, port = host.rpartition(":") if host.count(":") == 1 else (host, "", "")
    if colon and not (port.isdigit() and 0 < int(port) < 65536):
        raise GraderError(f"--send {host}: a port is a number")
    password = os.environ.get(PASSWORD) or click.prompt("Password", hide_input=True, err=True) if user else ""
    return Server(name, int(port) if colon else PORTS[security], security, user, password)
