"""The committed digest with what answers from it, loaded once: the tests only read it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bot.answering.engine import Answerer
from bot.bootstrap import House

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def house() -> House:
    """The project's own stories and digests, wherever the tests are run from."""
    return House(PROJECT / "config", PROJECT / "seeds")


@pytest.fixture(scope="session")
def belarus(house: House) -> Answerer:
    """What answers from the committed Belarus digest, by the rules alone whatever the environment says."""
    statements = (house.config / "languages" / "statements.toml").read_text(encoding="utf-8")
    return Answerer(house.digest("belarus"), house.general(), tomllib.loads(statements))
