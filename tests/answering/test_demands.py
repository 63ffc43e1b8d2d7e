"""What a query asks for that answers it only where a claim tells of it, and refusals where none does."""

import pytest

from tests.answering.builders_answering import ask, notices_in, request_for, said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("how old is Maja Lind", ["how old"]),
        ("how many of the crew are over 60", ["are over 60"]),
        ("how many of the crew are over 600", []),
        ("wie alt ist Lind und warum", ["wie alt"]),
        ("was the religion of the crew said", ["religion"]),
        ("what happened in 2019", ["2019"]),
        ("I am retired. Who leads the strike?", []),
        ("For a priest I know: who leads the strike?", []),
        ("Question from a priest: who leads the strike?", []),
        ("I write on religion and ask who leads", []),
        ("who leads the strike, for our priests", []),
        ("priests on strike", ["priests"]),
        ("Is a priest on strike? Thanks from the women.", ["priest"]),
    ],
    ids=[
        "an age",
        "any number of two digits",
        "one of three digits",
        "German",
        "no slip of another word",
        "a year",
        "another sentence",
        "before a colon",
        "an opening",
        "of those who ask",
        "their own",
        "no question",
        "a sentence that does not ask",
    ],
)
def test_what_a_query_demands(text, words):
    assert [demand.words for demand in request_for(text).demands] == words


@pytest.mark.parametrize(
    "text",
    [
        "how many of the crew are over 60",
        "how old is Maja Lind",
        "why are the priests on strike",
        "is Maja Lind a woman",
        "how many women are on strike",
    ],
    ids=[
        "number of others",
        "of a person",
        "of a group",
        "of one without the trait",
        "a number of women",
    ],
)
def test_what_no_claim_tells_of_is_refused_and_named(text):
    answer = ask(text)
    assert answer.status == "not-covered"
    assert notices_in(answer)["untold"]


def test_a_demanded_word_is_not_called_unknown():
    assert "unknown-words" not in notices_in(ask("why are the priests on strike"))


def test_a_claim_on_somebody_with_the_trait_answers():
    assert "a2.c02" in said(ask("which woman leads the strike").lines)


def test_a_date_answers_for_any_year():
    assert ask("did the strike begin in 2019").status == "answered"
