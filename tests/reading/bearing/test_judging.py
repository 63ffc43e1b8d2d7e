"""What words bear out, and what is rejected or left to a person."""

from dataclasses import replace

import pytest

from bot.reading.anchors import anchor
from bot.reading.bearing import judge
from bot.reading.drafts import source_of
from bot.reading.passages import segment
from tests.builders import (
    a_category,
    a_claim,
    a_period,
    a_quantity,
    a_route,
    a_story,
    a_term,
    a_vocabulary,
    an_entity,
    an_order,
    some_names,
)

ADLER = an_entity("adler", label="Rosa Adler", aliases=["Frau Adler"])
BRANDT = an_entity("brandt", label="Otto Brandt")
UNION = an_entity("union", kind="body", label="the dockers' union", aliases=["dockers union"])
QUAY = an_entity("quay", kind="place", label="North Quay")
PORT = an_entity("port", kind="place", label="Norholm")
WALKOUT = an_entity("walkout", kind="event", label="the walk-out")
OFFER = an_entity("offer", kind="event", label="the offer")
OPEN = a_term("open", words=["reopened", "open*"])
SHUT = a_term("shut", words=["closed", "shut"])
STORY = a_story(
    entities=[ADLER, BRANDT, UNION, QUAY, PORT, WALKOUT, OFFER],
    subjects=["strike", "person/adler"],
    vocabularies=[a_vocabulary("status", terms=[OPEN, SHUT], incompatible=[("open", "shut")])],
)

ARTICLE = """\
Walkout

Forty dockers left North Quay on 2 March, and at least 12 clerks joined them.

The dockers' union said that 1,200 members may follow.

Rosa Adler was held at North Quay for two hours before she was taken to Norholm.

Only Rosa Adler and Otto Brandt were dismissed. The gate has reopened. The offer was made after the walk-out.

About a dozen people were not paid, because the bank had closed.

The talks will resume in August 2027. Members should vote, it advised. Some 3.5 million crowns are owed.
"""


def a_source(article=ARTICLE, language="en"):
    return replace(source_of(article.encode(), file="a.txt", source="000"), language=language)


def judged(words, value=None, says="It happened.", article=ARTICLE, language="en", **fields):
    found = anchor(article, segment(article), words)
    claim = a_claim(
        value=value or a_quantity(40, of="dockers"),
        says=says,
        evidence=[found],
        **{"subject": "strike", **fields},
    )
    return judge(claim, a_source(article, language), article, STORY)


def faults(*arguments, **fields):
    return "; ".join(judged(*arguments, **fields).faults)


def doubts(*arguments, **fields):
    return "; ".join(judged(*arguments, **fields).doubts)


SOUND = [
    ("Forty dockers", a_quantity(40, of="dockers"), "Forty dockers left.", {}),
    ("at least 12 clerks", a_quantity(least=12, of="clerks"), "Twelve clerks or more joined.", {}),
    (
        "Rosa Adler and Otto Brandt",
        some_names(ADLER, BRANDT),
        "Rosa Adler and Otto Brandt were dismissed.",
        {},
    ),
    (
        "Only Rosa Adler and Otto Brandt",
        some_names(ADLER, BRANDT, closed=True),
        "They dismissed Rosa Adler and Otto Brandt.",
        {},
    ),
    (
        "1,200 members may follow",
        a_quantity(1200, of="members"),
        "Some 1,200 members may follow.",
        {"modality": "speculated", "attributed_to": UNION},
    ),
    ("The gate has reopened", a_category(OPEN), "The gate is open again: it has reopened.", {}),
    (
        "August 2027",
        a_period("2027-08-01", "2027-08-31"),
        "Talks resume in August 2027.",
        {"modality": "expected"},
    ),
    ("Some 3.5 million crowns", a_quantity(3_500_000, of="crowns"), "Crowns owed: 3.5 million.", {}),
    (
        "North Quay for two hours before she was taken to Norholm",
        a_route(QUAY, PORT),
        "She was taken from North Quay to Norholm.",
        {},
    ),
]


@pytest.mark.parametrize(("words", "value", "says", "fields"), SOUND)
def test_what_the_words_say_stands(words, value, says, fields):
    found = judged(words, value, says, **fields)
    assert (found.faults, found.doubts) == ((), ())


VALUES = [
    ("Forty dockers", a_quantity(41, of="dockers"), "the number 41 does not stand in the words"),
    ("Forty dockers", a_quantity(least=40, most=50, of="dockers"), "the number 50 does not stand"),
    ("Forty dockers", a_quantity(40, of="pilots"), "“pilots” is not what the passage counts"),
    ("at least 12 clerks", a_quantity(12, of="clerks"), "the words give a bound (“at least”)"),
    ("Forty dockers", a_quantity(least=40, of="dockers"), "nothing in the words says “at least”"),
    ("Forty dockers", a_quantity(most=40, of="dockers"), "nothing in the words says “at most”"),
    ("Forty dockers", a_quantity(word="several", least=3, of="dockers"), "“several” does not stand"),
    ("for two hours", a_quantity(2, of="", unit="days"), "the unit “days” does not stand"),
    ("Rosa Adler was held", some_names(ADLER, BRANDT), "“Otto Brandt” does not stand in the words"),
    (
        "Rosa Adler was held",
        some_names(ADLER, closed=True),
        "nothing in the words says that the list is complete",
    ),
    ("The gate has reopened", a_category(SHUT), "the words say “open”, which excludes “shut”"),
    ("Forty dockers", an_order(WALKOUT, "before", OFFER), "nothing in the words puts two events in an order"),
    ("taken to Norholm", a_route(QUAY, PORT), "“North Quay” does not stand in the words"),
    ("on 2 March", a_period("2026-03-03"), "the day of 2026-03-03 does not stand"),
    ("on 2 March", a_period("2026-04-02"), "the month of 2026-04-02 does not stand"),
    ("August 2027", a_period("2026-01-01", "2026-12-31"), "the year 2026 does not stand"),
]


@pytest.mark.parametrize(("words", "value", "fault"), VALUES)
def test_a_value_that_the_words_do_not_hold_is_rejected(words, value, fault):
    assert fault in faults(words, value)


SENTENCES = [
    ("Forty dockers", "Forty-one dockers left.", "the number 41 of its sentence"),
    ("Forty dockers", "Forty dockers left in 2026.", "the number 2026 of its sentence"),
    ("Forty dockers", "Forty dockers left Hamburg.", "the name “Hamburg” of its sentence"),
    ("Forty dockers", "Rosa Adler and forty dockers left.", "“Rosa Adler” of its sentence does not stand"),
    (
        "Forty dockers",
        "Forty dockers left North Quay on 2 March and joined.",
        "its sentence is the article's own: “forty dockers left north quay on 2 march”",
    ),
]


@pytest.mark.parametrize(("words", "says", "fault"), SENTENCES)
def test_a_sentence_that_says_more_than_the_words_or_copies_them_is_rejected(words, says, fault):
    assert fault in faults(words, says=says)


def test_seven_words_in_a_row_are_still_our_own():
    assert "the article's own" not in faults("Forty dockers left", says="Forty dockers left North Quay on 2.")


VOICES = [
    ("union said that 1,200 members", {}, "the words give it as somebody's word (“said”)"),
    ("The talks will resume", {}, "the words give it as an outlook (“will”)"),
    ("Members should vote", {}, "the words give it as advice (“should”)"),
    ("Forty dockers", {"modality": "reported"}, "nothing in the sentence says that this is reported"),
    ("Forty dockers", {"modality": "speculated"}, "nothing in the sentence says that this is speculated"),
    ("The gate has reopened", {"modality": "expected"}, "nothing in the sentence says that this is expected"),
    (
        "1,200 members",
        {"modality": "reported", "attributed_to": BRANDT},
        "“Otto Brandt”, whose word it is said to be, does not stand in the passage",
    ),
    ("Forty dockers", {"attributed_to": ADLER}, "as Rosa Adler's word and as a fact at once"),
    (
        "Members should vote",
        {"modality": "recommended", "subject": "person/adler"},
        "“Rosa Adler”, whom it is about",
    ),
]


@pytest.mark.parametrize(("words", "fields", "fault"), VOICES)
def test_a_claim_put_otherwise_than_its_sentence_is_rejected(words, fields, fault):
    assert fault in faults(words, a_category(OPEN), **fields)


DOUBTS = [
    (
        "1,200 members",
        a_quantity(1200, of="members"),
        "Members: 1,200.",
        "the sentence has “said” outside of",
    ),
    ("after the walk-out", an_order(WALKOUT, "before", OFFER), "One came first.", "order and cause"),
    ("because the bank had closed", a_category(SHUT), "Caused by it: because shut.", "order and cause"),
    ("Forty dockers left", a_category(OPEN), "Dockers left.", "no word that the story has for “open”"),
    ("on 2 March", a_period("2026-03-02"), "On 2 March.", "the year does not stand"),
    ("Forty", a_quantity(40, of="dockers"), "Forty left.", "does not stand beside the number"),
    ("About a dozen people", a_quantity(12, of="people"), "No people.", "do not both deny"),
    ("Forty dockers", a_quantity(40, of="dockers"), "Penguins swam elsewhere.", "few words in common"),
    (
        "Forty dockers",
        a_quantity(40, of="dockers"),
        "Penguins: forty dockers left.",
        "begins with “Penguins”",
    ),
]


@pytest.mark.parametrize(("words", "value", "says", "doubt"), DOUBTS)
def test_what_only_a_person_can_judge_is_left_to_one(words, value, says, doubt):
    assert doubt in doubts(words, value, says)


def test_whom_a_claim_is_about_may_stand_elsewhere_in_the_passage_but_a_person_looks():
    found = judged("taken to Norholm", a_route(PORT), "She was taken to Norholm.", subject="person/adler")
    assert found.faults == ()
    assert "whom it is about does not stand in the words themselves" in found.doubts


def test_other_languages_are_left_to_a_person():
    assert "not in English" in doubts("Forty dockers", says="Forty dockers left.", language="de")


def test_the_month_of_may_is_no_guess():
    article = "Walkout\n\nOn 2 May forty dockers left.\n"
    found = judged("On 2 May forty dockers left", says="Forty dockers left.", article=article)
    assert found.faults == ()
