"""Fingerprints of originals: what tells that two of them share text, and does not give the text away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from bot.reading.lines import fold
from bot.reading.passages import segment
from bot.story.sources import Passage

HASHES = 64  # the likeness of two texts is told to within about 0.06: half of one over their root
SHINGLE = 5  # consecutive words: as many as two authors seldom choose alike
DIGITS = 4  # hexadecimal ones that are kept of each hash; two unlike ones are the same once in 65,536
PRIME = 2**61 - 1

WORD = re.compile(r"[^\W_]+")


def fingerprint(text: str) -> str:
    """Give the fingerprint of an original: the least of each of 64 hashes over the shingles of its passages.

    Hexadecimal, 256 digits; empty for a text without words. The order of passages is irrelevant, and so is
    what is set aside. After A. Broder, "On the resemblance and containment of documents" (1997).
    """
    shingles = {_hash(shingle) for shingle in shingles_of(text, segment(text).passages)}
    if not shingles:
        return ""
    least = (min((factor * shingle + term) % PRIME for shingle in shingles) for factor, term in _FUNCTIONS)
    return "".join(f"{found % 16**DIGITS:0{DIGITS}x}" for found in least)


def shingles_of(text: str, passages: Iterable[Passage]) -> Iterator[str]:
    """Give every run of five words within a passage; all words of one that has fewer."""
    for passage in passages:
        words = WORD.findall(fold(text[passage.span.start : passage.span.end]))
        for start in range(max(len(words) - SHINGLE + 1, min(len(words), 1))):
            yield " ".join(words[start : start + SHINGLE])


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") % PRIME


_FUNCTIONS = tuple((_hash(f"factor {number}"), _hash(f"term {number}")) for number in range(HASHES))
