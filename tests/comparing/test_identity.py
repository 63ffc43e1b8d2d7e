"""Whether two labels may name one person."""

from __future__ import annotations

import pytest

from bot.comparing import possibly_same
from bot.comparing.identity import possible_pairs
from bot.story.findings import Cause, Severity
from tests.builders import a_claim, an_entity, some_names
from tests.comparing.builders_comparing import compared, entities, held

SAME = [
    ("Anna K.", "Anna Karenina"),
    ("Anna K", "Anna Karenina"),
    ("A. Karenina", "Anna Karenina"),
    ("Karenina", "Anna Karenina"),
    ("Анна К.", "Anna Karenina"),
    ("Анна Каренина", "Anna Karenina"),
    ("Fjodor Dostojewski", "Fyodor Dostoevsky"),
    ("Фёдор Достоевский", "Fedor Dostoevsky"),
    ("Anton Tchekhov", "Anton Tchékhov"),
    ("Victor Kalashnikava", "Viktor Kalashnikova"),
    ("Anna Arkadyevna Karenina", "Anna Karenina"),
]
DIFFERENT = [
    ("Anna Karenina", "Anna Snegina"),
    ("Anna Karenina", "Vera Karenina"),
    ("Anna K.", "Vera Karenina"),
    ("Anna K.", "Anna Snegina"),
    ("Anna", "Anna Karenina"),
    ("Sergei Tarkovsky", "Sergei Tarkovskaya"),
    ("Sergei Karenin", "Sergei Karenina"),
    ("Marina Karenina", "Maria Karenina"),
    ("Bo Li", "Bo Lu"),
    ("A. K.", "Anna Karenina"),
    ("V. Karenina", "Anna Karenina"),
]


def persons(*labels):
    return [an_entity(f"person-{n}", label=label) for n, label in enumerate(labels)]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_possibly_same(one, other):
    one, other = persons(one, other)
    assert possibly_same(one, other)
    assert possibly_same(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different(one, other):
    one, other = persons(one, other)
    assert not possibly_same(one, other)
    assert not possibly_same(other, one)


def test_nobody_is_possibly_himself():
    assert not possibly_same(*entities("moreau", "moreau"))


def test_only_persons_are_possibly_the_same():
    assert not possibly_same(
        an_entity("a", kind="body", label="Anna K."), an_entity("b", label="Anna Karenina")
    )


def test_pairs_are_found_without_looking_at_all():
    labels = [label for pair in SAME + DIFFERENT for label in pair]
    known = persons(*labels)
    pairs = {(one.id, other.id) for one, other in possible_pairs(known)}
    assert pairs == {
        (one.id, other.id)
        for one in known
        for other in known
        if one.id < other.id and possibly_same(one, other)
    }


def named(name, *ids, aspect="members"):
    return a_claim(name, aspect=aspect, value=some_names(*entities(*ids)))


def test_a_possible_identity_is_shown_once():
    found = compared(
        named("000.c1", "moreau"),
        named("001.c1", "anna-m"),
        named("000.c2", "moreau", aspect="crew"),
        named("001.c2", "anna-m", aspect="crew"),
    )
    [finding] = found
    assert (finding.severity, finding.kind, finding.cause) == (
        Severity.VAGUE,
        "identity",
        Cause.POSSIBLY_SAME,
    )
    assert (finding.items, held(finding)) == (("Anna M.", "Anna Moreau"), [["000.c2"], ["001.c2"]])


def test_a_list_that_names_both_keeps_them_apart():
    found = compared(named("000.c1", "moreau", "anna-m"), named("001.c1", "anna-m"))
    assert [finding.cause for finding in found] == [Cause.AGREE]


def test_one_source_does_not_meet_itself():
    assert not compared(named("000.c1", "moreau"), named("000.c2", "anna-m"))
