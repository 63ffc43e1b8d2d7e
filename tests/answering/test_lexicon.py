"""Patterns of words and what they stand for."""

import pytest

from bot.answering.lexicon import Lexicon
from bot.answering.patterns import pattern_of
from bot.answering.words import words
from tests.answering.builders_answering import tagged


def a_lexicon(*entries: tuple[str, str], **languages: tuple[str, ...]) -> Lexicon:
    """A lexicon of phrases with a feature each, and of words passed over by language."""
    lexicon = Lexicon()
    for phrase, feature in entries:
        lexicon.add(phrase, feature)
    for code, plain in languages.items():
        lexicon.pass_over(frozenset(plain), code)
    return lexicon


@pytest.mark.parametrize(
    ("phrase", "pattern"),
    [
        ("Strike", ("strike",)),
        ("strik*", ("strik*",)),
        ("put * down", ("put", "*", "down")),
        ("walk* free", ("walk*", "free")),
        ("e-mail*", ("e", "mail*")),
        ("Gün batımı", ("gun", "batimi")),
        ("?!", ()),
    ],
)
def test_a_phrase_becomes_a_pattern_of_folded_words(phrase, pattern):
    assert pattern_of(phrase) == pattern


def test_a_word_stands_for_its_feature():
    assert tagged(a_lexicon(("strike", "c:strike")), "strike") == [("strike", ("c:strike",))]


@pytest.mark.parametrize(("word", "fits"), [("strike", True), ("strikers", True), ("strok", False)])
def test_a_star_at_the_end_stands_for_any_ending(word, fits):
    assert ("c:strike" in a_lexicon(("strik*", "c:strike")).features(word)) is fits


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("they put tools down", True),
        ("put it down", True),
        ("put down", False),
        ("put all tools down", False),
    ],
)
def test_a_star_alone_stands_for_one_word(text, fits):
    assert ("c:strike" in a_lexicon(("put * down", "c:strike")).features(text)) is fits


@pytest.mark.parametrize(
    ("text", "fits"), [("13 May edition", True), ("the 13 May edition", True), ("May edition", False)]
)
def test_a_star_may_open_a_phrase(text, fits):
    assert ("c:issue" in a_lexicon(("* may edition", "c:issue")).features(text)) is fits


def test_a_phrase_that_a_star_opens_counts_in_its_language_alone():
    lexicon = Lexicon()
    lexicon.add("* mayıs sayısı", "c:issue", language="tr")
    assert "c:issue" in lexicon.features("13 mayıs sayısı", "tr")
    assert "c:issue" not in lexicon.features("13 mayıs sayısı", "de")


def test_a_star_inside_a_phrase_stands_for_any_ending():
    assert "c:leave" in a_lexicon(("walk* out", "c:leave")).features("they walked out")


def test_the_longest_pattern_takes_its_words():
    lexicon = a_lexicon(("ticket", "c:fares"), ("ticket office", "c:office"))
    assert tagged(lexicon, "ticket office ticket") == [
        ("ticket office", ("c:office",)),
        ("ticket", ("c:fares",)),
    ]


def test_a_longer_pattern_with_wildcards_beats_a_shorter_literal_one():
    lexicon = a_lexicon(("ticket", "c:fares"), ("tick* off*", "c:office"))
    assert tagged(lexicon, "ticket office") == [("ticket office", ("c:office",))]


def test_equally_long_patterns_pool_their_features():
    lexicon = a_lexicon(("lind", "e:lind"), ("lind", "e:lindholm"))
    assert tagged(lexicon, "Lind") == [("Lind", ("e:lind", "e:lindholm"))]


def test_a_literal_pattern_outdoes_an_equally_long_one_with_a_wildcard():
    lexicon = a_lexicon(("port*", "c:port"), ("portrait", "c:picture"))
    assert tagged(lexicon, "portrait") == [("portrait", ("c:picture",))]


def test_a_plain_literal_word_does_not_silence_a_wildcard():
    lexicon = a_lexicon(("port*", "c:port"), en=("ports",))
    assert tagged(lexicon, "ports") == [("ports", ("c:port",))]


def test_accents_and_case_make_no_difference():
    assert tagged(a_lexicon(("Müdür", "c:chief")), "MUDUR") == [("MUDUR", ("c:chief",))]


def test_an_unknown_word_is_told_apart_from_one_passed_over():
    lexicon = a_lexicon(en=("the",))
    assert [match.is_known for match in lexicon.tag(words("the whale"))] == [True, False]


def test_a_number_is_never_unknown():
    assert [match.is_known for match in Lexicon().tag(words("1984"))] == [True]


def test_an_empty_phrase_is_not_a_pattern():
    assert tagged(a_lexicon(("?!", "c:nothing")), "?! whale") == [("whale", ())]


class TestLanguages:
    def test_a_pattern_of_another_language_does_not_count(self):
        lexicon = Lexicon()
        lexicon.add("will", "c:want", language="de")
        assert lexicon.features("will", "en") == frozenset()

    def test_a_pattern_counts_in_its_language(self):
        lexicon = Lexicon()
        lexicon.add("will", "c:want", language="de")
        assert lexicon.features("will", "de") == {"c:want"}

    def test_english_patterns_count_in_every_language(self):
        lexicon = Lexicon()
        lexicon.add("ferry", "c:ferry", language="en")
        assert lexicon.features("ferry", "de") == {"c:ferry"}

    def test_patterns_of_no_language_count_in_every_language(self):
        assert a_lexicon(("lind", "e:lind")).features("lind", "ru") == {"e:lind"}

    def test_a_short_plain_word_of_the_language_silences_other_meanings(self):
        """German "ab" is no abbreviation of anything in a German query."""
        lexicon = a_lexicon(("ab", "e:abbot"), de=("ab",))
        assert lexicon.features("ab", "de") == frozenset()

    def test_a_short_plain_word_silences_nothing_in_another_language(self):
        lexicon = a_lexicon(("ab", "e:abbot"), de=("ab",))
        assert lexicon.features("ab", "en") == {"e:abbot"}

    def test_a_longer_plain_word_silences_nothing(self):
        lexicon = a_lexicon(("hafen", "c:port"), de=("hafen",))
        assert lexicon.features("hafen", "de") == {"c:port"}


class TestLearning:
    def test_a_learnt_word_stands_for_its_root(self):
        lexicon = Lexicon()
        lexicon.learn(["Sailors hold out"])
        assert lexicon.features("sailors") == {"w:sailor"}

    def test_a_word_already_known_is_not_learnt(self):
        lexicon = a_lexicon(("sailor*", "c:crew"))
        lexicon.learn(["Sailors hold out"])
        assert lexicon.features("sailors") == {"c:crew"}

    def test_numbers_are_not_learnt(self):
        lexicon = Lexicon()
        lexicon.learn(["40 sailors"])
        assert not lexicon.features("40")

    def test_what_is_learnt_later_replaces_what_was_looked_up_before(self):
        lexicon = Lexicon()
        before = lexicon.features("sailors")
        lexicon.add("sailor*", "c:crew")
        assert (before, lexicon.features("sailors")) == (frozenset(), {"c:crew"})


def test_names_are_told_from_concepts():
    lexicon = a_lexicon(("lind", "e:lind"), ("lime", "c:fruit"), ("maja lind", "e:lind"))
    assert [lexicon.is_name(word) for word in ("lind", "lime", "maja")] == [True, False, False]


def test_spellings_are_the_longer_words_of_concepts_and_entities():
    lexicon = a_lexicon(("strik* for", "c:strike"), ("kowalska", "e:kowalska"), ("timeline", "v:timeline"))
    assert lexicon.spellings == {"strik", "kowalska"}
