"""The command line: the only place that prints, exits or reads the environment. One module a group of commands."""

from __future__ import annotations

import click

from grader import __version__
from grader.cli import author, export, look, report, score, teach


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="grader")
def main() -> None:
    """Auto-graded exercises for deep-learning courses, with marks that can be trusted."""


for _command in (
    score.score,
    report.report,
    export.export,
    look.check,
    look.list_,
    look.doctor,
    author.release,
    author.audit,
    author.new,
    teach.comment,
    teach.adjust,
):
    main.add_command(_command)
