"""Scoring a class with the real command: marks, outcomes, what is run again, and what a crash leaves behind."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from tests.conftest import REFERENCE, RIGHT, Class, without_clock

HANGING = RIGHT.replace("def area(x, a):", "def area(x, a):\n    while True: pass")


def outcomes(report: dict, exercise: str) -> dict[str, str]:
    """Each check's outcome in one exercise of a report."""
    (found,) = [one for one in report["exercises"] if one["name"] == exercise]
    return {check["name"]: check["outcome"] for check in found["checks"]}


def messages(report: dict) -> list[str]:
    return [check["message"] for exercise in report["exercises"] for check in exercise["checks"] if check["message"]]


def test_right_solutions_get_full_marks(course: Class):
    """The reference itself and another style both get 100, and the table shows it."""
    course.hand_in("ann", REFERENCE)
    course.hand_in("ben", RIGHT)
    done = course.score()
    assert course.marks() == {"ann": 100, "ben": 100}
    assert "ann" in done.stdout
    assert "2 students: 2 submissions scored" in done.stdout


def test_each_function_costs_only_its_own_points(course: Class):
    """A wrong area leaves line's points alone."""
    course.hand_in("ann", RIGHT.replace(".sum())", ".mean())"))
    course.score()
    report = course.report("ann")
    assert {one["name"]: one["score"] for one in report["exercises"]} == {"line": 50, "area": 10}


def test_outcomes_say_what_happened(course: Class):
    """An exception is broken, a wrong value failed; a missing function is broken and named."""
    course.hand_in("ann", "import numpy as np\ndef line(x, a):\n    return np.multiply(x, a)[7]\n")
    course.hand_in("ben", "def line(x, a):\n    return 3\n")
    course.score()
    ann, ben = course.report("ann"), course.report("ben")
    assert set(outcomes(ann, "line").values()) == {"broken"}
    assert "IndexError" in ann["exercises"][0]["checks"][0]["message"]
    assert "lines.py, line 3" in ann["exercises"][0]["checks"][0]["message"]
    assert outcomes(ben, "line")["test_example"] == "failed"
    assert outcomes(ben, "area")["test_example"] == "broken"
    assert "`area` is not defined" in messages(ben)[-1]


def test_a_changed_argument_costs_the_purity_check_alone(course: Class):
    """In-place work is found on the grader's side, whatever the function returns."""
    text = "def line(x, a):\n    x = np.asarray(x, dtype=float)\n    x *= a\n    x += 1\n    return x\n"
    course.hand_in("ann", RIGHT + text)
    course.score()
    found = outcomes(course.report("ann"), "line")
    assert found == {"test_example": "passed", "test_random": "passed", "test_pure": "failed"}


def test_one_broken_statement_costs_only_what_needs_it(course: Class):
    """A syntax error in one function, and an exception between, leave the others alone."""
    course.hand_in("ann", RIGHT.replace("def area(x, a):", "print(1 / 0)\n\ndef area(x, a:"))
    course.score()
    report = course.report("ann")
    assert {one["name"]: one["score"] for one in report["exercises"]} == {"line": 50, "area": 0}
    assert "SyntaxError" in messages(report)[0]
    assert any("ZeroDivisionError" in remark for remark in report["remarks"])


def test_hostile_neighbours_cost_nobody_else(course: Class):
    """Hanging, memory-eating, forking and exiting submissions lose their own points; the others keep theirs."""
    bad = {
        "hang": "while True: pass",
        "memory": "return [bytearray(1 << 28) for _ in range(100)]",
        "fork": "import os\n    while True: os.fork()",
        "exit": "import os\n    os._exit(0)",
    }
    for name, body in bad.items():
        course.hand_in(name, RIGHT.replace("def area(x, a):", f"def area(x, a):\n    {body}"))
    for number in range(6):
        course.hand_in(f"good{number}", RIGHT + f"# {number}\n")
    course.score()
    assert course.marks() == dict.fromkeys(sorted(bad), 50) | {f"good{number}": 100 for number in range(6)}


def test_a_hanging_cell_costs_only_what_needs_it(course: Class):
    """A top-level loop that never ends is cut off; functions before and after it are scored."""
    course.hand_in("ann", RIGHT.replace("def area", "while True: pass\n\ndef area"))
    course.score()
    assert course.marks() == {"ann": 100}


def test_unreadable_files_are_one_students_zero(course: Class):
    """Junk gives the outcome unreadable and score 0, says why, and the run's status is 0."""
    course.hand_in("ann", RIGHT)
    course.hand_in("ben", b"\x89PNG\r\n\x1a\n\x00\x00", "lines.py")
    course.hand_in("cat", "{not json", "lines.ipynb")
    course.hand_in("dan", b"PK\x03\x04 no archive", "work.txt")
    (course.submissions / "eva.zip").write_bytes(b"PK\x03\x04 no archive")
    course.score()
    reports = {report["student"]: report for report in course.reports()}
    assert {name: report["score"] for name, report in reports.items()} == {"ann": 100, "ben": 0, "cat": 0, "eva": 0}
    assert {name for name, report in reports.items() if report["outcome"] == "unreadable"} == {"ben", "cat", "eva"}
    assert all(reports[name]["message"] for name in ("ben", "cat", "eva"))


def test_what_is_unchanged_is_not_run_again(course: Class):
    """Only new files are scored; a changed check scores everybody again; --force does too; history is kept."""
    course.hand_in("ann", RIGHT)
    course.hand_in("ben", RIGHT)
    assert "2 submissions scored, 0 unchanged" in course.score().stdout
    assert "0 submissions scored, 2 unchanged" in course.score().stdout
    course.hand_in("ben", RIGHT + "# better\n")
    assert "1 submission scored, 1 unchanged" in course.score().stdout
    check = course.root / "autograder_tests" / "lines" / "test_line.py"
    check.write_text(check.read_text() + "\n# stricter\n")
    assert "2 submissions scored, 0 unchanged" in course.score().stdout
    assert "2 submissions scored, 0 unchanged" in course.score("--force").stdout
    assert len(course.reports()) == 2


def test_the_same_submission_gives_the_same_report(course: Class):
    """Scored twice, the reports are equal but for the clock."""
    course.hand_in("ann", RIGHT.replace("+ 1", "+ 2"))
    course.score()
    before = without_clock(course.reports())
    course.score("--force")
    assert without_clock(course.reports()) == before


def test_a_killed_run_goes_on_where_it_stopped(course: Class):
    """Kill -9 of the whole process group in mid-run; the same command then gives what an undisturbed run gives."""
    for number in range(30):
        course.hand_in(f"s{number:02}", RIGHT.replace("+ 1", f"+ 1 + {number % 3}") + f"# {number}\n")
    course.hand_in("s15", HANGING)
    command = [sys.executable, "-m", "grader", "score", "submissions", "--timeout", "1"]
    process = subprocess.Popen(
        command, cwd=course.root, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    wait_for_reports(course, 5)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    recorded = len(course.reports())
    assert 5 <= recorded < 30
    again = course.score().stdout
    assert f"{30 - recorded} submissions scored, {recorded} unchanged" in again
    course.run("score", "submissions", "--timeout", "1", "-g", "undisturbed")
    assert without_clock(course.reports()) == without_clock(course.reports("-g", "undisturbed"))


def wait_for_reports(course: Class, count: int) -> None:
    """Until the gradebook holds this many reports."""
    path = course.root / "grades" / "gradebook.sqlite"
    for _ in range(600):
        time.sleep(0.02)
        if path.exists():
            try:
                with closing(sqlite3.connect(path)) as connection, connection:
                    if connection.execute("SELECT COUNT(*) FROM reports").fetchone()[0] >= count:
                        return
            except sqlite3.OperationalError:
                continue
    raise AssertionError("the run recorded nothing")


def test_no_process_survives(course: Class):
    """When the command ends, every process that it started has ended."""
    course.hand_in("ann", HANGING)
    process = subprocess.Popen(
        [sys.executable, "-m", "grader", "score", "submissions", "--timeout", "0.3"],
        cwd=course.root, start_new_session=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    process.wait(60)
    time.sleep(0.1)
    assert not survivors(str(course.root)), survivors(str(course.root))


def survivors(marker: str) -> list[str]:
    """Processes of the grader whose working folder or command line names this course."""
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                folder, command = os.readlink(f"/proc/{entry}/cwd"), Path(f"/proc/{entry}/cmdline").read_bytes()
            except OSError:
                continue
            if marker in folder or marker.encode() in command:
                found.append(f"{entry}: {command!r}")
    return found


def test_a_check_that_stumbles_over_a_result_blames_the_result(course: Class):
    """An exception in the check's own code is the submission's failure if the reference passes, else our error."""
    path = course.root / "autograder_tests" / "lines" / "test_area.py"
    path.write_text(
        path.read_text().replace(
            'assert_close(submission.area([1.0], 1), 4, "area([1], 1)")', "assert submission.area([1.0], 1) + 0 == 4"
        )
    )
    course.hand_in("ann", RIGHT + "\ndef area(x, a):\n    return None\n")
    course.hand_in("ben", RIGHT)
    course.score()
    assert course.marks() == {"ann": 50, "ben": 100}
    assert outcomes(course.report("ann"), "area")["test_example"] == "failed"


def test_usage_errors_have_status_2(course: Class):
    """No such folder, no such assignment, no course: one sentence, status 2, no traceback."""
    for arguments in (
        ["score", "nowhere"],
        ["score", "submissions", "-a", "nope"],
        ["export", "json"],
        ["export", "xml"],
    ):
        done = course.run(*arguments, status=2)
        assert "Traceback" not in done.stderr
        assert done.stderr
    done = course.run("list", "--course", "/", status=2)
    assert "is not a course" in done.stderr
    course.hand_in("ann", RIGHT)
    assert "is the course itself" in course.run("score", ".", status=2).stderr


def test_unsafe_mode_is_written_into_every_report(course: Class):
    """--unsafe-no-sandbox scores without a sandbox, and says so in the report and on the terminal."""
    course.hand_in("ann", RIGHT)
    done = course.score("--unsafe-no-sandbox")
    assert "without a sandbox" in done.stderr
    assert course.report("ann")["sandbox"] == "none (unsafe)"
    assert course.marks() == {"ann": 100}
    course.score()
    assert "seccomp" in course.report("ann")["sandbox"]


def test_output_to_a_pipe_has_no_escapes(course: Class):
    """Nothing but text, also with hostile names."""
    course.hand_in("ann\x1b[31m", RIGHT)
    done = course.score()
    assert "\x1b" not in done.stdout + done.stderr
    assert "ann\\x1b[31m" in done.stdout


def test_csv_is_safe_in_a_spreadsheet(course: Class):
    """A BOM, a total, and no cell that would be run as a formula."""
    course.hand_in('=HYPERLINK("x")', RIGHT)
    course.hand_in("bob", RIGHT.replace("+ 1", "+ 2"))
    (course.submissions / "nobody").mkdir()
    course.score()
    text = subprocess.run(
        [sys.executable, "-m", "grader", "export", "csv"], cwd=course.root, capture_output=True, check=True
    ).stdout
    assert text.startswith(b"\xef\xbb\xbf")
    rows = text.decode("utf-8-sig").splitlines()
    assert rows[0] == "student,lines,total"
    assert rows[1] == '"\'=HYPERLINK(""x"")",100,100'
    assert "nobody,,0" in rows


def test_a_student_with_one_new_file_keeps_the_other(course: Class):
    """Of two assignments in folders of their own only the changed one is scored, and both are counted."""
    for folder in ("solutions", "autograder_tests"):
        (course.root / folder / "more").mkdir()
    (course.root / "solutions" / "more" / "more.py").write_text(REFERENCE)
    for path in (course.root / "autograder_tests" / "lines").glob("test_*.py"):
        (course.root / "autograder_tests" / "more" / path.name).write_text(path.read_text())
    course.hand_in("ann", RIGHT, "one/lines.py")
    course.hand_in("ann", RIGHT, "two/more.py")
    assert "2 submissions scored, 0 unchanged" in course.score().stdout
    course.hand_in("ann", RIGHT + "# new\n", "two/more.py")
    assert "1 submission scored, 1 unchanged" in course.score().stdout


def test_checks_leave_no_compiled_files(course):
    """A compiled check file could pass for one that was edited a moment later."""
    course.hand_in("ann", RIGHT)
    course.score()
    assert list(course.root.rglob("*.pyc")) == []
