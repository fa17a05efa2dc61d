"""``grader assign``."""

from __future__ import annotations

import click

from grader.cli.options import Context, common
from grader.errors import GraderError


@click.command()
@click.argument("place", nargs=-1, metavar="[STUDENT ASSIGNMENT FILE]")
@click.option("--undo", is_flag=True, help="Forget what was said of STUDENT ASSIGNMENT.")
@common
def assign(context: Context, place: tuple[str, ...], undo: bool) -> None:
    """Say which FILE of a student is the submission for an assignment; without arguments, list what was said.

    FILE is a path inside the student's folder, or the name of a file there. The next `grader score` takes it, whatever
    it is called, and so does every later one, until --undo.
    """
    from grader.gradebook.desk import find_student
    from grader.gradebook.store import Gradebook
    from grader.text import visible

    if len(place) not in ((2,) if undo else (0, 3)):
        raise GraderError("to undo, give STUDENT ASSIGNMENT" if undo else "give STUDENT ASSIGNMENT FILE")
    with Gradebook(context.gradebook, create=False) as gradebook:
        if not place:
            for (student, assignment), file in gradebook.assigned().items():
                click.echo(f"{visible(student)}, {visible(assignment)}: {visible(file)}")
            return
        student, assignment = find_student(gradebook, place[0]), place[1]
        if not undo:
            assignment = context.open_course().assignment(assignment).name
        elif (student, assignment) not in gradebook.assigned():
            raise GraderError(f"there is nothing to undo: no file was named for {visible(student)}, {assignment}")
        file = "" if undo else place[2].replace("\\", "/").removeprefix("./")
        gradebook.assign({(student, assignment): file})
    if context.verbosity >= 0:
        said = "by its name again" if undo else f"{visible(file)} is scored next time"
        click.echo(f"{visible(student)}, {assignment}: {said}")
