"""Digests to publish, each with a version of its own."""

import random
from dataclasses import replace

from bot.digest.codec import encode, encode_content, to_bytes, version_of
from bot.story.digests import Digest
from tests.builders import a_claim, a_digest


def a_sound_digest(says: str = "It is 123.") -> Digest:
    """A digest that hashes to its version."""
    digest = a_digest(a_claim(says=says))
    return replace(digest, stamp=replace(digest.stamp, version=version_of(encode_content(digest))))


def bytes_of(digest: Digest) -> bytes:
    """What its file holds."""
    return to_bytes(encode(digest, lambda _: "", lambda _: ""))


def sound_bytes(says: str = "It is 123.") -> bytes:
    """The file of a digest with one claim that says this."""
    return bytes_of(a_sound_digest(says))


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one accident: a flipped bit, a lost, doubled or moved piece, or an end too early."""
    at, other = sorted(chance.sample(range(len(data)), 2))
    kind = chance.randrange(5)
    if kind == 0:
        return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
    if kind == 1:
        return data[:at] + data[other:]
    if kind == 2:
        return data[:other] + data[at:]
    if kind == 3:
        return data[other:] + data[:other]
    return data[:at]
