"""Of whom a statement says something: of both who are named, or of the one and not of the other."""

import pytest

from bot.story.answers import Verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("It was Amnesty, not the EU, that urged Minsk to hold free elections.", "contradicted-by-all"),
        ("It was the EU, not Amnesty, that called for free and fair elections.", "supported"),
        ("Not Coale but Tikhanovskaya said that more sanctions may be lifted.", "contradicted-by-all"),
        ("Не ЕС, а Эмнести призвала провести свободные выборы.", "contradicted-by-all"),
        ("Nicht die EU, sondern Amnesty forderte freie Wahlen.", "contradicted-by-all"),
    ],
)
def test_who_said_what_is_denied_of_them_opposes(belarus, statement, verdict):
    assert belarus.check(statement).verdict == Verdict(verdict)


def test_only_the_word_of_whom_it_is_denied_of_opposes(belarus):
    parts = belarus.check("It was Amnesty, not the EU, that urged Minsk to hold free elections.").parts
    speakers = {line.claims[0].attributed_to.id for part in parts for line in part.opposing}
    assert speakers == {"eu"}


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Both Amnesty and the EU urged Minsk to hold fair elections.", "partly"),
        ("Both the EU and Amnesty welcomed the move.", "supported"),
    ],
)
def test_what_is_said_of_both_is_borne_out_by_turns(belarus, statement, verdict):
    assert belarus.check(statement).verdict == Verdict(verdict)


def test_who_names_a_term_and_denies_what_the_claim_says_of_it_is_opposed(belarus):
    check = belarus.check("Amnesty International declared the repression over.")
    assert check.verdict is Verdict.CONTRADICTED
