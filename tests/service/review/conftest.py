"""A small story in a folder of its own, with proposals that wait for a person."""

from __future__ import annotations

import pytest

from bot.bootstrap import House
from bot.service.review.papers import Papers
from bot.service.review.session import Review
from tests.service.review.waiting import a_project


@pytest.fixture
def house(tmp_path) -> House:
    return a_project(tmp_path)


@pytest.fixture
def opened(house):
    """Open the review anew, as another run of the program does."""
    return lambda: Review(Papers.of(house, "harbour"))
