"""Pages reach students: bundles for platforms' bulk uploads, letters, a real SMTP server that gets each once."""

from __future__ import annotations

import email
import json
import os
import socket
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from click.testing import CliRunner

from grader.cli.main import main
from grader.errors import GraderError
from grader.feedback.letters import Letter, Sender, addresses, is_address, letter
from grader.feedback.post import LEDGER, Ledger, Server, known_states, send
from grader.gradebook.roster import keep_roster, read_enrolled
from grader.gradebook.store import Gradebook
from grader.lms.feedback import places
from grader.results import ExerciseReport, Report, Result

SENDER = Sender("teacher@example.org", "en")
STUDENTS = ("Ana García_11", "ben@example.org", "cy_7", "dan")


def report(student: str, assignment: str = "lines", earned: float = 7.0) -> Report:
    outcome = "passed" if earned == 10 else "failed"
    result = Result("test_x", {"en": "It holds."}, True, 10.0, earned, outcome)
    return Report(
        student, assignment, f"{assignment}.py", f"sha256:{student}", "graded", None, 1, "", "2026-11-01T00:00:00Z",
        0.1, {"grader": "1"}, (ExerciseReport("line", (result,)),),
    )  # fmt: skip


@pytest.fixture
def grades(tmp_path: Path) -> Path:
    """A gradebook of four students, one of whom has handed in two assignments."""
    with Gradebook(tmp_path / "grades") as book:
        for student in STUDENTS:
            book.enrol([student])
            book.record(report(student), student)
        book.record(report("dan", "more"), "more")
    return tmp_path / "grades"


def run(grades: Path, *arguments: str, status: int = 0) -> str:
    """The command, in this process; its output, errors too."""
    done = CliRunner().invoke(main, [*arguments, "-g", str(grades), "--lang", "en"], env={"LANG": "C.UTF-8"})
    assert done.exit_code == status, done.output
    return str(done.output)


def packed(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


# Bundles


def test_a_plain_bundle_has_a_page_a_student(grades: Path):
    """Each page is whole by itself and holds its own student alone; -a leaves out other assignments."""
    run(grades, "report", "--bundle", "plain")
    files = packed(grades / "feedback-plain.zip")
    assert sorted(files) == ["Ana García_11.html", "ben@example.org.html", "cy_7.html", "dan.html"]
    assert not [page for page in files.values() if "src=" in page or 'rel="stylesheet"' in page]
    assert [name for name, page in files.items() if "ben@example.org" in page] == ["ben@example.org.html"]
    assert "more" in files["dan.html"]
    run(grades, "report", "--bundle", "plain", "-a", "more", "-o", str(grades / "out"))
    (name, page), *rest = packed(grades / "out" / "feedback-plain.zip").items()
    assert (name, rest) == ("dan.html", [])
    assert "lines" not in page
    assert (grades / "feedback-plain.zip").stat().st_mode & 0o077 == 0


def test_marks_by_hand_and_sections_reach_students(grades: Path):
    """Who has only words of a teacher's has a page too; a section's bundle holds its students alone."""
    with Gradebook(grades) as book:
        lines = ("student,section", "eve,A", "cy_7,A", "dan,B")
        path = grades.parent / "roster.csv"
        path.write_text("\n".join(lines) + "\n")
        keep_roster(book, read_enrolled(path))
    run(grades, "comment", "eve", "lines", "Please come to see me.", "--by", "Lee")
    run(grades, "report", "--bundle", "plain", "--section", "A")
    files = packed(grades / "feedback-plain.zip")
    assert sorted(files) == ["cy_7.html", "eve.html"]
    assert "Please come to see me." in files["eve.html"]


def test_moodle_counts_underscores(grades: Path):
    """``<name>_<number>_assignfeedback_file_<file>``, flat; who has no participant's number is named, with status 1."""
    said = run(grades, "report", "--bundle", "moodle", status=1)
    assert sorted(packed(grades / "feedback-moodle.zip")) == [
        "Ana García_11_assignfeedback_file_feedback.html", "cy_7_assignfeedback_file_feedback.html",
    ]  # fmt: skip
    assert "no page in the bundle for dan: no participant's number is known" in said
    name = places("moodle", ["Ana_María/../x_12"], None).names["Ana_María/../x_12"]
    full_name, number, plugin, kind, file = name.split("_", 4)
    assert (number, plugin, kind, file) == ("12", "assignfeedback", "file", "feedback.html")
    assert "/" not in full_name


def test_canvas_finds_two_numbers(tmp_path: Path):
    """The newest attachment's name as far as its numbers go; a text entry has none, nor has who is not there."""
    names = ["garciaana_LATE_1001_501_lines.py", "garciaana_1001_502_my_notes_7.ipynb", "ben_1002_text.html",
             "anon_ab12_503_lines.py", "3210_1006_506_lines.py", "cy_1004_504_lines-1.py"]  # fmt: skip
    with zipfile.ZipFile(tmp_path / "submissions.zip", "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    students = ["garciaana_1001", "ben_1002", "anon_ab12", "cy_1004", "dan_1005", "3210_1006"]
    found = places("canvas", students, tmp_path / "submissions.zip")
    assert found.names == {
        "garciaana_1001": "garciaana_1001_502_feedback.html", "cy_1004": "cy_1004_504_feedback.html",
    }  # fmt: skip
    assert [problem.partition(":")[0] for problem in found.problems] == [
        "ben_1002", "anon_ab12", "dan_1005", "3210_1006",
    ]  # fmt: skip
    with pytest.raises(GraderError, match="give it with --download"):
        places("canvas", students, None)
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("lines.py", "x")
    with pytest.raises(GraderError, match="not a download of canvas"):
        places("canvas", students, tmp_path / "other.zip")


def test_a_bundle_is_for_students(grades: Path):
    """What teachers alone may see is in no bundle, and an assignment without reports is a mistake."""
    assert "--audience ta is not" in run(grades, "report", "--bundle", "plain", "--audience", "ta", status=2)
    assert "no reports for 'nope'" in run(grades, "report", "--bundle", "plain", "-a", "nope", status=2)
    assert "--anonymous is not" in run(grades, "report", "--bundle", "plain", "--anonymous", status=2)
    assert "are for --bundle" in run(grades, "report", "-a", "lines", status=2)


# Letters


def test_a_letter_is_plain_and_whole():
    """The page travels as it is; subject and text give no mark away, and nobody else's address is in it."""
    page = "<html><title>Ünïcode</title></html>".encode()
    made = letter("ann", "ann@example.org", page, SENDER)
    read: Any = email.message_from_bytes(made.message.as_bytes(), policy=default)
    assert (read["From"], read["To"], read["Subject"]) == ("teacher@example.org", "ann@example.org", "Your feedback")
    assert read["Auto-Submitted"] == "auto-generated"
    (attached,) = read.iter_attachments()
    assert (attached.get_filename(), attached.get_content_type()) == ("feedback.html", "text/html")
    assert attached.get_content().encode() == page
    assert "open it in a browser" in read.get_body().get_content()
    chinese = letter("ann", "ann@example.org", page, Sender("teacher@example.org", "zh"))
    assert chinese.message["Subject"] == "作业反馈"


@pytest.mark.parametrize(
    "address", ["", "ann", "ann@", "@x.org", "ann@x.org\nBcc: all@x.org", "a b@x.org", "Ann <ann@x.org>",
                "a@x.org,b@x.org", "ann@x..org", "a" * 65 + "@x.org", "ann@x.org" * 40],
)  # fmt: skip
def test_what_is_no_address(address: str):
    """One plain address, or none: nothing that adds a header or another reader."""
    assert not is_address(address)
    with pytest.raises(GraderError, match="is not an e-mail address"):
        letter("ann", address, b"", SENDER)


def test_a_subject_cannot_add_headers():
    """A line break in the subject is written out."""
    made = letter("ann", "ann@x.org", b"", Sender("teacher@x.org", "en", "Hi\r\nBcc: all@x.org"))
    assert made.message["Bcc"] is None


def test_addresses_come_from_a_list_or_the_name():
    """From the roster; else a name that is an address; two students with one address get nothing."""
    known = {"ann": "ann@x.org", "ben": "both@x.org", "cy": "Both@x.org", "dan": "", "eve": "e v e"}
    found, problems = addresses([*known, "flo@x.org", "gus"], known)
    assert found == {"ann": "ann@x.org", "flo@x.org": "flo@x.org"}
    assert [problem.partition(":")[0] for problem in problems] == ["ben", "cy", "dan", "eve", "gus"]


# A real server


class Mailbox:
    """What a server got: it refuses one address, and goes away after so many letters."""

    def __init__(self) -> None:
        self.got: list[EmailMessage] = []
        self.refused = "refused@example.org"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address == self.refused:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.got.append(email.message_from_bytes(envelope.content, policy=default))
        return "250 OK"


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, Server]]:
    """A server on this machine, for as long as the test takes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield box, Server("127.0.0.1", port, "none")
    finally:
        controller.stop()


def roster(folder: Path, **more: str) -> str:
    path = folder / "roster.csv"
    rows = {"Ana García_11": "ana@example.org", "cy_7": "cy@example.org", "dan": "dan@example.org"} | more
    path.write_text("name,email\n" + "".join(f"{name},{address}\n" for name, address in rows.items()))
    return str(path)


def test_each_letter_is_sent_once(grades: Path, mailbox: tuple[Mailbox, Server]):
    """First nothing, then everybody, then nobody, then the one whose page has changed; one may ask for it again."""
    box, server = mailbox
    with Gradebook(grades) as book:
        keep_roster(book, read_enrolled(Path(roster(grades.parent))))
    known: tuple[str, ...] = ()
    sending = ("mail", *known, "--from", "t@example.org", "--send", f"127.0.0.1:{server.port}", "--security", "none")
    said = run(grades, "mail", *known)
    assert said.count("would be sent") == 4
    assert "nothing was sent" in said
    assert (box.got, (grades / LEDGER).exists()) == ([], False)
    assert "4 sent, 0 sent before" in run(grades, *sending)
    assert sorted(one["To"] for one in box.got) == [
        "ana@example.org", "ben@example.org", "cy@example.org", "dan@example.org",
    ]  # fmt: skip
    assert all(one["To"].partition("@")[0][:2].lower() in str(one).lower() for one in box.got)
    assert "0 sent, 4 sent before" in run(grades, *sending)
    assert run(grades, "mail", *known).count("sent before") == 4
    with Gradebook(grades) as book:
        book.record(report("dan", earned=10.0), "new")
    assert "1 sent, 3 sent before" in run(grades, *sending)
    assert "1 sent, 3 sent before" in run(grades, *sending, "--again", "cy_7")
    assert [one["To"] for one in box.got[4:]] == ["dan@example.org", "cy@example.org"]
    assert (grades / LEDGER).stat().st_mode & 0o077 == 0


def test_a_refusal_is_told_and_tried_again(grades: Path, mailbox: tuple[Mailbox, Server]):
    """Who is refused is named with the server's words, the others get theirs, and the next run tries that one again."""
    box, server = mailbox
    sending = (
        "mail",
        "--from",
        "t@example.org",
        "--send",
        f"127.0.0.1:{server.port}",
        "--security",
        "none",
        "--roster",
    )
    said = run(grades, *sending, roster(grades.parent, dan="refused@example.org"), status=1)
    assert "no letter: dan <refused@example.org>: the server says 550 no such mailbox" in said
    assert "3 sent, 0 sent before" in said
    box.refused = ""
    assert "1 sent, 3 sent before" in run(grades, *sending, roster(grades.parent, dan="refused@example.org"))


def a_letter(student: str = "ann") -> Letter:
    return letter(student, f"{student}@example.org", b"<html>", SENDER)


def test_what_may_have_arrived_is_not_sent_again(tmp_path: Path, mailbox: tuple[Mailbox, Server]):
    """A run that stops between handing a letter over and saying so leaves it as it is, for somebody to decide."""
    box, server = mailbox
    with Ledger(tmp_path) as ledger:
        ledger.note(a_letter(), "sending")
    with Ledger(tmp_path) as ledger:
        assert ledger.state(a_letter()) == "sending"
        assert [refusal for _, refusal in send([a_letter("ben")], server, ledger)] == [""]
    assert sorted(known_states(tmp_path).values()) == ["sending", "sent"]
    assert [one["To"] for one in box.got] == ["ben@example.org"]


def test_an_interrupted_run_says_so(grades: Path):
    """Of a letter that may have arrived the next run says that it may have, and does not send it."""
    known = roster(grades.parent)
    run(grades, "mail", "--roster", known, "--from", "t@example.org", "--write", str(grades / "letters"))
    found = run(grades, "mail", "--roster", known)
    assert "cy_7 <cy@example.org>: would be sent" in found
    pages = {path.stem: path.read_bytes() for path in (grades / "letters").iterdir()}
    assert sorted(pages) == ["Ana García_11", "ben@example.org", "cy_7", "dan"]
    read: Any = email.message_from_bytes(pages["cy_7"], policy=default)
    (attached,) = read.iter_attachments()
    with Ledger(grades) as ledger:
        ledger.note(letter("cy_7", "cy@example.org", attached.get_content().encode(), SENDER), "sending")
    assert "cy_7 <cy@example.org>: may have arrived" in run(grades, "mail", "--roster", known)


def test_one_run_at_a_time(tmp_path: Path):
    """While a run is sending, another is refused; a ledger that is not one is not written over."""
    with Ledger(tmp_path), pytest.raises(GraderError, match="another run of grader mail"):
        Ledger(tmp_path)
    (tmp_path / LEDGER).write_text(json.dumps({"student": "ann"}) + "\n")
    with pytest.raises(GraderError, match=r"mailed\.jsonl:1: is not a line of this ledger"):
        Ledger(tmp_path)


def test_what_cannot_be_sent_is_a_sentence(grades: Path, tmp_path: Path):
    """No server, no sender, two ways at once, a wrong port, an unknown student."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    known = ("mail", "--roster", roster(tmp_path))
    sending = (*known, "--from", "t@example.org", "--send")
    assert "the server cannot be used" in run(grades, *sending, f"127.0.0.1:{port}", "--security", "none", status=2)
    assert "a port is a number" in run(grades, *sending, "host:smtp", status=2)
    assert "--from ADDRESS" in run(grades, *known, "--send", "host", status=2)
    assert "not both" in run(grades, *sending, "host", "--write", "x", status=2)
    assert "no such student" in run(grades, *known, "--again", "zed", status=2)
    (tmp_path / "bare.csv").write_text("student,section\nann,1\n")
    assert "no address is in it" in run(grades, "mail", "--roster", str(tmp_path / "bare.csv"), status=2)
    assert not [one for one in os.listdir(grades) if one == LEDGER and (grades / LEDGER).stat().st_size]
