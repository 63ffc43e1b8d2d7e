"""The endpoint, and choosers and answerers that ask it."""

from __future__ import annotations

import pytest

from bot.bootstrap import House
from bot.llm.choosing import ModelChooser
from bot.settings import ModelAccess
from bot.story.choices import Catalogue
from tests.llm.endpoint import an_endpoint

KEY = "made-up-key-0123456789"

SECONDS = 0.3
"""What a test waits for a service that does not answer."""

PATIENCE = 5.0
"""Where the service answers, a loaded machine has time."""


@pytest.fixture
def endpoint():
    with an_endpoint() as endpoint:
        yield endpoint


@pytest.fixture
def catalogue():
    return Catalogue(
        questions={"how-many": "How many?", "person:adler": "Who is Rosa Adler?"},
        claims={"000.c01": "Forty walked out.", "001.c01": "Several walked out."},
        sources={"000": "One (undated)", "001": "Other (2025-12-13)"},
    )


@pytest.fixture
def chooser(endpoint):
    return a_chooser(endpoint.url)


def a_chooser(url, seconds=PATIENCE):
    return ModelChooser(ModelAccess(url, "small", seconds, KEY))


@pytest.fixture(scope="session")
def parts():
    """What an answerer of the project's own story is made of."""
    house = House.find()
    return house.digest("belarus"), house.general(), house._shared("statements")
