"""The message catalogues are complete and current, in both languages."""

from __future__ import annotations

import gettext
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_message_is_translated_and_compiled():
    """No text of the templates is missing from a catalogue, untranslated, unused or not compiled."""
    command = [sys.executable, ROOT / "tools" / "catalogues.py", "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"run `make catalogues`, translate, run it again:\n{done.stdout}{done.stderr}"


def test_translations_keep_the_placeholders():
    """Every name that a message fills in is in each of its translations, or the page could not be made."""
    chinese = gettext.translation("grader", ROOT / "grader" / "feedback" / "locale", ["zh"])
    english = gettext.translation("grader", ROOT / "grader" / "feedback" / "locale", ["en"])
    messages = [key for key in english._catalog if key]
    assert len(messages) > 100
    for key in messages:
        message = key[0] if isinstance(key, tuple) else key
        plural = key[1] if isinstance(key, tuple) else None
        text = chinese.ngettext(message, message, 2) if plural == 1 else chinese.gettext(message)
        assert _names(text) == _names(message) or plural is not None, (message, text)


def _names(text):
    return {part.partition(")")[0] for part in text.split("%(")[1:]}
