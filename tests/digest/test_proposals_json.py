"""Proposals wait in a file beside the readings, bound to the original they were made from."""

import json
from dataclasses import replace

import pytest

from bot.digest.proposals_json import read_proposals, write_proposals
from bot.story.errors import ReadingError
from bot.story.proposals import Certainty, Proposal
from tests.digest.written import the_reading, the_story

READING = the_reading()
PROPOSALS = (
    Proposal(READING.claims[0], Certainty.UNSURE, "rules", ("two numbers stand near each other",)),
    Proposal(READING.claims[1], Certainty.SURE, "rules"),
)


def read(text, source=READING.source):
    return read_proposals(text, "a1.json", source, the_story())


def test_what_is_written_is_read_again():
    assert read(write_proposals(READING.source, PROPOSALS)) == PROPOSALS


def test_proposals_of_another_original_are_refused():
    other = replace(READING.source, sha256="0" * 64)
    with pytest.raises(ReadingError, match="another original"):
        read(write_proposals(READING.source, PROPOSALS), other)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda kept: kept.pop("proposals"),
        lambda kept: kept["proposals"][0].pop("doubts"),
        lambda kept: kept["proposals"][0].update(certainty="certain"),
        lambda kept: kept["proposals"][0]["claim"].update(subject="nowhere"),
        lambda kept: kept["proposals"][0].update(doubts=[]),
        lambda kept: kept.update(proposals=[1]),
    ],
)
def test_damage_is_told_with_the_remedy(spoil):
    kept = json.loads(write_proposals(READING.source, PROPOSALS))
    spoil(kept)
    with pytest.raises(ReadingError, match=r"a1\.json: damaged .*crosscheck read --again"):
        read(json.dumps(kept))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000])
def test_what_is_no_such_file_is_refused(text):
    with pytest.raises(ReadingError):
        read(text)
