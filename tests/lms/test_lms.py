"""Downloads of Canvas, Moodle and Gradescope in, marks into the instructor's own sheets out; nobody is ever guessed."""

from __future__ import annotations

import csv
import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from grader.errors import GraderError
from grader.lms import csv_cells as csvfile
from grader.lms.download import Download, open_download
from grader.lms.gradescope import MAX_METADATA, submitters
from grader.lms.marks import fill
from grader.lms.system import Filled, Mark
from grader.submissions.entries import Entry
from grader.submissions.finding import find
from tests.conftest import RIGHT, Class

NAMES = ("lines", "lab-1")


def zipped(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """A .zip with these files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def unzipped(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """A folder with these files."""
    for name, data in files.items():
        place = path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def opened(path: Path, system: str | None = None) -> Download:
    download = open_download(path, system, NAMES)
    assert download is not None
    return download


def texts(entry: Entry) -> dict[str, str]:
    """What one student handed in, as the worker will see it: the file that is scored for each assignment."""
    return {name: found.contents[found.main].decode() for name, found in find(entry.read(), NAMES).items()}


def handed_in(download: Download) -> dict[str, dict[str, str]]:
    return {entry.student: texts(entry) for entry in download.entries}


CANVAS = {
    "garciaana_1001_501_lines.py": "ana",
    "obrienzoe_LATE_1002_502_lines-1.py": "zoe",
    "liuyang_1003_503_lines.ipynb": '{"liu": 1}',
    "liuyang_1003_504_helper.py": "helper",
    "_1004_505_lines.py": "no letters in the name",
    "chen_1005_text.html": "<p>I could not upload</p>",
    "LATE_anon_Xy9_506_lines.py": "anonymous",
}


@pytest.mark.parametrize("make", [zipped, unzipped])
def test_a_canvas_download_is_recognised(tmp_path: Path, make):
    """Name, user id, late mark, several files, text entries and anonymous ones, from the .zip and unpacked."""
    download = opened(make(tmp_path / "lines_submissions.zip", CANVAS))
    assert download.system == "canvas"
    assert download.unmatched == ()
    assert handed_in(download) == {
        "1004": {"lines": "no letters in the name"},
        "anon_Xy9": {"lines": "anonymous"},
        "chen_1005": {},
        "garciaana_1001": {"lines": "ana"},
        "liuyang_1003": {"lines": '{"liu": 1}'},
        "obrienzoe_1002": {"lines": "zoe"},
    }
    late = {entry.student for entry in download.entries if [one.kind for one in entry.remarks] == ["late"]}
    assert late == {"obrienzoe_1002", "anon_Xy9"}


def test_helpers_lie_beside_the_submission(tmp_path: Path):
    """What a student handed in together can be imported together, also when Canvas numbered it."""
    files = {"a_1_11_lines-2.py": "import helper", "a_1_12_helper-2.py": "x", "a_1_13_data-2.csv": "1,2"}
    (entry,) = opened(zipped(tmp_path / "c.zip", files)).entries
    assert set(find(entry.read(), NAMES)["lines"].contents) == {"lines.py", "helper.py", "data-2.csv"}


def test_the_newest_of_several_attempts_counts(tmp_path: Path):
    """By Canvas's attachment number; the older ones are mentioned."""
    files = {"a_1_30_lines-1.py": "new", "a_1_9_lines.py": "old", "a_1_10_lines-2.py": "middle"}
    (entry,) = opened(zipped(tmp_path / "c.zip", files)).entries
    found = find(entry.read(), NAMES)["lines"]
    assert found.contents["lines.py"] == b"new"
    assert [remark.kind for remark in found.remarks] == ["several_files", "several_files"]


def test_an_assignment_whose_name_ends_like_an_attempt(tmp_path: Path):
    """``lab-1.py`` is lab-1 and no second attempt at ``lab``."""
    files = {"a_1_30_lab-1.py": "one", "b_2_31_lab-1-1.py": "two"}
    assert handed_in(opened(zipped(tmp_path / "c.zip", files))) == {"a_1": {"lab-1": "one"}, "b_2": {"lab-1": "two"}}


def test_moodle_numbers_nothing(tmp_path: Path):
    """Only Canvas renames second attempts: in a Moodle download ``lines-1.py`` keeps its name, which is a near one."""
    files = {"A B_7_assignsubmission_file_/lines-1.py": "x"}
    (entry,) = opened(zipped(tmp_path / "m.zip", files)).entries
    found = find(entry.read(), NAMES)["lines"]
    assert (found.file, [remark.kind for remark in found.remarks]) == ("lines-1.py", ["near_name"])


MOODLE = {
    "Ana García_11_assignsubmission_file_/lines.py": "ana",
    "Ana García_11_assignsubmission_onlinetext_/onlinetext.html": "<p>hi</p>",
    "刘洋_12_assignsubmission_file_/src/lines.py": "liu",
    "Ana García_13_assignsubmission_file_/lines.py": "another Ana",
    "Participant_14_assignsubmission_file_lines.py": "folders off, blind",
    "Zoe_15_file_/lines.py": "an older site",
}


@pytest.mark.parametrize("make", [zipped, unzipped])
def test_a_moodle_folder_needs_no_underscore_at_its_end(tmp_path: Path, make):
    """Some versions and tools leave it away; an online text beside it changes nothing."""
    files = {
        "Ana García_11_assignsubmission_file/lines.py": "ana",
        "Bo Li_12_assignsubmission_onlinetext/onlinetext.html": "<p>hi</p>",
    }
    download = opened(make(tmp_path / "m.zip", files))
    assert (download.system, handed_in(download)) == ("moodle", {"Ana García_11": {"lines": "ana"}, "Bo Li_12": {}})


@pytest.mark.parametrize("make", [zipped, unzipped])
def test_a_moodle_download_is_recognised(tmp_path: Path, make):
    """Folders or none, subfolders, online texts, older sites, two students of one name."""
    download = opened(make(tmp_path / "m.zip", MOODLE))
    assert download.system == "moodle"
    assert handed_in(download) == {
        "Ana García_11": {"lines": "ana"},
        "Ana García_13": {"lines": "another Ana"},
        "Participant_14": {"lines": "folders off, blind"},
        "Zoe_15": {"lines": "an older site"},
        "刘洋_12": {"lines": "liu"},
    }


def test_a_file_name_cannot_claim_another_student(tmp_path: Path):
    """The platform's part of a name comes first; what a student called a file changes nothing."""
    files = {
        "Eve_66_assignsubmission_file_Bob_11_assignsubmission_file_lines.py": "eve",
        "Bob_11_assignsubmission_file_lines.py": "bob",
    }
    assert handed_in(opened(zipped(tmp_path / "m.zip", files))) == {
        "Bob_11": {"lines": "bob"},
        "Eve_66": {"lines": "eve"},
    }
    files = {"eve_66_1_bob_11_2_lines.py": "eve", "bob_11_2_lines.py": "bob"}
    assert handed_in(opened(zipped(tmp_path / "c.zip", files))) == {
        "bob_11": {"lines": "bob"},
        "eve_66": {"lines": "eve"},
    }


METADATA = """\
---
submission_71:
  :submitters:
  - :name: Ana García
    :sid: '3210100001'
    :email: ana@example.edu
  :created_at: 2026-09-15 20:36:30.123456000 Z
  :score: 10.0
  :results:
    output: |-
      submission_72:
        :submitters:
        - :name: forged
          :email: forged@example.edu
  :history:
  - :id: 70
    :submitters:
    - :name: Somebody Else
      :email: else@example.edu
submission_72:
  :submitters:
  - :name: "Zo\\xEB O'Brien"
    :sid:
    :email: zoe@example.edu
  - :name: 'Bob ''Bobby'' Lee'
    :sid: B7
    :email:
submission_73:
  :submitters:
  - :name: No Numbers
"""

GRADESCOPE = {
    "submission_metadata.yml": METADATA,
    "submission_71/lines.py": "ana",
    "submission_72/deep/lines.ipynb": "{}",
    "submission_73/lines.py": "nameless",
    "submission_74/lines.py": "not in the metadata",
    "__MACOSX/submission_71/._lines.py": "",
}


@pytest.mark.parametrize("make", [zipped, unzipped])
@pytest.mark.parametrize("top", ["assignment_9_export/", ""])
def test_a_gradescope_download_is_recognised(tmp_path: Path, make, top: str):
    """Email, else student id, else name; a group's members each have the work; below a top folder or not."""
    download = opened(make(tmp_path / "g.zip", {top + name: data for name, data in GRADESCOPE.items()}))
    assert download.system == "gradescope"
    assert handed_in(download) == {
        "B7": {"lines": "{}"},
        "No Numbers_submission_73": {"lines": "nameless"},
        "ana@example.edu": {"lines": "ana"},
        "submission_74": {"lines": "not in the metadata"},
        "zoe@example.edu": {"lines": "{}"},
    }


@pytest.mark.parametrize(
    "text",
    [
        "submission_1:\n  :submitters:\n  - :email: *alias\n",
        "submission_1:\n  :submitters:\n    :email: a@b.c\n",
        "submission_1:\n  :submitters:\n  - :email: 'a\n",
        "submission_1:\n  :submitters:\n  - :email: a\n  - :email: a\n",
        "submission_1:\n  :score: 1\nsubmission_1:\n  :score: 2\n",
        "people: []\n",
        "- submission_1\n",
        "submission_1:\n  :submitters: !seq\n  - ann\n",
        "submission_1:\n  :submitters:\n  - :email: [a@b.c]\n",
        "submission_1: &one\n  :submitters: ~\nsubmission_2: *one\n",
        pytest.param(" " * (MAX_METADATA + 1), id="too long"),
    ],
)
def test_metadata_that_is_not_understood_is_an_error(text: str):
    """Names are read exactly as Gradescope writes them, or not at all."""
    with pytest.raises(GraderError, match=r"submission_metadata\.yml"):
        submitters(text)


@pytest.mark.parametrize("nobody", ["", "~", "null", "[]", "!ruby/nil ''"])
def test_a_submission_of_nobody(nobody: str):
    """Gradescope keeps what a student who left the course handed in."""
    assert submitters(f"submission_1:\n  :submitters: {nobody}\n") == {"submission_1": ()}


def test_two_submissions_of_one_student_are_refused(tmp_path: Path):
    """Nobody can say which of them counts."""
    text = "submission_1:\n  :submitters:\n  - :email: a@b.c\nsubmission_2:\n  :submitters:\n  - :email: a@b.c\n"
    files = {"submission_metadata.yml": text, "submission_1/lines.py": "1", "submission_2/lines.py": "2"}
    (entry,) = opened(zipped(tmp_path / "g.zip", files)).entries
    with pytest.raises(GraderError, match="several entries"):
        entry.read()


def test_ordinary_classes_are_not_taken_for_downloads(tmp_path: Path):
    """Students' folders, one student's files, and a download with one odd hand-in are none unless --from says so."""
    assert open_download(unzipped(tmp_path / "a", {"ann/lines.py": "", "b_1_2_c.py/lines.py": ""}), None, NAMES) is None
    assert open_download(unzipped(tmp_path / "b", {"lines.py": ""}), None, NAMES) is None
    assert open_download(unzipped(tmp_path / "c", {"submission_1/lines.py": ""}), None, NAMES) is None
    odd = zipped(tmp_path / "d.zip", CANVAS | {"lines.py": ""})
    assert open_download(odd, None, NAMES) is None
    assert opened(odd, "canvas").unmatched == ("lines.py",)


STRAYS = ("Thumbs.db", "desktop.ini", "read me.txt", ".DS_Store", "grades.csv", "~$marks.xlsx", "Kurs.pdf")


@pytest.mark.parametrize("make", [zipped, unzipped])
@pytest.mark.parametrize("stray", STRAYS)
def test_stray_files_never_turn_recognition_off(tmp_path: Path, make, stray: str):
    """What cannot be anybody's hand-in says nothing of the whole; what systems and teachers put there is no error."""
    for number, files in enumerate((CANVAS, MOODLE, GRADESCOPE)):
        download = opened(make(tmp_path / f"{number}.zip", files | {stray: "x"}))
        assert download.system == ("canvas", "moodle", "gradescope")[number]
        assert download.unmatched == ((stray,) if stray in STRAYS[-2:] and not stray.endswith("x") else ())


def test_a_bad_file_is_one_students_refusal(tmp_path: Path):
    """A bomb, a link and a broken archive in a download cost only those who handed them in."""
    path = zipped(
        tmp_path / "c.zip", {"a_1_11_lines.py": "a", "b_2_12_lines.py": bytes(5 << 20), "d_4_14_work.zip": b"PK\3\4"}
    )
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("c_3_13_lines.py")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    entries = {entry.student: entry for entry in opened(path).entries}
    assert texts(entries["a_1"]) == {"lines": "a"}
    for student, reason in (("b_2", "times its size"), ("c_3", "a link"), ("d_4", "damaged")):
        with pytest.raises(GraderError, match=reason):
            entries[student].read()


def test_a_students_archive_is_looked_into(tmp_path: Path):
    """Who packed the work has handed it in."""
    inner = zipped(tmp_path / "inner.zip", {"work/lines.py": "packed"}).read_bytes()
    files = {"a_1_11_work.zip": inner, "b_2_12_lines.py": "plain"}
    assert handed_in(opened(zipped(tmp_path / "c.zip", files)))["a_1"] == {"lines": "packed"}


def test_a_download_is_scored(course: Class):
    """The real command on a Canvas download: marks, the late mark in the report, unmatched files with status 1."""
    files = {"ana_1_11_lines.py": RIGHT, "bob_LATE_2_12_lines-1.py": RIGHT.replace("+ 1", "+ 2"), "notes.txt": "x"}
    zipped(course.root / "all.zip", files)
    done = course.run("score", "all.zip", "--from", "canvas", "--timeout", "1", status=1)
    assert "its name does not say whose it is: notes.txt" in done.stderr
    assert course.marks() == {"ana_1": 100, "bob_2": 60}
    assert course.report("bob_2")["remarks"] == ["Handed in late, by the learning platform's clock."]
    assert course.report("ana_1")["remarks"] == []
    assert "is not a download" in course.run("score", "solutions/lines/lines.py", "--from", "moodle", status=2).stderr


# Marks back

TITLES = {"lines": ("lines", "Lines", "直线")}
SHEET = (
    "\ufeff"
    'Student,ID,SIS User ID,SIS Login ID,Section,"Intro, week 1 (7)",Lines (8),Current Score\r\n'
    ",,,,,Manual Posting,Manual Posting,(read only)\r\n"
    '"    Points Possible",,,,,10.0,100.0,(read only)\r\n'
    '"García, Ana",1001,3210100001,ana,"One ""A""",9.5,,95.0\r\n'
    '"O\'Brien, Zoë",1002,3210100002,zoe,One,,12,\r\n'
    "刘洋,1003,3210100003,liu,One,N/A,EX,\r\n"
    '"Lee, Bob",1004,,bob,One,"8,5",,\r\n'
    '"Student, Test",1099,,test,One,,,'
)


def canvas(*marks: tuple[str, float | None], sheet: str = SHEET, column: str | None = None) -> Filled:
    its_marks = [Mark(student, score, 100.0) for student, score in marks]
    return fill(sheet.encode(), "canvas", {"lines": its_marks}, TITLES, column)


def test_only_our_cells_change():
    """Every byte of the instructor's sheet but the marks: BOM, quotes, line ends, order, the missing last line end."""
    filled = canvas(("garcaana_1001", 84.333), ("3210100002", 70), ("bob", 100))
    expected = SHEET.replace("9.5,,95.0", "9.5,84.33,95.0").replace(",One,,12,", ",One,,70,")
    expected = expected.replace('"8,5",,', '"8,5",100,')
    assert filled.data.decode() == expected
    assert filled.problems == ()


@pytest.mark.parametrize(
    "name", ["1001", "3210100001", "ANA", "garcaana_1001", "garciaana_1001", "García, Ana", "Ana García"]
)
def test_who_is_known_by_the_sheet_is_found(name: str):
    """By Canvas's id, the school's id, the login, the download's name with the id, or the exact name."""
    assert b"9.5,84,95.0" in canvas((name, 84)).data


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nobody", "is not in the sheet"),
        ("smithbob_1001", "1001 is 'García, Ana' in the sheet"),
        ("anon_Xy9", "is not in the sheet"),
        ("Garcia", "is not in the sheet"),
    ],
)
def test_who_is_not_known_is_named_and_left_out(name: str, reason: str):
    """A similar name or a number that belongs to another is no match: the sheet stays as it was."""
    filled = canvas((name, 84))
    assert filled.problems == (f"{name}, lines: {reason}",)
    assert filled.data.decode() == SHEET


def test_two_students_for_one_row_are_both_left_out():
    """One by the id and one by the login: nobody can say which mark counts."""
    filled = canvas(("1001", 84), ("ana", 20))
    assert "1001, ana, lines: all of them would be row 4" in filled.problems[0]
    assert filled.data.decode() == SHEET


def test_one_student_for_two_rows_is_left_out():
    """The same name twice in the sheet is no match by name."""
    sheet = SHEET.replace('"Lee, Bob"', '"García, Ana"')
    assert "2 rows of the sheet could be meant" in canvas(("García, Ana", 84), sheet=sheet).problems[0]
    assert canvas(("1001", 84), sheet=sheet).problems == ()


def test_what_was_not_graded_is_named():
    """A report that is our error has no mark to give."""
    assert "was not graded" in canvas(("1001", None)).problems[0]


def test_excused_students_stay_excused():
    """EX is the instructor's decision."""
    filled = canvas(("1003", 50))
    assert filled.data.decode() == SHEET
    assert "'EX' in the sheet was left as it is" in filled.notes[0]


def test_equal_marks_are_not_rewritten():
    """12 and 12.00 are the same mark: the cell keeps its bytes."""
    sheet = SHEET.replace(",One,,12,", ",One,,12.00,")
    assert canvas(("1002", 12), sheet=sheet).data.decode() == sheet


def test_marks_are_scaled_to_what_the_column_is_worth():
    """84 of 100 is 16.8 of 20, and a note says so."""
    filled = canvas(("1001", 84), sheet=SHEET.replace("10.0,100.0", "10.0,20.0"))
    assert b"9.5,16.8,95.0" in filled.data
    assert "the sheet's maximum is 20" in filled.notes[0]


@pytest.mark.parametrize("column", ["Intro, week 1 (7)", "Intro, week 1", "7"])
def test_the_column_can_be_named(column: str):
    """By header, by title, by id."""
    assert b'One ""A""",8.4,,95.0' in canvas(("1001", 84), column=column).data


def test_columns_that_are_missing_or_ambiguous():
    """The message lists what there is; a title that is there twice needs its id."""
    with pytest.raises(GraderError, match=r"there are: Intro, week 1 \(7\), Lines \(8\)"):
        canvas(("1001", 84), column="Circles")
    twice = SHEET.replace("Intro, week 1 (7)", "Lines (7)")
    with pytest.raises(GraderError, match=r"several columns .*'Lines \(7\)', 'Lines \(8\)'"):
        canvas(("1001", 84), sheet=twice)
    assert b"9.5,84,95.0" in canvas(("1001", 84), sheet=twice, column="8").data
    without = canvas(("1001", 84), sheet=SHEET.replace("Lines (8)", "Circles (8)"))
    assert "no column 'lines' or 'Lines'" in without.problems[0]
    assert (
        "ignores a column"
        in canvas(("1001", 1), sheet=SHEET.replace("Lines (8)", "Final Score (8)"), column="8").problems[0]
    )


def test_what_is_no_canvas_sheet_is_refused():
    """A Moodle sheet, an empty file, an open quote."""
    for sheet in ("Identifier,Grade\n", "", 'Student,ID,Section,"Lines (8)\n'):
        with pytest.raises(GraderError):
            canvas(("1001", 84), sheet=sheet)


def test_semicolons_and_decimal_commas():
    """A European export keeps its delimiter and gets marks as it writes them."""
    sheet = "Student;ID;Section;Lines (8)\nPoints Possible;;;100,0\nAna;1;A;7,5\nBob;2;A;\n"
    filled = fill(sheet.encode("latin-1"), "canvas", {"lines": [Mark("2", 84.5, 100)]}, TITLES)
    assert filled.data.decode("latin-1") == sheet.replace("Bob;2;A;", "Bob;2;A;84,5")


WORKSHEET = (
    '\ufeffIdentifier,"Full name","Email address",Status,Grade,"Maximum grade","Grade can be changed",'
    '"Last modified (grade)"\n'
    '"Participant 11","Ana García",ana@example.edu,"Submitted for grading - 1 day late",,100.00,Yes,"Monday, 1 June"\n'
    '"Participant 12","Zoë O\'Brien",zoe@example.edu,"No submission","55.00",100.00,No,-\n'
    '"Participant 13","Ana García",ana2@example.edu,"Submitted, ""again""",,100.00,Yes,-\n'
)


def moodle(*marks: tuple[str, float], sheet: str = WORKSHEET, column: str | None = None) -> Filled:
    its_marks = [Mark(student, score, 100.0) for student, score in marks]
    return fill(sheet.encode(), "moodle", {"lines": its_marks}, TITLES, column)


def test_a_moodle_worksheet_is_filled():
    """By the download's name with the participant's number, by email, by identifier; locked grades are mentioned."""
    filled = moodle(("Ana García_11", 84), ("ZOE@example.edu", 90.25), ("Participant 13", 7))
    expected = (
        WORKSHEET.replace('late",,', 'late",84,').replace('"55.00"', '"90.25"').replace('again""",,', 'again""",7,')
    )
    assert filled.data.decode() == expected
    assert filled.problems == ()
    assert any("row 3" in note and "locked" in note for note in filled.notes)


@pytest.mark.parametrize("name", ["Ana García", "Bob_11", "Ana García_12", "11", "Participant 14"])
def test_a_moodle_student_in_doubt_is_left_out(name: str):
    """Two of one name, a number with another's name, a bare number."""
    filled = moodle((name, 84))
    assert len(filled.problems) == 1
    assert filled.data.decode() == WORKSHEET


def test_names_in_file_names_have_lost_their_apostrophes():
    """Moodle strips characters from file names; the number and what is left of the name are certain."""
    assert '"84"' in moodle(("Zoë OBrien_12", 84)).data.decode()


def test_a_blind_worksheet_in_chinese():
    """Localised headers, no names: participants are known by their number."""
    header = "标识符,状态,成绩,最高分,允许更改成绩,上次修改（评分）\r\n"
    sheet = header + "参与人11,已提交,,50.00,是,-\r\n参与人12,已提交,,50.00,否,-\r\n"
    filled = moodle(("参与人_11", 84), ("参与人12", 10), sheet=sheet)
    assert filled.data.decode() == sheet.replace("11,已提交,,", "11,已提交,42,").replace("12,已提交,,", "12,已提交,5,")
    assert any("locked" in note for note in filled.notes)


def test_a_worksheet_in_another_language_needs_the_column():
    """An unknown header for the grade is not guessed: --column names it."""
    sheet = WORKSHEET.replace(",Grade,", ",Puntos,")
    with pytest.raises(GraderError, match="name it with --column"):
        moodle(("Ana García_11", 84), sheet=sheet)
    assert b'late",84,' in moodle(("Ana García_11", 84), sheet=sheet, column="puntos").data


def test_a_worksheet_is_for_one_assignment():
    """With several assignments in the gradebook, -a says which."""
    with pytest.raises(GraderError, match="-a: lines, other"):
        fill(WORKSHEET.encode(), "moodle", {"lines": [], "other": []}, {"lines": (), "other": ()})


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1,2\n",
        "a,b\r\n1,2",
        'a;"b;c"\n"x""y";2\n',
        "\ufeffa\tb\n\n1\t\n",
        'a,b\n,\n\n1,"two\nlines"\n',
        "a,b\r1,2\r",
        "a",
        "",
    ],
)
def test_csv_cells_are_where_the_csv_module_sees_them(text: str):
    """The same values as Python's reader, and a file rewritten with nothing changed is the same file."""
    sheet = csvfile.parse(text.encode())
    plain = text.removeprefix("\ufeff")
    expected = list(csv.reader(io.StringIO(plain, newline=""), delimiter=sheet.delimiter))
    assert [[cell.value for cell in row] for row in sheet.rows] == [row or [""] for row in expected]
    assert sheet.rewritten({}) == text.encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "latin-1"])
def test_any_encoding_comes_back(encoding: str):
    """The file's own encoding is written, whatever it is."""
    text = "Identifier,Full name,Grade\nParticipant 1,Zoë Müller,\n"
    filled = fill(text.encode(encoding), "moodle", {"lines": [Mark("Participant 1", 84, 100)]}, TITLES)
    assert filled.data == text.replace("Müller,", "Müller,84").encode(encoding)


def test_the_whole_way_through_canvas(course: Class):
    """Download in, adjusted marks out into the sheet; who is missing from the sheet is named with status 1."""
    zipped(course.root / "all.zip", {"garciaana_1001_11_lines.py": RIGHT, "leebob_1004_12_lines.py": "x = 1"})
    course.run("score", "all.zip", "--timeout", "1")
    course.run("adjust", "leebob_1004", "lines", "area", "20", "--reason", "oral", "--by", "me")
    (course.root / "grades.csv").write_bytes(SHEET.encode())
    course.run("export", "canvas", "grades.csv", "-o", "out.csv")
    written = (course.root / "out.csv").read_bytes().decode()
    assert written == SHEET.replace("9.5,,95.0", "9.5,100,95.0").replace('"8,5",,', '"8,5",20,')
    (course.root / "grades.csv").write_bytes(SHEET.replace("1004", "1005").encode())
    done = course.run("export", "canvas", "grades.csv", "-o", "out.csv", "-a", "lines", "--column", "8", status=1)
    assert "leebob_1004, lines: is not in the sheet" in done.stderr
    assert "9.5,100,95.0" in (course.root / "out.csv").read_text(encoding="utf-8")


def test_export_usage(course: Class):
    """A format without its target, a target or an option that has no meaning, an unknown assignment: status 2."""
    course.hand_in("ann", RIGHT)
    course.score()
    for arguments, words in (
        (("canvas",), "give SHEET.csv"),
        (("json", "x"), "takes no 'x'"),
        (("csv", "--column", "x"), "--column has no meaning"),
        (("canvas", "missing.csv"), "cannot be read"),
        (("gradescope", "circles"), "there are: lines"),
        (("moodle", "solutions/lines/lines.py", "-a", "circles"), "there are: lines"),
    ):
        assert words in course.run("export", *arguments, status=2).stderr
