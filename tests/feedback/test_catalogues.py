"""The catalogues are complete and current, in every language."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

ROOT = Path(__file__).parents[2]
TOOL = ROOT / "tools" / "catalogues.py"


@pytest.fixture
def tool(monkeypatch):
    """The tool's module."""
    monkeypatch.syspath_prepend(TOOL.parent)
    import catalogues

    return catalogues


def test_every_message_is_translated_and_compiled():
    """No text is missing from a catalogue, untranslated, unused, not compiled or without one of its places."""
    done = subprocess.run([sys.executable, TOOL, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"run `make catalogues`, translate, run it again:\n{done.stdout}{done.stderr}"


def test_texts_of_messages_and_pages_are_in_one_catalogue(tool):
    """Sentences of failures, of Gradescope, of notebooks and of pages."""
    known = {message.id for message in tool.extracted()}
    assert {"`{function}` is not defined.", "Not run.", "; expected {expected}"} <= known
    assert len(known) > 250


def test_a_translation_keeps_the_places_of_its_text(tool):
    """A place that a translation makes up, or leaves out, could not be filled in, and the tool says so."""
    catalogue = Catalog(locale="fr")
    catalogue.add("{file}, line {line}", "{fichier}, ligne {line}")
    catalogue.add("cell %(number)s", "cellule")
    catalogue.add("at {place}", "en {place}")
    assert tool.misplaced(catalogue) == ["{file}, line {line}", "cell %(number)s"]
