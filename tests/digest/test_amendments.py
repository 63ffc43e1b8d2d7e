"""One claim more, less or other in a reading's file; the rest stays as its reader wrote it."""

from dataclasses import replace

import pytest

from bot.digest.amendments import (
    claim_of,
    fields_of,
    next_id,
    with_claim,
    with_other_claim,
    without_claim,
)
from bot.digest.readings import parse_reading
from bot.story.errors import ReadingError
from tests.digest.written import READING, READING_FILE, the_reading, the_story

COMMENTED = READING.replace('[[claims]]\nid = "c02"', '# Seen twice.\n[[claims]]  # pay\nid = "c02"')


def claims_of(text):
    return parse_reading(text, READING_FILE, the_story()).claims


def test_a_claim_is_added_at_the_end_under_the_next_id():
    claim = replace(the_reading().claims[0], id=f"a1.{next_id(READING)}")
    assert claim.id == "a1.c03"
    text = with_claim(READING, claim)
    assert text.startswith(READING)
    assert claims_of(text) == (*the_reading().claims, claim)


def test_the_first_claim_of_a_reading_without_any_is_c01():
    empty = READING[: READING.index("[[claims]]")]
    assert claims_of(empty) == ()
    assert next_id(empty) == "c01"
    assert claims_of(with_claim(empty, the_reading().claims[0])) == the_reading().claims[:1]


@pytest.mark.parametrize(("id_", "left"), [("c01", "a1.c02"), ("c02", "a1.c01")])
def test_a_claim_is_taken_out_and_its_neighbours_stay(id_, left):
    assert [claim.id for claim in claims_of(without_claim(COMMENTED, id_))] == [left]


def test_taking_out_what_was_added_gives_the_same_file():
    claim = replace(the_reading().claims[1], id="a1.c03")
    assert without_claim(with_claim(COMMENTED, claim), "c03") == COMMENTED


def test_a_claim_is_replaced_in_its_place():
    other = replace(the_reading().claims[0], says="Some forty walked out.")
    assert claims_of(with_other_claim(COMMENTED, other)) == (other, the_reading().claims[1])


def test_a_claim_that_is_not_there_cannot_be_taken_out():
    with pytest.raises(KeyError):
        without_claim(READING, "c09")


def test_the_fields_of_a_claim_make_the_claim_again():
    source, story = the_reading().source, the_story()
    for claim in the_reading().claims:
        assert claim_of(fields_of(claim), source, story, "here") == claim


def test_every_mistake_in_the_fields_is_named():
    fields = {**fields_of(the_reading().claims[0]), "subject": "strik", "modality": "sure"}
    with pytest.raises(ReadingError) as caught:
        claim_of(fields, the_reading().source, the_story(), "the claim")
    assert "did you mean “strike”" in str(caught.value)
    assert "modality “sure” is unknown" in str(caught.value)
