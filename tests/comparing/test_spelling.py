"""Spellings of one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.comparing.spelling import initial, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dostoevsky", "Dostojewski"),
        ("Достоевский", "Dostoyevskij"),
        ("Çelik", "Celik"),
        ("Szymanski", "Shimanski"),
        ("Yusupova", "Jussupowa"),
        ("O’Hara", "OHara"),
        ("ZOË", "Zoe"),
    ],
)
def test_one_name(one, other):
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Karenin", "Karenina"), ("Tarkovsky", "Tarkovskaya"), ("Lee", "Lo"), ("Maria", "Marina"), ("Li", "")],
)
def test_two_names(one, other):
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(("name", "letter"), [("Éva", "e."), ("Яна", "i."), ("B.", "b."), ("’", "")])
def test_initial(name, letter):
    assert initial(name) == letter


@given(st.text())
def test_case_does_not_matter(name):
    assert skeleton(name.upper().casefold()) == skeleton(name.upper())
