"""Slips of the pen, and what is none."""

import pytest

from bot.answering.lexicon import Lexicon
from bot.answering.spelling import Speller
from tests.answering.builders_answering import ask, notices_in, slug_of


def a_speller(*known: str, names: tuple[str, ...] = ()) -> Speller:
    lexicon = Lexicon()
    lexicon.add_all(known, "c:known")
    return Speller(lexicon, frozenset(names))


@pytest.mark.parametrize(
    "slip",
    ["sanctoins", "sanctins", "sancctions", "sanktions", "sanctoin"],
    ids=["swapped", "left out", "doubled", "another letter", "two slips"],
)
def test_a_slip_in_a_long_word_is_mended(slip):
    assert a_speller("sanctions").nearest(slip) == "sanctions"


def test_a_long_word_may_hold_two_slips_but_not_three():
    speller = a_speller("negotiate")
    assert (speller.nearest("negotaite"), speller.nearest("neogtaiet")) == ("negotiate", None)


def test_a_shorter_word_may_hold_one_slip_but_not_two():
    speller = a_speller("strike")
    assert (speller.nearest("stirke"), speller.nearest("sitrek")) == ("strike", None)


@pytest.mark.parametrize("short", ["fery", "lnd", ""])
def test_short_words_are_not_mended(short):
    assert a_speller("ferry", names=("lind",)).nearest(short) is None


def test_what_holds_a_digit_is_not_mended():
    assert a_speller("strike").nearest("str1ke") is None


def test_the_nearest_word_is_taken():
    assert a_speller("strikes", "strides").nearest("strikess") == "strikes"


@pytest.mark.parametrize("slip", ["anctions", "tsanctions", "asnctions", "manctions"])
def test_one_slip_may_be_in_the_first_letter(slip):
    assert a_speller("sanctions").nearest(slip) == "sanctions"


def test_nothing_near_is_nothing_meant():
    assert a_speller("sanctions").nearest("elephants") is None


def test_two_slips_must_leave_the_first_letter():
    assert a_speller("harbours").nearest("bahrours") is None


def test_a_slip_in_a_name_is_mended():
    assert a_speller(names=("kowalska",)).nearest("kowlaska") == "kowalska"


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        ("kowalska", "kowalski"),
        ("kowalski", "kowalska"),
        ("ivanova", "ivanov"),
        ("ivanov", "ivanova"),
        ("tikhanovskaya", "tikhanovsky"),
    ],
)
def test_a_surname_of_the_other_gender_is_somebody_else(known, asked):
    assert a_speller(names=(known,)).nearest(asked) is None


def test_only_names_are_mended_when_only_names_are_asked_for():
    speller = a_speller("strikes", names=("kowalska",))
    assert speller.nearest("strikse", names_only=True) is None
    assert speller.nearest("kowaslka", names_only=True) == "kowalska"


def test_a_mended_query_is_answered_and_says_what_was_mended():
    answer = ask("reason of the stirke")
    assert (slug_of(answer), notices_in(answer)["corrected"]) == ("why", ("stirke", "strike"))


def test_a_man_is_not_answered_for_a_woman():
    assert not ask("Who is Kowalski?").lines


def test_a_slip_in_a_surname_finds_the_person():
    assert slug_of(ask("who is Okafro")) == "person"
