"""The gradebook in other programs' words, a piece at a time."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from grader.disk import write_pieces
from grader.gradebook.export import report_data, to_csv, to_json
from grader.gradebook.recorded import recorded, source_digests
from grader.gradebook.store import FILE, Gradebook
from grader.results import ExerciseReport, Failure, Report, Result
from tests.conftest import NEW_TABLES

CLAIM = {"en": 'It has\nlines, \u2028 and "quotes".', "zh": "它有\\n\r\n行。"}
RESULT = Result("test_a", CLAIM, True, 10.0, 0.0, "failed", failure=Failure("assertion", {"text": "a\nb\\"}))
REPORT = Report(
    "ann", "lines", "lines.py", "sha256:1", "graded", None, 1, "none", "2026-11-28T08:00:00Z", 0.5, {"grader": "1"},
    (ExerciseReport("line", (RESULT,)),),
)  # fmt: skip


@pytest.mark.parametrize("count", [0, 1, 3])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_json_in_pieces_is_json_of_the_whole(count: int, lang: str):
    """The pieces together are, byte for byte, what one call for the whole list would give."""
    reports = [replace(REPORT, student=f"s{number}\n") for number in range(count)]
    whole = json.dumps([report_data(one, lang) for one in reports], ensure_ascii=False, indent=1, allow_nan=False)
    assert "".join(to_json(reports, lang)) == whole


def test_exports_take_one_report_at_a_time():
    """What was asked for next is read next, so that no class is ever in memory as a whole."""
    taken: list[str] = []

    def reports():
        for number in range(5):
            taken.append(str(number))
            yield replace(REPORT, student=str(number))

    def students():
        yield from (report.student for report in reports())

    for pieces in (to_json(reports(), "en"), to_csv(students(), ["lines"], {})):
        taken.clear()
        next(pieces)
        assert len(taken) <= 1
        next(pieces)
        assert len(taken) <= 2


def test_the_reports_are_those_of_when_reading_began(tmp_path: Path):
    """Reports that are recorded meanwhile do not mix into an export that has begun; the newest of each counts."""
    with Gradebook(tmp_path) as gradebook:
        for number, student in enumerate(["bob", "ann", "ann"]):
            gradebook.record(replace(REPORT, student=student, seed=number), "")
        reading = gradebook.reports()
        assert next(reading).seed == 2
        gradebook.record(replace(REPORT, student="bob", seed=3), "")
        assert [report.seed for report in reading] == [0]


def test_a_digest_is_of_what_the_report_says_now(tmp_path: Path):
    """Digests are made once; a report that is changed, removed or made anew under its number has another."""
    with Gradebook(tmp_path) as gradebook:
        for student in ("ann", "bob"):
            gradebook.record(replace(REPORT, student=student), "")
        ann, bob = recorded(gradebook)
        assert ann.digest != bob.digest
        assert recorded(gradebook) == [ann, bob]
        change = gradebook.connection.execute
        change("UPDATE reports SET body = replace(body, 'sha256:1', 'sha256:2') WHERE student = 'ann'")
        changed, same = recorded(gradebook)
        assert (changed.digest != ann.digest, same) == (True, bob)
        change("UPDATE reports SET body = replace(body, 'sha256:2', 'sha256:1') WHERE student = 'ann'")
        assert recorded(gradebook) == [ann, bob]
        change(
            "REPLACE INTO reports SELECT id, student, assignment, key, outcome, score, '{}' FROM reports WHERE id = 2"
        )
        assert recorded(gradebook)[1].digest != bob.digest
        change("DELETE FROM reports WHERE id = 2")
        assert recorded(gradebook) == [ann]
        gradebook.record(replace(REPORT, student="bob", seed=5), "")
        assert recorded(gradebook)[1].number == 2
        assert recorded(gradebook)[1].digest != bob.digest


def test_earlier_reports_are_listed_in_order(tmp_path: Path):
    """Every attempt, where earlier ones are asked for; else the newest alone."""
    with Gradebook(tmp_path) as gradebook:
        for seed in range(3):
            gradebook.record(replace(REPORT, seed=seed), "")
        assert [one.number for one in recorded(gradebook)] == [3]
        assert [one.number for one in recorded(gradebook, earlier=True)] == [1, 2, 3]
        gradebook.keep_source("sha256:1", "a.py", b"x = 1")
        assert list(source_digests(gradebook)) == ["sha256:1"]


def test_an_export_that_fails_leaves_the_file_before(tmp_path: Path):
    """Half an export is never in the place of a whole one; nothing else is left behind, and its mode stays."""
    path = tmp_path / "marks.json"

    def pieces():
        yield b"half"
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - any error of the maker
        write_pieces(path, pieces())
    assert os.listdir(tmp_path) == []
    path.write_text("before")
    path.chmod(0o640)
    with pytest.raises(ValueError):  # noqa: PT011
        write_pieces(path, pieces())
    assert path.read_text() == "before"
    link = tmp_path / "link.json"
    link.symlink_to("marks.json")
    write_pieces(link, [b"a", b"b"])
    assert (path.read_text(), link.is_symlink(), path.stat().st_mode & 0o777) == ("ab", True, 0o640)


def test_an_export_can_go_into_a_pipe(tmp_path: Path):
    """What is not a file is written as it is, not replaced by one."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_pieces(pipe, [b"a", b"b"])
    assert os.read(reader, 10) == b"ab"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_file_of_the_format_before_gets_digests(tmp_path: Path):
    """A gradebook without the table of digests gains it, with those of the reports that it has."""
    with Gradebook(tmp_path) as gradebook:
        gradebook.record(REPORT, "")
        for kind, name in gradebook.read("SELECT type, name FROM sqlite_master WHERE name LIKE 'digest%'"):
            gradebook.connection.execute(f"DROP {kind} IF EXISTS {name}")
        for name in NEW_TABLES:
            gradebook.connection.execute(f"DROP TABLE {name}")
        gradebook.connection.execute("ALTER TABLE adjustments DROP COLUMN relative")
        gradebook.connection.execute("PRAGMA user_version=4")
    with Gradebook(tmp_path) as gradebook:
        assert len(recorded(gradebook)) == 1
    assert (tmp_path / FILE).is_file()
