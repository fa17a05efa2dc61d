"""A language is a folder with a catalogue: nothing in the code names it, and what it lacks is said in English."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

import grader.languages
from grader.languages import LANGUAGES, html_tag, language_of, pick, say

WORDS = {
    "`{function}` raised {type}{said}{place}{refused}{hint}": "`{function}` a levé {type}{said}{place}{refused}{hint}",
    " ({file}, line {line}{source})": " ({file}, ligne {line}{source})",
    "Points": "Les points",
    "Change your function, run its cell, then this one again.": "Corrigez la fonction.",
    "{what} is {value}": "{what} vaut {value}",
}
CONTEXTS = {("the language's name in English", "English"): "French"}
SHOWN = r"""
import json
import tempfile
from pathlib import Path
from grader.checks.check import claims
from grader.checks.comparators import assert_like
from grader.course.misconceptions import read_misconception
from grader.failures import CheckFailed
from grader.feedback.html import _environment
from grader.languages import LANGUAGES, language_of
from grader.messages import render
from grader.otter.notebook import advice
from grader.results import Failure

folder = Path(tempfile.mkdtemp())
header = ["exercise: f", "title: Wrong", "title.fr: Faux", "title.zh: 错", "hint: Look", "hint.zh: 看"]
(folder / "wrong.py").write_text("".join(f"# {line}\n" for line in header) + "def f(): pass\n")

def test_one(): "English.\n\nzh: 中文。\nfr: En français."

data = {"function": "f", "type": "ValueError", "message": "no", "where": [["a.py", 3, "f", ""]]}
try:
    assert_like("a", "b", "x", rtol=0, atol=0)
except CheckFailed as error:
    failed = error.failure
told = {
    "languages": LANGUAGES, "message": render(Failure("raised", data), "fr"), "fallback": render(Failure("none"), "fr"),
    "claims": claims(test_one, "test_one"), "property": render(failed, "fr"), "advice": advice(ValueError("x")),
    "hint": read_misconception(folder / "wrong.py", {"f"}).hint.title,
    "locales": [language_of(name) for name in ("fr_CA.UTF-8", "French_France", "zh_CN", "Chinese_China", "de_DE", "")],
    "page": _environment("fr").from_string("{{ lang }}: {{ _('Points') }}, {{ _('Not scored') }}").render(),
}
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the package in which there is a catalogue more."""
    home = tmp_path_factory.mktemp("french")
    shutil.copytree(Path(grader.__file__).parent, home / "grader", ignore=shutil.ignore_patterns("__pycache__"))
    catalogue = Catalog(locale="fr")
    for text, words in WORDS.items():
        catalogue.add(text, words)
    for (context, text), words in CONTEXTS.items():
        catalogue.add(text, words, context=context)
    folder = home / "grader" / "locale" / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "grader.mo").open("wb") as file:
        write_mo(file, catalogue)
    return home


def run(home: Path, *arguments: str, **environment: str) -> str:
    """What Python prints with this copy of the package."""
    everything = os.environ | {"PYTHONPATH": str(home), "PYTHONUTF8": "1"} | environment
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=home, env=everything, capture_output=True, text=True, check=False).stdout


def test_a_catalogue_is_a_language(french: Path) -> None:
    """Messages, claims, advice and pages speak it; a text that it lacks is English."""
    told = json.loads(run(french, "-c", SHOWN))
    assert told["languages"] == ["en", "fr", "zh"]
    assert told["message"] == "`f` a levé ValueError: no (a.py, ligne 3)"
    assert told["fallback"] == "Returned nothing (None). Is a `return` missing?"
    assert told["claims"] == {"en": "English.", "fr": "En français.", "zh": "中文。"}
    assert told["property"] == "This should hold, and does not: x vaut 'b'; what came back is 'a'."
    assert told["hint"] == {"en": "Wrong", "fr": "Faux", "zh": "错"}
    assert "Corrigez la fonction." in told["advice"]
    assert told["locales"] == ["fr", "fr", "zh", "zh", "en", "en"]
    assert told["page"] == "fr: Les points, Not scored"


def test_the_terminal_speaks_it(french: Path) -> None:
    """``--lang`` offers it, and a locale chooses it."""
    assert "[en|fr|zh]" in run(french, "-m", "grader", "check", "--help")
    (french / "course").mkdir(exist_ok=True)
    work = french / "softmax.py"
    course = Path(__file__).parents[1]
    work.write_text("def softmax(z):\n    return 1 / 0\n", encoding="utf-8")
    command = ("-m", "grader", "check", str(work), "--course", str(course))
    assert "a levé ZeroDivisionError" in run(french, *command, "--lang", "fr")
    assert "a levé ZeroDivisionError" in run(french, *command, LC_ALL="fr_FR.UTF-8")
    assert "raised ZeroDivisionError" in run(french, *command, LC_ALL="C.UTF-8")


def test_a_language_that_nobody_wrote_is_english() -> None:
    """No language makes a message fail."""
    assert say("Not run.", "tlh") == "Not run."
    assert html_tag("tlh") == "tlh"
    assert html_tag("pt_BR") == "pt-BR"
    assert html_tag("en") == "en"
    assert html_tag("zh") == "zh-Hans"
    assert language_of("tlh_AQ") == "en"


def test_a_language_of_a_country_is_found_by_its_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """``pt_BR`` is the language of ``pt_BR.UTF-8`` and not of ``pt_PT.UTF-8``."""
    monkeypatch.setattr(grader.languages, "LANGUAGES", ("en", "pt_BR"))
    assert [language_of(name) for name in ("pt_BR.UTF-8", "pt_PT.UTF-8")] == ["pt_BR", "en"]


def test_texts_of_courses_fall_back_to_english() -> None:
    """A hint that was not written in a language is shown in English."""
    assert pick({"en": "a", "zh": "b"}, "zh") == "b"
    assert pick({"en": "a", "zh": ""}, "zh") == "a"
    assert pick({"en": "a"}, "fr") == "a"
    assert pick({}, "en") == ""


def test_words_in_a_text_are_never_read_as_places() -> None:
    """Braces in a name are a name's."""
    for lang in LANGUAGES:
        assert "{line}" in say("{what} is {value}", lang, what="{line}", value=1)
