"""What teachers add by hand: it survives rescoring, can be taken back, counts everywhere, and is never half applied."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.cli.main import main
from grader.errors import GradebookError
from grader.gradebook.hand_marks import read_notes
from grader.gradebook.notes import Adjustment, Comment, Notes, changes, exercise_score, final_score
from grader.gradebook.store import MIGRATIONS, VERSION, Gradebook
from grader.results import ExerciseReport, Report, Result
from tests.conftest import RIGHT, Class, write_course

WRONG_AREA = RIGHT.replace(".sum())", ".mean())")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """A class that was scored once, for tests to copy."""
    course = Class(tmp_path_factory.mktemp("template"))
    write_course(course.root)
    course.hand_in("ann", WRONG_AREA)
    course.hand_in("ben", RIGHT)
    course.score()
    return course


@pytest.fixture
def scored(template: Class, tmp_path: Path) -> Class:
    """Ann has 60 (line 50, area 10), ben has 100."""
    shutil.copytree(template.root, tmp_path, dirs_exist_ok=True)
    return Here(tmp_path)


class Here(Class):
    """A class whose commands, but for scoring, run in this process."""

    def run(self, *arguments: str, status: int | None = 0) -> subprocess.CompletedProcess[str]:
        if arguments[0] == "score":
            return super().run(*arguments, status=status)
        done = CliRunner().invoke(main, [*arguments, "-g", str(self.root / "grades"), "--course", str(self.root)])
        if status is not None:
            assert done.exit_code == status, done.output
        return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)


def adjust(course: Class, *arguments: str, status: int = 0) -> str:
    """``grader adjust`` by a fixed teacher; what it says, errors included."""
    done = course.run("adjust", *arguments, "--by", "Dr. Li", status=status)
    return done.stdout + done.stderr


def notes(course: Class) -> dict[tuple[str, str], Notes]:
    with Gradebook(course.root / "grades", create=False) as gradebook:
        return dict(read_notes(gradebook))


def test_an_adjusted_mark_counts_everywhere(scored: Class):
    """JSON, CSV and the table show the mark by hand; JSON keeps the automatic one and says who, when and why."""
    adjust(scored, "ann", "lines", "area", "35", "--reason", "explained it at the board")
    report = scored.report("ann")
    assert (report["score"], report["automatic_score"]) == (85, 60)
    area = next(one for one in report["exercises"] if one["name"] == "area")
    assert (area["score"], area["automatic_score"]) == (35, 10)
    (made,) = report["adjustments"]
    assert made.pop("at").endswith("Z")
    assert made == {
        "exercise": "area", "points": 35, "reason": "explained it at the board", "by": "Dr. Li",
        "relative": False, "automatic": 10, "automatic_now": 10, "changed": False,
    }  # fmt: skip
    assert "ann,85,85" in scored.run("export", "csv").stdout.splitlines()
    table = scored.score().stdout
    assert "ann        85*\nben        100\n" in table


def test_reports_without_notes_have_the_same_keys(scored: Class):
    """The keys are always there, so that a reader needs no special case."""
    report = scored.report("ben")
    assert report["automatic_score"] == report["score"] == 100
    assert report["adjustments"] == report["comments"] == []


def test_adjustments_survive_rescoring_and_changes_are_told(scored: Class):
    """A rescore keeps the mark by hand; where the checks' result changed under it, command and report say so."""
    adjust(scored, "ann", "lines", "area", "35", "--reason", "oral")
    assert "adjusted to 35" not in scored.score("--force").stderr
    scored.hand_in("ann", RIGHT)
    done = scored.score()
    assert "ann, lines, area: adjusted to 35 by Dr. Li when the automatic result was 10; it is 50 now" in done.stderr
    report = scored.report("ann")
    assert report["score"] == 85
    (made,) = report["adjustments"]
    assert (made["automatic"], made["automatic_now"], made["changed"]) == (10, 50, True)


def test_undo_takes_back_the_newest(scored: Class):
    """After two adjustments the first undo brings the first back, the second the automatic result, the third fails."""
    adjust(scored, "ann", "lines", "area", "35", "--reason", "oral")
    adjust(scored, "ann", "lines", "area", "20", "--reason", "on second thought")
    assert scored.marks()["ann"] == 70
    assert "35" in adjust(scored, "ann", "lines", "area", "--undo")
    assert scored.marks()["ann"] == 85
    assert "automatic result counts again" in adjust(scored, "ann", "lines", "area", "--undo")
    assert scored.marks()["ann"] == 60
    assert "nothing to undo" in adjust(scored, "ann", "lines", "area", "--undo", status=2)


def test_what_was_undone_stays_on_record(scored: Class):
    """An undone adjustment is kept with who took it back and when."""
    adjust(scored, "ann", "lines", "area", "35", "--reason", "oral")
    scored.run("adjust", "ann", "lines", "area", "--undo", "--by", "Dr. Wu")
    with closing(sqlite3.connect(scored.root / "grades" / "gradebook.sqlite")) as connection, connection:
        row = connection.execute("SELECT points, by, undone_by, undone_at <> '' FROM adjustments").fetchone()
    assert row == (35, "Dr. Li", "Dr. Wu", 1)


def test_without_arguments_what_stands_is_listed(scored: Class):
    """``grader adjust`` and ``grader comment`` alone list what is in force."""
    adjust(scored, "ann", "lines", "area", "35", "--reason", "oral")
    scored.run("comment", "ann", "lines", "see me", "--by", "Dr. Wu")
    assert "ann, lines, area: 35 (automatic: 10), Dr. Li, " in scored.run("adjust").stdout
    assert scored.run("comment").stdout.endswith(": see me\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nobody", "lines", "area", "3", "--reason", "x"), "there are: ann, ben"),
        (("ann", "circles", "area", "3", "--reason", "x"), "there are: lines"),
        (("ann", "lines", "circle", "3", "--reason", "x"), "there are: line, area"),
        (("ann", "lines", "area", "50.01", "--reason", "x"), "area has 0 to 50"),
        (("ann", "lines", "area", "nan", "--reason", "x"), "area has 0 to 50"),
        (("ann", "lines", "area", "1e1", "--reason", "x"), "not a number of points"),
        (("ann", "lines", "area", "１２", "--reason", "x"), "not a number of points"),
        (("ann", "lines", "area", "3", "--reason", " \n"), "the reason is empty"),
        (("ann", "lines", "area", "3"), "the reason is empty"),
        (("ann", "lines", "area"), "give STUDENT ASSIGNMENT EXERCISE POINTS"),
        (("ann", "lines", "area", "--undo", "--reason", "x"), "to undo"),
        (("ann", "lines", "area", "3", "--from", __file__), "stands alone"),
    ],
)
def test_bad_adjustments_are_one_clear_sentence(scored: Class, arguments: tuple[str, ...], words: str):
    """What is wrong and what there is, status 2, no traceback, and nothing is recorded."""
    said = adjust(scored, *arguments, status=2)
    assert words in said
    assert "Traceback" not in said
    assert notes(scored) == {}


def test_students_are_found_as_the_terminal_shows_them(course: Class):
    """A name with a control character can be typed in its visible form; a decomposed spelling is the same name."""
    course.hand_in("ann\x1b[1m", WRONG_AREA)
    course.hand_in("Zoe\u0301", WRONG_AREA)
    course.score()
    adjust(course, r"ann\x1b[1m", "lines", "area", "50", "--reason", "x")
    adjust(course, "Zo\u00e9", "lines", "area", "50", "--reason", "x")
    assert set(course.marks().values()) == {100}


def test_many_from_a_csv_file(scored: Class):
    """Spreadsheet CSV, with BOM, semicolons and a line's own author; a second run finds everything there already."""
    path = scored.root / "marks.csv"
    path.write_bytes(
        "\ufeffStudent;assignment;exercise;points;reason;by\r\nann;lines;area;40;\"said \"\"it\"\"\";\r\n"
        "ben;lines;line;45.5;late;Dr. Wu\r\n\r\n".encode()
    )  # fmt: skip
    assert "2 recorded" in adjust(scored, "--from", str(path))
    assert scored.marks() == {"ann": 90, "ben": 95.5}
    assert scored.report("ann")["adjustments"][0]["reason"] == 'said "it"'
    assert [scored.report(name)["adjustments"][0]["by"] for name in ("ann", "ben")] == ["Dr. Li", "Dr. Wu"]
    assert "0 recorded, 2 already there" in adjust(scored, "--from", str(path))


def test_many_from_a_gbk_file(scored: Class):
    """What a Chinese Windows spreadsheet saves is read as it was written."""
    path = scored.root / "marks.csv"
    path.write_bytes("student,assignment,exercise,points,reason\nann,lines,area,40,口试\n".encode("gb18030"))
    adjust(scored, "--from", str(path))
    assert scored.report("ann")["adjustments"][0]["reason"] == "口试"


def test_many_comments_from_a_json_file(scored: Class):
    """A JSON array, with and without an exercise, and a sentence of the bank."""
    scored.run("comment", "--save", "style", "Lovely style.")
    path = scored.root / "words.json"
    lines = [
        {"student": "ann", "assignment": "lines", "text": "看看第二题"},
        {"student": "ben", "assignment": "lines", "exercise": "area", "text": "@style"},
    ]
    path.write_text(json.dumps(lines))
    scored.run("comment", "--from", str(path), "--by", "Dr. Li")
    assert [(c["exercise"], c["text"]) for c in scored.report("ann")["comments"]] == [("", "看看第二题")]
    assert [(c["exercise"], c["text"]) for c in scored.report("ben")["comments"]] == [("area", "Lovely style.")]


def test_a_file_with_mistakes_is_not_half_applied(scored: Class):
    """Every mistake is named with its line, and the good lines are not recorded either."""
    path = scored.root / "marks.csv"
    path.write_text(
        "student,assignment,exercise,points,reason\nann,lines,area,40,fine\nnobody,lines,area,1,x\n"
        "ben,lines,area,99,x\nben,lines,line,1,x\nben,lines,line,2,x\n"
    )
    said = adjust(scored, "--from", str(path), status=2)
    assert "marks.csv, line 3: no student 'nobody'" in said
    assert "marks.csv, line 4: 99 points are out of range" in said
    assert "ben, lines, line is adjusted twice" in said
    assert "nothing was recorded" in said
    assert notes(scored) == {}


def test_every_mistake_of_a_file_is_told_at_once(scored: Class):
    """Also those of lines that lack something beside those that name what is not there."""
    path = scored.root / "marks.csv"
    path.write_text(
        "student,assignment,exercise,points,reason\nann,lines,area,40,fine\nnobody,lines,area,1,x\nben,lines,area,9,\n"
        "ben,lines,area,1,x,y\n"
    )
    said = adjust(scored, "--from", str(path), status=2)
    for words in ("line 3: no student 'nobody'", "line 4: lacks reason", "line 5: has 6 cells", "nothing was recorded"):
        assert words in said


def test_a_bonus_and_a_mark_on_the_whole(scored: Class):
    """A sign adds to what the checks gave, also beyond the maximum; without an exercise it is the whole assignment."""
    assert "write +4 for a bonus" in adjust(scored, "ben", "lines", "area", "54", "--reason", "x", status=2)
    adjust(scored, "ben", "lines", "area", "+4", "--reason", "extra")
    adjust(scored, "ann", "lines", "area", "-3", "--reason", "style")
    assert scored.marks() == {"ann": 57, "ben": 104}
    assert "area: +4 (automatic: 50)" in scored.run("adjust").stdout
    adjust(scored, "ann", "lines", "70", "--reason", "oral")
    adjust(scored, "--class", "lines", "+10", "--reason", "hard")
    assert scored.marks() == {"ann": 80, "ben": 104}  # a curve lifts nobody beyond the maximum
    assert "the class, lines: +10, Dr. Li" in scored.run("adjust").stdout
    adjust(scored, "--class", "lines", "--undo")
    adjust(scored, "ann", "lines", "--undo")
    assert scored.marks() == {"ann": 57, "ben": 104}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("student,assignment,points,reason\nann,lines,3,x\n", "lacks exercise"),
        ("student,assignment,exercise,points,reason,grade\nann,lines,area,3,x,1\n", "has grade"),
        ("student,assignment,exercise,points,reason\nann,lines,area,3,x,1\n", "6 cells"),
        ('student,assignment,exercise,points,reason\nann,lines,area,3,"x\n', "line 2"),
        ("", "holds no lines"),
        ("[1]", "array of objects"),
        ('{"a": 1}', "array of objects"),
        ("[" * 100_000, "not valid JSON"),
        (
            '[{"student": "ann", "assignment": "lines", "exercise": "area", "points": true, "reason": "x"}]',
            "not a number",
        ),
        ('[{"student": "ann", "assignment": "lines", "exercise": "area", "points": null, "reason": "x"}]', "lacks"),
        (
            '[{"student": "ann", "assignment": "lines", "exercise": "area", "points": NaN, "reason": "x"}]',
            "not a number",
        ),
        ('[{"student": "ann", "assignment": "lines", "exercise": "area", "points": 3, "reason": ["x"]}]', "be text"),
    ],
)
def test_bad_files_are_one_clear_sentence(scored: Class, text: str, words: str):
    """A file that is not understood says where and why, and changes nothing."""
    path = scored.root / "marks.csv"
    path.write_text(text)
    said = adjust(scored, "--from", str(path), status=2)
    assert words in said
    assert "Traceback" not in said
    assert notes(scored) == {}


def test_comments_survive_rescoring_and_can_be_taken_back(scored: Class):
    """About a submission or an exercise, in the order in which they were made; --undo takes back the newest there."""
    for arguments in (("ann", "lines", "first"), ("ann", "lines", "area", "mind the sum"), ("ann", "lines", "second")):
        scored.run("comment", *arguments, "--by", "Dr. Li")
    scored.score("--force")
    said = [(one["exercise"], one["text"], one["by"]) for one in scored.report("ann")["comments"]]
    assert said == [("", "first", "Dr. Li"), ("area", "mind the sum", "Dr. Li"), ("", "second", "Dr. Li")]
    scored.run("comment", "ann", "lines", "--undo", "--by", "Dr. Li")
    assert [one["text"] for one in scored.report("ann")["comments"]] == ["first", "mind the sum"]


def test_a_forgotten_text_is_not_taken_for_a_comment(scored: Class):
    """``comment ann lines area`` names an exercise and says nothing."""
    assert "is an exercise" in scored.run("comment", "ann", "lines", "area", status=2).stderr
    assert notes(scored) == {}


def test_the_comment_bank(scored: Class):
    """Sentences are stored, listed, used by @NAME, changed without changing what was said, and removed."""
    scored.run("comment", "--save", "shape", "Look at the shapes first.")
    assert scored.run("comment", "--bank").stdout == "@shape  Look at the shapes first.\n"
    scored.run("comment", "ann", "lines", "@shape")
    scored.run("comment", "--save", "shape", "Shapes first!")
    scored.run("comment", "ben", "lines", "@shape")
    scored.run("comment", "--forget", "shape")
    texts = [scored.report(name)["comments"][0]["text"] for name in ("ann", "ben")]
    assert texts == ["Look at the shapes first.", "Shapes first!"]
    assert "no sentence 'shape'" in scored.run("comment", "ann", "lines", "@shape", status=2).stderr
    assert "cannot be a sentence's name" in scored.run("comment", "--save", "a b", "x", status=2).stderr


def test_text_with_an_at_sign_is_text(scored: Class):
    """Only @NAME alone is a name of the bank."""
    scored.run("comment", "ann", "lines", "@ann see me")
    assert scored.report("ann")["comments"][0]["text"] == "@ann see me"


def test_hostile_words_are_shown_safely(scored: Class):
    """Escapes in a reason do not reach the terminal; in JSON they stay what they are."""
    adjust(scored, "ann", "lines", "area", "35", "--reason", "\x1b[2Jgone")
    assert "\x1b" not in scored.run("adjust").stdout
    assert scored.report("ann")["adjustments"][0]["reason"] == "\x1b[2Jgone"


def test_an_older_gradebook_is_brought_up_to_date(scored: Class):
    """A file of the first format gains the new tables and keeps its reports."""
    path = scored.root / "grades" / "gradebook.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in tables:
            if name not in ("reports", "students"):
                connection.execute(f"DROP TABLE {name}")
        connection.execute("PRAGMA user_version=1")
    adjust(scored, "ann", "lines", "area", "35", "--reason", "oral")
    assert scored.marks() == {"ann": 85, "ben": 100}
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_a_failed_migration_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Steps are applied all or none: a step that fails leaves the old version, and a rerun succeeds."""
    import grader.gradebook.store as module

    monkeypatch.setattr(module, "MIGRATIONS", (*MIGRATIONS, ("CREATE TABLE extra (x)", "nonsense")))
    monkeypatch.setattr(module, "VERSION", VERSION + 1)
    with pytest.raises(module.GradebookError, match="nonsense"):
        Gradebook(tmp_path)
    monkeypatch.undo()
    with Gradebook(tmp_path) as gradebook:
        gradebook.enrol(["ann"])
        assert gradebook.students() == ["ann"]
        assert gradebook.read("SELECT name FROM sqlite_master WHERE name = 'extra'") == []


def test_a_transaction_is_written_as_a_whole(tmp_path: Path):
    """An exception in the middle leaves nothing behind."""
    with Gradebook(tmp_path) as gradebook:
        with pytest.raises(GradebookError), gradebook.transaction() as connection:
            connection.executemany("INSERT INTO students VALUES (?)", [("ann",), ("ben",), ("ann",)])
        assert gradebook.students() == []


# The arithmetic


def report(outcome: str = "graded", **points: tuple[float, float]) -> Report:
    """A report whose exercises have these (earned, possible) points."""
    exercises = tuple(
        ExerciseReport(name, (Result("test_it", {"en": ""}, True, possible, earned, "failed"),))
        for name, (earned, possible) in points.items()
    )
    return Report("ann", "lines", "", "", outcome, None, 0, "", "", 0.0, {}, exercises)  # type: ignore[arg-type]


def by_hand(exercise: str, points: float, automatic: float = 0) -> Adjustment:
    return Adjustment("ann", "lines", exercise, points, "x", "me", "now", automatic)


def test_points_by_hand_replace_those_of_the_exercise():
    """Only the adjusted exercise changes; comments change nothing."""
    noted = Notes((by_hand("b", 7.5),), (Comment("ann", "lines", "", "hi", "me", "now"),))
    assert final_score(report(a=(10, 20), b=(30, 80)), noted) == 17.5


def test_points_are_capped_where_the_exercise_is_worth_less_now():
    """The checks were reweighed after the adjustment: the total never exceeds the maximum."""
    now = report(a=(10, 20))
    assert exercise_score(now.exercises[0], Notes((by_hand("a", 50),))) == 20


def test_our_error_has_no_score_unless_all_was_marked_by_hand():
    """One adjusted exercise does not make a total of a report that could not be graded; all of them do."""
    broken = report("error", a=(0, 50), b=(0, 50))
    assert final_score(broken, Notes((by_hand("a", 40),))) is None
    assert final_score(broken, Notes((by_hand("a", 40), by_hand("b", 2)))) == 42


def test_an_exercise_that_is_gone_is_told():
    """Its adjustment counts no more, and is listed as changed with nothing now."""
    now = report(a=(10, 20))
    noted = Notes((by_hand("z", 5, automatic=3),))
    assert final_score(now, noted) == 10
    assert [(change.adjustment.exercise, change.now) for change in changes(now, noted)] == [("z", None)]


def test_our_error_is_no_change():
    """A run that could not grade says nothing about what the checks find."""
    assert list(changes(report("error", a=(0, 50)), Notes((by_hand("a", 40, automatic=30),)))) == []
