"""Statements of what holds only while something else does."""

import pytest

from bot.story.answers import Verdict


def condition(analyst, text):
    return analyst.statement(text).condition


@pytest.mark.parametrize(
    "text",
    [
        "The ferry runs as long as the wind is low",
        "The ferry will not run unless the wind is low",
        "Without repairs the ferry will soon be over",
        "If repairs stop, the ferry loses its licence",
        "Everything hinges on the wind",
        "The licence is not regardless of the wind",
        "Паром недолговечен без ремонта",
        "Все зависит от ветра",
        "Tamir edilmezse vapur kısa ömürlü olur",
        "Die Fähre hält nur, solange der Wind anhält",
    ],
)
def test_what_ties_one_thing_to_another_is_a_condition(analyst, text):
    assert condition(analyst, text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The ferry lasts even without repairs",
        "The ferry will run no matter how the wind is",
        "The ferry does not depend on the wind",
        "The ferry will last unless it is repaired",
        "Паром прослужит долго даже без ремонта",
        "Tamir edilmese bile vapur çalışır",
        "Selbst wenn der Wind dreht, fährt die Fähre",
    ],
)
def test_what_does_without_the_other_is_the_opposite(analyst, text):
    assert condition(analyst, text) == -1


@pytest.mark.parametrize("text", ["The ferry ran without repairs", "It is unclear whether it runs"])
def test_other_texts_state_no_condition(analyst, text):
    assert condition(analyst, text) == 0


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Observers fear the easing may not last unless pressure is kept up.", "supported"),
        ("If Minsk stops behaving well, the suspension of the sanctions loses its basis.", "supported"),
        ("The suspension of sanctions hangs on continued good conduct by Minsk.", "supported"),
        ("The suspension of sanctions does not depend on how Minsk behaves.", "contradicted-by-all"),
        ("The easing will last even without pressure, analysts say.", "contradicted-by-all"),
        ("Selbst ohne Druck wird die Lockerung von Dauer sein, sagen Analysten.", "contradicted-by-all"),
        ("More relief hinges on potash prices.", "not-covered"),
    ],
)
def test_condition_is_borne_out_or_opposed_by_claims_that_state_one(belarus, statement, verdict):
    assert belarus.check(statement).verdict == Verdict(verdict)
