"""Queries that put a statement to the articles."""

import pytest

from bot.answering.claimed import statement_in
from tests.answering.builders_answering import ask, notices_in, slug_of
from tests.answering.shared_words import some_general

LANGUAGES = some_general().languages


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Is it true that Lind leads it?", "Lind leads it"),
        ("is it true that: “Lind leads it”?", "Lind leads it"),
        ("  CLAIM: Lind leads it.", "Lind leads it."),
        ("Stimmt es, dass Lind streikt?", "Lind streikt"),
        ("Lind leads it", None),
        ("Who says: is it true that Lind leads it?", None),
        ("Is it true that?", None),
        ("claim:", None),
        ("Lind leads it, is that right?", "Lind leads it"),
        ("Lind leads it. Is that right?", "Lind leads it"),
        ("Who leads it? Is that right?", None),
        (
            'My draft: "Lind leads the old strike." Can it stand, in all?',
            "Lind leads the old strike.",
        ),
        ("I wrote ‘Lind leads the old strike’. Can it stand?", "Lind leads the old strike"),
        ("Can it stand: «Lind leads the old strike»", "Lind leads the old strike"),
        ("In „Lind leads the old strike“, can it stand", "Lind leads the old strike"),
        ('Who said "Lind leads the old strike"?', None),
        ('Can it stand, "leads the strike"?', None),
        ('Can it stand, "Who leads the old strike?"', None),
        ('Can "Lind leads the old strike" or "Okafor leads the old strike" hold: can it stand?', None),
        ("who knows what is that right", None),
        ("is that right?", None),
        ("", None),
    ],
)
def test_a_statement_is_what_follows_the_opening(text, statement):
    assert statement_in(text, LANGUAGES) == statement


def test_a_statement_is_answered_with_its_verdict():
    answer = ask("Is it true that 40 of the crew are on strike?")
    statement, verdict = notices_in(answer)["checked"]
    assert (slug_of(answer), statement, verdict) == (
        "how-many",
        "40 of the crew are on strike",
        "disputed",
    )


def test_the_query_is_kept_as_typed():
    assert ask("claim: Lind leads it").query == "claim: Lind leads it"
