"""The story and the readings that the project comes with."""

from pathlib import Path

import pytest

from bot.digest.store import read_readings, read_stories

ROOT = Path(__file__).parents[2]
STORIES = sorted(path.stem for path in (ROOT / "config").glob("*.toml"))


@pytest.mark.parametrize("slug", STORIES)
def test_every_story_and_its_readings_are_sound(slug):
    assert read_readings(ROOT / "seeds", read_stories(ROOT / "config")[slug])
