"""Detached Ed25519 signatures of digests: made by whoever publishes, checked by whoever answers.

A signature is of the digest's bytes as they stand, so that other tools can check it too.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Self

from bot.story.errors import DigestError, SettingsError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SECRET: Final = "ed25519-secret:"  # noqa: S105 - how a secret begins
PUBLIC: Final = "ed25519:"
NAME_LENGTH: Final = 8
MOST_BYTES: Final = 16 * 1024
"""The largest file of signatures that is read: each line takes about a hundred bytes."""

KEPT: Final = 8
"""How many signatures stand beside a digest: its own, and those of the digests before it.

Digest and signatures are two files, so whoever reads while others publish may see one newer than the other.
"""

_KEYS: Final = "CROSSCHECK_DIGEST_KEYS"


@dataclass(frozen=True, slots=True)
class Signer:
    """A key that signs; its secret stays out of its text."""

    _key: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def new(cls) -> Self:
        """Make a key."""
        from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 - an answer signs nothing

        return cls(ed25519.Ed25519PrivateKey.generate())

    @classmethod
    def of(cls, text: str) -> Self:
        """Read a secret key; SettingsError when it is none."""
        from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 - as above

        raw = _unpacked(text, SECRET)
        if raw is None:
            raise SettingsError(
                f"CROSSCHECK_SIGNING_KEY is no signing key ({SECRET}…): make one with "
                "`crosscheck keys signing-new`"
            )
        return cls(ed25519.Ed25519PrivateKey.from_private_bytes(raw))

    @property
    def secret(self) -> str:
        """The key as text, for the setting of whoever publishes."""
        return SECRET + base64.b64encode(self._key.private_bytes_raw()).decode()

    @property
    def public(self) -> str:
        """What checks its signatures as text, for the setting of whoever answers."""
        return PUBLIC + base64.b64encode(self._key.public_key().public_bytes_raw()).decode()

    def sign(self, data: bytes) -> bytes:
        """Give the line for a file of signatures: the key's name, and the signature in base64."""
        name = _name(self._key.public_key().public_bytes_raw())
        return b"%s %s\n" % (name.encode(), base64.b64encode(self._key.sign(data)))


@dataclass(frozen=True, slots=True)
class Verifier:
    """The keys whose signatures count, by name."""

    keys: Mapping[str, Ed25519PublicKey]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """Read public keys; SettingsError names the one that is none."""
        from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 - only where keys are set

        keys = {}
        for number, text in enumerate(texts, 1):
            raw = _unpacked(text, PUBLIC)
            if raw is None:
                raise SettingsError(
                    f"{_KEYS}: key {number} is no public key ({PUBLIC}…): take it from what "
                    "`crosscheck keys signing-new` printed; several are separated by commas"
                )
            keys[_name(raw)] = ed25519.Ed25519PublicKey.from_public_bytes(raw)
        return cls(keys)

    def check(self, data: bytes, signatures: bytes, file: str) -> None:
        """DigestError unless one of these keys has signed exactly these bytes."""
        if not signatures.strip():
            raise DigestError(f"{file}: is not signed: publish it with `crosscheck publish`")
        if not any(self._holds(data, line) for line in signatures.splitlines()[: KEPT * 2]):
            raise DigestError(
                f"{file}: no signature by a key of {_KEYS} fits it: publish it again with such a key"
            )

    def _holds(self, data: bytes, line: bytes) -> bool:
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - as above

        name, _, signature = line.partition(b" ")
        key = self.keys.get(name.decode("ascii", "replace"))
        if key is None:
            return False
        try:
            key.verify(base64.b64decode(signature, validate=True), data)
        except (InvalidSignature, binascii.Error, ValueError):
            return False
        return True


def joined(*parts: bytes) -> bytes:
    """Put files of signatures together, newest first, each line once, and only as many as are kept."""
    lines = dict.fromkeys(line for part in parts for line in part.splitlines() if line.strip())
    return b"".join(line + b"\n" for line in list(lines)[:KEPT])


def _name(raw: bytes) -> str:
    return sha256(raw).hexdigest()[:NAME_LENGTH]


def _unpacked(text: str, kind: str) -> bytes | None:
    """Read the 32 bytes of a key out of its text; None when they are not there."""
    try:
        raw = base64.b64decode(text.removeprefix(kind), validate=True)
    except (binascii.Error, ValueError):
        return None
    return raw if text.startswith(kind) and len(raw) == 32 else None  # noqa: PLR2004 - of RFC 8032, 5.1.5
