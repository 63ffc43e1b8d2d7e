"""Particles at the end of a clause, on the made-up ferry story."""

import pytest

from tests.answering.builders_answering import request_for


@pytest.mark.parametrize("text", ["wer hat Streik vor", "warum hat er Streik vor, der Lind?"])
def test_a_particle_that_ends_a_clause_is_part_of_the_verb(text):
    assert "vor" not in request_for(text).unknown


@pytest.mark.parametrize("text", ["wer ist vor der Lind", "vor"])
def test_elsewhere_it_is_a_preposition(text):
    assert "vor" in request_for(text).unknown
