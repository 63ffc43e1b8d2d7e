"""Text taken apart into folded words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.words import (
    MAX_CHARACTERS,
    fold,
    folded_words,
    may_hold,
    stem,
    vocabulary_of,
    words,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Ferry", "ferry"),
        ("Łódź", "lodz"),
        ("ısı", "isi"),
        ("İzmir", "izmir"),
        ("Straße", "strasse"),
        ("Ёлка", "елка"),
        ("Žižek", "zizek"),
        ("ﬁsh", "fish"),
        ("Søren", "soren"),
    ],
)
def test_spellings_of_one_word_fold_alike(written, folded):
    assert fold(written) == folded


def test_cyrillic_stays_cyrillic():
    assert fold("Матросы") == "матросы"


def test_decomposed_and_composed_letters_fold_alike():
    assert fold(unicodedata.normalize("NFD", "Müdür")) == fold(unicodedata.normalize("NFC", "Müdür"))


def test_folding_twice_changes_nothing():
    assert fold(fold("ÎŁİß")) == fold("ÎŁİß")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who strikes?", ("who", "strikes")),
        ("US-Sanktionen", ("us", "sanktionen")),
        ("snake_case", ("snake", "case")),
        ("the U.S. fleet", ("the", "us", "fleet")),
        ("the U.S.A.", ("the", "usa")),
        ("Lind's crew", ("lind", "crew")),
        ("Lind’s crew", ("lind", "crew")),
        ("Ankara'nın gemisi", ("ankara", "gemisi")),
        ("they don't", ("they", "dont")),
        ("they don’t", ("they", "dont")),
        ("Jeanne d'Arc", ("jeanne", "darc")),
        ("rock 'n' roll", ("rock", "n", "roll")),
        ("1,200 crowns", ("1", "200", "crowns")),
        ("", ()),
        (" \t\n", ()),
        ("😀 ?!…", ()),
        ("''’", ()),
    ],
)
def test_text_is_cut_into_folded_words(text, expected):
    assert folded_words(text) == expected


def test_an_initialism_ends_where_its_dots_do():
    assert folded_words("Viktor B. left") == ("viktor", "b", "left")


def test_words_remember_how_they_were_written_and_where():
    assert [(word.raw, word.start) for word in words("Who  leads?")] == [("Who", 0), ("leads", 5)]


@pytest.mark.parametrize("mark", [". ", "? ", "! ", "; ", "\n", "… "])
def test_a_sentence_break_starts_a_new_clause(mark):
    assert [word.clause for word in words(f"one{mark}two")] == [0, 1]


def test_a_comma_starts_no_new_clause():
    assert [word.clause for word in words("one, two")] == [0, 0]


def test_numbers_are_told_by_their_digits():
    assert [word.is_number for word in words("40 sailors4")] == [True, False]


def test_capitals_are_told_by_the_first_letter():
    assert [word.is_capital for word in words("Maja lInd")] == [True, False]


def test_text_past_the_limit_is_left_out():
    assert len(words("ab " * MAX_CHARACTERS)) <= MAX_CHARACTERS


def test_a_stem_is_the_first_six_letters():
    assert (stem("strikers"), stem("ship")) == ("strike", "ship")


def test_a_stem_is_without_a_gerunds_ending_unless_the_word_is_short():
    assert [stem("sailing"), stem("spring"), stem("negotiating")] == ["sail", "spring", "negoti"]


@given(st.text(max_size=200))
def test_words_stand_in_the_order_of_the_text(text):
    starts = [word.start for word in words(text)]
    assert starts == sorted(set(starts))


@given(st.text(max_size=200))
def test_the_quick_way_to_folded_words_finds_the_same(text):
    assert folded_words(text) == tuple(word.folded for word in words(text))


@given(st.lists(st.text("ab.'1é \n", max_size=12), max_size=6))
def test_a_vocabulary_is_the_words_of_its_texts_each_once(texts):
    expected = dict.fromkeys(word for text in texts for word in folded_words(text))
    assert tuple(vocabulary_of(texts)) == tuple(expected)


@given(st.one_of(st.text(), st.text("aAinsg'’.üİ U", max_size=40)))
def test_a_text_may_hold_every_root_of_its_words(text):
    assert all(may_hold(text, {stem(word)}) for word in folded_words(text))


def test_a_text_without_the_letters_of_a_root_holds_none_of_its_words():
    assert not may_hold("The ferries sailed on.", {"strike", "harbou"})


def test_no_clause_ends_after_an_initial():
    assert [word.clause for word in words("Is Maja B. a sailor? No.")] == [0, 0, 0, 0, 0, 1]
