"""Several questions in one message."""

import pytest

from bot.answering.parts import MOST_PARTS, MOST_SENTENCES, Splitter
from tests.answering.builders_answering import ask, every_line, said, slug_of
from tests.answering.shared_words import some_general

SPLITTER = Splitter(some_general().languages)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("How many? Who leads?", ("How many?", "Who leads?")),
        ("how many strike and who leads it", ("how many strike", "who leads it")),
        ("how many strike, who leads it", ("how many strike", "who leads it")),
        ("how many strike, and also why", ("how many strike, and", "why")),
        ("1. who leads 2. why strike", ("who leads", "why strike")),
        ("1) who leads\n2) why strike", ("who leads", "why strike")),
        ("1) Who leads? 2) Why strike?", ("Who leads?", "Why strike?")),
        ("(a) who leads (b) why strike", ("who leads", "why strike")),
        ("who leads\nwhy strike", ("who leads", "why strike")),
        ("who leads; why strike", ("who leads;", "why strike")),
        ("wer leitet und warum", ("wer leitet", "warum")),
        ("кто и почему", ("кто", "почему")),
        ("Two things for the note today: who leads and why", ("who leads", "why")),
        ("I am new here. Who leads? Why?", ("Who leads?", "Why?")),
    ],
)
def test_a_message_is_cut_where_a_new_question_begins(text, pieces):
    assert SPLITTER.split(text) == pieces


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "who leads",
        "Who leads?",
        "I am new here. Who leads?",
        "bread and butter",
        "the strike, the port",
        "the port: who leads",
    ],
)
def test_a_single_question_is_not_cut(text):
    assert SPLITTER.split(text) == ()


def test_too_many_questions_are_taken_as_one():
    assert SPLITTER.split("why? " * MOST_PARTS) == ("why?",) * MOST_PARTS
    assert SPLITTER.split("why? " * (MOST_PARTS + 1)) == ()


def test_sentences_are_told_apart():
    assert SPLITTER.sentences("I am new. Who leads? Thanks") == ("I am new.", "Who leads?", "Thanks")


def test_a_decimal_point_ends_no_sentence():
    assert SPLITTER.sentences("It cost 3.50 crowns") == ()


def test_sentences_past_the_first_few_are_left_out():
    assert len(SPLITTER.sentences("Aye! " * 50)) == MOST_SENTENCES


def test_without_languages_nothing_is_cut():
    assert Splitter(()).sentences("one") == ()


class TestAnswers:
    def test_each_question_gets_its_part(self):
        answer = ask("How many of the crew are on strike? Who leads the strike?")
        assert [slug_of(part) for part in (answer, *answer.parts)] == ["how-many", "leaders"]

    def test_short_sentences_are_questions_of_their_own(self):
        answer = ask("who leads it and how many of the crew are on strike and is the strike over")
        assert [slug_of(part) for part in answer.all_parts] == ["leaders", "how-many", "end"]

    def test_the_query_stays_whole(self):
        text = "How many of the crew are on strike? Who leads the strike?"
        assert ask(text).query == text

    def test_the_same_question_twice_is_answered_once(self):
        answer = ask("Who leads the strike? Who is in charge of the strike?")
        assert (slug_of(answer), answer.parts) == ("leaders", ())

    def test_a_question_to_refuse_is_refused_beside_one_to_answer(self):
        answer = ask("Who leads the strike? What happens in Norway?")
        assert [part.status for part in (answer, *answer.parts)] == ["answered", "not-covered"]

    def test_only_questions_to_refuse_are_refused_as_one(self):
        answer = ask("What happens in Norway? Who was Mayor Finch?")
        assert (answer.status, answer.parts) == ("not-covered", ())

    def test_every_line_of_every_part_is_cited(self):
        answer = ask("How many of the crew are on strike? Who leads the strike?")
        assert all(line.citations for line in every_line(answer))

    def test_the_sentence_that_asks_is_answered(self):
        answer = ask("Walrus weather, lovely gannets, calm seas today. Who leads the strike?")
        assert said(answer.lines) == ["a1.c03", "a2.c02"]


@pytest.mark.parametrize("text", ["Who struck on 13. May, and why", "When the crew struck, who led it"])
def test_neither_a_day_nor_a_clause_of_time_is_cut_off(text):
    assert not SPLITTER.sentences(text)
    assert "When the crew struck" not in SPLITTER.split(text)
