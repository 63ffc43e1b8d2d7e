"""A story's lexicon: names, given names, and the world outside."""

import pytest

from tests.answering.builders_answering import MEANINGS, some_meanings
from tests.builders import an_entity


@pytest.mark.parametrize(
    ("name", "entities"),
    [
        ("Maja Lind", {"e:lind"}),
        ("Lind", {"e:lind"}),
        ("Линд", {"e:lind"}),
        ("Ngozi", {"e:okafor"}),
        ("Maja", {"e:lind", "e:berg"}),
        ("Seamen's Union", {"e:union"}),
        ("portside", {"e:port"}),
    ],
    ids=["in full", "surname", "alias", "given name", "shared given name", "a body", "a wildcard"],
)
def test_an_entity_is_found_by_each_of_its_names(name, entities):
    assert MEANINGS.lexicon.features(name) == entities


def test_an_initial_is_no_surname():
    meanings = some_meanings(an_entity("anna-m", label="Anna M."))
    assert not meanings.lexicon.features("M")


def test_a_person_with_one_name_bears_no_given_name():
    meanings = some_meanings(an_entity("captain", label="Nemo"))
    assert (meanings.lexicon.features("Nemo"), "nemo" in meanings.given) == ({"e:captain"}, False)


def test_a_source_is_found_by_its_id():
    assert MEANINGS.lexicon.features("a2") == {"s:a2"}


def test_words_of_claims_are_known():
    assert MEANINGS.lexicon.features("stoker") == {"w:stoker"}


def test_words_of_wordings_are_known():
    assert MEANINGS.lexicon.features("ferry") == {"w:ferry"}


def test_names_of_the_world_are_strange():
    assert MEANINGS.lexicon.features("Norwegians") == {"x:world"}


def test_the_story_s_own_names_are_not_of_the_world():
    meanings = some_meanings(an_entity("norway", kind="place", label="Norway"))
    assert meanings.lexicon.features("Norway") == {"e:norway"}


def test_denials_are_folded():
    assert MEANINGS.denials == {"not", "no", "nicht", "не"}
