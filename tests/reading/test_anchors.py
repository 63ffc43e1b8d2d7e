from hashlib import sha256

import pytest

from bot.reading.anchors import anchor
from bot.reading.passages import segment
from bot.story.errors import ReadingError
from bot.story.sources import Evidence, Span

TEXT = """\
Listen to this article
Cranes Stand Still
Forty cranes stood still on Monday, and forty drivers went home. The drivers were tired.

- Forty cranes were idle"""
SEGMENTS = segment(TEXT)


def test_words_are_anchored_in_their_passage():
    start = TEXT.index("forty drivers")
    expected = Evidence("p1", 3, Span(start, start + 13), sha256(b"forty drivers").hexdigest())
    assert anchor(TEXT, SEGMENTS, "forty drivers") == expected


def test_a_passage_picks_one_of_several():
    evidence = anchor(TEXT, SEGMENTS, "Forty cranes", "l1.1")
    assert (evidence.passage, evidence.line, evidence.span.start) == ("l1.1", 5, TEXT.rindex("Forty"))


def test_words_in_several_passages_are_refused_with_all_of_them():
    with pytest.raises(
        ReadingError, match=r"“Forty cranes” stands in p1, l1.1: name the passage that is meant"
    ):
        anchor(TEXT, SEGMENTS, "Forty cranes")


def test_words_twice_in_one_passage_are_refused():
    with pytest.raises(ReadingError, match="“drivers” stands 2 times in p1: quote more words around it"):
        anchor(TEXT, SEGMENTS, "drivers", "p1")


def test_overlapping_occurrences_count():
    text = "An aaa stood here for everybody to see."
    with pytest.raises(ReadingError, match="“aa” stands 2 times in p1"):
        anchor(text, segment(text), "aa")


def test_absent_words_are_refused_with_the_nearest():
    with pytest.raises(
        ReadingError, match=r"does not stand in any passage: nearest is “.*forty drivers went home.*” in p1"
    ):
        anchor(TEXT, SEGMENTS, "forty driver went home")


def test_words_differ_by_their_quotes_and_dashes():
    with pytest.raises(ReadingError, match="nearest is “Cranes Stand Still” in h1"):
        anchor(TEXT, SEGMENTS, "Cranes-Stand Still")


def test_words_of_another_passage_are_refused_with_that_passage():
    with pytest.raises(ReadingError, match="“went home” does not stand in h1, but in p1"):
        anchor(TEXT, SEGMENTS, "went home", "h1")


def test_words_of_the_furniture_are_refused_with_the_reason():
    with pytest.raises(
        ReadingError, match=r"“Listen” stands on line 1 only, which is set aside \(audio control\)"
    ):
        anchor(TEXT, SEGMENTS, "Listen")


def test_words_across_passages_are_absent():
    with pytest.raises(ReadingError, match="does not stand in any passage"):
        anchor(TEXT, SEGMENTS, "Still\nForty")


def test_an_unknown_passage_is_refused():
    with pytest.raises(ReadingError, match="no passage p9"):
        anchor(TEXT, SEGMENTS, "Forty", "p9")


@pytest.mark.parametrize("words", ["", "  ", "\n"])
def test_no_words_are_refused(words):
    with pytest.raises(ReadingError, match="no words to anchor"):
        anchor(TEXT, SEGMENTS, words)


def test_a_text_without_passages_has_no_words():
    with pytest.raises(ReadingError, match="does not stand in any passage"):
        anchor("", segment(""), "Forty")


def test_letters_that_fold_to_more_than_one_are_no_harm():
    text = "Straßenbahnfahrer saßen auf der Straße, und " + "ß" * 40
    with pytest.raises(ReadingError, match="nearest is"):
        anchor(text, segment(text), "ßßß straße ßß")


def test_letters_outside_latin_are_counted_one_by_one():
    text = "Сорок кранов стояли 🏗 весь день у реки."
    evidence = anchor(text, segment(text), "весь день")
    assert text[evidence.span.start : evidence.span.end] == "весь день"
