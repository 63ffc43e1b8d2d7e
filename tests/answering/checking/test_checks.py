"""Verdicts on whole statements, their parts, and texts that are no statement."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.story.answers import Verdict
from tests.answering.checking.conftest import a_checker
from tests.builders import a_claim, a_digest

HOSTILE = (
    "",
    "   ",
    "?!",
    "not not not",
    "and and and",
    "<!channel> <@U1> '; drop table claims; --",
    "🙂" * 50,
    "٣٤٥ ١٢٣",
    "2020-2020-2020 december december",
    "9" * 400,
    "boats " * 2_000,
    "İstanbul’da ﬁne ½ ①",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_every_text_gets_an_orderly_check(checker, text):
    check = checker.check(text)
    assert check.statement == text
    assert check.parts


@given(st.text(max_size=200))
@settings(deadline=None)
def test_no_text_breaks_it(text):
    assert CHECKER.check(text).verdict in Verdict


CHECKER = a_checker(a_digest(a_claim(says="123 prisoners were freed.")))


def test_same_statement_gives_the_same_check(checker):
    statement = "Forty boats sailed the regatta and the old bridge is shut."
    assert checker.check(statement) == checker.check(statement)


def test_denied_remark_opposes_what_it_denies(checker):
    check = checker.check("Ada Quill says that the festival pays for the repairs.")
    assert check.verdict is Verdict.CONTRADICTED


def test_word_of_one_person_is_not_that_of_another(checker):
    check = checker.check("Ben Tarn says that the festival does not pay for the repairs.")
    assert check.verdict is Verdict.NOT_COVERED


def test_statement_about_a_stranger_is_not_covered(checker):
    assert checker.check("Admiral Zweig opened the festival with a speech.").verdict is Verdict.NOT_COVERED


def test_part_no_article_speaks_of_is_named(checker):
    check = checker.check("Ada Quill opened the festival with a speech and watched the whales.")
    assert check.verdict is Verdict.PARTLY
    assert any("whales" in part.unknown for part in check.parts)


def test_one_part_held_and_one_opposed_is_partly(checker):
    check = checker.check("The storm came before the regatta, and the old bridge is shut.")
    assert [part.verdict for part in check.parts] == [Verdict.SUPPORTED, Verdict.CONTRADICTED]
    assert check.verdict is Verdict.PARTLY


def test_silence_is_not_opposition(checker):
    check = checker.check("The old bridge is open to traffic.")
    assert check.verdict is Verdict.SUPPORTED
    assert [source.id for source in check.sources] == ["000"]


def test_near_lines_stand_beside_what_is_not_covered(checker):
    check = checker.check("Whales followed the boats of the regatta for 12 days.")
    assert check.verdict is Verdict.NOT_COVERED
    assert check.parts[0].near


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Quill inaugurated the fair.", Verdict.SUPPORTED),
        ("Quill eröffnete das Volksfest.", Verdict.SUPPORTED),
        ("Quill inaugurated the aquarium.", Verdict.NOT_COVERED),
    ],
)
def test_a_statement_in_another_wording_of_a_claim_is_borne_out(checker, statement, verdict):
    assert checker.check(statement).verdict is verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Eel is not among the catch of the fleet.", Verdict.SUPPORTED),
        ("Crab is not among the catch of the fleet.", Verdict.CONTRADICTED),
        ("The catch of the fleet goes beyond crab and kelp.", Verdict.CONTRADICTED),
        ("The catch of the fleet goes beyond crab.", Verdict.SUPPORTED),
        ("The catch of the fleet does not go beyond crab and kelp.", Verdict.SUPPORTED),
        ("Besides crab, the catch of the fleet holds kelp.", Verdict.SUPPORTED),
        ("Besides crab, the catch of the fleet holds eel.", Verdict.CONTRADICTED),
        ("Not just crab but also kelp was in the catch of the fleet.", Verdict.SUPPORTED),
        ("Not just crab but also eel was in the catch of the fleet.", Verdict.CONTRADICTED),
        ("Eel is absent from the catch of the fleet.", Verdict.SUPPORTED),
        ("Crab stayed outside the catch of the fleet.", Verdict.CONTRADICTED),
        ("Eel and kelp are not among the catch of the fleet.", Verdict.CONTRADICTED),
        ("Apart from crab and kelp, nothing was in the catch of the fleet.", Verdict.SUPPORTED),
        ("Apart from crab, nothing was in the catch of the fleet.", Verdict.CONTRADICTED),
        ("The catch of the fleet is not confined to crab and kelp.", Verdict.CONTRADICTED),
        ("The catch of the fleet stops at crab and a few kelp.", Verdict.SUPPORTED),
    ],
)
def test_closed_list_bears_out_that_something_is_not_on_it(checker, statement, verdict):
    assert checker.check(statement).verdict is verdict


def test_names_alone_bear_nothing_out(checker):
    assert checker.check("Ada Quill came with the town council.").verdict is Verdict.NOT_COVERED


def test_name_put_in_after_a_comma_is_no_part_of_its_own(checker):
    assert len(checker.check("The boats sailed the regatta, Ben Tarn among them.").parts) == 1


def test_number_is_checked_apart_from_who_is_told_to_belong_to_it(checker):
    assert len(checker.check("Forty boats sailed the regatta, Ben Tarn among them.").parts) == 2
