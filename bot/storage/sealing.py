"""Secrets at rest: sealed with a key that is not in the database, and bound to the row they belong to."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.story.errors import SealError, SettingsError

_PREFIX: Final = "ck1_"
_KEY_BYTES: Final = 32  # AES-256
_NONCE_BYTES: Final = (
    12  # https://csrc.nist.gov/pubs/sp/800/38/d/final, 8.2.2: random, far below 2^32 for one key
)
_SEPARATORS: Final = re.compile(r"[\s,]+")


def new_key() -> str:
    """Make a key as it is written in the settings."""
    return _PREFIX + base64.urlsafe_b64encode(secrets.token_bytes(_KEY_BYTES)).decode().rstrip("=")


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed secret, and the id of the key that opens it."""

    key_id: str
    content: bytes


class Keyring:
    """Keys in the order of the settings: the first seals, all open."""

    def __init__(self, keys: Iterable[bytes]) -> None:
        self._ciphers = {_id_of(key): AESGCM(key) for key in keys}
        self.newest = next(iter(self._ciphers))

    @classmethod
    def of(cls, written: str) -> Keyring:
        """Read CROSSCHECK_ENCRYPTION_KEYS; SettingsError, without their text, when one is no key."""
        words = [word for word in _SEPARATORS.split(written) if word]
        if not words:
            raise SettingsError("CROSSCHECK_ENCRYPTION_KEYS holds no key: `crosscheck keys new` makes one")
        return cls([_read(word, number) for number, word in enumerate(words, 1)])

    def __contains__(self, key_id: str) -> bool:
        return key_id in self._ciphers

    def seal(self, secret: str, place: str) -> Sealed:
        """Seal with the newest key; what is sealed opens in the same place only."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        content = self._ciphers[self.newest].encrypt(nonce, secret.encode(), _bound(self.newest, place))
        return Sealed(self.newest, nonce + content)

    def open(self, sealed: Sealed, place: str) -> str:
        """Open what was sealed in this place. SealError when it was not, or not by a key that is here."""
        cipher = self._ciphers.get(sealed.key_id)
        if cipher is None:
            raise SealError(f"CROSSCHECK_ENCRYPTION_KEYS lacks the key {sealed.key_id}, which sealed {place}")
        nonce, content = sealed.content[:_NONCE_BYTES], sealed.content[_NONCE_BYTES:]
        try:
            return cipher.decrypt(nonce, content, _bound(sealed.key_id, place)).decode()
        except (InvalidTag, ValueError):
            raise SealError(f"what is stored for {place} was changed, or belongs to another row") from None


def _read(word: str, number: int) -> bytes:
    try:
        key = base64.b64decode(word.removeprefix(_PREFIX) + "=", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != _KEY_BYTES or not word.startswith(_PREFIX):
        raise SettingsError(
            f"CROSSCHECK_ENCRYPTION_KEYS: number {number} is not a key as `crosscheck keys new` makes them"
        )
    return key


def _id_of(key: bytes) -> str:
    """Name a key by a digest of it, which does not tell it."""
    return hashlib.sha256(b"crosscheck key " + key).hexdigest()[:12]


def _bound(key_id: str, place: str) -> bytes:
    return f"crosscheck {key_id} {place}".encode()
