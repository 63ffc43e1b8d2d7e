import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.sealing import Keyring, Sealed, new_key
from bot.story.errors import SealError, SettingsError


def test_what_is_sealed_opens_in_its_place_and_shows_nothing():
    ring = Keyring.of(new_key())
    sealed = ring.seal("xoxb-made-up", "bot_token of - T1")
    assert ring.open(sealed, "bot_token of - T1") == "xoxb-made-up"
    assert b"xoxb" not in sealed.content


def test_the_same_secret_is_never_sealed_alike():
    ring = Keyring.of(new_key())
    assert ring.seal("x", "p").content != ring.seal("x", "p").content


@pytest.mark.parametrize("place", ["bot_token of - T2", "refresh_token of - T1", ""])
def test_it_opens_nowhere_else(place):
    ring = Keyring.of(new_key())
    sealed = ring.seal("xoxb-made-up", "bot_token of - T1")
    with pytest.raises(SealError, match="belongs to another row"):
        ring.open(sealed, place)


@given(st.data())
def test_no_changed_byte_opens(data):
    ring = Keyring.of(new_key())
    sealed = ring.seal("xoxb-made-up", "p")
    at = data.draw(st.integers(0, len(sealed.content) - 1))
    bit = data.draw(st.integers(0, 7))
    changed = bytearray(sealed.content)
    changed[at] ^= 1 << bit
    with pytest.raises(SealError):
        ring.open(Sealed(sealed.key_id, bytes(changed)), "p")


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 12])
def test_what_is_too_short_to_be_sealed_is_said_to_be_changed(content):
    ring = Keyring.of(new_key())
    with pytest.raises(SealError, match="changed"):
        ring.open(Sealed(ring.newest, content), "p")


def test_the_first_key_seals_and_all_open():
    old, new = new_key(), new_key()
    before = Keyring.of(old).seal("x", "p")
    both = Keyring.of(f"{new}, {old}")
    assert both.open(before, "p") == "x"
    after = both.seal("x", "p")
    assert Keyring.of(new).open(after, "p") == "x"


def test_a_missing_key_is_named_by_what_does_not_tell_it():
    key = new_key()
    sealed = Keyring.of(key).seal("x", "bot_token of - T1")
    with pytest.raises(SealError, match=f"lacks the key {sealed.key_id}, which sealed bot_token of - T1"):
        Keyring.of(new_key()).open(sealed, "bot_token of - T1")
    assert sealed.key_id not in key


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "holds no key"),
        (" , ", "holds no key"),
        ("secret", "number 1 is not a key"),
        (new_key()[:-1], "number 1 is not a key"),
        (new_key() + "A", "number 1 is not a key"),
        (f"{new_key()} {new_key()[4:]}", "number 2 is not a key"),
        (f"{new_key()},ck1_ключ", "number 2 is not a key"),
    ],
    ids=["nothing", "commas", "word", "short", "long", "second without its mark", "second in other letters"],
)
def test_what_is_no_key_is_told_by_its_number_alone(written, said):
    with pytest.raises(SettingsError, match=said) as caught:
        Keyring.of(written)
    assert not written.strip(" ,") or written.split()[-1] not in str(caught.value)
