"""Letters on their way, and the ledger beside the gradebook by which none is sent twice.

Before a letter is handed to the server a line says so, and after it another one: whatever stops the program in between,
the letter may have arrived, and is not sent again unless somebody asks for it.
"""

from __future__ import annotations

import json
import os
import smtplib
import ssl
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal

from grader.disk import make_private
from grader.errors import GraderError
from grader.feedback.letters import Letter

LEDGER = "mailed.jsonl"
SECONDS = 60.0
"""How long a server may take to answer."""

State = Literal["sending", "sent", "refused"]


@dataclass(frozen=True)
class Server:
    """An SMTP server and how to talk to it; ``security`` is starttls, ssl or none."""

    host: str
    port: int
    security: str = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)


class Ledger:
    """Who was sent which page. One process at a time may write it; what it says is never taken back."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / LEDGER
        self.states: dict[tuple[str, str], State] = {}
        try:
            make_private(folder)
            self._file = os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "r+b")
        except OSError as error:
            raise GraderError(f"{self.path}: cannot be opened ({error.strerror})") from error
        try:
            self._lock()
            self._read()
        except GraderError:
            self._file.close()
            raise

    def _lock(self) -> None:
        import fcntl

        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise GraderError(f"{self.path}: another run of grader mail is at work; wait for it") from None

    def _read(self) -> None:
        for number, line in enumerate(self._file.read().splitlines(), 1):
            try:
                said = json.loads(line)
                self.states[said["student"], said["digest"]] = said["state"]
            except (ValueError, KeyError, TypeError):
                raise GraderError(
                    f"{self.path}:{number}: is not a line of this ledger; mend or move the file"
                ) from None

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def state(self, one: Letter) -> State | None:
        """What became of this page for this student; None where it was not sent."""
        return self.states.get((one.student, one.digest))

    def note(self, one: Letter, state: State) -> None:
        """Say what becomes of a letter; it is on the disk when this returns.

        Raises :class:`~grader.errors.GraderError` where it cannot be.
        """
        self.states[one.student, one.digest] = state
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        said = {"student": one.student, "to": one.address, "digest": one.digest, "state": state, "at": now}
        try:
            self._file.write(json.dumps(said).encode() + b"\n")
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise GraderError(f"{self.path}: cannot be written ({error.strerror})") from error


def known_states(folder: Path) -> dict[tuple[str, str], State]:
    """What the ledger says, for those who only look; nothing where there is none."""
    if not (folder / LEDGER).is_file():
        return {}
    with Ledger(folder) as ledger:
        return dict(ledger.states)


def send(letters: Iterable[Letter], server: Server, ledger: Ledger) -> Iterator[tuple[Letter, str]]:
    """Send the letters one by one; yields each with why the server refused it, empty where it took it.

    Raises :class:`~grader.errors.GraderError` where the server cannot be reached, or is gone.
    """
    try:
        with _connected(server) as connection:
            for one in letters:
                yield one, _sent(one, connection, ledger)
    except (OSError, smtplib.SMTPException) as error:
        raise GraderError(f"{server.host}:{server.port}: {_said(error)}") from error


def _connected(server: Server) -> smtplib.SMTP:
    """A connection that is ready; the server's certificate is checked."""
    context = ssl.create_default_context()
    if server.security == "ssl":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=context)
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
    try:
        if server.security == "starttls":
            connection.starttls(context=context)
        if server.user:
            connection.login(server.user, server.password)
    except BaseException:
        connection.close()
        raise
    return connection


def _sent(one: Letter, connection: smtplib.SMTP, ledger: Ledger) -> str:
    ledger.note(one, "sending")
    try:
        connection.send_message(one.message)
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
        ledger.note(one, "refused")
        return _said(error)
    ledger.note(one, "sent")
    return ""


def _said(error: Exception) -> str:
    """A server's answer in a line."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, text = next(iter(error.recipients.values()))
    elif isinstance(error, smtplib.SMTPResponseException):
        code, text = error.smtp_code, _bytes(error.smtp_error)
    else:
        return f"the server cannot be used: {error}"
    return f"the server says {code} {text.decode('utf-8', 'replace')}"[:300]


def _bytes(text: bytes | str) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "replace")
