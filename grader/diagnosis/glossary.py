"""What the handout calls the reference's variables: symbols and phrases in place of names in code."""

from __future__ import annotations

from collections.abc import Mapping

from grader.languages import LANGUAGES

Names = Mapping[str, Mapping[str, str]]
"""What the handout calls the reference's variables, by language; ``function.variable`` is one function's alone."""


def names_of(settings: Mapping[str, str | dict[str, str]]) -> Names:
    """The names of an ``assignment.toml``; one text stands for all languages."""
    return {name: dict.fromkeys(LANGUAGES, said) if isinstance(said, str) else said for name, said in settings.items()}


def name_in(function: str, variable: str, names: Names) -> Mapping[str, str] | None:
    """What a variable is called in a function; None where it goes by its own name."""
    return names.get(f"{function}.{variable}", names.get(variable))
