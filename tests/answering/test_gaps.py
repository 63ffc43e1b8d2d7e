"""Numbers, dates and names that are asked for and not given."""

import pytest

from tests.answering.builders_answering import ask


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("how many of the crew are on strike", "answered"),
        ("when did the strike begin", "answered"),
        ("what day do fares rise", "not-covered"),
    ],
)
def test_a_value_is_given_or_the_question_refused(text, status):
    assert ask(text).status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("How many prisoners were released?", "answered"),
        ("How many prisoners did Amnesty count?", "not-covered"),
        ("How many of the freed went to Poland?", "not-covered"),
        ("Since when was Kolesnikova in prison?", "answered"),
        ("When was Tikhanovskaya's reaction published?", "not-covered"),
        ("Which newspaper does Kuznetsova write for?", "not-covered"),
        ("Which organisation called the move welcome?", "answered"),
        ("What is Ivanova's party called?", "not-covered"),
        ("Did Bialiatski thank anyone?", "not-covered"),
        ("How many people did Russia free?", "not-covered"),
        ("Who presides over the European Union?", "not-covered"),
        ("кто руководит Amnesty", "not-covered"),
        ("Who leads the opposition?", "answered"),
        ("Who led the negotiations?", "answered"),
        ("In which hospital were they treated?", "not-covered"),
        ("In which country were they treated?", "answered"),
        ("Tikhanovskaya's party", "not-covered"),
        ("Petrov's employer?", "not-covered"),
        ("Names of the others who were freed", "not-covered"),
        ("Who is the US secretary of state?", "not-covered"),
    ],
)
def test_it_must_be_of_whom_is_named(belarus, text, status):
    assert belarus.answer(text).status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("What did Coale say about Poland?", "not-covered"),
        ("What did Coale say about sanctions?", "answered"),
        ("What does Amnesty think of the visa bans?", "not-covered"),
        ("Did Tikhanovskaya speak with Bialiatski?", "not-covered"),
        ("Did Coale hold talks with Lukashenko?", "answered"),
        ("What do Amnesty and the EU say of the releases?", "answered"),
        ("Is Viktor B. Viktor Babaryko?", "answered"),
    ],
)
def test_where_one_thing_is_asked_it_must_be_said_of_all_who_are_named(belarus, text, status):
    assert belarus.answer(text).status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Where did Coale go?", "not-covered"),
        ("Where are Coale and Tikhanovskaya now?", "not-covered"),
        ("Where was Kolesnikova taken?", "answered"),
    ],
)
def test_a_question_of_each_person_is_answered_for_those_of_whom_it_holds(belarus, text, status):
    assert belarus.answer(text).status == status
