"""Statements taken apart: negations, numbers, dates, pieces."""

from datetime import date

import pytest

from bot.answering.checking.mentions import mentions_of
from bot.answering.checking.pieces import pieces_of
from bot.story.values import Period, Quantity


def denied(utterance):
    return [word.raw for at, word in enumerate(utterance.words) if utterance.is_denied(at)]


def values(analyst, text):
    utterance = analyst.statement(text)
    return [mention.value for mention in mentions_of(utterance, analyst.general, analyst.story)]


def test_negation_reaches_to_the_next_pause(analyst):
    assert denied(analyst.statement("It has not sailed, they say")) == ["sailed"]


def test_two_negations_in_a_row_affirm(analyst):
    assert "repairs" not in denied(analyst.statement("She did not deny the repairs"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("никто из них не вышел", ["вышел"]),
        ("никто из них, говорят", ["из", "них"]),
        ("лодка никогда не тонула", ["тонула"]),
        ("лодок больше нет", ["лодок", "больше"]),
    ],
)
def test_words_that_go_along_with_a_negation_count_once(analyst, text, words):
    assert denied(analyst.statement(text)) == words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("tekne hâlâ batmadı", "batmadı"),
        ("tekneler artık açılmıyor", "açılmıyor"),
        ("bu tekne sağlam değil", "sağlam"),
        ("hiçbir tekne batmadı", "batmadı"),
    ],
)
def test_turkish_denies_what_stands_before_or_ends_so(analyst, text, word):
    assert word in denied(analyst.statement(text))


@pytest.mark.parametrize(
    "text", ["tekne battı", "tekneyi batırmaya devam etti", "teknenin batması bekleniyor"]
)
def test_turkish_nouns_of_verbs_deny_nothing(analyst, text):
    assert not denied(analyst.statement(text))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("sie hob das Verbot nicht auf", "hob"),
        ("er nahm an dem Rennen nicht teil", "nahm"),
        ("er beteiligte sich nicht an dem Rennen", "beteiligte"),
        ("die Boote sanken nicht", "sanken"),
    ],
)
def test_german_verb_before_what_denies_it_is_denied(analyst, text, word):
    assert word in denied(analyst.statement(text))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Sie sagten, dass die Boote sanken", 0),
        ("Die Boote, die im Hafen lagen, sanken", 0),
        ("Die Boote sanken, die Kutter nicht", 1),
        ("Sie weigerten sich, das Boot zu heben", 0),
        ("Лодки, которые стояли в порту, утонули", 0),
        ("Они сказали, что лодки утонули", 0),
        ("Лодка — это судно", 0),
        ("Лодки утонули, суда остались", 1),
    ],
)
def test_commas_of_dependent_clauses_are_no_pauses(analyst, text, count):
    assert len(analyst.statement(text).pauses) == count


def test_infinitive_is_denied_by_the_verb_it_depends_on(analyst):
    utterance = analyst.statement("Sie weigerten sich, das Boot mit Tang zu laden")
    remote = [utterance.written(unit.start, unit.end) for unit in utterance.units if unit.is_remote]
    assert {"Boot", "laden"} <= set(denied(utterance))
    assert "laden" not in remote


@pytest.mark.parametrize(
    ("text", "word"),
    [("The council declined to open the bridge", "declined"), ("They walked away from the race", "walked")],
)
def test_phrase_that_denies_tells_of_nothing_by_its_first_word(analyst, text, word):
    utterance = analyst.statement(text)
    assert word not in [utterance.written(unit.start, unit.end) for unit in utterance.units]


def test_two_whom_nobody_counts_are_no_number(analyst):
    assert values(analyst, "The two governments sent boats") == []


def test_negation_reaches_both_that_between_joins(analyst):
    assert "lighthouse" in denied(analyst.statement("no race between the harbour and the lighthouse"))


def test_prefix_denies_one_word(analyst):
    assert denied(analyst.statement("the non-military boats")) == ["military"]


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("123 boats", 123, 123),
        ("one hundred and twenty-three boats", 123, 123),
        ("a hundred boats", 100, 100),
        ("more than forty boats", 41, None),
        ("well over a hundred boats", 101, None),
        ("at least 40 boats", 40, None),
        ("fewer than 40 boats", None, 39),
        ("up to 40 boats", None, 40),
        ("about 40 boats", 36, 44),
        ("over a hundred boats", 101, None),
        ("a hundred boats or more have sailed", 100, None),
        ("a hundred or more boats", 100, None),
        ("es sind über hundert Boote", 101, None),
        ("mindestens zweihundert Boote sind es", 200, None),
        ("es waren hundertdreiundzwanzig Boote", 123, 123),
        ("weniger als fünfzig Boote sind gesegelt", None, 49),
        ("вышло более ста лодок", 101, None),
        ("вышли сто двадцать три лодки", 123, 123),
        ("вышло не менее двухсот лодок", 200, None),
        ("вышло около сотни лодок", 90, 110),
        ("yüzden fazla tekne açıldı", 101, None),
        ("100'den çok daha az tekne açıldı", None, 99),
        ("en az yüz yirmi üç tekne açıldı", 123, None),
    ],
)
def test_number_is_read_with_its_comparator(analyst, text, least, most):
    [value] = values(analyst, text)
    assert (value.least, value.most) == (least, most)


def test_days_are_not_boats(analyst):
    [value] = values(analyst, "They sailed for two days")
    assert isinstance(value, Quantity)
    assert value.unit


def test_vague_word_of_the_story_is_its_interval(analyst):
    [value] = values(analyst, "Only a handful sailed")
    assert (value.least, value.most) == (2, 9)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in 2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("in 2020–2021", date(2020, 1, 1), date(2021, 12, 31)),
        ("in February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("on 13 December 2025", date(2025, 12, 13), date(2025, 12, 13)),
        ("on December 13th, 2025", date(2025, 12, 13), date(2025, 12, 13)),
    ],
)
def test_date_is_read_at_its_precision(analyst, text, first, last):
    assert values(analyst, text) == [Period(first, last)]


@pytest.mark.parametrize("text", ["on a Saturday", "in December"])
def test_day_or_month_alone_has_no_value(analyst, text):
    assert values(analyst, f"They sailed {text}") == [None]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("The bridge is shut", ["The bridge is shut"]),
        ("The bridge is shut and the boats sailed", ["The bridge is shut", "the boats sailed"]),
        ("The boats sailed; the bridge is shut", ["The boats sailed", "the bridge is shut"]),
        ("Ada Quill and Ben Tarn sailed", ["Ada Quill and Ben Tarn sailed"]),
        ("The bridge is shut and not open", ["The bridge is shut and not open"]),
        ("Boats and whales were seen", ["Boats … were seen", "whales were seen"]),
    ],
)
def test_statement_is_cut_where_each_piece_says_something(analyst, text, pieces):
    assert [piece.text for piece in pieces_of(analyst.statement(text))] == pieces


def test_later_piece_inherits_what_the_first_is_about(analyst):
    _, later = pieces_of(analyst.statement("Ada Quill opened the bridge and watched the whales"))
    assert [unit.entities for unit in later.inherited] == [("mayor",)]
