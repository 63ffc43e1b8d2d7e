import os
from pathlib import Path

import pytest

from bot.digest.store import digest_path, load, publish, read_readings, read_stories
from bot.story.errors import DigestError, ReadingError, StoryError
from tests.digest.published import a_sound_digest, bytes_of
from tests.digest.written import READING, STORY, spoil, the_story


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A project folder with one story and one reading, which one stands in."""
    monkeypatch.chdir(tmp_path)
    for name, text in {"config/harbour.toml": STORY, "seeds/harbour/a1.toml": READING}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_stories_are_found_by_slug(folder):
    assert read_stories(folder / "config") == {"harbour": the_story()}


def test_other_files_beside_stories_are_left_alone(folder):
    (folder / "config" / "manifest.json").write_text("{}")
    assert list(read_stories(folder / "config")) == ["harbour"]


def test_a_folder_without_stories_is_an_error(tmp_path):
    with pytest.raises(StoryError, match="no stories found"):
        read_stories(tmp_path)


def test_readings_of_a_story_are_found(folder):
    assert [reading.source.id for reading in read_readings(folder / "seeds", the_story())] == ["a1"]


def test_a_story_without_readings_is_an_error(folder):
    (folder / "seeds/harbour/a1.toml").unlink()
    with pytest.raises(ReadingError, match="seeds/harbour: no readings found"):
        read_readings(folder / "seeds", the_story())


def test_messages_name_files_from_where_one_stands(folder):
    (folder / "seeds/harbour/a1.toml").write_text(spoil(READING, "words = 8", "words = -8"), encoding="utf-8")
    with pytest.raises(ReadingError, match=r"^seeds/harbour/a1.toml, source: words"):
        read_readings(folder / "seeds", the_story())


def test_a_reading_that_cannot_be_opened_is_an_error(folder):
    (folder / "seeds/harbour/b2.toml").mkdir()
    with pytest.raises(ReadingError, match=r"b2.toml: cannot be read"):
        read_readings(folder / "seeds", the_story())


def test_windows_line_ends_are_no_mistake(folder):
    (folder / "config/harbour.toml").write_bytes(STORY.replace("\n", "\r\n").encode())
    assert read_stories(folder / "config")["harbour"] == the_story()


def test_a_digest_lies_beside_its_readings():
    assert digest_path(Path("seeds"), "belarus") == Path("seeds/belarus/digest.json")


def test_what_is_published_is_loaded(tmp_path):
    path = tmp_path / "belarus" / "digest.json"
    publish(bytes_of(a_sound_digest()), path)
    assert load(path) == a_sound_digest()


def test_publishing_leaves_nothing_else_behind(tmp_path):
    publish(bytes_of(a_sound_digest()), tmp_path / "digest.json")
    assert [path.name for path in tmp_path.iterdir()] == ["digest.json"]


def test_everybody_may_read_what_is_published(tmp_path):
    publish(bytes_of(a_sound_digest()), tmp_path / "digest.json")
    assert (tmp_path / "digest.json").stat().st_mode & 0o777 == 0o644


def test_a_newer_digest_takes_the_place_of_an_older(tmp_path):
    for says in ("Older.", "Newer."):
        publish(bytes_of(a_sound_digest(says)), tmp_path / "digest.json")
    assert load(tmp_path / "digest.json").claims[0].says == "Newer."


def test_a_damaged_digest_is_not_published(tmp_path):
    publish(bytes_of(a_sound_digest()), tmp_path / "digest.json")
    with pytest.raises(DigestError):
        publish(b"{}", tmp_path / "digest.json")
    assert load(tmp_path / "digest.json") == a_sound_digest()


@pytest.mark.parametrize("step", ["fsync", "fchmod", "fdopen"])
def test_the_older_digest_stays_when_writing_fails(tmp_path, monkeypatch, step):
    publish(bytes_of(a_sound_digest("Older.")), tmp_path / "digest.json")

    def fail(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(DigestError, match="No space left on device"):
        publish(bytes_of(a_sound_digest("Newer.")), tmp_path / "digest.json")
    assert load(tmp_path / "digest.json").claims[0].says == "Older."
    assert [path.name for path in tmp_path.iterdir()] == ["digest.json"]


def test_the_older_digest_stays_when_replacing_fails(tmp_path, monkeypatch):
    publish(bytes_of(a_sound_digest("Older.")), tmp_path / "digest.json")

    def fail(*_args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(DigestError, match="what was there before is unchanged"):
        publish(bytes_of(a_sound_digest("Newer.")), tmp_path / "digest.json")
    monkeypatch.undo()
    assert load(tmp_path / "digest.json").claims[0].says == "Older."
    assert [path.name for path in tmp_path.iterdir()] == ["digest.json"]


def test_a_missing_digest_is_an_error_with_its_remedy(tmp_path):
    with pytest.raises(DigestError, match=r"there is no digest: build it with `crosscheck build belarus`"):
        load(tmp_path / "belarus" / "digest.json")


def test_a_digest_that_cannot_be_opened_is_an_error(tmp_path):
    with pytest.raises(DigestError, match="cannot be read"):
        load(tmp_path)


def test_a_damaged_digest_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "digest.json").write_text("{")
    with pytest.raises(DigestError, match=r"^digest.json: is cut short"):
        load(tmp_path / "digest.json")
