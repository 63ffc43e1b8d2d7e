import os
import time

import pytest

from bot.digest import shelves
from bot.digest.codec import from_bytes
from bot.digest.shelves import Shelf
from bot.digest.signatures import Signer, Verifier
from bot.digest.store import load
from bot.story.errors import DigestError, UsageError
from tests.digest.published import sound_bytes

SIGNER = Signer.new()


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "belarus")


def says(shelf):
    return load(shelf.path).claims[0].says


def is_signed(shelf, signer=SIGNER):
    signatures = shelf.path.with_name("digest.json.sig").read_bytes()
    Verifier.of([signer.public]).check(shelf.path.read_bytes(), signatures, "digest.json")
    return True


def test_what_is_published_is_in_use_and_signed(shelf):
    entry = shelf.publish(sound_bytes("One."), SIGNER.sign)
    assert (says(shelf), entry.number) == ("One.", 1)
    assert is_signed(shelf)


def test_every_version_is_kept_in_order(shelf):
    for text in ("One.", "Two.", "Three."):
        shelf.publish(sound_bytes(text), SIGNER.sign)
    kept = [
        (entry.number, from_bytes(entry.path.read_bytes(), "").claims[0].says) for entry in shelf.history()
    ]
    assert kept == [(1, "One."), (2, "Two."), (3, "Three.")]
    assert [entry.is_current for entry in shelf.history()] == [False, False, True]


def test_publishing_the_same_again_changes_nothing(shelf):
    for _ in range(2):
        shelf.publish(sound_bytes("One."), SIGNER.sign)
    assert len(shelf.history()) == 1


def test_rolling_back_puts_the_one_before_in_use(shelf):
    for text in ("One.", "Two.", "Three."):
        shelf.publish(sound_bytes(text), SIGNER.sign)
    shelf.rollback()
    assert says(shelf) == "Two."
    shelf.rollback()
    assert says(shelf) == "One."
    assert is_signed(shelf)
    with pytest.raises(UsageError, match="nothing was published before"):
        shelf.rollback()


def test_rolling_back_to_a_version_by_its_beginning(shelf):
    first = shelf.publish(sound_bytes("One."), SIGNER.sign)
    for text in ("Two.", "Three."):
        shelf.publish(sound_bytes(text), SIGNER.sign)
    shelf.rollback(first.version[:7])
    assert says(shelf) == "One."


def test_an_unknown_version_is_told_with_those_there_are(shelf):
    entry = shelf.publish(sound_bytes("One."), SIGNER.sign)
    with pytest.raises(UsageError, match=f"no version 'beef'; published were: {entry.version}"):
        shelf.rollback("beef")


def test_rolling_back_from_something_that_was_never_published_gives_the_last_that_was(shelf):
    shelf.publish(sound_bytes("One."))
    shelf.path.write_bytes(sound_bytes("By hand."))
    shelf.rollback()
    assert says(shelf) == "One."


def test_an_old_version_can_be_signed_with_a_new_key(shelf):
    for text in ("One.", "Two."):
        shelf.publish(sound_bytes(text), SIGNER.sign)
    newer = Signer.new()
    shelf.rollback(None, newer.sign)
    assert is_signed(shelf, newer)


def test_a_damaged_digest_is_neither_kept_nor_used(shelf):
    shelf.publish(sound_bytes("One."), SIGNER.sign)
    with pytest.raises(DigestError):
        shelf.publish(b"{}", SIGNER.sign)
    assert (says(shelf), len(shelf.history())) == ("One.", 1)


def test_a_damaged_version_is_not_rolled_back_to(shelf):
    first = shelf.publish(sound_bytes("One."), SIGNER.sign)
    shelf.publish(sound_bytes("Two."), SIGNER.sign)
    first.path.write_bytes(b"{")
    with pytest.raises(DigestError):
        shelf.rollback()
    assert says(shelf) == "Two."
    assert is_signed(shelf)


def test_the_oldest_go_when_there_are_too_many(shelf, monkeypatch):
    monkeypatch.setattr(shelves, "KEPT", 3)
    for number in range(5):
        shelf.publish(sound_bytes(f"Number {number}."), SIGNER.sign)
    assert [entry.number for entry in shelf.history()] == [3, 4, 5]
    assert len(list((shelf.folder / "published").iterdir())) == 6


@pytest.mark.parametrize("at", range(4))
def test_stopped_between_any_two_writes_what_is_in_use_is_signed(shelf, monkeypatch, at):
    shelf.publish(sound_bytes("One."), SIGNER.sign)
    write, done = shelves.store.write_whole, []

    def until(data, path):
        if len(done) == at:
            raise KeyboardInterrupt
        done.append(path)
        write(data, path)

    monkeypatch.setattr(shelves.store, "write_whole", until)
    with pytest.raises(KeyboardInterrupt):
        shelf.publish(sound_bytes("Two."), SIGNER.sign)
    monkeypatch.undo()
    assert says(shelf) == "One."
    assert is_signed(shelf)
    shelf.publish(sound_bytes("Two."), SIGNER.sign)
    assert says(shelf) == "Two."
    assert len(shelf.history()) == 2


def test_what_killed_writers_left_is_tidied_up_in_time(shelf):
    shelf.publish(sound_bytes("One."))
    old, fresh = (shelf.folder / f".digest.json.{name}" for name in ("old", "fresh"))
    for left in (old, fresh):
        left.write_bytes(b"half")
    an_hour_ago = time.time() - 3600
    os.utime(old, (an_hour_ago, an_hour_ago))
    shelf.publish(sound_bytes("Two."))
    assert (old.exists(), fresh.exists()) == (False, True)
