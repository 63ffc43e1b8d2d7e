"""Queries understood word by word, on the made-up ferry story."""

import pytest

from bot.story.entities import EntityKind
from tests.answering.builders_answering import request_for


def named(text: str) -> list[str]:
    """Ids of the entities that a query names."""
    return [entity.id for entity in request_for(text).entities]


class TestEntities:
    @pytest.mark.parametrize(
        ("text", "ids"),
        [
            ("who is Maja Lind", ["lind"]),
            ("Lind and Okafor", ["lind", "okafor"]),
            ("what of Okafor or Lind", ["okafor", "lind"]),
            ("Lind, Lind and Maja Lind", ["lind"]),
            ("MAJA LIND", ["lind"]),
            ("tell me about the union", ["union"]),
            ("is it about fares", []),
        ],
    )
    def test_entities_are_named_in_the_query_s_order(self, text, ids):
        assert named(text) == ids

    def test_entities_are_told_by_kind(self):
        bodies = request_for("did Lind leave the union").of_kind(EntityKind.BODY)
        assert [entity.id for entity in bodies] == ["union"]

    @pytest.mark.parametrize("text", ["Lind's crew", "Lind’s crew", "Linds crew", "Lind'in"])
    def test_a_possessive_names_its_owner(self, text):
        assert named(text) == ["lind"]

    def test_a_given_name_stands_for_its_bearer(self):
        assert named("what about Ngozi") == ["okafor"]

    def test_a_shared_given_name_stands_for_all_who_bear_it(self):
        assert sorted(named("what about Maja")) == ["berg", "lind"]

    def test_a_full_name_stands_for_its_bearer_alone(self):
        assert named("what about Maja Berg") == ["berg"]


class TestStrangers:
    @pytest.mark.parametrize("name", ["Anna Lind", "Ngozi Lind", "Maja Okafor", "Zofia Berg"])
    def test_a_known_surname_under_another_given_name_is_somebody_else(self, name):
        request = request_for(f"who is {name}")
        assert (named(f"who is {name}"), request.strange) == ([], tuple(name.split()))

    def test_a_given_name_in_the_sentence_before_makes_no_stranger(self):
        assert named("tell me about Ngozi. Lind too") == ["okafor", "lind"]

    def test_a_plain_word_before_a_surname_makes_no_stranger(self):
        assert named("did the stoker Lind strike") == ["lind"]

    def test_an_uncapitalised_unknown_word_before_a_surname_makes_no_stranger(self):
        assert named("what of zealous Lind") == ["lind"]

    @pytest.mark.parametrize("name", ["Norway", "Norwegian", "Mayor Finch", "atlantis"])
    def test_a_name_of_the_world_is_strange(self, name):
        assert request_for(f"what about {name}").strange == (name,)

    def test_an_unknown_word_with_a_capital_is_taken_for_a_name(self):
        request = request_for("what about Zanzibar")
        assert (request.strange, request.unknown) == (("Zanzibar",), ())

    def test_an_unknown_initialism_is_taken_for_a_name(self):
        assert request_for("is it about QXZ").strange == ("QXZ",)

    def test_a_capital_that_begins_a_sentence_makes_no_name(self):
        request = request_for("Whales? Walruses")
        assert (request.strange, request.unknown) == ((), ("Whales", "Walruses"))

    def test_capitals_throughout_make_no_names(self):
        assert request_for("WHAT ABOUT WHALES").strange == ()

    def test_german_nouns_are_not_names(self):
        request = request_for("wer hat die Walfische und warum")
        assert (request.strange, request.unknown) == ((), ("Walfische",))

    def test_those_with_a_name_like_a_stranger_s_are_remembered(self):
        assert [entity.id for entity in request_for("who is Kowalski").alike] == ["kowalska"]


class TestWords:
    def test_an_unknown_word_is_told(self):
        assert request_for("why do walruses strike").unknown == ("walruses",)

    def test_a_single_letter_is_never_unknown(self):
        assert request_for("z strike").unknown == ()

    def test_a_word_of_the_languages_carries_no_feature(self):
        assert request_for("is it about the").features == frozenset()

    @pytest.mark.parametrize("text", ["", "  ", "😀", "?!…", "is it about the"])
    def test_a_query_without_anything_to_go_by_is_empty(self, text):
        assert request_for(text).is_empty

    @pytest.mark.parametrize("text", ["strike", "whale", "Norway", "a1", "timeline"])
    def test_a_query_with_anything_to_go_by_is_not_empty(self, text):
        assert not request_for(text).is_empty

    def test_the_text_is_kept_as_typed(self):
        assert request_for(" Why STRIKE?! ").text == " Why STRIKE?! "

    def test_a_year_asks_for_a_date(self):
        assert "c:when" in request_for("2031").features

    def test_another_number_asks_for_a_quantity(self):
        assert "c:number" in request_for("40").features

    @pytest.mark.parametrize("text", ["the 3 May article on wages", "wages in the article dated 3 May"])
    def test_the_day_of_an_article_asks_nothing(self, text):
        assert "c:number" not in request_for(text).features

    def test_a_number_in_a_set_phrase_asks_nothing(self):
        assert "c:number" not in request_for("the strike, for the 8 o'clock news").features


class TestLanguages:
    @pytest.mark.parametrize(
        ("text", "code"),
        [("why strike", None), ("warum ist der Streik", "de"), ("почему матросы", "ru")],
    )
    def test_the_query_s_language_is_told(self, text, code):
        language = request_for(text).language
        assert (language.code if language else None) == code

    @pytest.mark.parametrize("text", ["why strike", "warum ist der Streik"])
    def test_the_same_notions_are_found_in_each_language(self, text):
        assert request_for(text).features == {"c:motive", "c:strike"}

    def test_outside_english_only_names_are_mended(self):
        assert request_for("почему кто и Ковальска").corrected == ()


class TestSlips:
    def test_what_was_mended_is_told(self):
        assert request_for("why stirke").corrected == (("stirke", "strike"),)

    def test_a_mended_word_counts(self):
        assert request_for("why stirke").features == request_for("why strike").features

    def test_known_words_are_not_mended(self):
        assert request_for("why strike").corrected == ()


class TestLimits:
    @pytest.mark.parametrize(
        ("text", "limits"),
        [
            ("why, according to a2", ("s:a2",)),
            ("why, except a1", ("r:except", "s:a1")),
            ("what all agree on", ("r:agreed",)),
            ("why in the third article", ("r:third",)),
        ],
    )
    def test_sources_are_limits_and_no_features(self, text, limits):
        request = request_for(text)
        assert (request.limits, request.names_sources) == (limits, True)
        assert not any(feature.startswith(("r:", "s:")) for feature in request.features)

    def test_views_are_asked_for_once(self):
        assert request_for("timeline, timeline").views == ("timeline",)
