"""Readings may carry their original's fingerprint, and digests keep it."""

from dataclasses import replace

import pytest

from bot.digest.codec import encode, encode_content, from_bytes, to_bytes, version_of
from bot.digest.readings import parse_reading
from bot.story.digests import Digest
from bot.story.errors import ReadingError
from bot.story.sources import Source
from tests.builders import a_claim, a_digest, a_source
from tests.digest.written import READING, READING_FILE, the_story

PRINT = "0123456789abcdef" * 16


def with_print(fingerprint: str) -> str:
    return READING.replace("[source]\n", f'[source]\nfingerprint = "{fingerprint}"\n')


def the_source(reading: str) -> Source:
    return parse_reading(reading, READING_FILE, the_story()).source


def test_a_reading_may_do_without():
    assert the_source(READING).fingerprint is None


def test_a_reading_carries_it():
    assert the_source(with_print(PRINT)).fingerprint == PRINT


@pytest.mark.parametrize("wrong", ["", "abc", PRINT.upper(), f"{PRINT[:-1]}g"])
def test_what_is_no_fingerprint_is_refused(wrong):
    with pytest.raises(ReadingError, match="fingerprint"):
        the_source(with_print(wrong))


def test_a_digest_keeps_it():
    digest = a_digest(a_claim("000.c1"), sources=[replace(a_source("000"), fingerprint=PRINT)])
    assert to_and_fro(digest).sources[0].fingerprint == PRINT


def to_and_fro(digest: Digest) -> Digest:
    stamp = replace(digest.stamp, version=version_of(encode_content(digest)))
    shown = encode(replace(digest, stamp=stamp), lambda _: "", lambda _: "")
    return from_bytes(to_bytes(shown), "digest.json")
