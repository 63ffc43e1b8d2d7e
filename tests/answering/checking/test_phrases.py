"""General words are found in texts, several at one place."""

from bot.answering.checking.phrases import Hit, Phrasebook, statements_of
from bot.answering.words import words


def test_longer_phrase_hides_those_within():
    book = Phrasebook()
    book.add("followed", "after")
    book.add("followed by", "before")
    assert book.find(words("followed by rain")) == (Hit(0, 2, "before"),)


def test_equal_phrases_all_stand():
    book = Phrasebook()
    book.add("eas*", "one")
    book.add("eased", "other")
    assert {hit.label for hit in book.find(words("eased"))} == {"one", "other"}


def test_minus_makes_a_word_the_opposite_of_its_ring():
    general = statements_of({"rings": {"open": ["open*", "-shut"]}})
    assert [hit.label for hit in general.rings.find(words("opened or shut"))] == ["open+", "open-"]


def test_a_language_is_read_with_its_own_words_and_by_what_they_mean_in_english():
    general = statements_of(
        {
            "en": {"negation": ["not"], "speech": ["said"]},
            "de": {"negation": ["nicht"], "glosses": {"said": ["sagte"]}},
        }
    )
    found = words("sagte nicht")
    senses, _ = general.tongue("de").glosses.senses(found, frozenset())
    assert [hit.label for hit in general.roles("de", found, senses)] == ["speech", "negation"]
    assert general.roles("en", found, found) == ()


def test_broken_table_is_passed_over():
    assert statements_of({"en": "nothing", "rings": {"open": 3}}).rings.find(words("open")) == ()
