"""The parser is an extra, loaded when it is needed; without it the error says what to install."""

import builtins
import subprocess
import sys

import pytest

from bot.reading.drafting import engine
from bot.story.errors import SettingsError
from tests.reading.drafting.builders_drafting import sheet_of


def test_a_missing_extra_is_named(monkeypatch):
    real = builtins.__import__

    def without_spacy(name, *rest, **more):
        if name.startswith(("spacy", "en_core_web")):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without_spacy)
    with pytest.raises(SettingsError, match=r"crosscheck\[reading\]"):
        engine.load.__wrapped__()


def test_importing_the_rules_does_not_load_the_parser():
    code = "import bot.reading.drafting, sys; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "False"


def test_a_passage_begins_a_sentence():
    sheet = sheet_of("Fire on the pier\n\nNobody was hurt")
    assert sheet.sentences[sheet.words.index("nobody")] > sheet.sentences[0]
