"""When students handed in: from platforms and from lists."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from grader.errors import GraderError
from grader.gradebook.hand_ins import note_time, times_of_reports
from grader.gradebook.store import Gradebook
from grader.lms.download import open_download
from grader.lms.gradescope import created
from grader.lms.times import read_times, times_for
from grader.moments import zone_named
from grader.results import HandIn, Report
from grader.submissions.entries import entries

ZONE = zone_named("+08:00")
assert ZONE is not None

METADATA = """\
---
submission_71:
  :submitters:
  - :name: Ann Li
    :email: ann@uni.cn
  :created_at: 2026-09-10 20:00:00.000000000 Z
submission_72:
  :submitters:
  - :name: Ben Ma
    :email: ben@uni.cn
  :created_at: soon
"""

MOODLE = """\
Identifier,Full name,Email address,Status,Grade,"Last modified (submission)","Last modified (grade)"
Participant 11,Ann Li,ann@uni.cn,Submitted,,"Thursday, 10 September 2026, 11:52 PM",-
Participant 12,Ben Ma,ben@uni.cn,No submission,,-,-
"""

MOODLE_ZH = """\
标识符,全名,邮箱地址,成绩,最后修改（提交）
参与者11,李安,ann@uni.cn,,2026年09月10日 星期四 23:52
"""

GRADESCOPE = """\
First Name,Last Name,SID,Email,Total Score,Submission Time,Lateness (H:M:S)
Ann,Li,1,ann@uni.cn,9,2026-09-10 23:52:00 +0800,00:00:00
Ben,Ma,2,ben@uni.cn,9,,
"""

OURS = """\
student,assignment,time
Ann Li_11,lines,2026-09-09 23:52
Ann Li_11,lines,2026-09-10 23:52
ann,other,2026-09-01 00:00
"""


@pytest.mark.parametrize(
    ("text", "student"),
    [(MOODLE, "Ann Li_11"), (MOODLE_ZH, "ann@uni.cn"), (GRADESCOPE, "ann@uni.cn"), (OURS, "Ann Li_11")],
)
def test_lists_of_times(tmp_path: Path, text: str, student: str):
    """Ours, Moodle's in two languages, Gradescope's; of several hand-ins the last; no time where there is none."""
    path = tmp_path / "times.csv"
    path.write_text(text, encoding="utf-8")
    found = times_for([student, "Ben Ma_12", "ben@uni.cn"], read_times(path, ZONE, ("lines",)))
    assert found == {(student, "lines"): HandIn("2026-09-10T15:52:00Z", "times")}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("student,time\nann,9/10/2026\n", "line 2: '9/10/2026' is not understood"),
        ("who,when\nann,2026-09-10 12:00\n", "must name columns"),
        ("student,when\nann,2026-09-10 12:00\n", "must name columns"),
        ("", "must name columns"),
    ],
)
def test_lists_that_are_not_understood(tmp_path: Path, text: str, words: str):
    """The line, and what to write."""
    path = tmp_path / "times.csv"
    path.write_text(text)
    with pytest.raises(GraderError, match=r"times\.csv") as error:
        read_times(path, ZONE, ("lines",))
    assert words in str(error.value)
    path.write_text("student,time\n")
    with pytest.raises(GraderError, match="no column assignment"):
        read_times(path, ZONE, ("lines", "areas"))


def test_two_people_of_one_name_have_no_time(tmp_path: Path):
    """What is not beyond doubt is not guessed."""
    path = tmp_path / "times.csv"
    path.write_text("full name,email,time\nAnn Li,a@x,2026-09-10 12:00\nAnn Li,b@x,2026-09-11 12:00\n")
    listed = read_times(path, ZONE, ("lines",))
    assert times_for(["Ann Li"], listed) == {}
    assert set(times_for(["a@x", "b@x"], listed)) == {("a@x", "lines"), ("b@x", "lines")}


def test_gradescope_says_when():
    """Its own time, with its zone; one that is not understood is left out."""
    assert created(METADATA) == {"submission_71": "2026-09-10T20:00:00Z"}


def test_downloads_say_when_or_that_it_is_late(tmp_path: Path):
    """Gradescope's times; Canvas's mark without a time."""
    folder = tmp_path / "export"
    for name in ("submission_71", "submission_72"):
        (folder / name).mkdir(parents=True)
        (folder / name / "lines.py").write_text("")
    (folder / "submission_metadata.yml").write_text(METADATA)
    download = open_download(folder, "gradescope", ("lines",))
    assert download is not None
    times = {entry.student: entry.handed_in for entry in download.entries}
    assert times == {
        "ann@uni.cn": HandIn("2026-09-10T20:00:00Z", "gradescope"), "ben@uni.cn": HandIn("", "gradescope")
    }  # fmt: skip
    canvas = tmp_path / "canvas.zip"
    with zipfile.ZipFile(canvas, "w") as archive:
        archive.writestr("liann_LATE_1_2_lines.py", "")
        archive.writestr("maben_3_4_lines.py", "")
    download = open_download(canvas, None, ("lines",))
    assert download is not None
    assert [entry.handed_in for entry in download.entries] == [HandIn("", "canvas", True), HandIn("", "canvas")]


def test_files_of_archives_have_times_too(tmp_path: Path):
    """A zip's clock has no zone, and none at all where it says 1980."""
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("ann/lines.py", (2026, 9, 10, 23, 52, 0)), "x = 1")
        archive.writestr(zipfile.ZipInfo("ben/lines.py"), "x = 1")
    trees = {entry.student: entry.read() for entry in entries(path, ("lines",))}
    times = {student: getattr(tree, "times", None) for student, tree in trees.items()}
    assert {student: [str(at) for at in found.values()] for student, found in times.items()} == {
        "ann": ["2026-09-10 23:52:00"], "ben": []
    }  # fmt: skip


def report(digest: str = "sha256:1") -> Report:
    return Report("ann", "lines", "lines.py", digest, "graded", None, 0, "", "", 0.0, {})


@pytest.mark.parametrize(
    ("known", "new", "kept"),
    [
        (None, HandIn("2026-01-02T00:00:00Z", "file"), "new"),
        (HandIn("2026-01-02T00:00:00Z", "file"), HandIn("2026-01-03T00:00:00Z", "file"), "known"),
        (HandIn("2026-01-03T00:00:00Z", "file"), HandIn("2026-01-02T00:00:00Z", "file"), "new"),
        (HandIn("2026-01-02T00:00:00Z", "times"), HandIn("2026-01-03T00:00:00Z", "times"), "new"),
        (HandIn("2026-01-02T00:00:00Z", "times"), HandIn("2026-01-01T00:00:00Z", "gradescope"), "known"),
        (HandIn("2026-01-02T00:00:00Z", "gradescope"), HandIn("2026-01-03T00:00:00Z", "gradescope"), "known"),
        (HandIn("", "canvas", True), HandIn("2026-01-03T00:00:00Z", "file"), "known"),
        (HandIn("", "canvas", True), HandIn("2026-01-03T00:00:00Z", "times", True), "new"),
        (HandIn("", "canvas", True), HandIn("", "canvas"), "new"),
        (HandIn("2026-01-02T00:00:00Z", "times"), None, "known"),
    ],
)
def test_the_best_word_on_the_same_files_is_kept(tmp_path: Path, known: HandIn | None, new: HandIn | None, kept: str):
    """A list before a platform, a platform before a file; the same files again were there the first time."""
    with Gradebook(tmp_path) as gradebook:
        gradebook.record(report(), "")
        note_time(gradebook, "ann", "lines", known)
        gradebook.record(report(), "")  # scored again, say since a check has changed
        note_time(gradebook, "ann", "lines", new)
        assert times_of_reports(gradebook)[2] == {"known": known, "new": new}[kept]
        gradebook.record(report("sha256:2"), "")
        other = HandIn("2026-02-01T00:00:00Z", "file")
        note_time(gradebook, "ann", "lines", other)
        assert times_of_reports(gradebook)[3] == other
