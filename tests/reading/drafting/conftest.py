"""One lexicon and one parser for all tests of drafting."""

from pathlib import Path

import pytest

from bot.reading.drafting import Lexicon, read_lexicon

LEXICON = Path(__file__).parents[3] / "config" / "lexicons" / "violence.toml"


@pytest.fixture(scope="session")
def violence() -> Lexicon:
    return read_lexicon(LEXICON.read_text(encoding="utf-8"), LEXICON.name)
