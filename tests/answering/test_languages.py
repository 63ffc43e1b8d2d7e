"""The shared words, as the tables of config/languages give them."""

import pytest

from bot.answering.languages import general_of
from bot.answering.tongues import language_of
from bot.answering.words import words
from tests.answering.shared_words import WORDS, some_general


def language_code(text: str) -> str | None:
    found = language_of(words(text), some_general().languages)
    return found.code if found else None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("who is on strike", None),
        ("wer ist im Streik", "de"),
        ("кто бастует", "ru"),
        ("Линд или Берг на пароме", "ru"),
        ("Maja Lind", None),
        ("was", None),
        ("", None),
        ("2031", None),
    ],
)
def test_a_language_is_told_by_its_plain_words_or_script(text, code):
    assert language_code(text) == code


def test_a_single_foreign_word_among_english_ones_tells_nothing():
    assert language_code("what is it about the Streik") is None


def test_half_in_cyrillic_is_not_yet_russian():
    assert language_code("Lind Линд") is None


def test_a_language_without_a_name_is_called_by_its_code():
    (language,) = general_of({"fi": {"words": ["ja"]}}, {}).languages
    assert language.name == "fi"


def test_names_of_the_world_are_gathered_from_all_tables():
    world = {"lands": {"words": ["Norway"]}, "people": {"words": ["Finch"]}}
    assert some_general(world=world).world == ("Norway", "Finch")


def test_views_are_questions_that_gather_no_claims():
    assert all(view.gathers == () for view in some_general().views)


def test_tables_may_be_empty():
    general = general_of({}, {})
    assert (general.languages, general.world, general.views, dict(general.verbs)) == ((), (), (), {})


def test_limits_are_kept_by_language():
    english = some_general().languages[0]
    assert english.limits["except"] == tuple(WORDS["en"]["except"])
