"""Whose the words are that a statement has in quotation marks, and who is said to have had none."""

import pytest

from bot.story.answers import Verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ('The words "a positive sign" come from Amnesty International.', "contradicted-by-all"),
        ('The words "a positive sign" come from the European Union.', "supported"),
        ('"Humanitarian gesture" was how the European Union put it.', "contradicted-by-all"),
        ("State media spoke of a 'humanitarian gesture'.", "supported"),
        ("Слова «гуманитарный жест» принадлежат Евросоюзу.", "contradicted-by-all"),
        ('"İnsani jest" ifadesi Avrupa Birliği\'ne ait.', "contradicted-by-all"),
    ],
)
def test_quoted_words_are_opposed_by_those_who_have_them_from_another(belarus, statement, verdict):
    assert belarus.check(statement).verdict == Verdict(verdict)


def test_only_the_claims_with_the_words_oppose(belarus):
    [part] = belarus.check("'A positive sign' came from Amnesty.").parts
    assert [line.claims[0].attributed_to.id for line in part.opposing] == ["eu"]


def test_quoted_words_that_nobody_has_oppose_nothing(checker):
    [part] = checker.check('Ada Quill spoke of "some purple tide".').parts
    assert not part.opposing


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Ada Quill kept quiet about the festival.", "contradicted-by-all"),
        ("Ben Tarn kept quiet about the festival.", "not-covered"),
    ],
)
def test_who_has_spoken_was_not_silent(checker, statement, verdict):
    assert checker.check(statement).verdict == Verdict(verdict)


@pytest.mark.parametrize(
    "statement",
    [
        "State-run media in Belarus kept quiet about the releases.",
        "Kolesnikova ist nach der Freilassung verstummt.",
    ],
)
def test_own_words_of_the_silent_oppose(belarus, statement):
    [part] = belarus.check(statement).parts
    assert part.verdict is Verdict.CONTRADICTED
    assert all(line.claims[0].attributed_to for line in part.opposing)
