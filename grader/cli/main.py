"""The command: all groups of subcommands under one name."""

from __future__ import annotations

import click

from grader import __version__
from grader.cli import assign, author, export, info, mail, marks, people, report, score, similar


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="grader")
def main() -> None:
    """Auto-graded exercises for deep-learning courses, with marks that can be trusted."""


for _command in (
    score.score,
    report.report,
    export.export,
    info.check,
    info.list_,
    info.doctor,
    author.release,
    author.audit,
    author.init,
    author.new,
    author.misconception,
    author.validate,
    marks.comment,
    marks.adjust,
    assign.assign,
    people.roster,
    people.request,
    similar.similar,
    mail.mail,
):
    main.add_command(_command)
