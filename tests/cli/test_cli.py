"""The command line as its users meet it: help, language, lists, checks of one's own files."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

from tests.conftest import RIGHT, ROOT, Class


def commands() -> list[str]:
    """The names of all commands."""
    from grader.cli.main import main

    return sorted(main.commands)


def test_every_command_has_help(course: Class):
    """``grader COMMAND --help`` explains each command in a sentence that starts with a capital letter."""
    from grader.cli.main import main

    for name, command in main.commands.items():
        assert command.help, name
        assert re.match(r"[A-Z]", command.help), name
    assert "Usage" in course.run("score", "--help").stdout


@pytest.mark.parametrize("name", commands())
def test_every_command_is_documented(name):
    """The README names every command."""
    assert f"grader {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", commands())
def test_every_option_is_explained(name):
    """No option is without a help text."""
    import click

    from grader.cli.main import main

    options = [option for option in main.commands[name].params if isinstance(option, click.Option)]
    assert options
    assert all(option.help for option in options)


def test_list_shows_points_and_titles(course: Class):
    """Assignments with titles in the chosen language, exercises in the reference's order."""
    assert course.run("list").stdout.splitlines() == ["lines  Lines  (100)", "  line  (50)", "  area  (50)"]
    assert course.run("list", "--lang", "zh").stdout.startswith("lines  直线")


def test_language_comes_from_the_locale(course: Class):
    """A Chinese locale gives Chinese, another English; --lang decides over both."""
    course.environment = {"LANG": "zh_CN.UTF-8"}
    assert course.run("list").stdout.startswith("lines  直线")
    assert course.run("list", "--lang", "en").stdout.startswith("lines  Lines")


def test_check_runs_the_public_checks_on_own_files(course: Class):
    """All public checks pass: status 0; a wrong value: status 1, with claim, message and points; nothing hidden."""
    course.hand_in("me", RIGHT)
    done = course.run("check", "submissions/me")
    assert "20 of 20 public points" in done.stdout
    course.hand_in("me", RIGHT.replace("+ 1", "+ 2"))
    done = course.run("check", "submissions/me", status=1)
    assert "line([1, 2], 3) is [4, 7]." in done.stdout
    assert "got 5, expected 4" in done.stdout
    assert "Any numbers" not in done.stdout


def test_check_of_a_module_beside_a_notebook(course: Class):
    """The file that is named is checked, and the rule is told; of a folder the notebook is, and that is told."""
    course.hand_in("me", RIGHT)
    cell = {"cell_type": "code", "source": "def line(x, a):\n    return 7\n\n\narea = line\n"}
    course.hand_in("me", json.dumps({"nbformat": 4, "cells": [cell]}), "lines.ipynb")
    done = course.run("check", "submissions/me/lines.py")
    assert "20 of 20 public points" in done.stdout
    assert "lines.ipynb lies beside it: where both are handed in, lines.ipynb is scored." in done.stdout
    assert "0 of 20" in course.run("check", "submissions/me/lines.ipynb", status=1).stdout
    folder = course.run("check", "submissions/me", status=1).stdout
    assert "Both lines.ipynb and lines.py are there, and in both is work; lines.ipynb was scored." in folder


def test_check_speaks_chinese(course: Class):
    """Claims and messages in Chinese where they are asked for."""
    course.hand_in("me", RIGHT.replace("+ 1", "+ 2"))
    done = course.run("check", "submissions/me", "--lang", "zh", status=1)
    assert "等于 [4, 7]" in done.stdout
    assert "应为 4" in done.stdout


def test_check_without_files_says_so(course: Class):
    """A folder with nothing to check is a clear error."""
    (course.submissions / "me").mkdir()
    assert "nothing to check" in course.run("check", "submissions/me", status=2).stderr


def test_students_can_check_what_was_handed_out(course: Class, tmp_path_factory: pytest.TempPathFactory):
    """With the release's zip alone, far from the course, ``grader check`` runs its public checks."""
    import zipfile

    course.run("release", "--zip", "out")
    away = tmp_path_factory.mktemp("away")
    with zipfile.ZipFile(course.root / "out" / "lines.zip") as archive:
        archive.extractall(away)
    home = Class(away)
    assert "not implemented yet" in home.run("check", "lines", status=1).stdout
    (away / "lines" / "lines.py").write_text(RIGHT)
    (away / "lines" / "lines.ipynb").unlink()
    assert "20 of 20" in home.run("check", "lines").stdout


def test_release_check_finds_what_is_out_of_date(course: Class):
    """``release --check`` fails until the files are written, and again when one was edited by hand."""
    course.run("release", "--check", status=1)
    course.run("release")
    course.run("release", "--check")
    stub = course.root / "assignments" / "lines" / "lines.py"
    stub.write_text(stub.read_text() + "# mine\n")
    assert "out of date" in course.run("release", "--check", status=1).stderr


def test_a_solution_that_is_not_cut_is_not_released(course: Class):
    """F2: without its markers a function would be handed out whole; nothing is written, and --check says so too."""
    reference = course.root / "solutions" / "lines" / "lines.py"
    text = reference.read_text()
    start = text.index("def area")
    reference.write_text(
        text[:start] + text[start:].replace("    # BEGIN SOLUTION\n", "").replace("    # END SOLUTION\n", "")
    )
    for options in ((), ("--check",)):
        assert "nothing is cut from area" in course.run("release", *options, status=2).stderr
    assert not (course.root / "assignments").exists()


def test_doctor_tells_what_holds(course: Class):
    """The layers of the sandbox and the outcome of every probe."""
    done = course.run("doctor")
    assert "seccomp" in done.stdout
    assert "read a hidden file" in done.stdout


def test_names_in_errors_do_not_reach_the_terminal_raw(course: Class):
    """An escape sequence in a file's name is written out."""
    done = course.run("score", "no\x1b[31msuch", status=2)
    assert "\x1b" not in done.stderr
    assert "no\\x1b[31msuch: no such file" in done.stderr


def test_quiet_says_nothing_when_all_is_well(course: Class):
    """``-q`` prints nothing on success."""
    course.hand_in("me", RIGHT)
    done = course.score("-q")
    assert done.stdout == done.stderr == ""


def test_no_file_of_the_project_names_this_machine():
    """The place where the project happens to lie has no place in what is committed."""
    here = str(ROOT).encode()
    for folder in ("grader", "docs", "solutions", "autograder_tests", "assignments", "examples", "benchmarks", "tests"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert here not in path.read_bytes(), path


def test_a_gradebook_among_the_students_is_nobodys_hand_in(course: Class) -> None:
    """``-g`` may name a folder beside the students' own: the next run does not take it for a student."""
    course.hand_in("ann", RIGHT)
    for said in ("1 submission scored, 0 unchanged", "0 submissions scored, 1 unchanged"):
        done = course.score("-g", "submissions/marks")
        assert f"1 student: {said}" in done.stdout
        assert done.stderr == ""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is full")
@pytest.mark.parametrize("command", [("list",), ("score", "submissions")])
def test_a_full_disk_is_a_sentence(course: Class, command: tuple[str, ...]) -> None:
    """Where what is said cannot be written, that is said, without a traceback."""
    course.hand_in("ann", RIGHT)
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "grader", *command], cwd=course.root, stdout=full, stderr=subprocess.PIPE,
            env=os.environ | {"LANG": "C.UTF-8"}, text=True, timeout=120, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == "grader: what is said here cannot be written: No space left on device\n"
