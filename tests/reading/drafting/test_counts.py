"""What is counted, and what a number covers."""

import pytest

from bot.reading.drafting.totals import Doer, Scope
from tests.reading.drafting.builders_drafting import an_account, totals


@pytest.mark.parametrize(
    ("text", "outcome", "number"),
    [
        ("Four sailors were killed when the boiler blew up.", "killed", (4, 4)),
        ("The fire killed 12 people.", "killed", (12, 12)),
        ("A man and two women were killed on the quay.", "killed", (3, 3)),
        ("Twenty-one passengers were injured.", "injured", (21, 21)),
        ("The brawl left three people dead.", "killed", (3, 3)),
        ("3 dead, 5 wounded in harbour brawl", "killed", (3, 3)),
        ("3 dead, 5 wounded in harbour brawl", "injured", (5, 5)),
        ("At least six guests were injured.", "injured", (6, None)),
        ("More than ten villagers were killed.", "killed", (11, None)),
        ("Police counted seven fatalities.", "killed", (7, 7)),
        ("Five men were shot, two fatally.", "killed", (2, 2)),
        ("Two people were shot to death on the pier.", "killed", (2, 2)),
        ("No one was injured in the fire.", "injured", (0, 0)),
        ("Police: 4 adults, 1 child shot on the quay", "hit", (5, 5)),
        ("A girl and two men shot on the quay", "hit", (3, 3)),
        ("A third man has died of his wounds.", "killed", (3, 3)),
        ("5th person dies after fire on the quay", "killed", (5, 5)),
    ],
)
def test_numbers_are_read_with_what_they_count(violence, text, outcome, number):
    assert number in totals(an_account(text, violence), outcome)


@pytest.mark.parametrize(
    "text",
    [
        "He was charged with four counts of attempted murder.",
        "The clerk could have killed three people.",
        "The guard, 44, was killed by a wave.",
        "It happened at 12:30 p.m. on Pier 7, where a man was killed.",
        "Two men were questioned in the fatal shooting.",
        "2 Men Detained After Fatal Shooting",
    ],
)
def test_other_numbers_count_nobody(violence, text):
    numbers = {least for least, _ in totals(an_account(text, violence), "killed")}
    assert numbers <= {1}


def test_what_could_have_happened_befell_nobody(violence):
    account = an_account("The beam could have hit the clerk and killed her.", violence)
    assert not any("killed" in figure.outcomes for figure in account.figures)


def test_one_more_is_besides_those_told_before(violence):
    account = an_account("A deckhand was injured. A second man was injured as well.", violence)
    assert totals(account, "injured", Scope.BESIDES) == {(1, 1)}


def test_others_are_besides_those_told_before(violence):
    account = an_account("A deckhand was injured. Two other men were injured as well.", violence)
    assert totals(account, "injured", Scope.BESIDES) == {(2, 2)}


def test_some_of_a_group_are_a_part(violence):
    account = an_account("One of the victims was killed at once.", violence)
    assert totals(account, "killed", Scope.PART) == {(1, 1)}


def test_numbers_of_other_years_are_of_another_event(violence):
    account = an_account("In 2011 a storm killed nine people.", violence)
    assert totals(account, "killed") == set()
    assert totals(account, "killed", Scope.ELSEWHERE) == {(9, 9)}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Four people died, including the gunman.", Doer.INCLUDED),
        ("The attacker killed three people before killing himself.", Doer.EXCLUDED),
        ("Three people were killed on the pier.", Doer.OPEN),
        ("Police call it a double murder-suicide.", Doer.EXCLUDED),
        ("Three sailors were shot dead by the cook.", Doer.EXCLUDED),
    ],
)
def test_whether_whoever_did_it_is_counted(violence, text, doer):
    account = an_account(text, violence)
    found = {tally.doer for tally in account.tallies if tally.outcome == "killed" and tally.amount.floor > 1}
    assert found == {doer}


def test_what_befell_whoever_did_it_is_kept(violence):
    account = an_account("The gunman killed two clerks before killing himself.", violence)
    assert "killed" in {event.outcome for event in account.ends}


def test_who_ends_only_himself_is_the_one_counted(violence):
    account = an_account("A man wounded the clerk before killing himself.", violence)
    found = {tally.doer for tally in account.tallies if tally.outcome == "killed"}
    assert found == {Doer.INCLUDED}


@pytest.mark.parametrize(
    "text",
    ["Three sailors died in a murder-suicide.", "The gunman shot two clerks and then committed suicide."],
)
def test_a_suicide_is_the_end_of_whoever_did_it(violence, text):
    assert "killed" in {event.outcome for event in an_account(text, violence).ends}


def test_who_only_tried_it_did_not_die(violence):
    account = an_account("The gunman tried to commit suicide.", violence)
    assert "killed" not in {event.outcome for event in account.ends}


def test_the_headline_of_a_survey_sums_up_several_events(violence):
    account = an_account("4 dead on the quays\n\nThree shootings in one night shook Norholm.", violence)
    assert totals(account, "killed") == set()


@pytest.mark.parametrize(
    "text", ["Two men were killed in another shooting.", "An earlier attack left two men dead."]
)
def test_another_event_is_not_the_one_told_of(violence, text):
    assert (2, 2) in totals(an_account(text, violence), "killed", Scope.ELSEWHERE)


@pytest.mark.parametrize(
    "text",
    [
        "Nine sailors were killed in 17 shootings across Norholm.",
        "A string of shootings left nine sailors dead.",
        "Nine sailors were killed in separate attacks on two piers.",
    ],
)
def test_numbers_summed_over_several_events_are_of_another_event(violence, text):
    account = an_account(text, violence)
    assert totals(account, "killed") == set()
    assert (9, 9) in totals(account, "killed", Scope.ELSEWHERE)


def test_a_noun_that_looks_like_a_verb_counts_nobody(violence):
    assert totals(an_account("The clerk showed him three guns.", violence), "hit") == set()
