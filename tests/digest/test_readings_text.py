"""Readings written by the program are readings like any other."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digest.readings import parse_reading
from bot.digest.readings_text import write_claim, write_reading
from bot.story.claims import Modality
from bot.story.values import Category, Names, Note, Order, OrderRelation, Period, Quantity, Route
from tests.digest.written import READING_FILE, the_reading, the_story

STORY = the_story()
ENTITIES = STORY.entities
STATUS = {term.id: term for term in STORY.vocabularies["status"].terms}


def again(reading, claims=None):
    text = write_reading(reading.made, reading.source, reading.claims if claims is None else claims)
    return parse_reading(text, READING_FILE, STORY)


def test_what_is_written_is_read_again():
    assert again(the_reading()) == the_reading()


@pytest.mark.parametrize(
    ("aspect", "value"),
    [
        ("count", Quantity(40, 40, "dockers")),
        ("count", Quantity(2.5, 2.5, "hours", unit="hours")),
        ("count", Quantity(50, None, "dockers", part=True)),
        ("count", Quantity(2, 4)),
        ("count", replace(STORY.quantities["a handful"], of="dockers")),
        ("present", Names((ENTITIES["adler"], ENTITIES["dockers"]), closed=True)),
        ("present", Names((ENTITIES["adler"],))),
        ("status", Category(STATUS["partly"])),
        ("sequence", Order(ENTITIES["walkout"], OrderRelation.BEFORE, ENTITIES["offer"])),
        ("sequence", Order(ENTITIES["walkout"], OrderRelation.EXCHANGE, ENTITIES["offer"])),
        ("route", Route((ENTITIES["quay"], ENTITIES["port"]))),
        ("when", Period(date(2020, 8, 1), date(2020, 8, 31))),
        ("when", Period(date(2020, 8, 3), date(2021, 1, 1))),
        ("remark", Note()),
    ],
)
def test_values_of_every_type_are_read_again(aspect, value):
    claim = replace(the_reading().claims[0], aspect=aspect, value=value)
    assert again(the_reading(), [claim]).claims == (claim,)


@pytest.mark.parametrize("modality", Modality)
def test_modalities_are_read_again(modality):
    claim = replace(the_reading().claims[0], modality=modality, attributed_to=None)
    assert again(the_reading(), [claim]).claims == (claim,)


@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: text.strip()))
def test_no_words_break_out_of_their_field(words):
    reading = the_reading()
    claim = replace(reading.claims[0], says=words)
    source = replace(reading.source, title=words, publisher=words)
    assert again(replace(reading, source=source), [claim]) == replace(reading, source=source, claims=(claim,))


def test_a_claim_may_be_added_at_the_end_of_a_reading():
    reading = the_reading()
    text = write_reading(reading.made, reading.source) + write_claim(reading.claims[0])
    assert parse_reading(text, READING_FILE, STORY).claims == reading.claims[:1]
