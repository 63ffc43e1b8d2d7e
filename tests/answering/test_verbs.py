"""Queries that begin with a verb."""

import pytest

from bot.answering.verbs import verb_of
from tests.answering.builders_answering import ask, said, slug_of
from tests.answering.shared_words import some_general

VERBS = some_general().verbs


@pytest.mark.parametrize(
    ("text", "verb", "rest"),
    [
        ("compare a1 a2", "compare", "a1 a2"),
        ("  Compare   a1 a2 ", "compare", "a1 a2"),
        ("VERGLEICHE a1 a2", "compare", "a1 a2"),
        ("search: wages", "search", "wages"),
        ("find wages", "search", "wages"),
    ],
)
def test_the_first_word_may_be_a_verb(text, verb, rest):
    assert verb_of(text, VERBS) == (verb, rest)


@pytest.mark.parametrize(
    "text", ["", "compare", "compare  ", "comparing a1", "a1 compare a2", "?! a1", "re-search it"]
)
def test_a_query_without_a_verb_is_left_as_it_is(text):
    assert verb_of(text, VERBS) == ("", text)


class TestComparing:
    def test_two_sources_are_compared(self):
        answer = ask("compare a1 and a2")
        assert {finding.aspect for finding in answer.findings} == {"count", "leaders"}

    def test_what_two_sources_share_is_told(self):
        assert said(ask("compare a2 a3").lines) == ["a2.c03", "a3.c01"]

    def test_sources_that_neither_differ_nor_agree_have_nothing_to_compare(self):
        assert ask("compare a1 a3").status == "not-covered"

    def test_one_source_alone_is_not_compared(self):
        assert not ask("compare a1").title.startswith("Compare")


class TestAlone:
    def test_what_one_source_alone_reports_is_told(self):
        assert said(ask("only a1").lines) == ["a1.c02", "a1.c04"]

    def test_a_subject_beside_the_source_is_a_question(self):
        answer = ask("only a1 how many sailors")
        assert (slug_of(answer), said(answer.lines)) == ("how-many", ["a1.c01"])


class TestSearching:
    def test_the_claims_that_hold_the_words_are_told(self):
        assert said(ask("search wages").lines) == ["a1.c02"]

    def test_claims_with_more_of_the_words_push_out_those_with_fewer(self):
        assert said(ask("search sailors Okafor").lines) == ["a2.c02"]

    def test_a_search_without_a_find_is_a_question_like_any_other(self):
        assert ask("search walruses").status == "not-covered"


class TestPersons:
    def test_a_person_is_presented(self):
        assert slug_of(ask("person Okafor")) == "person"

    def test_a_person_nobody_names_is_refused(self):
        assert ask("person Zanzibar").status == "not-covered"
