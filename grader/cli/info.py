"""Commands that look and change nothing: ``grader list``, ``check`` and ``doctor``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from grader.cli.options import Context, common


@click.command(name="list")
@common
def list_(context: Context) -> None:
    """Assignments, exercises and points."""
    from grader.course.outline import exercise_points

    course = context.open_course()
    settings, policy = course.settings, course.policy()
    heading = settings.heading(context.lang)
    if heading:
        click.echo(heading)
    for assignment in course.assignments.values():
        points = exercise_points(assignment)
        rules = policy.of(assignment.name)
        due = f"  due {rules.due.astimezone(settings.zone):%Y-%m-%d %H:%M} {settings.timezone}" if rules.due else ""
        weight = f"  weight {rules.weight:g}" if rules.weight is not None else ""
        total = sum(points.values()) + sum(item.points for item in rules.rubric)
        click.echo(f"{assignment.name}  {assignment.title(context.lang)}  ({total:g}){due}{weight}")
        if round(sum(points.values()), 6) != assignment.total:
            said = f"the points of {assignment.name} sum to {sum(points.values()):g}, not {assignment.total:g}"
            click.echo(f"grader: {said}: `grader validate {assignment.name}` says more", err=True)
        for name, value in points.items():
            click.echo(f"  {name}  ({value:g})")
        for item in rules.rubric:
            click.echo(f"  {item.name}  ({item.points:g}, by a person)")


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=Path("."))
@common
def check(context: Context, path: Path) -> None:
    """Run the public checks on your own files (default: those here)."""
    from grader.scoring.self_check import check_files

    all_passed = True
    last = ""
    for line, passed in check_files(context.course, path, context.lang):
        last = line
        if context.verbosity >= 0:
            click.echo(line)
        all_passed = all_passed and passed
    if context.verbosity < 0:
        click.echo(last)
    sys.exit(0 if all_passed else 1)


@click.command()
@common
def doctor(context: Context) -> None:
    """What this machine offers: sandbox layers, versions, what is missing and how to get it."""
    from grader.sandbox.doctor import examine

    for line in examine():
        click.echo(line)
