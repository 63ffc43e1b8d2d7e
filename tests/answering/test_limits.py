"""Which sources a query limits its answer to."""

import pytest

from bot.answering.limits import sources_asked
from bot.story.sources import PassageKind
from tests.answering.builders_answering import FERRY_ANSWERER, ask, notices_in, request_for, said
from tests.answering.ferries import OKAFOR, SOURCES
from tests.builders import a_passage, a_source


def asked_of(text: str, sources=SOURCES) -> list[str]:
    return sorted(sources_asked(request_for(text), sources, FERRY_ANSWERER.index.holding))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("why strike", []),
        ("why, according to a2", ["a2"]),
        ("why, according to A2", ["a2"]),
        ("what do a1 and a3 say", ["a1", "a3"]),
        ("what does the dated article say", ["a1"]),
        ("what do the undated articles say", ["a2", "a3"]),
        ("what does the first article say", ["a1"]),
        ("what does the third article say", ["a3"]),
        ("what does the last article say", ["a3"]),
        ("why, except a1", ["a2", "a3"]),
        ("why, except the dated article", ["a2", "a3"]),
        ("why, apart from the undated articles", ["a1"]),
        ("in a1 and a2 except a2", ["a1"]),
        ("why, except", []),
        ("why, in the may article", ["a1"]),
        ("why, in the piece dated 3 may", ["a1"]),
        ("why, in the march article", []),
        ("how many, in the Turkish site's article", ["a3"]),
        ("how many, on the turkish page", ["a3"]),
        ("how many, in the Polish article", []),
        ("how many in the article that mentions Okafor", ["a2"]),
        ("how many in the article with fares", ["a3"]),
        ("how many in the article without Okafor", ["a1", "a3"]),
        ("how many in the piece that mentions Okafor", ["a2"]),
        ("how many in the piece where Okafor speaks", ["a2"]),
        ("how many in the Okafor mentioning article", ["a2"]),
        ("how many in the first article and the other two", []),
        ("does the first article differ from the other two", []),
        ("how many in the other two, except a1", ["a2", "a3"]),
        ("how many in the article with Kowalska", []),
        ("how many in the article with the strike", []),
    ],
)
def test_sources_are_chosen_by_id_place_date_what_they_hold_or_exception(text, ids):
    assert asked_of(text) == ids


def test_sources_are_chosen_by_the_form_of_their_passages():
    answered = a_source("a4", passages=[a_passage("q1", kind=PassageKind.ANSWER)])
    assert asked_of("why, in the faq", (*SOURCES, answered)) == ["a4"]


@pytest.mark.parametrize(("rows", "ids"), [(("t1.1", "t2.1"), ["a4"]), (("t1.1", "t1.2"), ["a4", "a5"])])
def test_the_article_with_the_tables_has_several_when_any_has(rows, ids):
    first = a_source("a4", passages=[a_passage(row, kind=PassageKind.ROW) for row in rows])
    second = a_source("a5", passages=[a_passage("t1.1", kind=PassageKind.ROW)])
    assert asked_of("why, in the tables article", (*SOURCES, first, second)) == ids


def test_what_describes_a_source_is_not_asked_for_itself():
    request = request_for("how many in the article that mentions Okafor")
    assert (request.features, request.entities) == (frozenset({"c:number"}), ())


def test_a_description_ends_with_its_sentence():
    assert request_for("is it in the article with. Okafor?").entities == (OKAFOR,)


def test_a_place_past_the_last_source_limits_nothing():
    assert asked_of("what does the third article say", SOURCES[:2]) == []


def test_a_date_that_no_source_has_limits_nothing():
    assert asked_of("what does the dated article say", SOURCES[1:]) == []


def test_what_all_agree_on_names_no_source():
    assert asked_of("what all agree on") == []


def test_an_answer_holds_the_lines_of_the_sources_asked_for_only():
    assert said(ask("how many, according to a2").lines) == ["a2.c01"]


def test_an_answer_says_what_it_is_limited_to():
    assert notices_in(ask("how many, except a1"))["restricted"] == ("a2", "a3")


def test_an_answer_says_which_person_the_sources_asked_for_leave_out():
    assert notices_in(ask("what does a1 say about Okafor"))["absent"] == ("Ngozi Okafor", "a1")
    assert "absent" not in notices_in(ask("what does a2 say about Okafor"))


def test_a_source_asked_for_that_does_not_say_is_a_refusal():
    answer = ask("why are they on strike, according to a2")
    assert (answer.status, answer.lines) == ("not-covered", ())
    assert (answer.only, [source.id for source in answer.silent]) == (("a2",), ["a2"])


def test_only_the_sources_asked_for_can_be_silent():
    assert [source.id for source in ask("how many, except a1").silent] == ["a3"]
