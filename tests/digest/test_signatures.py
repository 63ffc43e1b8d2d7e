import pytest

from bot.digest.signatures import KEPT, Signer, Verifier, joined
from bot.story.errors import DigestError, SettingsError

DATA = b'{"format": 1}'


@pytest.fixture(scope="module")
def signer():
    return Signer.new()


def test_what_was_signed_is_accepted(signer):
    Verifier.of([signer.public]).check(DATA, signer.sign(DATA), "digest.json")


def test_a_key_survives_being_written_down(signer):
    again = Signer.of(signer.secret)
    assert again.sign(DATA) == signer.sign(DATA)


def test_any_of_several_keys_will_do(signer):
    other = Signer.new()
    both = Verifier.of([other.public, signer.public])
    both.check(DATA, signer.sign(DATA), "digest.json")
    both.check(DATA, other.sign(DATA), "digest.json")


@pytest.mark.parametrize("spoilt", [b"", DATA + b" ", b'{"format": 2}'])
def test_other_bytes_are_refused(signer, spoilt):
    with pytest.raises(DigestError, match=r"digest.json: no signature by a key of CROSSCHECK_DIGEST_KEYS"):
        Verifier.of([signer.public]).check(spoilt, signer.sign(DATA), "digest.json")


def test_another_key_is_refused_even_under_the_same_name(signer):
    name, _, _ = signer.sign(DATA).partition(b" ")
    _, _, forged = Signer.new().sign(DATA).partition(b" ")
    with pytest.raises(DigestError):
        Verifier.of([signer.public]).check(DATA, name + b" " + forged, "digest.json")


@pytest.mark.parametrize("odd", [b"e3655b98", b"e3655b98 !!", b"\xff\xfe \x00", b"a b c\nd"])
def test_odd_signatures_are_refused_in_order(signer, odd):
    with pytest.raises(DigestError):
        Verifier.of([signer.public]).check(DATA, odd, "digest.json")


def test_an_unsigned_digest_is_told_with_its_remedy(signer):
    with pytest.raises(DigestError, match="is not signed: publish it with `crosscheck publish`"):
        Verifier.of([signer.public]).check(DATA, b"\n", "digest.json")


@pytest.mark.parametrize("text", ["", "ed25519:", "ed25519:AAAA", "rsa:" + "A" * 43 + "=", "ed25519:!"])
def test_what_is_no_key_is_named_by_its_place(signer, text):
    with pytest.raises(SettingsError, match="CROSSCHECK_DIGEST_KEYS: key 2 is no public key"):
        Verifier.of([signer.public, text])


def test_a_public_key_does_not_sign(signer):
    with pytest.raises(SettingsError, match="CROSSCHECK_SIGNING_KEY is no signing key") as caught:
        Signer.of(signer.public)
    assert signer.public not in str(caught.value)


def test_a_secret_does_not_show(signer):
    assert signer.secret.partition(":")[2] not in repr(signer)


def test_signatures_of_those_before_are_kept_newest_first_and_not_for_ever(signer):
    lines = b""
    for number in range(KEPT + 3):
        lines = joined(signer.sign(b"%d" % number), lines)
    kept = lines.splitlines()
    assert len(kept) == KEPT
    assert kept[0] == signer.sign(b"%d" % (KEPT + 2)).strip()
    assert joined(signer.sign(b"5"), lines).count(signer.sign(b"5")) == 1
