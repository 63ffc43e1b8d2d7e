"""Messages that lean on the question before them."""

import pytest

from bot.answering.followups import FEW_WORDS, is_leaning, joined
from tests.answering.builders_answering import ask, notices_in, request_for, said, slug_of

SURE = 0.7


def leans(text: str, sureness: float = 1.0) -> bool:
    return is_leaning(request_for(text), len(text.split()), sureness, SURE)


class TestLeaning:
    @pytest.mark.parametrize("text", ["and Berg?", "according to a2?", "who?", "why?", "and?"])
    def test_a_message_of_names_sources_or_askers_leans(self, text):
        assert leans(text)

    def test_a_message_with_a_subject_stands_by_itself(self):
        assert not leans("and the fares?")

    def test_an_unsure_message_leans_whatever_its_subject(self):
        assert leans("and the fares?", sureness=0.3)

    def test_a_long_message_never_leans(self):
        assert not leans("and " * FEW_WORDS + "Berg", sureness=0.0)

    def test_a_name_from_elsewhere_never_leans(self):
        assert not leans("and Norway?", sureness=0.0)

    def test_a_view_never_leans(self):
        assert not leans("timeline", sureness=0.0)


class TestJoining:
    def test_a_name_replaces_one_of_its_kind(self):
        merged = joined(request_for("what did Lind say"), request_for("and Berg?"))
        assert [entity.id for entity in merged.entities] == ["berg"]
        assert (merged.features & {"e:lind", "e:berg", "c:say"}) == {"e:berg", "c:say"}

    def test_a_name_of_another_kind_is_added(self):
        merged = joined(request_for("what did Lind say"), request_for("and the union?"))
        assert [entity.id for entity in merged.entities] == ["lind", "union"]

    def test_new_sources_replace_the_old(self):
        merged = joined(request_for("why strike, according to a1"), request_for("according to a2?"))
        assert merged.limits == ("s:a2",)

    def test_old_sources_stay_when_none_are_named(self):
        merged = joined(request_for("what did Lind say in a3"), request_for("and Berg?"))
        assert merged.limits == ("s:a3",)

    def test_unknown_words_of_both_count(self):
        merged = joined(request_for("why do walruses strike"), request_for("and whales?"))
        assert merged.unknown == ("walruses", "whales")

    def test_the_text_is_that_of_the_new_message(self):
        assert joined(request_for("why strike"), request_for("and Berg?")).text == "and Berg?"


class TestAnswers:
    def test_another_person_is_asked_about(self):
        answer = ask("and Okafor?", previous="who is Maja Lind")
        assert (slug_of(answer), said(answer.lines)) == ("person", ["a2.c04"])

    def test_another_source_is_asked_for(self):
        answer = ask("according to a1?", previous="who leads the strike")
        assert (slug_of(answer), said(answer.lines)) == ("leaders", ["a1.c03"])

    def test_the_question_before_may_be_given_by_its_slug(self):
        assert slug_of(ask("according to a1?", previous="leaders")) == "leaders"

    def test_an_answer_says_that_it_was_taken_as_a_follow_up(self):
        assert notices_in(ask("according to a1?", previous="leaders"))["follow-up"] == ("leaders",)

    def test_a_message_that_stands_by_itself_is_answered_by_itself(self):
        answer = ask("what happens to fares", previous="leaders")
        assert (slug_of(answer), "follow-up" in notices_in(answer)) == ("fares", False)

    def test_a_stranger_is_not_answered_from_the_question_before(self):
        assert ask("and Anna Lind?", previous="who is Maja Lind").status == "not-covered"

    def test_without_a_question_before_nothing_is_leant_on(self):
        assert "follow-up" not in notices_in(ask("according to a1?"))

    @pytest.mark.parametrize("previous", ["", "  ", "😀", "zzz", "\x00", "who " * 5_000])
    def test_whatever_stood_before_the_answer_is_orderly(self, previous):
        assert ask("and Berg?", previous=previous).status in {"answered", "not-covered", "ambiguous"}
